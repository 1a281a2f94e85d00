/** A short, coarse run of the real model, with every series that a run has. */
import { writeManifest } from '../../report/manifest.ts'
import { shiftedSource, type RecordSource, type ScenarioRecords } from '../../report/record-source.ts'
import { writeComparedTables, writeTables } from '../../report/tables.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { shortened } from '../properties/short-runs.ts'

const N = 2 // replicates
const days = ['2024-05-01', '2024-06-30'] as const
const order = shortened('order', ...days)
const statusQuo = shortened('statusQuo', ...days)
const juneOrder = order.policies['june-order']
const strict: Scenario = {
  ...order, name: 'strict', policies: { ...order.policies, 'june-order': { ...juneOrder, exempt: [] } },
}

/**
 * Fill a folder as `run` leaves it, or as `compare` does with two scenarios beside the baseline.
 * Gives the records that the tables were made from.
 */
export async function shortRun(
  folder: string, { sideBySide = false } = {},
): Promise<readonly ScenarioRecords[]> {
  const scenarios = sideBySide ? [statusQuo, order, strict] : [order, statusQuo]
  const [scenario, ...others] = scenarios
  const records = Array.from({ length: N }, (_, replicate) => runReplicate(
    { scenario, against: null, others, seed: '1', replicate, weight: 2000 },
  ).records.flatMap((record) => [...record]))
  const source: RecordSource = {
    replicates: [...records.keys()],
    groups: null,
    read: (k, start, target) => target.set(records[k].slice(start, start + target.length)),
  }
  let offset = 0
  const [first, ...rest] = scenarios.map((one): ScenarioRecords => {
    const layout = recordLayout(one)
    const own = { name: one.name, layout, source: shiftedSource(source, offset) }
    offset += layout.length
    return own
  })
  if (sideBySide) await writeComparedTables(folder, first, rest)
  else await writeTables(folder, first, rest[0])
  await writeManifest(folder, {
    program: 'umbral', version: '0.0.0', build: 'b', fingerprint: 'f', seed: '1', weight: 2000,
    replicates: N, finished: N, unfinished: [], failures: [], warnings: [], expectations: [],
    scenario,
    against: sideBySide ? null : others[0], ...sideBySide && { others },
    posteriorRows: Array.from({ length: N }, () => null),
  })
  return [first, ...rest]
}
