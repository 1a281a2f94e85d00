/** From the name of a scenario, or the path of a file, to a scenario without a fault. */
import path from 'node:path'
import { dayNumber } from '../../sim/dates.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { checkScenario } from './checks.ts'
import { checkExpectations } from './expectations.ts'
import { readMerged } from './files.ts'
import type { MergedFiles } from './files.ts'
import { problemsOf } from './issues.ts'
import { childOf, nodeAt, placeOfValue, plainOf, withValue } from './located.ts'
import type { Located } from './located.ts'
import type { ParameterTable } from './parameters-schema.ts'
import { lineOf, ScenarioError } from './problems.ts'
import type { Place, Problem } from './problems.ts'
import { resolveScenario } from './resolve.ts'
import { scenarioFields, scenarioSchema } from './schema.ts'
import { parseSet, withChange } from './set.ts'
import type { Change } from './set.ts'
import { findScenario, nameOf, shippedFolder } from './shipped.ts'

export interface LoadOptions {
  /** In the order given: `path=value` from `--set`, or what another option changes. */
  readonly changes?: readonly (string | Change)[]
  /** Folder that paths are relative to; the working directory by default. */
  readonly from?: string
  /** Folder of the shipped scenarios. */
  readonly shipped?: string
}

export interface LoadedScenario {
  readonly scenario: Scenario
  /** The file itself first, then what it extends. */
  readonly files: readonly string[]
  /** File of the scenario to run beside it, found but not yet read. */
  readonly againstFile: string | null
}

/** Throws a ScenarioError that holds every problem of the file and of those it extends. */
export const loadScenario = (
  nameOrPath: string, table: ParameterTable, options: LoadOptions = {},
): LoadedScenario => openScenario(nameOrPath, table, options).load(options.changes ?? [])

export interface OpenScenario {
  /** The file and what it extends, as written and without any change. */
  readonly root: Located
  /** The scenario with some changes. Throws a ScenarioError, see `loadScenario`. */
  readonly load: (changes: readonly (string | Change)[]) => LoadedScenario
}

/** Read the files of a scenario once, to load it with different changes many times. */
export function openScenario(
  nameOrPath: string, table: ParameterTable, options: Omit<LoadOptions, 'changes'> = {},
): OpenScenario {
  const folder = options.shipped ?? shippedFolder()
  const found = findScenario(nameOrPath, options.from ?? process.cwd(), folder)
  if ('fault' in found) {
    throw new ScenarioError([{ place: { option: nameOrPath }, path: '', text: found.fault }])
  }
  const merged = readMerged(found.file, table, folder)
  return { root: merged.root, load: (changes) => checked(merged, folder, table, changes) }
}

function checked(
  merged: MergedFiles, folder: string, table: ParameterTable, changes: readonly (string | Change)[],
): LoadedScenario {
  const problems = [...merged.problems]
  let root = merged.root
  for (const change of changes) {
    root = withChange(root, asChange(change), table, settable, problems)
  }
  root = withHeadlineCut(root)

  const rank = (place: Place) => 'option' in place ? 1 : -merged.files.indexOf(place.file)
  const file = plainOf(root)
  const parsed = scenarioSchema(table, namesIn(childOf(root, 'parameters'))).safeParse(file)
  problems.push(...problemsOf(parsed.error?.issues ?? [], root), ...checkScenario(root, rank))
  const againstFile = findAgainst(root, merged.files, folder, problems)
  const against = againstFile === null ? null : nameOf(againstFile, folder)
  const scenario = parsed.success
    ? resolveScenario(nameOf(merged.files[0], folder), against, parsed.data) : null
  problems.push(...checkExpectations(root, problems.length > 0 ? null : scenario))
  if (problems.length > 0 || scenario === null) {
    throw new ScenarioError(problems.toSorted((a, b) => inReadingOrder(a.place, b.place, rank)))
  }
  return { scenario, files: merged.files, againstFile }
}

const asChange = (change: string | Change): Change =>
  typeof change === 'string' ? parseSet(change) : change

const settable = scenarioFields.filter((field) => field !== 'extends') // which is read by then

const namesIn = (node: Located | undefined): string[] =>
  node?.kind === 'map' ? [...node.entries.keys()] : []

/**
 * The scenario that this one runs against, in the same world: the same days and the same changes
 * from the command line, but for those of policies that it does not have. It expects nothing here.
 */
export function loadAgainst(
  { scenario, againstFile }: LoadedScenario, table: ParameterTable, options: LoadOptions = {},
): LoadedScenario | null {
  if (againstFile === null) return null
  const folder = options.shipped ?? shippedFolder()
  const merged = readMerged(againstFile, table, folder)
  return besideOf(scenario, merged, folder, table, (options.changes ?? []).map(asChange))
}

/**
 * Scenarios to run side by side: all over the days of the first, each with those changes from the
 * command line that are about something it has. Throws a ScenarioError with the problems of all.
 */
export function loadBeside(
  namesOrPaths: readonly string[], table: ParameterTable, options: LoadOptions = {},
): Scenario[] {
  const folder = options.shipped ?? shippedFolder()
  const found = namesOrPaths.map((name) => findScenario(name, options.from ?? process.cwd(), folder))
  const problems = found.flatMap((one, k): Problem[] =>
    'fault' in one ? [{ place: { option: namesOrPaths[k] }, path: '', text: one.fault }] : [])
  if (problems.length > 0) throw new ScenarioError(problems)

  const merged = found.flatMap((one) => 'file' in one ? readMerged(one.file, table, folder) : [])
  const changes = (options.changes ?? []).map(asChange)
  // What is about nothing that any of them has is a mistake; the first one says so.
  const forFirst = changes.filter((change) => isAbout(change, merged[0].root)
    || !merged.some(({ root }) => isAbout(change, root)))
  const scenarios: Scenario[] = []
  merged.forEach((one, k) => {
    try {
      const loaded = k === 0 || scenarios.length === 0
        ? checked(one, folder, table, k === 0 ? forFirst : [])
        : besideOf(scenarios[0], one, folder, table, changes)
      scenarios.push(loaded.scenario)
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      const known = new Set(problems.map(lineOf))
      problems.push(...error.problems.filter((problem) => !known.has(lineOf(problem))))
    }
  })
  if (problems.length > 0) throw new ScenarioError(problems)
  return scenarios
}

function besideOf(
  { name, start, from, to, headline, observe }: Scenario, merged: MergedFiles, folder: string,
  table: ParameterTable, changes: readonly Change[],
): LoadedScenario {
  const days = Object.entries({ start, from, to, headline, observe, expect: [] }).map(([key, value]): Change =>
    ({ option: `${key} of ${name}`, path: key, value: JSON.stringify(value) }))
  const own = changes.filter((change) => isAbout(change, merged.root))
  return checked(merged, folder, table, [...own, ...days])
}

function isAbout({ path: dotted }: Change, root: Located): boolean {
  const [section, name] = dotted.split('.')
  if (['question', 'extends', 'against', 'expect'].includes(section)) return false
  return section !== 'policies' || nodeAt(root, [section, name ?? '']) !== undefined
}

/** Where an option narrows the reported days, a headline from a file is cut to them. */
function withHeadlineCut(root: Located): Located {
  const headline = childOf(root, 'headline')
  let result = root
  for (const [key, isOutside] of [
    ['from', (file: number, option: number) => file < option],
    ['to', (file: number, option: number) => file > option],
  ] as const) {
    const given = childOf(root, key)
    const own = childOf(headline, key)
    if (!given || !own || !('option' in given.place) || 'option' in own.place) continue
    if (isOutside(dayOf(own), dayOf(given))) {
      result = withValue(result, ['headline', key], given, given.place) ?? result
    }
  }
  const cut = childOf(result, 'headline')
  const isEmpty = dayOf(childOf(cut, 'from')) > dayOf(childOf(cut, 'to'))
  if (result === root || !isEmpty) return result
  return withValue(result, ['headline'], undefined, root.place) ?? result
}

const dayOf = (node: Located | undefined): number =>
  dayNumber(node?.kind === 'scalar' ? String(node.value) : '')

function findAgainst(
  root: Located, files: readonly string[], folder: string, problems: Problem[],
): string | null {
  const name = childOf(root, 'against')
  if (name?.kind !== 'scalar' || typeof name.value !== 'string' || name.value === '') return null
  const place = placeOfValue(root, ['against'])
  const from = 'option' in place ? process.cwd() : path.dirname(place.file)
  const found = findScenario(name.value, from, folder)
  const fault = 'fault' in found ? `is "${name.value}", but ${found.fault}`
    : found.file === files[0] ? 'is this scenario itself, expected another one, or null' : undefined
  if (fault !== undefined) problems.push({ place, path: 'against', text: fault })
  return 'file' in found ? found.file : null
}

/** Own file first, then what it extends, each from top to bottom; options last. */
function inReadingOrder(a: Place, b: Place, rank: (place: Place) => number): number {
  const byOption = Number('option' in a) - Number('option' in b)
  if (byOption !== 0 || 'option' in a || 'option' in b) return byOption
  return rank(b) - rank(a) || a.line - b.line || a.column - b.column
}
