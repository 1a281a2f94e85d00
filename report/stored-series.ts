/** Reads `daily.csv` and `monthly.csv` back: which series there are, and the numbers of each. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Column } from '../sim/observe/layout.ts'
import { textCell } from './csv.ts'
import { readCsv } from './read-csv.ts'

/** One series of one group: number k of every list belongs to `periods[k]`. */
export interface StoredSeries {
  /** Dates or months, ascending. */
  readonly periods: readonly string[]
  /** A column of the file, such as `mean` or `q0.5`; null where a cell is empty. */
  readonly numbers: (column: string) => (number | null)[]
}

export interface Group {
  readonly party?: string
  readonly origin?: string
  readonly sector?: string
}

export interface StoredTable {
  /** Every series and group that the file has, in its order. */
  readonly columns: readonly Column[]
  /** What `group` leaves out is the total, `all`. Nothing where the file has no such rows. */
  readonly find: (series: string, group?: Group) => StoredSeries | undefined
}

/** Rows of one series and group, as positions in the text: start, end, start, end, ... */
interface Rows {
  readonly column: Column
  readonly ranges: number[]
}

const labels = ['series', 'party', 'origin', 'sector']

/**
 * Open a table. It may hold millions of cells, so of its rows only the labels are looked at; the
 * rows of a series are taken apart when it is asked for.
 */
export function openStoredTable(path: string): StoredTable {
  const text = readFileSync(path, 'utf8')
  const start = text.indexOf('\n') + 1
  const { header } = readCsv(text.slice(0, start))
  if (header.slice(1, 5).join() !== labels.join()) {
    throw new Error(`${basename(path)}:1: columns 2 to 5 are not ${labels.join(', ')}`)
  }
  const found = rowsBySeries(text, start)
  return {
    columns: [...found.values()].map(({ column }) => column),
    find: (series, { party = 'all', origin = 'all', sector = 'all' } = {}) => {
      const rows = found.get(keyOf({ series, party, origin, sector }))
      return rows && seriesOf(text, rows, header, basename(path))
    },
  }
}

const keyOf = ({ series, party, origin, sector }: Column): string =>
  [series, party, origin, sector].map(textCell).join(',')

function rowsBySeries(text: string, from: number): Map<string, Rows> {
  const found = new Map<string, Rows>()
  let rows: Rows | undefined
  let key = ''
  for (let start = from; start < text.length;) {
    const end = text.indexOf('\n', start) + 1 || text.length
    const afterPeriod = text.indexOf(',', start) + 1
    // Most rows have the labels of the one before.
    if (!rows || !text.startsWith(key, afterPeriod)) {
      const [series, party, origin, sector] = readCsv(text.slice(afterPeriod, end)).header
      const column = { series, party, origin, sector }
      key = keyOf(column)
      rows = found.get(key) ?? { column, ranges: [] }
      found.set(key, rows)
    }
    rows.ranges.push(start, end)
    start = end
  }
  return found
}

/** Cells of one row. Few have quotes, and without them splitting is ten times as fast. */
const cellsOf = (line: string): readonly string[] =>
  line.includes('"') ? readCsv(line).header : line.trimEnd().split(',')

function seriesOf(
  text: string,
  { ranges }: Rows,
  header: readonly string[],
  file: string,
): StoredSeries {
  const lines = ranges.flatMap((start, k) => k % 2 === 0 ? [text.slice(start, ranges[k + 1])] : [])
  const rows = lines.map(cellsOf).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    periods: rows.map(([period]) => period),
    numbers: (column) => {
      const at = header.indexOf(column)
      if (at < 0) throw new Error(`${file}:1: the column ${column} is missing`)
      return rows.map((row) => (row[at] === '' ? null : Number(row[at])))
    },
  }
}
