/** `Monthly` and `Daily`: a row a date, a column a series, party and statistic; and the groups. */
import { outputOf } from '../../sim/observe/layout.ts'
import type { Column } from '../../sim/observe/layout.ts'
import type { StoredScenario } from '../stored-run.ts'
import type { StoredTable } from '../stored-series.ts'
import { serialOf } from './cells.ts'
import { dateFormat, formatOf, formatOfMean, monthFormat } from './number-formats.ts'
import type { Table, TableColumn } from './table-sheet.ts'

/** Of a total, and of each party. All others are in the CSV tables. */
const totalStatistics = ['q0.5', 'q0.05', 'q0.95', 'mean']
const partyStatistics = ['q0.5']

interface WideColumn {
  readonly column: Column
  readonly statistic: string
}

/** `encounters_between_ports:family q0.5` */
const headerOf = ({ column: { series, party }, statistic }: WideColumn): string =>
  `${series}${party === 'all' ? '' : `:${party}`} ${statistic}`

const unitOf = (series: string): string => outputOf(series)?.unit ?? ''

const formatFor = ({ column, statistic }: WideColumn): string =>
  (statistic === 'mean' ? formatOfMean : formatOf)(unitOf(column.series))

export function wideTable(name: string, table: StoredTable, isMonthly: boolean): Table {
  const wide = table.columns.filter(({ origin, sector }) => origin === 'all' && sector === 'all')
    .flatMap((column): WideColumn[] =>
      (column.party === 'all' ? totalStatistics : partyStatistics)
        .map((statistic) => ({ column, statistic })))
  const numbers = wide.map(({ column, statistic }) =>
    table.find(column.series, column)!.numbers(statistic))
  const [first] = table.columns
  const periods = first ? table.find(first.series, first)!.periods : []
  const columns: TableColumn[] = [
    {
      header: isMonthly ? 'month' : 'date', width: 12,
      format: isMonthly ? monthFormat : dateFormat,
    },
    ...wide.map((one) => ({ header: headerOf(one), width: 16, format: formatFor(one) })),
  ]
  const rows = periods.map((period, k) =>
    [serialOf(period), ...numbers.map((values) => values[k])])
  return { name, columns, rows, frozenColumns: 1 }
}

/** A name for the medians of each total, such as `Monthly_got_aways`; dates are `Monthly_month`. */
export function namesOf({ name, columns, rows }: Table): { name: string, column: number }[] {
  if (rows.length === 0) return []
  const taken = new Set<string>() // policies a-b and a_b would have one name; the first gets it
  return columns.flatMap(({ header }, column) => {
    const [series, statistic] = header.split(' ')
    const isTotal = !/:(?:single-adult|family|unaccompanied-child)$/.test(series)
    if (column > 0 && (statistic !== 'q0.5' || !isTotal)) return []
    const word = `${name}_${series}`.replaceAll(/[^\p{L}\p{N}_.]+/gu, '_')
    if (taken.has(word.toLowerCase())) return []
    taken.add(word.toLowerCase())
    return [{ name: word, column }]
  })
}

const groupStatistics = ['mean', 'q0.05', 'q0.5', 'q0.95']

/** Months by origin and sector too, one row each, as in `monthly.csv`. */
export function groupTable(name: string, { monthly, place }: StoredScenario): Table {
  const columns: TableColumn[] = [
    { header: 'month', width: 12, format: monthFormat },
    { header: 'series', width: 28 },
    { header: 'party', width: 20 },
    { header: 'origin', width: 14 },
    { header: 'sector', width: 18 },
    ...groupStatistics.map((header) => ({ header, width: 14, format: '#,##0.0##' })),
  ]
  const rows = monthly.columns.flatMap((column) => {
    const stored = monthly.find(column.series, column)!
    const numbers = groupStatistics.map(stored.numbers)
    const { series, party, origin, sector } = column
    return stored.periods.map((month, k) =>
      [serialOf(month), series, party, origin, sector, ...numbers.map((values) => values[k])])
  })
  return { name, columns, rows, frozenColumns: 5, allRowsIn: `${place}monthly.csv` }
}
