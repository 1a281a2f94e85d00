/** The worker: a plain batch in, `runReplicate` for each, one typed array out. */
import { recordLayout } from '../sim/observe/layout.ts'
import {
  runReplicate, type ReplicateResult, type ReplicateTask, type Workspace,
} from '../sim/run-replicate.ts'
import { sumsIn, type RecordSum } from '../study/calibration/data.ts'
import { runBatch, type Batch, type BatchResult, type PlannedTask } from './batch.ts'

/** The model's memory, used again by each replicate of this thread. */
let workspace: Workspace = {}

/**
 * Numbers are copied to the coordinator, not moved: once a thread has given away a buffer, its compiled code asks
 * at every access to any typed array whether that is still there (docs/performance.md).
 */
export default (batch: Batch): BatchResult => runBatch(batch, (task) => {
  try {
    if (batch.sums) return onlySums(task, batch.sums)
    const result = runReplicate(task, workspace)
    return batch.measures === null ? result : onlyMeasures(task, result, batch.measures)
  } catch (error) {
    workspace = {} // nobody knows what it holds now
    throw error
  }
})

/** Sums over the record of the scenario, and of the one of other dates behind it. */
function onlySums({ also, ...task }: PlannedTask, sums: readonly RecordSum[]): ReplicateResult {
  const results = [task, ...also ? [{ ...task, scenario: also }] : []].map((one) => runReplicate(one, workspace))
  const records = results.flatMap((result) => result.records)
  return {
    records: [Float32Array.from(sumsIn(oneAfterTheOther(records), sums))],
    nTransitions: results.reduce((sum, { nTransitions }) => sum + nTransitions, 0),
    nPeople: results[0].nPeople,
    warnings: [...new Set(results.flatMap(({ warnings }) => warnings))],
  }
}

function oneAfterTheOther(records: readonly Float32Array[]): Float32Array {
  if (records.length === 1) return records[0]
  const all = new Float32Array(records.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const record of records) {
    all.set(record, at)
    at += record.length
  }
  return all
}

/** The scenario's measures by name; NaN where it has no such measure. */
function onlyMeasures(
  { scenario }: ReplicateTask, result: ReplicateResult, names: readonly string[],
): ReplicateResult {
  const { measures, measuresOffset } = recordLayout(scenario)
  const places = new Map(measures.map(({ measure }, index) => [measure, measuresOffset + index]))
  const kept = Float32Array.from(names, (name) => {
    const place = places.get(name)
    return place === undefined ? Number.NaN : result.records[0][place]
  })
  return { ...result, records: [kept] }
}
