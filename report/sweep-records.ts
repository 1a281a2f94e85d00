/** Where the tables of a sweep get their numbers from: the stored measures of each point. */
import { pairOf } from '../study/draws.ts'
import type { Groups } from '../study/summaries.ts'
import { sweepTask, type SweepInputs } from '../study/sweep.ts'

export interface TaskSource {
  /** Whether a task finished without failing. */
  readonly has: (task: number) => boolean
  /** Copy a task's measures into `target`. */
  readonly read: (task: number, target: Float32Array) => void
}

/** What was simulated at one point; replicates in ascending order. */
export interface PointRecords {
  readonly replicates: readonly number[]
  /** Which of them share drawn parameters. */
  readonly groups: Groups
  /** By measure, then by replicate. */
  readonly values: readonly Float64Array[]
}

/** The records of points by their position in the design; one point is held at a time. */
export function pointReader(
  inputs: SweepInputs, source: TaskSource,
): (point: number) => PointRecords {
  const { order, measures, replicates: most } = inputs
  const visits = new Int32Array(order.length)
  order.forEach((point, visit) => (visits[point] = visit))
  const record = new Float32Array(measures.length)
  return (point) => {
    const tasks = Array.from({ length: most }, (_, r) => sweepTask(inputs, visits[point], r))
    const replicates = tasks.flatMap((task, r) => source.has(task) ? [r] : [])
    const values = measures.map(() => new Float64Array(replicates.length))
    replicates.forEach((r, k) => {
      source.read(tasks[r], record)
      values.forEach((column, m) => (column[k] = record[m]))
    })
    return { replicates, groups: inputs.draws ? replicates.map(pairOf) : null, values }
  }
}

/** Both points' values in the replicates that both have, which share their luck. */
export function pairedValues(
  a: PointRecords, b: PointRecords, measure: number,
): [Float64Array, Float64Array, Groups] {
  const places = new Map(b.replicates.map((replicate, k) => [replicate, k]))
  const both = a.replicates.flatMap((replicate, k) => {
    const place = places.get(replicate)
    return place === undefined ? [] : [[k, place]]
  })
  return [
    Float64Array.from(both, ([k]) => a.values[measure][k]),
    Float64Array.from(both, ([, k]) => b.values[measure][k]),
    a.groups && both.map(([k]) => a.groups![k]),
  ]
}
