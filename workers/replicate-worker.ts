/** The worker: a plain batch in, `runReplicate` for each, one typed array moved out. */
import { runReplicate } from '../sim/run-replicate.ts'
import { runBatch, type Batch } from './batch.ts'
import { moved } from './pool.ts'

export default (batch: Batch): unknown => moved(runBatch(batch, runReplicate))
