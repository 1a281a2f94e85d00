/** What was observed, as patterns ask for it (`study/patterns/`), from the tables of data/. */
import { dayNumber } from '../sim/dates.ts'
import { beforeTitle42, underTitle42 } from '../study/patterns/patterns.ts'
import { monthsOfFiscalYear, type Evidence, type Period, type Whom } from '../study/patterns/evidence.ts'
import { readObserved } from './observed.ts'

/** CBP compares the shares under Title 42 with the average of these fiscal years. */
const YEARS_BEFORE: Period = ['2013-10-01', '2019-09-30']

/**
 * Two views, which differ where publishers give several figures for one thing. Weeks are the nationwide counts
 * times the southwest's share of the month; days are nationwide, of which patterns use ratios alone.
 */
export function observedEvidence(): [lowest: Evidence, highest: Evidence] {
  const days = sumsBy(readObserved('encounters-daily'), ({ date }) => date, ({ nationwide }) => nationwide)
  const weeks = sumsBy(readObserved('encounters-weekly'), (row) => row.week_start, (row) => 7 * row.southwest_per_day)
  const encounters = readObserved('encounters-monthly')
  const between = encounters.filter(({ place }) => place === 'between-ports')
  const atPorts = sumsBy(encounters.filter(({ place }) => place === 'at-ports'),
    ({ month }) => month, (row) => row.encounters)
  const bySector = readObserved('encounters-monthly-by-sector')
  const appointments = readObserved('appointments').filter(({ measure }) => measure === 'processed')
  const outcomes = readObserved('custody-outcomes')
  const released = outcomes.filter(({ measure }) => measure === 'released')
  const expelled = outcomes.filter(({ measure }) => measure === 'children-expelled-before')
  const repeats = readObserved('repeat-encounters')
    .filter(({ measure }) => measure === 'encountered-in-last-12-months' || measure === 'recidivism')

  const inMonth = (month: string, { party, origins, sector }: Whom = {}): number => sector === undefined
    ? total(between.filter((row) => row.month === month && (party ?? row.party) === row.party
      && (origins ?? [row.origin]).includes(row.origin)))
    : total(bySector.filter((row) => row.month === month && row.sector === sector))
  const shared = {
    onDay: (date: string) => days.get(date) ?? Number.NaN,
    inWeek: (monday: string) => weeks.get(monday) ?? Number.NaN,
    inMonth,
    atPorts: (month: string) => atPorts.get(month) ?? Number.NaN,
    byAppointment: (month: string) => peopleIn(appointments, month, month),
    released: (month: string) => peopleIn(released, month, month),
    childrenExpelledBefore: (fiscalYear: number) => {
      const months = monthsOfFiscalYear(fiscalYear)
      return peopleIn(expelled, months[0], months[months.length - 1])
    },
  }
  const view = (pick: (shares: readonly number[]) => number): Evidence => ({
    ...shared,
    shareOfRepeats: (period) => {
      const [from, to] = period === beforeTitle42 ? YEARS_BEFORE : period
      const given = repeats.filter((row) => period === underTitle42
        ? row.from >= '2020-03-20' && row.to <= to : row.from === from && row.to === to)
      return given.length === 0 ? Number.NaN : pick(given.map(({ value }) => value / 100))
    },
  })
  return [view((shares) => Math.min(...shares)), view((shares) => Math.max(...shares))]
}

function sumsBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string, valueOf: (row: Row) => number) {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + valueOf(row))
  return sums
}

const total = (rows: readonly { readonly encounters: number }[]): number =>
  rows.reduce((sum, { encounters }) => sum + encounters, 0)

interface FoundRow {
  readonly from: string
  readonly to: string
  readonly people: number
}

/** The figure that covers just these months; NaN where there is none. */
function peopleIn(rows: readonly FoundRow[], first: string, last: string): number {
  const isWhole = ({ from, to }: FoundRow): boolean => from === `${first}-01`
    && to.startsWith(last) && dayNumber(to) - dayNumber(`${last}-01`) >= 27
  return rows.find(isWhole)?.people ?? Number.NaN
}
