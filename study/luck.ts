/**
 * How much of the spread of a number is luck, and how much doubt about parameters: an analysis of
 * variance with one random effect, the draw that the two replicates of a pair share (draws.ts).
 *
 *   within   mean over pairs of (a - b)² / 2                         luck
 *   between  2 × variance of the means of the pairs                  luck, and twice the doubt
 *   whole    (within + between) / 2                                  luck and doubt
 *
 * Luck's share is within / whole. Doubt cannot be less than nothing, so the share is at most 1.
 */
import { pairOf } from './draws.ts'
import { allFinite, mean, standardDeviation } from './quantiles.ts'

export interface LuckShare {
  /** Pairs of which both replicates are there. */
  readonly pairs: number
  /** Of a single replicate; null with fewer than two pairs, or where some replicate has no number. */
  readonly variance: number | null
  /** Null too where nothing varies. */
  readonly share: number | null
}

/** Element k of `values` is of replicate `replicates[k]`; these ascend. */
export function luckShare(values: ArrayLike<number>, replicates: readonly number[]): LuckShare {
  const firsts = replicates.flatMap((replicate, k) =>
    k + 1 < replicates.length && pairOf(replicate) === pairOf(replicates[k + 1]) ? [k] : [])
  const pairs = firsts.length
  if (pairs < 2 || !allFinite(values)) return { pairs, variance: null, share: null }
  const within = mean(firsts.map((k) => {
    const difference = values[k] - values[k + 1]
    return (difference * difference) / 2
  }))
  const sd = standardDeviation(firsts.map((k) => (values[k] + values[k + 1]) / 2))!
  const variance = (within + 2 * sd * sd) / 2
  return { pairs, variance, share: variance > 0 ? Math.min(1, within / variance) : null }
}
