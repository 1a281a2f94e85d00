/** A tiny model of sweeps: every measure is 1,000 times the chance to be noticed, and some luck. */
import { runBatch, type Batch, type BatchResult } from '../../workers/batch.ts'

export default (batch: Batch): BatchResult => runBatch(batch, ({ scenario, replicate }) => ({
  records: [Float32Array.from(batch.measures!, (_, m) =>
    1000 * Number(scenario.parameters.detectionProb) + (Math.imul(replicate + 1, 7919) % 101) + m)],
  nTransitions: 1, nPeople: 1, warnings: [],
}))
