/** One row of a table: how one number is distributed over the replicates. */
import {
  allFinite, headlineQuantiles, mean, quantilesInPlace, standardDeviation,
} from './quantiles.ts'

export interface Distribution {
  /** Null where some replicate has no such number; a share of the replicates would mislead. */
  readonly mean: number | null
  readonly sd: number | null
  readonly quantiles: readonly (number | null)[]
}

export interface MeasureSummary extends Distribution {
  readonly measure: string
  readonly unit: string
  /** Monte Carlo standard error of the mean. */
  readonly mcse: number | null
}

/** Summarise values that stand in replicate order. The array is left sorted. */
export function distributionInPlace(
  values: Float32Array | Float64Array,
  probabilities: readonly number[],
): Distribution {
  if (values.length === 0 || !allFinite(values)) {
    return { mean: null, sd: null, quantiles: probabilities.map(() => null) }
  }
  const centre = mean(values)
  const sd = standardDeviation(values, centre)
  return { mean: centre, sd, quantiles: quantilesInPlace(values, probabilities) }
}

export function summariseMeasure(
  measure: string,
  unit: string,
  values: ArrayLike<number>,
  probabilities: readonly number[] = headlineQuantiles,
): MeasureSummary {
  const distribution = distributionInPlace(Float64Array.from(values), probabilities)
  return { measure, unit, mcse: monteCarloError(distribution.sd, values.length), ...distribution }
}

export const monteCarloError = (sd: number | null, n: number): number | null =>
  sd === null ? null : sd / Math.sqrt(n)
