/**
 * Quantiles, mean and spread of one number over the replicates of an ensemble.
 *
 * Quantiles are type 7 (R's and a spreadsheet's default), taken from the stored values themselves.
 * Sums run in replicate order, so the last bit does not depend on who finished first.
 */
import { quantileSorted } from 'simple-statistics'

/** The probabilities of the forecast hubs: 23 quantiles. */
export const hubQuantiles: readonly number[] = [
  0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5,
  0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99,
]
/** The probabilities of the tables that people read. */
export const headlineQuantiles: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Sort in place and take quantiles. Nothing, or anything that is not a number, is refused. */
export function quantilesInPlace(
  values: Float32Array | Float64Array,
  probabilities: readonly number[],
): number[] {
  values.sort() // NaN goes last
  if (values.length === 0) throw new RangeError('quantiles of no values')
  if (Number.isNaN(values[values.length - 1])) throw new RangeError('quantiles of a NaN')
  const sorted = values as unknown as number[] // reads indices and length, nothing else
  return probabilities.map((probability) => quantileSorted(sorted, probability))
}

/** Quantiles of values that stay as they are. */
export const quantiles = (values: Iterable<number>, probabilities: readonly number[]): number[] =>
  quantilesInPlace(Float64Array.from(values), probabilities)

export const quantile = (values: Iterable<number>, probability: number): number =>
  quantiles(values, [probability])[0]

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum / values.length
}

/** Standard deviation of a sample (n - 1); null where there is only one value. */
export function standardDeviation(values: ArrayLike<number>, about = mean(values)): number | null {
  if (values.length < 2) return null
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const distance = values[i] - about
    sum += distance * distance
  }
  return Math.sqrt(sum / (values.length - 1))
}

/** Whether every value is a finite number: what quantiles can be taken of. */
export function allFinite(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false
  return true
}
