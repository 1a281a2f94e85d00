/** Scenario files in a folder of their own, and a parameter table small enough to know by heart. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { loadScenario } from '../../../cli/scenario/load.ts'
import type { LoadOptions } from '../../../cli/scenario/load.ts'
import type { ParameterTable } from '../../../cli/scenario/parameters-schema.ts'
import { ScenarioError } from '../../../cli/scenario/problems.ts'

export const table: ParameterTable = {
  detectionProb: {
    default: 0.7, range: [0, 1], unit: 'probability', doc: 'Noticed.', source: 'assumption',
  },
  departureHazardPerDay: {
    default: 0.001, by: 'origin', range: [0, 0.01], unit: '1/day', doc: 'Sets out.',
    source: 'assumption',
  },
  stopsPerDay: {
    default: { south: 1, inland: 2, north: 3 }, by: 'zone', range: [0, 1e5], unit: 'people/day',
    doc: 'Stops.', source: 'assumption',
  },
}

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

export interface Folder {
  readonly at: string
  readonly load: (name: string, options?: LoadOptions) => ReturnType<typeof loadScenario>
  /** The lines that would be printed, without the folder; none where the file is fine. */
  readonly problems: (name: string, ...sets: string[]) => string[]
}

/** Files by name, those in `scenarios/` being the shipped ones. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const at = mkdtempSync(path.join(tmpdir(), 'umbral-'))
  folders.push(at)
  mkdirSync(path.join(at, 'scenarios'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(at, name)), { recursive: true })
    writeFileSync(path.join(at, name), content)
  }
  const shipped = path.join(at, 'scenarios')
  const load = (name: string, options: LoadOptions = {}) =>
    loadScenario(name, table, { from: at, shipped, ...options })
  const problems = (name: string, ...sets: string[]) => {
    try {
      load(name, { changes: sets })
      return []
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      return error.message.replaceAll(at + path.sep, '').split('\n')
    }
  }
  return { at, load, problems }
}

export const head = `question: What happens?
start: 2023-09-01
from: 2024-01-01
to: 2024-12-31
`

/** One policy with a trigger, in full. */
export const order = `policies:
  june-order:
    kind: asylum-suspension
    leaked: [2024-02-21, 2024-05-30]
    announced: 2024-06-04
    effective: 2024-06-05
    ends: null
    trigger:
      starts: in-force
      measure: { window: 7 days, statistic: mean, places: between-ports, children: contiguous-only }
      activate: { at-least: 2500 }
      lift: { below: 1500, held-for: 1 day, after: 14 days, unless-again: 2500 }
    exempt: [unaccompanied-children, trafficking-victims, medical-emergency, imminent-threat]
    screening: { standard: reasonable-probability, fear: must-be-manifested, consultation: 4 hours }
    return-to: [origin, mexico]
`

/** Problems of a file that is complete but for these lines. */
export const problemsOf = (lines: string, ...sets: string[]): string[] =>
  folderOf({ 'it.yaml': head + lines }).problems('it.yaml', ...sets)
