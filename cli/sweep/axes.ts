/** Axes of a sweep: which values they take, and what those change in a scenario. */
import type { ParameterSpec } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { normal } from '../../sim/random/distributions.ts'
import { quantileOf } from '../../study/design/quantile-functions.ts'
import { valuesAt } from '../../study/priors.ts'
import type { AxisValue, SweepAxis, Target } from '../../study/sweep.ts'
import { nodeAt, plainOf, type Located } from '../scenario/located.ts'
import type { Change } from '../scenario/set.ts'
import type { AxisFile } from './sweep-schema.ts'

const table: Readonly<Record<string, ParameterSpec>> = parameters

export interface OpenAxis extends SweepAxis {
  /** The value at a place in [0, 1) of a continuous axis or of one with levels. */
  readonly at: (u: number) => AxisValue
}

/** What stands in the way of an axis, in words after its name. */
export class AxisFault extends Error {}

/** An axis as its file describes it; `root` is the scenario it changes. */
export function openAxis(name: string, file: AxisFile, root: Located): OpenAxis {
  if (file === 'prior') return priorAxis(name)
  const block = Array.isArray(file) ? { values: file } : file
  const unit = block.unit ?? ''
  const targets = [
    ...setTargets(name, block.sets, block.scales, unit),
    ...(block.scales ?? []).flatMap((pattern) => scaledTargets(pattern, root)),
  ]
  const levels = block.values ?? levelsOf(block)
  const { distribution, from = 0, to = 0 } = block
  return {
    name, label: block.label ?? name, targets, priorOf: null, levels,
    at: (u) => levels ? levels[Math.floor(u * levels.length)]
      : rounded(distribution ? quantileOf(distribution, inside(u)) : from + u * (to - from)),
  }
}

function levelsOf(
  { from, to, step }: { from?: number; to?: number; step?: number },
): number[] | null {
  if (from === undefined || to === undefined || step === undefined) return null
  const n = Math.floor((to - from) / step + 1e-9) + 1
  return Array.from({ length: n }, (_, k) => rounded(from + k * step))
}

/** Digits that a person would write: 0.30000000000000004 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12))

/** Distributions have no value at their ends. */
const inside = (u: number): number => Math.min(1 - 1e-9, Math.max(1e-9, u))

function priorAxis(name: string): OpenAxis {
  const spec = Object.hasOwn(table, name) ? table[name] : undefined
  if (!spec) throw new AxisFault('has a prior only where it is the name of a parameter')
  return {
    name, label: `${name}, quantile of its prior`, levels: null, priorOf: name,
    targets: [{ path: `parameters.${name}`, factor: null, unit: '' }],
    at: (u) => rounded(inside(u)),
  }
}

type Sets = readonly string[] | Readonly<Record<string, number>> | undefined

function setTargets(
  name: string, sets: Sets, scales: readonly string[] | undefined, unit: string,
): Target[] {
  const paths = sets ?? (scales ? [] : [name])
  return Array.isArray(paths)
    ? paths.map((path: string) => ({ path, factor: null, unit }))
    : Object.entries(paths as Readonly<Record<string, number>>)
      .map(([path, factor]) => ({ path, factor, unit }))
}

/** Every number at or below a field, to be multiplied; `*` stands for every entry of a list or map. */
function scaledTargets(pattern: string, root: Located): Target[] {
  const [first, ...rest] = pattern.split('.')
  const path = Object.hasOwn(table, first) ? ['parameters', first, ...rest] : [first, ...rest]
  const base = withDefaults(plainOf(root), path)
  const found = numbersAt(base, path, [])
  if (found.length === 0) {
    throw new AxisFault(`scales ${pattern}, where ${
      describeMissing(root, path)}; expected numbers, as in mexico.3.effort`)
  }
  return found.map(({ path: at, value }) => ({ path: at.join('.'), factor: value, unit: '' }))
}

/** A parameter that the scenario does not change has the value of the table. */
function withDefaults(plain: unknown, path: readonly string[]): unknown {
  if (path[0] !== 'parameters') return plain
  const own = (plain as { parameters?: Record<string, unknown> }).parameters?.[path[1]]
  const preset = table[path[1]]?.default
  const isPart = typeof own === 'object' && typeof preset === 'object'
  return { parameters: { [path[1]]: isPart ? { ...preset, ...own } : own ?? preset } }
}

function numbersAt(
  value: unknown, path: readonly string[], at: readonly string[],
): { path: readonly string[]; value: number }[] {
  if (typeof value === 'number' && path.length === 0) return [{ path: at, value }]
  if (typeof value !== 'object' || value === null) return []
  const [key = '*', ...rest] = path
  const entries: [string, unknown][] = Object.entries(value)
  return entries.filter(([name]) => key === '*' || key === name)
    .flatMap(([name, inner]) => numbersAt(inner, rest, [...at, name]))
}

const describeMissing = (root: Located, path: readonly string[]): string =>
  nodeAt(root, path) === undefined && !path.includes('*') ? 'there is nothing' : 'there is no number'

/** What a point's value on an axis changes, as if given by `--set`. */
export function changesOf({ name, targets, priorOf }: SweepAxis, value: AxisValue): Change[] {
  return targets.map(({ path, factor, unit }) => ({
    option: axisOption(name), path,
    value: priorOf !== null ? JSON.stringify(valuesAt(table[priorOf], normal(Number(value))))
      : typeof value !== 'number' ? JSON.stringify(value)
        : `${factor === null ? value : rounded(value * factor)}${unit === '' ? '' : ` ${unit}`}`,
  }))
}

/** How a problem says that it came from an axis. */
export const axisOption = (name: string): string => `axes.${name}`
