/** A stored series as the points of a fan. */
import type { FanPoint } from './chart.ts'
import type { Group, StoredTable } from './stored-series.ts'

/** Shares of the replicates that a band can hold, and the quantiles between which they lie. */
const boundsOfShare = {
  0.95: ['q0.025', 'q0.975'], 0.9: ['q0.05', 'q0.95'], 0.8: ['q0.1', 'q0.9'], 0.5: ['q0.25', 'q0.75'],
} as const
export type BandShare = keyof typeof boundsOfShare

/** Bands of a fan, widest first, unless others are asked for. */
export const fanShares = [0.95, 0.8, 0.5] as const

/** The points of a series, in order of date; what `group` leaves out is the total, `all`. */
export function fanOf(
  table: StoredTable, series: string, group?: Group, shares: readonly BandShare[] = fanShares,
): FanPoint[] {
  const stored = table.find(series, group)
  if (!stored) return []
  const medians = stored.numbers('q0.5')
  const bounds = shares.map((share) => boundsOfShare[share].map(stored.numbers))
  return stored.periods.map((date, k) => ({
    date,
    median: medians[k],
    bands: bounds.map(([low, high]) => [low[k] ?? 0, high[k] ?? 0]),
  }))
}

/** The mean of a series without bands, as for shares of runs, whose quantiles are all 0 or 1. */
export function meanOf(table: StoredTable, series: string): FanPoint[] {
  const stored = table.find(series)
  const means = stored?.numbers('mean') ?? []
  return (stored?.periods ?? []).map((date, k) => ({ date, median: means[k], bands: [] }))
}

/**
 * Running means over `nDays` of the median and of each bound: weekdays differ, and what they hide
 * is of more interest. There is no number where a day of the window has none.
 */
export function smooth(points: readonly FanPoint[], nDays: number): FanPoint[] {
  const half = Math.floor(nDays / 2)
  return points.map((point, i) => {
    const near = points.slice(Math.max(0, i - half), i + half + 1)
    const isWhole = near.length === 2 * half + 1 && near.every(({ median }) => median !== null)
    if (!isWhole) return { ...point, median: null }
    const mean = (pick: (near: FanPoint) => number): number =>
      near.reduce((sum, one) => sum + pick(one), 0) / near.length
    return {
      date: point.date,
      median: mean(({ median }) => median!),
      bands: point.bands.map((_, band): [number, number] =>
        [mean(({ bands }) => bands[band][0]), mean(({ bands }) => bands[band][1])]),
    }
  })
}

/** The part of a counterfactual from just before the first point in which the two differ. */
export function fromFirstDifference(
  counterfactual: readonly FanPoint[],
  fan: readonly FanPoint[],
): FanPoint[] {
  const numbersOf = ({ median, bands }: FanPoint): string => [median, ...bands.flat()].join()
  const numbersOn = new Map(fan.map((point) => [point.date, numbersOf(point)]))
  const first = counterfactual.findIndex((point) => numbersOn.get(point.date) !== numbersOf(point))
  return first < 0 ? [] : counterfactual.slice(Math.max(0, first - 1))
}
