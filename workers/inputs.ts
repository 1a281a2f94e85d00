/** What a run is made from. The same inputs give the same tables, so their hash names the run. */
import { createHash } from 'node:crypto'
import type { Scenario } from '../sim/scenario.ts'
import type { DrawInputs } from '../study/draws.ts'

export interface RunInputs extends DrawInputs {
  readonly version: string // of the program
  readonly build: string // hash of the program's files
  readonly scenario: Scenario
  readonly against: Scenario | null
  /** Further scenarios that `compare` runs beside the first; left out where there are none. */
  readonly others?: readonly Scenario[]
  readonly seed: string
  readonly weight: number // people one simulated person stands for
  /** With a precision those of each round. */
  readonly replicates: number
  /** Greatest relative Monte Carlo error of the headline; left out where it does not matter. */
  readonly precision?: number
}

export const fingerprintOf = (inputs: object): string =>
  createHash('sha256').update(canonicalJson(inputs)).digest('hex')

/** JSON with the keys of every object in order, so that equal inputs give equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join()}}`
}

/** Where two sets of inputs differ, in words: `seed is 7 here, 1 there`. */
export function differences(here: unknown, there: unknown, path = ''): string[] {
  if (canonicalJson(here) === canonicalJson(there)) return []
  if (path === 'build') {
    return [`the program itself has changed: its build is ${brief(here)} here, ${brief(there)} there`]
  }
  if (!isRecord(here) || !isRecord(there)) {
    return [`${path} is ${brief(here)} here, ${brief(there)} there`]
  }
  const keys = new Set([...Object.keys(here), ...Object.keys(there)])
  return [...keys].flatMap((key) =>
    differences(here[key], there[key], path === '' ? key : `${path}.${key}`))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function brief(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value)
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`
}
