/**
 * A step in which parameters stand still and every member's own push is fitted to what its run left
 * unexplained: randomized maximum likelihood (Oliver, He and Reynolds 1996; Kitanidis 1995). How data
 * answer to push is known from all members, origins and months together (slopesOfThoseAlike), so the
 * step need not learn it from few.
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import type { Observed } from './ensemble-smoother.ts'
import { lessRow, type Ensemble } from './linear-response.ts'
import { MOST_SCORE, slopesIn, type Locality } from './local-smoother.ts'
import { normalRows, type NormalDraw } from './normal-draws.ts'

/** Variances of the data are taken so many times as large: an origin's months, quarters and parties tell the same twice. */
const INFLATION = 2
/** Misfits are cut here, in errors: what push cannot do, it is not to chase. */
const MOST_MISFIT = 3

/**
 * Scores whose columns of push are those of the next run; all others stay. `first` is the first round,
 * whose push was independent of everything else: there the answers are read off. Each member draws its
 * prior and the errors of its data by `normal`, the same in every such step.
 */
export function fitPush(
  first: Ensemble, ensemble: Ensemble, { values, error }: Observed, locality: Locality, normal: NormalDraw,
): Matrix {
  const { ofScores, ofData, alike } = locality
  const slopes = slopesIn(first, locality)
  const errors = error.diagonal().map((variance) => Math.sqrt(INFLATION * variance))
  const misfits = lessRow(ensemble.data, values).mul(-1).divRowVector(errors)
  const moved = ensemble.scores.clone()
  for (const about of new Set(ofScores)) {
    const told = ofData.flatMap((one, j) => (one === about ? [j] : []))
    const own = ofScores.flatMap((one, i) => (one === about && told.some((j) => alike?.(i, j) != null) ? [i] : []))
    if (own.length === 0) continue
    // Answers of the data to push, in errors of the data.
    const answers = new Matrix(told.map((j) => own.map((i) => (slopes(i, j) ?? 0) / errors[j])))
    const gains = gainsOf(answers)
    const prior = normalRows(moved.rows, own.length, normal)
    const noise = normalRows(moved.rows, told.length, normal)
    const now = moved.subMatrixColumn(own)
    const left = misfits.subMatrixColumn(told).apply(cut).add(noise)
      .add(now.clone().sub(prior).mmul(answers.transpose()))
    const next = prior.add(left.mmul(gains.transpose()))
    own.forEach((column, k) => {
      for (let n = 0; n < moved.rows; n++) {
        moved.set(n, column, Math.max(-MOST_SCORE, Math.min(MOST_SCORE, next.get(n, k))))
      }
    })
  }
  return moved
}

function cut(this: Matrix, i: number, j: number): void {
  this.set(i, j, Math.max(-MOST_MISFIT, Math.min(MOST_MISFIT, this.get(i, j))))
}

/** H' (H H' + 1)^-1, scores of the prior being standard normal and errors of the data 1. */
function gainsOf(answers: Matrix): Matrix {
  const ofData = answers.mmul(answers.transpose()).add(Matrix.eye(answers.rows))
  return new CholeskyDecomposition(ofData).solve(answers).transpose()
}
