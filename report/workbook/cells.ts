/** Where cells are and what stands in them: addresses, dates as spreadsheets count them. */
import { dayNumber } from '../../sim/dates.ts'

const EPOCH = 25_569 // 1970-01-01 in days since 1899-12-30, as spreadsheets count

/** A date, or the first day of a month given as YYYY-MM, as a number that no time zone changes. */
export const serialOf = (date: string): number =>
  dayNumber(date.length > 7 ? date : `${date}-01`) + EPOCH

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

/** `'Chart data'!$B$2:$B$13`: rows count from 1, columns from 0. */
export function rangeOf(
  sheet: string, column: number, firstRow: number, lastRow: number, lastColumn = column,
): string {
  const [from, to] = [columnLetters(column), columnLetters(lastColumn)]
  return `'${sheet.replaceAll('\'', '\'\'')}'!$${from}$${firstRow}:$${to}$${lastRow}`
}
