/**
 * Two points of a design with the same luck, replicate by replicate. What the mean response of each
 * would be with endless replicates is not known; these are unbiased for it, so that chance is not
 * taken for an effect. With one replicate there is nothing to tell chance by, and none is taken off.
 */
import { mean, standardDeviation } from '../quantiles.ts'

/** Square of the difference of two mean responses. */
export function squaredDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const difference = differences(a, b)
  const centre = mean(difference)
  return centre * centre - varianceOfMean(difference)
}

/** Variance, by chance, of the mean of a difference; 0 with one replicate. */
export const chanceOfDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  varianceOfMean(differences(a, b))

/** Product of a mean response, less `centre`, and the difference of two others. */
export function productWithDifference(
  factor: ArrayLike<number>, centre: number, a: ArrayLike<number>, b: ArrayLike<number>,
): number {
  const n = a.length
  let ofOne = 0 // the product within a replicate holds its chance twice
  for (let r = 0; r < n; r++) ofOne += (factor[r] - centre) * (a[r] - b[r])
  if (n === 1) return ofOne
  const ofSums = (mean(factor) - centre) * n * (mean(a) - mean(b)) * n
  return (ofSums - ofOne) / (n * (n - 1))
}

const differences = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: a.length }, (_, r) => a[r] - b[r])

function varianceOfMean(values: Float64Array): number {
  const sd = standardDeviation(values) ?? 0
  return (sd * sd) / values.length
}
