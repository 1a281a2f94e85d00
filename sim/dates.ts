/** Days as whole numbers since 1 January 1970; no clock and no time zone is ever read. */

const MS_PER_DAY = 86_400_000

/** Day number of an ISO date such as `2024-06-05`. NaN if it is not a date of the calendar. */
export function dayNumber(isoDate: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate)
  if (!match) return Number.NaN
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY
  return isoDateOf(day) === isoDate ? day : Number.NaN
}

/** ISO date of a day number. */
export const isoDateOf = (day: number): string =>
  new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

/** Month of a day number as `YYYY-MM`. */
export const isoMonthOf = (day: number): string => isoDateOf(day).slice(0, 7)

/** 0 is Monday, 6 is Sunday (1 January 1970 was a Thursday). */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** Month of the year, 0 to 11. */
export const monthOfYear = (day: number): number => new Date(day * MS_PER_DAY).getUTCMonth()

/** Whole months since January 1970, for the monthly push process. */
export const monthNumber = (day: number): number => {
  const date = new Date(day * MS_PER_DAY)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

/** The month of such a number as `YYYY-MM`. */
export const monthName = (month: number): string => new Date(Date.UTC(1970, month)).toISOString().slice(0, 7)
