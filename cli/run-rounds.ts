/** Replicates in one round, or where a precision is asked for, in as many as it takes. */
import type { PrecisionRecord, RunWarning } from '../report/manifest.ts'
import { MOST_ROUNDS, type LeastPrecise } from '../study/precision.ts'
import { runTasks, type Execution, type RunOptions } from '../workers/coordinator.ts'
import type { Journal } from '../workers/journal.ts'
import { tasksOf, type Plan, type Shard } from '../workers/plan.ts'
import { UsageError } from './exit.ts'

/** What is asked for: replicates, with a precision those of each round. */
export interface Asked {
  readonly replicates: number
  /** Greatest relative Monte Carlo error of what `leastPreciseOf` looks at. */
  readonly precision?: number
}

export interface RoundOptions extends RunOptions {
  /** Tasks that a replicate comes to: one, or one a point. */
  readonly tasksPerReplicate?: number
  /** What is known least after so many replicates. */
  readonly leastPreciseOf: (replicates: number) => LeastPrecise | null
  /** Called before each round: tasks up to its end, and those that are done. */
  readonly onRound: (total: number, done: number) => void
}

export interface Rounds {
  readonly execution: Execution
  /** Of all rounds that were begun. */
  readonly replicates: number
  readonly precision?: PrecisionRecord
}

/** The most replicates that a run can come to: what its journal must have room for. */
export const mostReplicates = ({ replicates, precision }: Asked): number =>
  replicates * (precision === undefined ? 1 : MOST_ROUNDS)

export function refusePrecisionOfShards(
  { shard, precision }: { readonly shard?: Shard; readonly precision?: number },
): void {
  if (!shard || precision === undefined) return
  throw new UsageError('--precision is of no use with --shard: a shard does not know how precise all of them are')
}

export async function runRounds(
  { replicates: replicatesPerRound, precision: target }: Asked, plan: Plan, journal: Journal,
  options: RoundOptions,
): Promise<Rounds> {
  const { tasksPerReplicate = 1, leastPreciseOf, onRound } = options
  let execution: Execution | null = null
  for (let rounds = 1; ; rounds++) {
    const replicates = replicatesPerRound * rounds
    const round = { ...plan, nTasks: replicates * tasksPerReplicate }
    onRound(tasksOf(round).length, journal.nDone)
    execution = together(execution, await runTasks(round, journal, options))
    if (target === undefined) return { execution, replicates }

    const least = leastPreciseOf(replicates)
    const isReached = least !== null && least.error <= target
    if (isReached || least === null || execution.interrupted || rounds === MOST_ROUNDS) {
      const precision = { target, replicatesPerRound, rounds, isReached, leastPrecise: least }
      return { execution, replicates, precision }
    }
  }
}

/** What the manifest says of a precision that was not reached. */
export function precisionWarnings(precision: PrecisionRecord | undefined): RunWarning[] {
  if (!precision?.leastPrecise || precision.isReached) return []
  const { target, leastPrecise: { measure, point, error } } = precision
  const message = `the precision asked for, ${target}, is not reached: the error of ${measure}${
    point === undefined ? '' : ` at point ${point}`} is ${error.toPrecision(2)} of its mean`
  return [{ message, replicates: null }]
}

/** What rounds took, one after the other. */
export const together = (a: Execution | null, b: Execution): Execution => a === null ? b : {
  replicates: a.replicates + b.replicates,
  transitions: a.transitions + b.transitions,
  seconds: a.seconds + b.seconds,
  workerSeconds: a.workerSeconds + b.workerSeconds,
  interrupted: b.interrupted,
}
