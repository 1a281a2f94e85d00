/** One replicate: a pure function of its task. Threads, shards and resuming stand on that. */
import type { Scenario } from './scenario.ts'

export interface ReplicateTask {
  readonly scenario: Scenario
  /** Run beside it with the same people and luck, from the day they first differ; or null. */
  readonly against: Scenario | null
  readonly seed: string
  readonly replicate: number // 0, 1, 2, ...
  readonly weight: number // people one simulated person stands for
}
export interface ReplicateResult {
  /** The scenario's record, then the counterfactual's where there is one; see observe/layout.ts. */
  readonly records: readonly Float32Array[]
  /** State changes of simulated people, both scenarios together, the shared past counted once. */
  readonly nTransitions: number
  readonly nPeople: number // simulated people who intended to go at some time
  readonly warnings: readonly string[]
}
export declare function runReplicate(task: ReplicateTask): ReplicateResult
