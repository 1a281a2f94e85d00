/** How much days differ from the days around them. */
import { mean } from '../quantiles.ts'

const HALF = 3 // days to each side
const WEEK = 7

/**
 * Standard deviation of a count about its centred 7-day mean, as a share of that mean, over the days
 * that have three on each side. Net of the weekday, each weekday's own mean departure is taken off.
 * NaN where a day is missing.
 */
export function dayToDay(counts: readonly number[], { isNetOfWeekday = false } = {}): number {
  const departures = counts.slice(HALF, counts.length - HALF).map((count, k) =>
    count / mean(counts.slice(k, k + WEEK)) - 1)
  const usual = (k: number): number =>
    mean(departures.filter((_, other) => other % WEEK === k % WEEK))
  const left = isNetOfWeekday ? departures.map((departure, k) => departure - usual(k)) : departures
  return Math.sqrt(mean(left.map((departure) => departure * departure)))
}
