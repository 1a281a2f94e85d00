/** Replicates in one round, or where a precision is asked for, in as many as it takes. */
import type { PrecisionRecord } from '../report/manifest.ts'
import { shownMeasures } from '../report/measure-words.ts'
import { valuesAt } from '../report/record-source.ts'
import type { RecordLayout } from '../sim/observe/layout.ts'
import type { Scenario } from '../sim/scenario.ts'
import { leastPrecise, MOST_ROUNDS, type LeastPrecise } from '../study/precision.ts'
import { summariseMeasure } from '../study/summaries.ts'
import { runTasks, type Execution, type RunOptions } from '../workers/coordinator.ts'
import type { RunInputs } from '../workers/inputs.ts'
import type { Journal, Records } from '../workers/journal.ts'
import { tasksOf, type Plan } from '../workers/plan.ts'
import { firstRecords, recordsOf } from './run-records.ts'

export interface RoundOptions extends RunOptions {
  readonly layoutOf: (scenario: Scenario) => RecordLayout
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
export const mostReplicates = ({ replicates, precision }: RunInputs): number =>
  replicates * (precision === undefined ? 1 : MOST_ROUNDS)

export async function runRounds(
  inputs: RunInputs, plan: Plan, journal: Journal, options: RoundOptions,
): Promise<Rounds> {
  const { precision: target } = inputs
  let execution: Execution | null = null
  for (let rounds = 1; ; rounds++) {
    const replicates = inputs.replicates * rounds
    const round = { ...plan, nTasks: replicates }
    options.onRound(tasksOf(round).length, journal.nDone)
    execution = together(execution, await runTasks(round, journal, options))
    if (target === undefined) return { execution, replicates }

    const least = leastPreciseOf(inputs, firstRecords(journal, replicates), options.layoutOf)
    const isReached = least !== null && least.error <= target
    if (isReached || least === null || execution.interrupted || rounds === MOST_ROUNDS) {
      const replicatesPerRound = inputs.replicates
      const precision = { target, replicatesPerRound, rounds, isReached, leastPrecise: least }
      return { execution, replicates, precision }
    }
  }
}

/** Of the measures that the closing table shows, of every scenario of the run. */
function leastPreciseOf(
  inputs: RunInputs, records: Records, layoutOf: RoundOptions['layoutOf'],
): LeastPrecise | null {
  return leastPrecise(recordsOf(inputs, records, layoutOf).flatMap(({ layout, source }) =>
    shownMeasures(layout.measures.map((one, k) => ({ ...one, at: layout.measuresOffset + k })))
      .map(({ measure, unit, at }) => summariseMeasure(measure, unit, valuesAt(source, at)))))
}

const together = (a: Execution | null, b: Execution): Execution => a === null ? b : {
  replicates: a.replicates + b.replicates,
  transitions: a.transitions + b.transitions,
  seconds: a.seconds + b.seconds,
  workerSeconds: a.workerSeconds + b.workerSeconds,
  interrupted: b.interrupted,
}
