/** What was observed of the series that a run simulates, as dots beside its fans; to May 2024. */
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { ObservedPoint } from './chart.ts'
import { monthStart } from './chart/time-axis.ts'
import { readObserved } from './observed.ts'
import type { Group } from './stored-series.ts'

const MIDDLE_OF_WEEK = 3 // days after Monday

/** Encounters between ports a day, by week: the dot stands in the middle of the week. */
export function observedPerDay({ from, to }: Scenario): ObservedPoint[] {
  return readObserved('encounters-weekly')
    .map((row) => ({
      date: isoDateOf(dayNumber(row.week_start) + MIDDLE_OF_WEEK), value: row.southwest_per_day,
    }))
    .filter(({ date }) => date >= from && date <= to)
}

/** Monthly numbers of a series and group, in the months that a scenario reports whole. */
export function observedFor(series: string, group: Group, scenario: Scenario): ObservedPoint[] {
  const sums = new Map<string, number>()
  for (const { month, value } of rowsOf(series, group)) {
    if (isWhole(month, scenario)) sums.set(month, (sums.get(month) ?? 0) + value)
  }
  return [...sums].map(([date, value]) => ({ date, value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

function rowsOf(
  series: string, { party, origin, sector }: Group,
): { month: string; value: number }[] {
  const isOf = (row: { party?: string; origin?: string; sector?: string }): boolean =>
    (party === undefined || row.party === party) && (origin === undefined || row.origin === origin)
    && (sector === undefined || row.sector === sector)
  if (series === 'encounters_between_ports' && sector !== undefined) {
    return readObserved('encounters-monthly-by-sector').filter(isOf)
      .map(({ month, encounters }) => ({ month, value: encounters }))
  }
  if (series === 'encounters_between_ports' || series === 'encounters_at_ports') {
    const place = series === 'encounters_at_ports' ? 'at-ports' : 'between-ports'
    return readObserved('encounters-monthly').filter((row) => row.place === place && isOf(row))
      .map(({ month, encounters }) => ({ month, value: encounters }))
  }
  const mexican = { stops_in_mexico: 'stops', returned_by_mexico: 'returns' } as const
  if (series !== 'stops_in_mexico' && series !== 'returned_by_mexico') return []
  return readObserved('mexico-monthly').filter(isOf)
    .map((row) => ({ month: row.month, value: row[mexican[series]] }))
}

function isWhole(month: string, { from, to }: Scenario): boolean {
  const first = dayNumber(`${month}-01`)
  return isoDateOf(first) >= from && isoDateOf(monthStart(first, 1) - 1) <= to
}
