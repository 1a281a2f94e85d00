/** What runs are compared by with what was observed: one number each, read off a run's record. */
import type { RecordLayout } from '../../sim/observe/layout.ts'
import type { Origin } from '../../sim/world.ts'

/** Places in a record that are added up, and what their sum is divided by, if by anything. */
export interface RecordSum {
  readonly of: readonly number[]
  readonly per: readonly number[] | null
  /** Places that are taken off. */
  readonly less?: readonly number[]
  /** Months of which a mean is taken, in place of their sum. */
  readonly nMonths?: number
  /** Added to both sides of a ratio, so that a month without anybody has one. */
  readonly plusBoth?: number
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
  /** People added to a count before its logarithm is taken; one simulated person where left out. */
  readonly plus?: number
  /** The origin of which alone it is: a local smoother tells by it what it may learn. */
  readonly origin?: Origin
  /** Whether draws are chosen by it; by all data where none says so. */
  readonly judges?: boolean
}

/** Whom a series is of; all of those that are left out. */
export interface CellGroup {
  readonly party?: string
  readonly origin?: string
  readonly sector?: string
}

/** Where the months of a series stand in a record; null where it is not in the tables of a run. */
export const placesOf = (
  { monthly, months, monthlyOffset }: RecordLayout, series: string, group: CellGroup = {},
): ReadonlyMap<string, number> | null => placesIn(monthly, months, monthlyOffset, series, group)

/** Where its days stand; of fewer groups than its months. */
export const dayPlacesOf = (
  { daily, dates, dailyOffset }: RecordLayout, series: string, group: CellGroup = {},
): ReadonlyMap<string, number> | null => placesIn(daily, dates, dailyOffset, series, group)

function placesIn(
  columns: RecordLayout['monthly'], periods: readonly string[], offset: number, series: string,
  { party = 'all', origin = 'all', sector = 'all' }: CellGroup,
): ReadonlyMap<string, number> | null {
  const column = columns.findIndex((one) => one.series === series
    && one.party === party && one.origin === origin && one.sector === sector)
  if (column < 0) return null
  return new Map(periods.map((period, k) => [period, offset + column * periods.length + k]))
}

/** The part of a datum that is read off records. */
export const sumOf = ({ of, per, less, nMonths, plusBoth }: RecordSum): RecordSum =>
  ({ of, per, less, nMonths, plusBoth })

export const sumsIn = (record: ArrayLike<number>, sums: readonly RecordSum[]): number[] =>
  sums.map(({ of, less = [], per, nMonths = 1, plusBoth = 0 }) => {
    const value = (sum(record, of) - sum(record, less)) / nMonths
    return per === null ? value : (value + plusBoth) / (sum(record, per) + plusBoth)
  })

function sum(record: ArrayLike<number>, places: readonly number[]): number {
  let total = 0
  for (const place of places) total += record[place]
  return total
}

/**
 * A value on the scale on which it is compared. To counts some people are added, one simulated person
 * if nothing else is said, so that a month without anybody has a logarithm; the observed and the
 * simulated alike.
 */
export const onScale = (value: number, scale: Scale, plus: number): number =>
  (scale === 'log' ? Math.log(value + plus) : value)
