import { runBatch, type Batch } from '../../workers/batch.ts'
import { moved } from '../../workers/pool.ts'
import { runStandIn } from './stand-in.ts'

export default (batch: Batch): unknown => moved(runBatch(batch, (task) => {
  if (task.replicate === 2) throw new Error('unlucky')
  return runStandIn(task)
}))
