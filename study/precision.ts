/**
 * How precise an ensemble is: Monte Carlo standard errors of its headline measures, relative to their
 * means. Where a precision is asked for, rounds of equal size are added until it is reached, so that
 * how many replicates there are follows from the numbers alone, not from time or threads.
 */
import type { MeasureSummary } from './summaries.ts'

/** More rounds than these are not run. */
export const MOST_ROUNDS = 100

export interface LeastPrecise {
  readonly measure: string
  /** Of a sweep: which point. */
  readonly point?: number
  /** Standard error of the mean, as a share of the mean; infinite with one replicate. */
  readonly error: number
}

/** The measure whose mean is known least; null where none has a mean. One that is always 0 is known. */
export function leastPrecise(summaries: readonly MeasureSummary[]): LeastPrecise | null {
  let least: LeastPrecise | null = null
  for (const { measure, mean, mcse } of summaries) {
    if (mean === null) continue
    const error = mcse === 0 ? 0 : (mcse ?? Infinity) / Math.abs(mean)
    if (least === null || error > least.error) least = { measure, error }
  }
  return least
}
