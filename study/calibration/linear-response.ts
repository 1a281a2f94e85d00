/**
 * How simulated data answer to parameters, learnt from an ensemble: a straight line through the runs.
 * What the line leaves over is luck, and where the model is not straight that too.
 */
import { inverse, Matrix } from 'ml-matrix'
import { shrunkCovariance } from './covariance.ts'

/** Members stand in rows: normal scores of their parameters, and the data that they gave. */
export interface Ensemble {
  readonly scores: Matrix
  readonly data: Matrix
}

export interface LinearResponse {
  readonly meanScores: Matrix // 1 x parameters
  readonly meanData: Matrix // 1 x data
  /** Change of each datum with each score: data x parameters. */
  readonly slopes: Matrix
  /** Covariance of the scores in the ensemble. */
  readonly spread: Matrix
  /** Covariance of the data about the line. */
  readonly luck: Matrix
  /** Members beyond those that the line takes up. */
  readonly degrees: number
  readonly nMembers: number
}

/** Least squares. Throws RangeError where there are too few members for so many parameters. */
export function fitResponse({ scores, data }: Ensemble): LinearResponse {
  const [n, nParameters] = [scores.rows, scores.columns]
  const degrees = n - nParameters - 1
  if (degrees < 2) {
    throw new RangeError(`${n} runs are too few to learn how data answer to ${nParameters} parameters`)
  }
  const [meanScores, meanData] = [meanOf(scores), meanOf(data)]
  const z = lessRow(scores, meanScores)
  const d = lessRow(data, meanData)
  const spread = z.transpose().mmul(z).div(n - 1)
  const slopes = inverse(spread).mmul(z.transpose().mmul(d)).div(n - 1).transpose()
  const luck = shrunkCovariance(d.sub(z.mmul(slopes.transpose())), degrees)
  return { meanScores, meanData, slopes, spread, luck, degrees, nMembers: n }
}

const meanOf = (rows: Matrix): Matrix => Matrix.rowVector(rows.mean('column'))

/** Every row less this one. */
export const lessRow = (rows: Matrix, row: Matrix): Matrix => rows.clone().subRowVector(row)
