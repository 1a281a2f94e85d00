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
  groups: Groups = null,
): MeasureSummary {
  const distribution = distributionInPlace(Float64Array.from(values), headlineQuantiles)
  const mcse = distribution.mean === null ? null : monteCarloError(values, groups)
  return { measure, unit, mcse, ...distribution }
}

/** Group of each replicate, in ascending order: those that share drawn parameters. Null where none do. */
export type Groups = readonly number[] | null

/**
 * Monte Carlo standard error of the mean: sd / √n, where replicates are independent. Groups vary
 * as wholes; with all of one size it is the error of the mean of their means.
 */
export function monteCarloError(values: ArrayLike<number>, groups: Groups): number | null {
  const centre = mean(values)
  if (groups === null) {
    const sd = standardDeviation(values, centre)
    return sd === null ? null : sd / Math.sqrt(values.length)
  }
  let nGroups = 0
  let squares = 0
  let sum = 0
  for (let r = 0; r < values.length; r++) {
    sum += values[r] - centre
    if (r + 1 < values.length && groups[r + 1] === groups[r]) continue
    nGroups++
    squares += sum * sum
    sum = 0
  }
  return nGroups < 2 ? null : Math.sqrt((squares * nGroups) / (nGroups - 1)) / values.length
}
