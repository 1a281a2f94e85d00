import { runBatch, type Batch, type BatchResult } from '../../workers/batch.ts'
import { runStandIn } from './stand-in.ts'

export default (batch: Batch): BatchResult => runBatch(batch, runStandIn)
