/** The worker: a plain batch in, `runReplicate` for each, one typed array moved out. */
import { runReplicate, type Workspace } from '../sim/run-replicate.ts'
import { runBatch, type Batch } from './batch.ts'
import { moved } from './pool.ts'

/** The model's memory, used again by each replicate of this thread. */
let workspace: Workspace = {}

export default (batch: Batch): unknown => moved(runBatch(batch, (task) => {
  try {
    return runReplicate(task, workspace)
  } catch (error) {
    workspace = {} // nobody knows what it holds now
    throw error
  }
}))
