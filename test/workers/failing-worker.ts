import { runBatch, type Batch, type BatchResult } from '../../workers/batch.ts'
import { runStandIn } from './stand-in.ts'

export default (batch: Batch): BatchResult => runBatch(batch, (task) => {
  if (task.replicate === 2) throw new Error('unlucky')
  return runStandIn(task)
})
