/** A calibration as plain data; see RunInputs. */
import { Matrix } from 'ml-matrix'
import { dayNumber, monthNumber } from '../../sim/dates.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { placeOfPush } from '../../sim/state/push-path.ts'
import { pushName, type CalibratedParameter } from './calibrated-parameters.ts'
import { onScale, type Datum } from './data.ts'
import type { Observed } from './ensemble-smoother.ts'
import type { Ensemble } from './linear-response.ts'
import { UNTOLD, type Locality } from './local-smoother.ts'

/** How a calibration learns; see ensemble-smoother.ts and local-smoother.ts. */
export type CalibrationMethod =
  | { readonly kind: 'ensemble-smoother' }
  | {
    readonly kind: 'local-ensemble-smoother'
    /** Spread of the first round, in standard deviations of the prior. */
    readonly startSpread: number
    /** Whether runs of a round share their luck, so that only parameters tell them apart. */
    readonly luck: 'shared' | 'own'
    readonly leastInflation: number
    readonly leastSpread: number
    readonly replacedShare: number
    /** The rounds, from 1, after which push alone is fitted. */
    readonly pushRounds: readonly number[]
    /** How many times draws are moved by what their runs missed; see adjusted-draws.ts. */
    readonly nAdjustments: number
  }

export interface CalibrationInputs {
  readonly version: string
  readonly build: string
  readonly name: string
  readonly question: string
  readonly scenario: Scenario
  /** Run with the same draws and seed; its record follows the scenario's. Null where there is none. */
  readonly also: Scenario | null
  readonly parameters: readonly CalibratedParameter[]
  readonly data: readonly Datum[]
  readonly method: CalibrationMethod
  /** Runs of each round. */
  readonly members: number
  /** People that one simulated person stands for, in each round: coarse ones first. */
  readonly weights: readonly number[]
  /** Draws of the posterior; each is run once, to see how it fits, and anew whenever it has been moved but the last time. */
  readonly draws: number
  readonly drawsWeight: number
  /** How many of them are kept, those that fit best. */
  readonly keep: number
  readonly seed: string
}

/**
 * The round of a task, and its place there; after the rounds of members come those of draws. The number of
 * its replicate says which luck it has: its own, or that of its round.
 */
export function placeOfTask({ members, weights, draws, drawsWeight, method }: CalibrationInputs, task: number): {
  readonly round: number; readonly member: number; readonly weight: number; readonly replicate: number
} {
  const nBefore = members * weights.length
  if (task >= nBefore) {
    const [round, member] = [Math.floor((task - nBefore) / draws), (task - nBefore) % draws]
    return { round: weights.length + round, member, weight: drawsWeight, replicate: task }
  }
  const round = Math.floor(task / members)
  const isShared = method.kind === 'local-ensemble-smoother' && method.luck === 'shared'
  return { round, member: task % members, weight: weights[round], replicate: isShared ? round : task }
}

/** Tasks of a round, as the first and the one after its last. */
export function tasksOfRound({ members, weights, draws }: CalibrationInputs, round: number): [number, number] {
  if (round < weights.length) return [round * members, (round + 1) * members]
  const first = weights.length * members + (round - weights.length) * draws
  return [first, first + draws]
}

/** How many times draws are moved. */
export const nAdjustmentsOf = ({ method }: CalibrationInputs): number =>
  method.kind === 'local-ensemble-smoother' ? method.nAdjustments : 0

/** The last round; those from `weights.length` on run draws, once before each time that they are moved. */
export const lastRoundOf = (inputs: CalibrationInputs): number =>
  inputs.weights.length + Math.max(1, nAdjustmentsOf(inputs)) - 1

export const nTasksOf = (inputs: CalibrationInputs): number => tasksOfRound(inputs, lastRoundOf(inputs))[1]

/** Places of the data that draws are judged by: those that say so, or all where none does. */
export function judgingOf({ data }: CalibrationInputs): number[] {
  const named = data.flatMap(({ judges }, k) => (judges ? [k] : []))
  return named.length > 0 ? named : data.map((_, k) => k)
}

/** What was observed, on the scales of the data. */
export function observedOf(inputs: CalibrationInputs): Observed {
  return {
    values: Matrix.rowVector(comparable(inputs, inputs.data.map(({ observed }) => observed))),
    error: Matrix.diag(inputs.data.map(({ error }) => error * error)),
  }
}

/** Numbers of a run, or those observed, on the scales on which they are compared. */
export function comparable({ data, weights }: CalibrationInputs, values: ArrayLike<number>): number[] {
  const coarsest = Math.max(...weights)
  return data.map(({ scale, plus = coarsest }, k) => onScale(values[k], scale, plus))
}

/** Members whose run failed, or has no number where one was observed, are left out. */
export function ensembleOf(
  inputs: CalibrationInputs, scores: Matrix, runs: readonly { member: number; values: ArrayLike<number> }[],
): Ensemble {
  const rows = runs.map(({ member, values }) => ({
    score: scores.getRow(member % scores.rows), values: comparable(inputs, values),
  })).filter(({ values }) => values.every(Number.isFinite))
  return {
    scores: new Matrix(rows.map(({ score }) => score)), data: new Matrix(rows.map(({ values }) => values)),
  }
}

/**
 * What parameters and data are about, for a local smoother. Push of whatever month and origin is answered
 * alike so many months later, and not at all before.
 */
export function localityOf({ parameters, data }: CalibrationInputs): Locality {
  const pushed = parameters.map(({ name, key }) => (name === pushName ? monthIn(placeOfPush(key!)!.month) : null))
  const periods = data.map(({ series, period, origin }) => {
    const [first, last] = [period.slice(0, MONTH_LENGTH), period.slice(-MONTH_LENGTH)].map(monthIn)
    return { kind: `${origin ? series.replace(origin, '') : series} ${last - first}`, first, last }
  })
  return {
    ofScores: parameters.map(({ origin }) => origin ?? null),
    ofData: data.map(({ origin }) => origin ?? null),
    ...pushed.some((month) => month !== null) && {
      alike: (score: number, datum: number) => {
        const [month, { kind, first, last }] = [pushed[score], periods[datum]]
        return month === null ? null : last < month ? UNTOLD : `${kind} ${first - month}`
      },
    },
  }
}

const MONTH_LENGTH = 'YYYY-MM'.length
const monthIn = (month: string): number => monthNumber(dayNumber(`${month}-01`))
