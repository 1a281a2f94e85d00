import { Matrix } from 'ml-matrix'
import { choleskyOf, solveLower } from './covariance.ts'
import { fitResponse, type Ensemble } from './linear-response.ts'
import { normalRows, type NormalDraw } from './normal-draws.ts'
import { sensitivityOf } from './sensitivity.ts'

/** What was observed, in the units of an ensemble's data. */
export interface Observed {
  readonly values: Matrix // 1 x data
  /** Covariance of the errors of observation, luck not counted. */
  readonly error: Matrix
}

/**
 * One step of an ensemble smoother with multiple data assimilation (Emerick and Reynolds 2013): every
 * member moves towards the data as far as they tell parameters apart, the error taken `inflation` times
 * as large. Steps whose 1 / inflation add up to 1 use the data once.
 *
 * A simulated datum carries luck, as the observed one does: luck is part of the error. Each member has
 * had it once, so what the observations are perturbed by is what is missing from the inflated error.
 */
export function assimilate(
  ensemble: Ensemble, { values, error }: Observed, inflation: number, draw: NormalDraw,
): Matrix {
  const { scores, data } = ensemble
  const response = fitResponse(ensemble)
  const { luck } = response
  const { ofData, ofScores, strengths, errorRoot, spreadRoot } =
    sensitivityOf(response, Matrix.add(luck, error))
  const missing = choleskyOf(Matrix.mul(luck, inflation - 1).add(Matrix.mul(error, inflation)))
  const perturbed = normalRows(data.rows, data.columns, draw)
    .mmul(missing.transpose())
    .addRowVector(values)
  const surprise = ofData.transpose().mmul(solveLower(errorRoot, perturbed.sub(data).transpose()))
  const gains = strengths.map((s) => s / (s * s + inflation))
  const moves = spreadRoot.mmul(ofScores).mmul(surprise.mulColumnVector(gains))
  return Matrix.add(scores, moves.transpose())
}

/** Inflations of so many steps, each half of the one before; their 1 / inflation add up to 1. */
export function inflations(nSteps: number): number[] {
  const shares = Array.from({ length: nSteps }, (_, k) => 1 << k)
  const total = (1 << nSteps) - 1
  return shares.map((share) => total / share)
}
