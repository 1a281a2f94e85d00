/** What runs are compared by with what was observed: one number each, read off a run's record. */
import type { RecordLayout } from '../../sim/observe/layout.ts'

/** Places in a record that are added up, and what their sum is divided by, if by anything. */
export interface RecordSum {
  readonly of: readonly number[]
  readonly per: readonly number[] | null
}

/** `log`: counts, whose errors are shares of them; `as-is`: shares. */
export type Scale = 'log' | 'as-is'

export interface Datum extends RecordSum {
  readonly series: string // as a report calls it: the same for all months
  readonly period: string // YYYY-MM, or first and last month
  readonly scale: Scale
  readonly observed: number
  /** Standard deviation of what is observed about what a model could give: a share of it on a log scale. */
  readonly error: number
}

/** Where the months of a series stand in a record; null where it is not in the tables of a run. */
export function placesOf(
  layout: RecordLayout, series: string, { party = 'all', origin = 'all', sector = 'all' }: {
    readonly party?: string; readonly origin?: string; readonly sector?: string
  } = {},
): ReadonlyMap<string, number> | null {
  const { monthly, months, monthlyOffset } = layout
  const column = monthly.findIndex((one) => one.series === series
    && one.party === party && one.origin === origin && one.sector === sector)
  if (column < 0) return null
  return new Map(months.map((month, k) => [month, monthlyOffset + column * months.length + k]))
}

export const sumsIn = (record: ArrayLike<number>, sums: readonly RecordSum[]): number[] =>
  sums.map(({ of, per }) => (per === null ? sum(record, of) : sum(record, of) / sum(record, per)))

function sum(record: ArrayLike<number>, places: readonly number[]): number {
  let total = 0
  for (const place of places) total += record[place]
  return total
}

/**
 * A value on the scale on which it is compared. One simulated person is added to counts, so that a
 * month without anybody has a logarithm; the observed and the simulated alike.
 */
export const onScale = (value: number, scale: Scale, weight: number): number =>
  (scale === 'log' ? Math.log(value + weight) : value)
