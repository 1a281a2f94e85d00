/** Periods as pages give them, such as `FY2021`, `2023, before May` or `2022-07 to 2022-11`. */
import { dayNumber, isoDateOf } from '../../sim/dates.ts'

export interface Period {
  readonly from: string // first day, ISO
  readonly to: string //   last day
}

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December',
]

/** First and last day, or null where the words name no days (`1980s`, `mid or late June`). */
export function periodOf(words: string): Period | null {
  const single = pointOf(words)
  if (single) return single
  const span =
    /^(.+?) to (?:about )?(.+)$/.exec(words) ?? /^(FY\d{4}|\d{4})-(FY\d{4}|\d{4})$/.exec(words)
  if (span) {
    const first = pointOf(span[1])
    const last = pointOf(span[2])
    return first && last ? { from: first.from, to: last.to } : null
  }
  const before = /^(\d{4}), before (.+)$/.exec(words)
  if (before) {
    const month = monthNames.indexOf(before[2])
    const limit = month < 0 ? pointOf(before[2])?.from : `${before[1]}-${twoDigits(month + 1)}-01`
    return limit === undefined ? null : { from: `${before[1]}-01-01`, to: endOfMonthBefore(limit) }
  }
  return null
}

/** A year, fiscal year (October to September), month or day. */
function pointOf(words: string): Period | null {
  const year = /^(FY)?(\d{4})$/.exec(words)
  if (year) {
    const n = Number(year[2])
    return year[1]
      ? { from: `${n - 1}-10-01`, to: `${n}-09-30` }
      : { from: `${n}-01-01`, to: `${n}-12-31` }
  }
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(words)
  if (isMonth) return { from: `${words}-01`, to: lastDayOfMonth(words) }
  return Number.isNaN(dayNumber(words)) ? null : { from: words, to: words }
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')

const dayBefore = (isoDate: string): string => isoDateOf(dayNumber(isoDate) - 1)

/** Last day of a month given as YYYY-MM. */
export function lastDayOfMonth(month: string): string {
  const [year, n] = month.split('-').map(Number)
  return dayBefore(n === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(n + 1)}-01`)
}

/** "Before 4 June" is taken to end with the last whole month, May. */
const endOfMonthBefore = (isoDate: string): string => dayBefore(`${isoDate.slice(0, 7)}-01`)
