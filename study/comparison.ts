/**
 * Two scenarios, replicate by replicate: the same people with the same luck under each, so that
 * what differs between the members of a pair is the policy.
 */
import {
  allFinite, headlineQuantiles, mean, quantiles, standardDeviation,
} from './quantiles.ts'
import { monteCarloError, type Groups } from './summaries.ts'

export interface MeasureComparison {
  readonly measure: string
  readonly unit: string
  readonly meanDifference: number | null
  /** Spread of the paired differences. */
  readonly sd: number | null
  /** Monte Carlo standard error of the mean difference, paired as it was run. */
  readonly mcse: number | null
  /** What that error would have been, had the two been run with luck of their own. */
  readonly mcseUnpaired: number | null
  /** Share of replicates in which the scenario lies below the other. */
  readonly probabilityLower: number | null
  readonly differenceQuantiles: readonly (number | null)[]
  /** Null where the other scenario is zero in some replicate. */
  readonly ratioQuantiles: readonly (number | null)[]
}

/** Compare one measure; element r of both is replicate r (of those that finished). */
export function compareMeasure(
  measure: string,
  unit: string,
  values: ArrayLike<number>,
  against: ArrayLike<number>,
  groups: Groups = null,
): MeasureComparison {
  const n = values.length
  if (n !== against.length) throw new RangeError(`${n} replicates against ${against.length}`)
  const probabilities = headlineQuantiles
  const missing = probabilities.map(() => null)
  if (n === 0 || !allFinite(values) || !allFinite(against)) {
    return {
      measure, unit, meanDifference: null, sd: null, mcse: null, mcseUnpaired: null,
      probabilityLower: null, differenceQuantiles: missing, ratioQuantiles: missing,
    }
  }
  const difference = new Float64Array(n)
  const ratio = new Float64Array(n)
  let nLower = 0
  for (let r = 0; r < n; r++) {
    difference[r] = values[r] - against[r]
    ratio[r] = values[r] / against[r]
    if (values[r] < against[r]) nLower++
  }
  const meanDifference = mean(difference)
  const sd = standardDeviation(difference, meanDifference)
  return {
    measure, unit, meanDifference, sd,
    mcse: monteCarloError(difference, groups),
    mcseUnpaired: unpairedError(values, against, groups),
    probabilityLower: nLower / n,
    differenceQuantiles: quantiles(difference, probabilities),
    ratioQuantiles: allFinite(ratio) ? quantiles(ratio, probabilities) : missing,
  }
}

function unpairedError(
  values: ArrayLike<number>, against: ArrayLike<number>, groups: Groups,
): number | null {
  const one = monteCarloError(values, groups)
  const other = monteCarloError(against, groups)
  return one === null || other === null ? null : Math.sqrt(one * one + other * other)
}
