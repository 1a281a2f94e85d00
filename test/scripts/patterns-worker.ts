/** A worker that gives every number of a replicate at once, for `npm run patterns`. */
import { recordLayout } from '../../sim/observe/layout.ts'
import type { ReplicateTask } from '../../sim/run-replicate.ts'
import { runBatch, type Batch, type BatchResult } from '../../workers/batch.ts'

/** Replicates differ, and days and groups within them. Replicate 2 fails where the seed says so. */
export function replicateAtOnce({ scenario, replicate, seed }: ReplicateTask) {
  if (seed === '13' && replicate === 2) throw new Error('thirteen')
  const record = new Float32Array(recordLayout(scenario).length)
    .map((_, k) => 100 + replicate + (k * 7919) % 101)
  return { records: [record], nTransitions: 1, nPeople: 1, warnings: [] }
}

export default (batch: Batch): BatchResult => runBatch(batch, replicateAtOnce)
