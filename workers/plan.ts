/** The list of tasks that a command comes down to, fixed before any of them runs. */
import type { Scenario } from '../sim/scenario.ts'
import { sumOf, type RecordSum } from '../study/calibration/data.ts'
import { nTasksOf, placeOfTask, type CalibrationInputs } from '../study/calibration/inputs.ts'
import { drawnFor } from '../study/draws.ts'
import { withDrawn, type Draw } from '../study/priors.ts'
import { pointOfTask, pointWithDrawn, replicateOfTask, type SweepInputs } from '../study/sweep.ts'
import type { PlannedTask } from './batch.ts'
import type { RunInputs } from './inputs.ts'

/** Part `index` (from 1) of a plan that is cut in `of` parts for as many machines. */
export interface Shard {
  readonly index: number
  readonly of: number
}

export interface Plan {
  readonly command: 'run' | 'sweep' | 'sensitivity' | 'patterns' | 'calibrate'
  /** What everything is made from, as plain data: the same inputs give the same tables. */
  readonly inputs: object
  /** Tasks 0, 1, 2, ... of all shards together; a task is one replicate of one scenario. */
  readonly nTasks: number
  /** Null where one machine does all of it. */
  readonly shard: Shard | null
  readonly taskOf: (task: number) => PlannedTask
  /** Numbers in a stored record: the whole of a replicate's, or the measures below. */
  readonly recordLength: number
  /** Names of the headline measures to keep of each replicate; null to keep everything. */
  readonly measures: readonly string[] | null
  /** Sums to keep instead, of a calibration. */
  readonly sums?: readonly RecordSum[]
}

/** Tasks are dealt out to the shards in turn, so that each of them has an even sample. */
export const isInShard = (task: number, shard: Shard | null): boolean =>
  shard === null || task % shard.of === shard.index - 1

/** Numbers of the tasks of this plan's shard, in ascending order. */
export const tasksOf = ({ nTasks, shard }: Pick<Plan, 'nTasks' | 'shard'>): number[] =>
  [...Array(nTasks).keys()].filter((task) => isInShard(task, shard))

/** An ensemble: task r is replicate r of the scenario and the one beside it. */
export function planRun(inputs: RunInputs, recordLength: number, shard: Shard | null): Plan {
  const { seed, weight, replicates } = inputs
  return {
    command: 'run', inputs, nTasks: replicates, shard, recordLength, measures: null,
    taskOf: (replicate) => ({ ...scenariosFor(inputs, replicate), seed, replicate, weight }),
  }
}

/** The scenarios with the parameters of one replicate: the same draw in each of them. */
function scenariosFor(
  inputs: RunInputs, replicate: number,
): Pick<PlannedTask, 'scenario' | 'against' | 'others'> {
  const { scenario, against, others } = inputs
  const drawn = drawnFor(inputs, replicate)
  if (drawn === null) return { scenario, against, others }
  return {
    scenario: withDrawn(scenario, drawn),
    against: against && withDrawn(against, drawn),
    others: others?.map((one) => withDrawn(one, drawn)),
  }
}

export const shownShard = ({ index, of }: Shard): string => `${index}/${of}`

/**
 * A sweep or a sensitivity analysis: only the measures are kept, so that many points fit a disk. A
 * replicate has the same draw at every point, but for what the point's axes and scenario set.
 */
export function planSweep(
  command: 'sweep' | 'sensitivity', inputs: SweepInputs, shard: Shard | null,
  scenarioOf: (point: number) => Scenario,
): Plan {
  const { seed, weight, points, replicates, measures } = inputs
  return {
    command, inputs, nTasks: points.length * replicates, shard,
    recordLength: measures.length, measures: measures.map(({ measure }) => measure),
    taskOf: (task) => {
      const replicate = replicateOfTask(inputs, task)
      const scenario = pointWithDrawn(inputs, scenarioOf(pointOfTask(inputs, task)), drawnFor(inputs, replicate))
      return { scenario, against: null, seed, replicate, weight }
    },
  }
}

/** A calibration: whom to run is known of rounds that have begun, and asked for by round and member. */
export function planCalibration(
  inputs: CalibrationInputs, drawOf: (round: number, member: number) => Draw,
): Plan {
  const { scenario, also, seed, data } = inputs
  return {
    command: 'calibrate', inputs, nTasks: nTasksOf(inputs), shard: null, recordLength: data.length,
    measures: null, sums: data.map(sumOf),
    taskOf: (task) => {
      const { round, member, weight, replicate } = placeOfTask(inputs, task)
      const draw = drawOf(round, member)
      return {
        scenario: withDrawn(scenario, draw), against: null, seed, replicate, weight,
        ...also && { also: withDrawn(also, draw) },
      }
    },
  }
}
