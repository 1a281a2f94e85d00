/**
 * What patterns are measured on. The same questions are asked of what was observed and of every
 * simulated replicate, so that a measure is one function for both. Numbers are people at the
 * southwest border; NaN where something is not known.
 */
import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import type { RecordLayout } from '../../sim/observe/layout.ts'
import type { Origin, Party, Sector } from '../../sim/world.ts'

/** Whom to count; what is left out is added up. Sectors do not cross with the others. */
export interface Whom {
  readonly party?: Party
  readonly origins?: readonly Origin[]
  readonly sector?: Sector
}

/** First and last day, ISO. */
export type Period = readonly [from: string, to: string]

export interface Evidence {
  /** Encountered between ports on a day. */
  readonly onDay: (date: string) => number
  /** ... in the week that begins on a Monday. */
  readonly inWeek: (monday: string) => number
  /** ... in a month, YYYY-MM. */
  readonly inMonth: (month: string, whom?: Whom) => number
  /** Encountered at ports in a month. */
  readonly atPorts: (month: string) => number
  /** Of those, with an appointment. */
  readonly byAppointment: (month: string) => number
  /** Encountered between ports and released with a date by the Border Patrol, in a month. */
  readonly released: (month: string) => number
  /** Share of encounters between ports of people encountered in the 12 months before. */
  readonly shareOfRepeats: (period: Period) => number
  /** Children encountered alone in a fiscal year (October to September) after an expulsion. */
  readonly childrenExpelledBefore: (fiscalYear: number) => number
}

const WEEK = 7 // days

/** Months from one to another, both included. */
export function monthsFrom(first: string, last: string): string[] {
  const [from, to] = [first, last].map((month) => {
    const [year, number] = month.split('-').map(Number)
    return year * 12 + number - 1
  })
  return Array.from({ length: to - from + 1 }, (_, k) =>
    `${Math.floor((from + k) / 12)}-${String(((from + k) % 12) + 1).padStart(2, '0')}`)
}

/** Mondays from one to another, both included. */
export const mondaysFrom = (first: string, last: string): string[] =>
  Array.from({ length: (dayNumber(last) - dayNumber(first)) / WEEK + 1 }, (_, k) =>
    isoDateOf(dayNumber(first) + k * WEEK))

export const monthsOfFiscalYear = (year: number): string[] => monthsFrom(`${year - 1}-10`, `${year}-09`)

/** How to ask a simulated replicate, by its record. */
export function simulatedEvidence(layout: RecordLayout): (record: Float32Array) => Evidence {
  const { dates, months } = layout
  const keyOf = (...names: readonly string[]): string => names.join('|')
  const placesOf = (columns: RecordLayout['daily']) => new Map(columns.map((column, k) =>
    [keyOf(column.series, column.party, column.origin, column.sector), k]))
  const monthly = placesOf(layout.monthly)
  const daily = placesOf(layout.daily)
  const place = (columns: ReadonlyMap<string, number>, key: string): number => {
    const k = columns.get(key)
    if (k === undefined) throw new RangeError(`no series ${key}`)
    return k
  }
  return (record) => {
    const ofMonth = (month: string, series: string, { party, origins: some, sector }: Whom = {}): number => {
      const at = months.indexOf(month)
      if (at < 0) return Number.NaN
      return (some ?? ['all']).reduce((sum, origin) => {
        const k = place(monthly, keyOf(series, party ?? 'all', origin, sector ?? 'all'))
        return sum + record[layout.monthlyOffset + k * months.length + at]
      }, 0)
    }
    const ofDays = (from: string, nDays: number, series: string): number => {
      const at = dates.indexOf(from)
      if (at < 0 || at + nDays > dates.length) return Number.NaN
      const start = layout.dailyOffset + place(daily, keyOf(series, 'all', 'all', 'all')) * dates.length + at
      return record.subarray(start, start + nDays).reduce((sum, people) => sum + people, 0)
    }
    const encounters = 'encounters_between_ports'
    return {
      onDay: (date) => ofDays(date, 1, encounters),
      inWeek: (monday) => ofDays(monday, WEEK, encounters),
      inMonth: (month, whom) => ofMonth(month, encounters, whom),
      atPorts: (month) => ofMonth(month, 'encounters_at_ports'),
      byAppointment: (month) => ofMonth(month, 'appointments_kept'),
      released: (month) => ofMonth(month, 'releases') - ofMonth(month, 'releases_after_stay'),
      shareOfRepeats: ([from, to]) => {
        const nDays = dayNumber(to) - dayNumber(from) + 1
        return ofDays(from, nDays, 'repeat_encounters') / ofDays(from, nDays, encounters)
      },
      childrenExpelledBefore: (fiscalYear) => monthsOfFiscalYear(fiscalYear).reduce((sum, month) =>
        sum + ofMonth(month, 'encounters_after_expulsion', { party: 'unaccompanied-child' }), 0),
    }
  }
}
