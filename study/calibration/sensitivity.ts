import { Matrix, SVD } from 'ml-matrix'
import { choleskyOf, solveLower } from './covariance.ts'
import type { LinearResponse } from './linear-response.ts'

/** What of the data tells parameters apart, in units of the data's error and of the ensemble. */
export interface Sensitivity {
  /** Directions of the data, columns, after division by `errorRoot`; of the scores, likewise. */
  readonly ofData: Matrix
  readonly ofScores: Matrix
  /** Change of each direction of the data, in standard errors, with one sd of that of the scores. */
  readonly strengths: readonly number[]
  /** Cholesky roots of the covariance of the data's error, and of the scores in the ensemble. */
  readonly errorRoot: Matrix
  readonly spreadRoot: Matrix
}

/**
 * The response cut into independent directions, without those that chance alone would give.
 *
 * A slope learnt from n runs has an error of 1 / sqrt(n) in these units, in every cell: many data and
 * parameters then seem to be related that are not. Singular values are shrunk by the rule that is best
 * against noise of known size (Gavish and Donoho 2017), and those that noise reaches are dropped.
 */
export function sensitivityOf({ slopes, spread, nMembers }: LinearResponse, error: Matrix): Sensitivity {
  const errorRoot = choleskyOf(error)
  const spreadRoot = choleskyOf(spread)
  const { leftSingularVectors, rightSingularVectors, diagonal } =
    new SVD(solveLower(errorRoot, slopes.mmul(spreadRoot)), { autoTranspose: true })
  const shrunk = diagonal.map((value) =>
    shrinkSingularValue(value * Math.sqrt(nMembers), slopes.rows, slopes.columns) / Math.sqrt(nMembers))
  const kept = shrunk.flatMap((value, k) => (value > 0 ? [k] : []))
  return {
    ofData: leftSingularVectors.subMatrixColumn(kept),
    ofScores: rightSingularVectors.subMatrixColumn(kept),
    strengths: kept.map((k) => shrunk[k]),
    errorRoot, spreadRoot,
  }
}

/** A singular value of rows x columns cells that each have noise of variance 1; 0 if it may be noise. */
export function shrinkSingularValue(value: number, rows: number, columns: number): number {
  const [least, most] = [Math.min(rows, columns), Math.max(rows, columns)]
  const edge = Math.sqrt(least) + Math.sqrt(most)
  if (value <= edge) return 0
  const inner = value * value - least - most
  return Math.sqrt(inner * inner - 4 * least * most) / value
}
