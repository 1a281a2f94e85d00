/** What was observed of the series that a run simulates, as dots beside its fans; to May 2024. */
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { ObservedPoint } from './chart.ts'
import { monthStart } from './chart/time-axis.ts'
import { readObserved, type Place } from './observed.ts'
import type { Group } from './stored-series.ts'

const MIDDLE_OF_WEEK = 3 // days after Monday

export interface ObservedSeries {
  /** Encounters between ports a day, by week: the dot stands in the middle of the week. */
  readonly perDay: (scenario: Scenario) => ObservedPoint[]
  /** Monthly numbers of a series and group, in the months that a scenario reports whole. */
  readonly monthly: (series: string, group: Group, scenario: Scenario) => ObservedPoint[]
}

/** Read the tables of data/ once. */
export function openObserved(): ObservedSeries {
  const weekly = readObserved('encounters-weekly')
  const encounters = readObserved('encounters-monthly')
  const bySector = readObserved('encounters-monthly-by-sector')
    .map((row) => ({ ...row, value: row.encounters }))
  const atPlace = (place: Place) => encounters.filter((row) => row.place === place)
    .map((row) => ({ ...row, value: row.encounters }))
  const mexico = readObserved('mexico-monthly')
  const tables: Readonly<Record<string, readonly MonthlyRow[]>> = {
    encounters_between_ports: atPlace('between-ports'),
    encounters_at_ports: atPlace('at-ports'),
    stops_in_mexico: mexico.map((row) => ({ ...row, value: row.stops })),
    returned_by_mexico: mexico.map((row) => ({ ...row, value: row.returns })),
  }
  return {
    perDay: ({ from, to }) => weekly
      .map((row) => ({
        date: isoDateOf(dayNumber(row.week_start) + MIDDLE_OF_WEEK), value: row.southwest_per_day,
      }))
      .filter(({ date }) => date >= from && date <= to),
    monthly: (series, group, scenario) => {
      const isBySector = series === 'encounters_between_ports' && group.sector !== undefined
      const rows = isBySector ? bySector : tables[series] ?? []
      const sums = new Map<string, number>()
      for (const row of rows) {
        if (!isWhole(row.month, scenario) || !isOf(row, group)) continue
        sums.set(row.month, (sums.get(row.month) ?? 0) + row.value)
      }
      return [...sums].map(([date, value]) => ({ date, value }))
        .sort((a, b) => (a.date < b.date ? -1 : 1))
    },
  }
}

interface MonthlyRow extends Group {
  readonly month: string
  readonly value: number
}

/** Whether a row is of a group; what the group leaves out is added up. */
const isOf = (row: Group, { party, origin, sector }: Group): boolean =>
  (party === undefined || row.party === party) && (origin === undefined || row.origin === origin)
  && (sector === undefined || row.sector === sector)

function isWhole(month: string, { from, to }: Scenario): boolean {
  const first = dayNumber(`${month}-01`)
  return isoDateOf(first) >= from && isoDateOf(monthStart(first, 1) - 1) <= to
}
