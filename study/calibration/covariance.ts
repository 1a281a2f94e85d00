import { CholeskyDecomposition, Matrix } from 'ml-matrix'

/** Below this share of the largest variance a datum is taken never to change by itself. */
const LEAST_VARIANCE = 1e-10

/**
 * Covariance of residuals in rows, with its correlations drawn towards zero as far as chance alone
 * may have made them (Schäfer and Strimmer 2005): so that it can be inverted, and so that many data
 * of few runs do not seem to know more than they do.
 */
export function shrunkCovariance(residuals: Matrix, degrees: number): Matrix {
  const [n, p] = [residuals.rows, residuals.columns]
  const covariance = residuals.transpose().mmul(residuals).div(degrees)
  const largest = Math.max(...covariance.diagonal())
  const sds = covariance.diagonal().map((variance) =>
    Math.sqrt(Math.max(variance, largest * LEAST_VARIANCE)))
  const standard = residuals.clone().divRowVector(sds)
  const squares = Matrix.mul(standard, standard)
  // Sum over pairs of the variance of r_ij, which is (mean of squares of products - r_ij squared) / n
  const correlations = standard.transpose().mmul(standard).div(degrees)
  const meanSquares = squares.transpose().mmul(squares).div(n)
  let [noise, signal] = [0, 0]
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) {
      const r = correlations.get(i, j)
      noise += Math.max(0, meanSquares.get(i, j) - r * r) / n
      signal += r * r
    }
  }
  const kept = signal > 0 ? Math.max(0, 1 - noise / signal) : 0
  return Matrix.zeros(p, p).apply(function fill(this: Matrix, i: number, j: number) {
    const r = i === j ? 1 : kept * correlations.get(i, j)
    this.set(i, j, r * sds[i] * sds[j])
  })
}

/** Lower triangle L with L Lt = the matrix. Throws RangeError where there is none. */
export function choleskyOf(matrix: Matrix): Matrix {
  // Products that are equal by algebra may differ in their last bits.
  const symmetric = Matrix.add(matrix, matrix.transpose()).div(2)
  const decomposition = new CholeskyDecomposition(symmetric)
  if (!decomposition.isPositiveDefinite()) throw new RangeError('a covariance is not positive definite')
  return decomposition.lowerTriangularMatrix
}

/** Solve L X = B by substitution. */
export function solveLower(lower: Matrix, right: Matrix): Matrix {
  const solved = right.clone()
  for (let i = 0; i < lower.rows; i++) {
    for (let c = 0; c < solved.columns; c++) {
      let sum = solved.get(i, c)
      for (let k = 0; k < i; k++) sum -= lower.get(i, k) * solved.get(k, c)
      solved.set(i, c, sum / lower.get(i, i))
    }
  }
  return solved
}
