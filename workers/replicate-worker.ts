/** The worker: a plain batch in, `runReplicate` for each, one typed array out. */
import { recordLayout } from '../sim/observe/layout.ts'
import {
  runReplicate, type ReplicateResult, type ReplicateTask, type Workspace,
} from '../sim/run-replicate.ts'
import { sumsIn } from '../study/calibration/data.ts'
import { runBatch, type Batch, type BatchResult } from './batch.ts'

/** The model's memory, used again by each replicate of this thread. */
let workspace: Workspace = {}

/**
 * Numbers are copied to the coordinator, not moved: once a thread has given away a buffer, its compiled code asks
 * at every access to any typed array whether that is still there (docs/performance.md).
 */
export default (batch: Batch): BatchResult => runBatch(batch, (task) => {
  try {
    const result = runReplicate(task, workspace)
    if (batch.sums) return { ...result, records: [Float32Array.from(sumsIn(result.records[0], batch.sums))] }
    return batch.measures === null ? result : onlyMeasures(task, result, batch.measures)
  } catch (error) {
    workspace = {} // nobody knows what it holds now
    throw error
  }
})

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
