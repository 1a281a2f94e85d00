/** How cost grows with work: cost = factor x work ^ exponent, as a straight line through logarithms. */
import { linearRegression } from 'simple-statistics'

export interface Growth {
  readonly exponent: number // 1: in proportion
  readonly factor: number
  readonly standardError: number // of the exponent; NaN with two points
}

/** Least squares over logarithms, every point alike. Costs and works are above zero. */
export function growthOf(work: readonly number[], cost: readonly number[]): Growth {
  const points = work.map((x, k) => [Math.log(x), Math.log(cost[k])])
  const { m, b } = linearRegression(points)
  const middle = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const spread = points.reduce((sum, [x]) => sum + (x - middle) * (x - middle), 0)
  const missed = points.reduce((sum, [x, y]) => sum + (y - m * x - b) * (y - m * x - b), 0)
  return {
    exponent: m,
    factor: Math.exp(b),
    standardError: Math.sqrt(missed / (points.length - 2) / spread),
  }
}
