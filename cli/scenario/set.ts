/** Changes to a scenario from the command line: `--set path=value`. */
import { childOf, nodeAt, shownPath, withValue } from './located.ts'
import type { Located, Path } from './located.ts'
import { mergeScenario } from './merge.ts'
import { didYouMean } from './nearest.ts'
import type { ParameterTable } from './parameters-schema.ts'
import { ScenarioError } from './problems.ts'
import type { Place, Problem } from './problems.ts'
import { readYamlOption } from './read.ts'

/** One change; `option` is how the user wrote it, for messages. */
export interface Change {
  readonly option: string
  readonly path: string // in dots
  readonly value: string // YAML
}

/** From `policies.june-order.trigger.lag=2 days` or `detectionProb=0.9`. */
export function parseSet(text: string): Change {
  const option = `--set ${text}`
  const split = text.indexOf('=')
  const path = text.slice(0, Math.max(0, split)).trim()
  if (path === '' || path.split('.').includes('')) {
    const fault = 'is no change, expected path=value such as detectionProb=0.9'
    throw new ScenarioError([{ place: { option }, path: '', text: fault }])
  }
  return { option, path, value: text.slice(split + 1) }
}

/**
 * The scenario with one change, which is like a file of one line that extends it: maps merge, null
 * takes a policy away. A path that begins with no field of a scenario is a parameter's.
 */
export function withChange(
  root: Located, change: Change, table: ParameterTable, fields: readonly string[],
  problems: Problem[],
): Located {
  const place = { option: change.option }
  const { root: value, problems: faults } = readYamlOption(change.value, change.option)
  problems.push(...faults)
  if (value === null || faults.length > 0) return root

  const path = wholePath(change.path, fields, table)
  const fault = path === undefined
    ? { path: '', text: noSuchField(change.path.split('.')[0], fields, table) }
    : missingOnTheWay(root, path)
  if (path === undefined || fault !== undefined) {
    problems.push({ place, path: '', text: '', ...fault })
    return root
  }
  return mergeScenario(root, nested(root, path, value, place), table, problems)
}

/** The value inside maps that lead to it. A list on the way is given whole, one item changed. */
function nested(
  old: Located | undefined, path: Path, value: Located, place: Place,
): Located {
  if (path.length === 0) return value
  if (old?.kind === 'list') return withValue(old, path, value, place) ?? value
  const key = String(path[0])
  const inner = nested(childOf(old, key), path.slice(1), value, place)
  return { kind: 'map', place, entries: new Map([[key, { keyPlace: place, value: inner }]]) }
}

function wholePath(
  dotted: string, fields: readonly string[], table: ParameterTable,
): Path | undefined {
  const path = dotted.split('.')
  if (fields.includes(path[0])) return path
  return Object.hasOwn(table, path[0]) ? ['parameters', ...path] : undefined
}

function noSuchField(name: string, fields: readonly string[], table: ParameterTable): string {
  const hint = didYouMean(name, [...fields, ...Object.keys(table)])
  return `there is no field or parameter ${name}, expected one of ${fields.join(', ')}, `
    + `or a parameter${hint}`
}

/** A misspelt policy must not become a new one, nor a list grow by an index. */
function missingOnTheWay(root: Located, path: Path): { path: string, text: string } | undefined {
  for (let n = 1; n <= path.length; n++) {
    const above = nodeAt(root, path.slice(0, n - 1))
    const isMissing = nodeAt(root, path.slice(0, n)) === undefined
    const key = String(path[n - 1])
    if (isMissing && above?.kind === 'list') {
      const text = `there is no entry ${key}, expected 0 to ${above.items.length - 1}`
      return { path: shownPath(path.slice(0, n)), text }
    }
    if (isMissing && n === 2 && path[0] === 'policies' && path.length > 2) {
      const known = above?.kind === 'map' ? [...above.entries.keys()] : []
      const text = `there is no such policy, expected one of ${
        known.join(', ') || 'none'}${didYouMean(key, known)}`
      return { path: shownPath(path.slice(0, n)), text }
    }
  }
  return undefined
}
