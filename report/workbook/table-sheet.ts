/** A sheet that is one table: bold header that stays in view, filters, a format for each column. */
import type { CellValue, WriteSheet } from 'hucre/xlsx'
import { columnLetters } from './cells.ts'

/** Rows on a sheet, its header included. Beyond that spreadsheets become slow. */
export const mostRows = 50_000

export interface TableColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
  /** A number format, such as `#,##0`. */
  readonly format?: string
  readonly wrap?: boolean
}

export interface Table {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly CellValue[])[]
  /** Columns on the left that stay in view. */
  readonly frozenColumns?: number
  /** How many rows there are, where `rows` are the first of them. */
  readonly nAllRows?: number
  /** Where all rows are; said in the last row where the sheet cannot hold them. */
  readonly allRowsIn?: string
}

export const font = { name: 'Calibri', size: 11 } as const
/** A row's height, said of each where pictures stand: programs differ in what they take it to be. */
export const rowHeight = { points: 15, px: 20 } as const
export const rowsOfHeight = (nRows: number): Map<number, { height: number }> =>
  new Map(Array.from({ length: nRows }, (_, row) => [row, { height: rowHeight.points }]))

const headerStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const

/** Columns that are still read where they are printed beside each other. */
const MOST_ON_A_PAGE = 25

/** How many of a table's rows its sheet holds. */
export const rowsKept = (table: Table): number =>
  nRowsOf(table) < mostRows ? table.rows.length : Math.min(table.rows.length, mostRows - 2)

export const nRowsOf = ({ rows, nAllRows = rows.length }: Table): number => nAllRows

/** Lines of the header; bold letters are a little wider. */
const headerLines = (columns: readonly TableColumn[]): number =>
  Math.max(1, ...columns.map(({ header, width }) => Math.ceil((1.15 * header.length) / width)))

export function tableSheet(table: Table): WriteSheet {
  const { name, columns, rows, frozenColumns = 0 } = table
  const kept = rowsKept(table)
  const nRows = nRowsOf(table)
  const note = `Cut after ${kept} of ${nRows} rows; all are in ${table.allRowsIn}`
  return {
    name,
    columns: columns.map(({ width, format, wrap }) => ({
      width,
      style: {
        font,
        ...format === undefined ? {} : { numFmt: format },
        ...wrap ? { alignment: { wrapText: true, vertical: 'top' } } : {},
      },
    })),
    rows: [
      columns.map(({ header }) => header),
      ...rows.slice(0, kept).map((row) => [...row]),
      ...kept < nRows ? [[note]] : [],
    ],
    cells: new Map(columns.map(({ header }, column) =>
      [`0,${column}`, { value: header, style: headerStyle }])),
    rowDefs: new Map([[0, { height: headerLines(columns) * rowHeight.points }]]),
    freezePane: { rows: 1, columns: frozenColumns },
    autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${kept + 1}` },
    pageSetup: {
      orientation: 'landscape',
      ...columns.length > MOST_ON_A_PAGE ? {} : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  }
}
