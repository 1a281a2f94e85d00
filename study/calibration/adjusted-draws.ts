/**
 * After draws have been chosen: each is moved by what its own run still missed, along straight lines
 * learnt from the runs of all draws (regression adjustment, Beaumont, Zhang and Balding 2002).
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { pushName } from './calibrated-parameters.ts'
import { ensembleOf, observedOf, type CalibrationInputs } from './inputs.ts'
import { lessRow } from './linear-response.ts'
import { lessMean, MOST_SCORE } from './local-smoother.ts'
import { normalDraws, normalRows } from './normal-draws.ts'

/**
 * Scores of the draws `kept`, in their order. Lines are of every parameter against the data that judge,
 * or all where none is named; push stands still, as it is not to explain what draws are judged by. There
 * are as many runs as draws, so that parameters may here learn from the data of all origins.
 */
export function adjustedDraws(
  inputs: CalibrationInputs, scores: Matrix,
  runs: readonly { readonly member: number; readonly values: ArrayLike<number> }[], kept: readonly number[],
): Matrix {
  const whole = runs.filter(({ values }) => Array.from(values).every(Number.isFinite))
  const ensemble = ensembleOf(inputs, scores, whole)
  const observed = observedOf(inputs)
  const isAnyNamed = inputs.data.some(({ judges }) => judges)
  const told = inputs.data.flatMap(({ judges }, k) => (judges || !isAnyNamed ? [k] : []))
  const own = inputs.parameters.flatMap(({ name }, k) => (name === pushName ? [] : [k]))
  const errors = told.map((k) => Math.sqrt(observed.error.get(k, k)))
  const misfits = lessRow(ensemble.data, observed.values).mul(-1).subMatrixColumn(told).divRowVector(errors)

  // In errors of the data: the spread of runs is that of parameters and luck; errors of observation come to it.
  const [x, y] = [lessMean(ensemble.scores.subMatrixColumn(own)), lessMean(misfits).mul(-1)]
  const ofData = y.transpose().mmul(y).div(y.rows - 1).add(Matrix.eye(told.length))
  const gains = new CholeskyDecomposition(ofData).solve(y.transpose().mmul(x).div(y.rows - 1))
  const noise = normalRows(misfits.rows, told.length, normalDraws(`${inputs.seed}/calibration/adjusted`))
  const moves = Matrix.add(misfits, noise).mmul(gains)

  const rowOf = new Map(whole.map(({ member }, row) => [member, row]))
  const moved = scores.subMatrixRow([...kept])
  kept.forEach((member, n) => own.forEach((column, k) => {
    const score = moved.get(n, column) + moves.get(rowOf.get(member)!, k)
    moved.set(n, column, Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score)))
  }))
  return moved
}
