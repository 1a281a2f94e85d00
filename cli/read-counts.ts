/**
 * Reads counts that were observed: `date,count` a day, or sums of weeks on rows 7 days apart, dated
 * by their first day. Every fault is reported with its place.
 */
import { resolve } from 'node:path'
import { readCsvCells, type CsvCell } from '../report/read-csv.ts'
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import type { ObservedCounts } from '../study/replay.ts'
import { textOf } from './scenario/files.ts'
import { didYouMean } from './scenario/nearest.ts'
import { ScenarioError, type Problem } from './scenario/problems.ts'

const columns = ['date', 'count', 'unaccompanied_noncontiguous'] as const
type Column = (typeof columns)[number]

export interface CountsFile extends ObservedCounts {
  readonly isWeekly: boolean
  readonly lastDay: number
  /** Days from the first to the last that have no count. */
  readonly nMissing: number
}

const DAYS_PER_WEEK = 7
const MOST_YEARS = 100 // a year mistyped would otherwise make a gap of centuries
const what = 'a CSV file with the columns date and count'

interface Row {
  readonly cell: CsvCell // its date
  readonly day: number
  readonly count: number
  readonly noncontiguous: number
}

/** Throws a ScenarioError that holds every problem of the file. */
export function readCounts(path: string): CountsFile {
  const file = resolve(path)
  const [header = [], ...lines] = readCsvCells(textOf(file, what))
  const problems: Problem[] = []
  const report = (cell: CsvCell | undefined, name: string, text: string): void => {
    const { line, column } = cell ?? { line: 1, column: 1 }
    problems.push({ place: { file, line, column }, path: name, text })
  }

  const at = columnsOf(header, report)
  if (at === null) throw new ScenarioError(problems)
  const rows = lines.map((cells) => rowOf(cells, at, report))
    .filter(({ day }) => !Number.isNaN(day)).toSorted((a, b) => a.day - b.day)
  checkTwice(rows, report)
  if (problems.length === 0 && rows.length < 2) {
    report(undefined, '', `has ${rows.length === 0 ? 'no row' : 'one row'}, expected at least two, a day or 7 days apart`)
  }
  const isWeekly = problems.length === 0 && areWeeks(rows, report)
  if (problems.length > 0) throw new ScenarioError(problems.toSorted(inReadingOrder))

  const nDays = isWeekly ? DAYS_PER_WEEK : 1
  const firstDay = rows[0].day
  const lastDay = rows[rows.length - 1].day + nDays - 1
  const spread = (pick: (row: Row) => number): Float64Array => {
    const days = new Float64Array(lastDay - firstDay + 1).fill(Number.NaN)
    for (const row of rows) days.set(evenly(pick(row), nDays), row.day - firstDay)
    return days
  }
  const count = spread((row) => row.count)
  return {
    firstDay, lastDay, isWeekly, count,
    noncontiguous: at.unaccompanied_noncontiguous < 0 ? null : spread((row) => row.noncontiguous),
    nMissing: count.filter((people) => Number.isNaN(people)).length,
  }
}

type Report = (cell: CsvCell | undefined, name: string, text: string) => void

/** Where the columns stand, -1 for the optional one; null where one that is needed is missing. */
function columnsOf(header: readonly CsvCell[], report: Report): Record<Column, number> | null {
  const names = header.map(({ text }) => text.trim())
  const [date, count, noncontiguous] = columns.map((column) => names.indexOf(column))
  const separator = [';', '\t'].find((mark) => names.length === 1 && names[0].includes(mark))
  if (separator !== undefined) {
    const mark = separator === ';' ? 'semicolons' : 'tabs'
    report(header[0], '', `is separated by ${mark}, expected commas, as in "date,count"`)
    return null
  }
  for (const [column, position] of [['date', date], ['count', count]] as const) {
    if (position < 0) {
      report(header[0], column, `this column is missing, expected ${what}${didYouMean(column, names)}`)
    }
  }
  const optional = columns[2]
  header.forEach((cell, k) => {
    const name = names[k]
    if (noncontiguous < 0 && didYouMean(name, [optional]) !== '') {
      report(cell, name, `is no column that is read; did you mean "${optional}"?`)
    } else if (name !== '' && names.indexOf(name) < k) {
      report(cell, name, 'stands twice in the header, expected each column once')
    }
  })
  return date < 0 || count < 0 ? null : { date, count, unaccompanied_noncontiguous: noncontiguous }
}

function rowOf(cells: readonly CsvCell[], at: Record<Column, number>, report: Report): Row {
  const cellOf = (column: Column): CsvCell =>
    cells[at[column]] ?? { ...cells[cells.length - 1], text: '' }
  const date = cellOf('date')
  const day = dayNumber(date.text.trim())
  if (!(day >= 0)) {
    report(date, 'date', `is "${date.text}", expected a date of the calendar as YYYY-MM-DD, from 1970 on`)
  }
  const people = (column: Column): number => {
    const cell = cellOf(column)
    const text = cell.text.trim()
    if (text === '') return Number.NaN // a gap
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
    report(cell, column, `is "${cell.text}", expected a number of people, such as 2500, or nothing`)
    return Number.NaN
  }
  const count = people('count')
  const noncontiguous = at.unaccompanied_noncontiguous < 0
    ? Number.NaN : people('unaccompanied_noncontiguous')
  if (noncontiguous > count) {
    report(cellOf('unaccompanied_noncontiguous'), 'unaccompanied_noncontiguous',
      `is ${noncontiguous}, more than count (${count}), of which it is a part`)
  }
  return { cell: date, day, count, noncontiguous }
}

function checkTwice(rows: readonly Row[], report: Report): void {
  for (let k = 1; k < rows.length; k++) {
    const [before, row] = [rows[k - 1], rows[k]]
    const apart = row.day - before.day
    if (apart === 0) {
      report(row.cell, 'date', `is ${isoDateOf(row.day)}, as in line ${before.cell.line}, expected each date once`)
    } else if (apart > MOST_YEARS * 366) {
      report(row.cell, 'date', `is ${isoDateOf(row.day)}, more than ${MOST_YEARS} years after ${isoDateOf(before.day)}`)
    }
  }
}

/** Whether rows stand 7 days apart (or 14, ... where weeks are missing) or a day (or more). */
function areWeeks(rows: readonly Row[], report: Report): boolean {
  const apart = rows.slice(1).map((row, k) => row.day - rows[k].day)
  const nWeeks = apart.filter((days) => days === DAYS_PER_WEEK).length
  const nDays = apart.filter((days) => days === 1).length
  const isWeekly = nWeeks > nDays
  const odd = apart.findIndex((days) => isWeekly && days % DAYS_PER_WEEK !== 0)
  if (odd >= 0) {
    report(rows[odd + 1].cell, 'date', `is ${apart[odd]} days after ${isoDateOf(rows[odd].day)}, expected 7, `
      + 'as most rows are weeks')
  } else if (nWeeks + nDays === 0) {
    report(rows[1].cell, 'date', `is ${apart[0]} days after ${isoDateOf(rows[0].day)}, expected rows a day `
      + 'or 7 days apart')
  }
  return isWeekly
}

const FINENESS = 1 << 20

/**
 * People on each of n days. The last day takes what is left of a division that does not come out,
 * a millionth of a person, so that the days add up to the whole exactly.
 */
function evenly(people: number, n: number): Float64Array {
  const share = Math.round((people / n) * FINENESS) / FINENESS
  const days = new Float64Array(n).fill(share)
  days[n - 1] = people - (n - 1) * share
  return days
}

const inReadingOrder = ({ place: a }: Problem, { place: b }: Problem): number =>
  'option' in a || 'option' in b ? 0 : a.line - b.line || a.column - b.column
