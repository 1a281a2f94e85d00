/** The stored tables and the manifest of a small run, made without running anything. */
import { writeManifest } from '../../report/manifest.ts'
import { shiftedSource, type RecordSource, type ScenarioRecords } from '../../report/record-source.ts'
import { writeTables } from '../../report/tables.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { runStandIn, standInLayout } from '../workers/stand-in.ts'

export interface StandInRecords {
  readonly records: readonly Float32Array[]
  readonly source: RecordSource
  readonly scenario: ScenarioRecords
  readonly against: ScenarioRecords
}

/** What `n` replicates of two scenarios left, in memory. */
export function standInRecords(n: number, a: Scenario, b: Scenario): StandInRecords {
  const records = Array.from({ length: n }, (_, replicate) => {
    const task = { scenario: a, against: b, seed: '1', replicate, weight: 5 }
    return Float32Array.from(runStandIn(task).records.flatMap((part) => [...part]))
  })
  const source: RecordSource = {
    replicates: [...records.keys()],
    groups: null,
    read: (k, start, target) => target.set(records[k].subarray(start, start + target.length)),
  }
  const layout = standInLayout
  return {
    records,
    source,
    scenario: { name: a.name, layout, source },
    against: { name: b.name, layout, source: shiftedSource(source, layout.length) },
  }
}

/** A folder with tables and manifest, as a run of `a` against `b` leaves it. */
export async function standInRun(
  a: Scenario, b: Scenario, n = 21, folder = temporaryFolder(),
): Promise<string> {
  const { scenario, against } = standInRecords(n, a, b)
  await writeTables(folder, scenario, against)
  await writeManifest(folder, {
    program: 'umbral', version: '0.0.0', build: 'b', fingerprint: 'f', seed: '1', weight: 5,
    replicates: n, finished: n, unfinished: [], failures: [], warnings: [], expectations: [],
    scenario: a, against: b,
    posteriorRows: Array.from({ length: n }, () => null),
  })
  return folder
}
