/**
 * After draws have been run: each is moved by what its own run still missed, along straight lines
 * learnt from the runs of all (regression adjustment, Beaumont, Zhang and Balding 2002).
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { pushName } from './calibrated-parameters.ts'
import { ensembleOf, judgingOf, observedOf, type CalibrationInputs } from './inputs.ts'
import { lessRow } from './linear-response.ts'
import { lessMean, MOST_SCORE } from './local-smoother.ts'
import { normalDraws, normalRows } from './normal-draws.ts'

/**
 * Scores of the draws whose `runs` are those of a round; one whose run failed stays where it is. Lines are of
 * every parameter against the data that judge, or all where none is named; push stands still, as it is not to
 * explain what draws are judged by. There are as many runs as draws, so that parameters may here learn from
 * the data of all origins.
 */
export function adjustedDraws(
  inputs: CalibrationInputs, round: number, scores: Matrix,
  runs: readonly { readonly member: number; readonly values: ArrayLike<number> }[],
): Matrix {
  const whole = runs.filter(({ values }) => Array.from(values).every(Number.isFinite))
  const ensemble = ensembleOf(inputs, scores, whole)
  const observed = observedOf(inputs)
  const told = judgingOf(inputs)
  const own = inputs.parameters.flatMap(({ name }, k) => (name === pushName ? [] : [k]))
  const errors = told.map((k) => Math.sqrt(observed.error.get(k, k)))
  const misfits = lessRow(ensemble.data, observed.values).mul(-1).subMatrixColumn(told).divRowVector(errors)

  // In errors of the data: the spread of runs is that of parameters and luck; errors of observation come to it.
  const [x, y] = [lessMean(ensemble.scores.subMatrixColumn(own)), lessMean(misfits).mul(-1)]
  const ofData = y.transpose().mmul(y).div(y.rows - 1).add(Matrix.eye(told.length))
  const gains = new CholeskyDecomposition(ofData).solve(y.transpose().mmul(x).div(y.rows - 1))
  const noise = normalRows(misfits.rows, told.length, normalDraws(`${inputs.seed}/calibration/adjusted/${round}`))
  const moves = Matrix.add(misfits, noise).mmul(gains)

  const moved = scores.clone()
  whole.forEach(({ member }, row) => own.forEach((column, k) => {
    const score = moved.get(member, column) + moves.get(row, k)
    moved.set(member, column, Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score)))
  }))
  return moved
}
