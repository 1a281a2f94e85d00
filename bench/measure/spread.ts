/**
 * The middle of several rounds and how far it is known. Rounds alternate between what is compared, and
 * ratios are taken within a round, so that other work on the machine meets both.
 */
import { quantile } from '../../study/quantiles.ts'
import { shown } from './findings.ts'

export interface Spread {
  readonly value: number
  readonly low: number
  readonly high: number
}
const COVERED = 0.9

/**
 * Median, and the ranks about it that hold the true median with a chance of at least 90 % (a sign test,
 * so that no shape is assumed); with fewer than five rounds, the lowest and the highest.
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  let rank = 0
  let outside = 2 / 2 ** n // chance that the true median lies beyond the values of this rank
  for (let ways = n; ; ways *= (n - rank) / (rank + 1)) { // ways of choosing rank + 1 out of n
    outside += (2 * ways) / 2 ** n
    if (1 - outside < COVERED) break
    rank++
  }
  return { value: quantile(values, 0.5), low: sorted[rank], high: sorted[n - 1 - rank] }
}

/** The ratio of two costs measured in the same rounds. */
export const ratioOf = (values: readonly number[], references: readonly number[]): Spread =>
  spreadOf(values.map((value, k) => value / references[k]))

export const shownSpread = ({ value, low, high }: Spread): string =>
  `${shown(value)} (${shown(low)} to ${shown(high)})`
