/** A workbook from its cover, its pages and what stands around them. The same bytes each time. */
import { writeXlsx, type WriteOptions, type WriteSheet } from 'hucre/xlsx'
import { rangeOf } from './cells.ts'
import { coverSheet, type Contents, type Cover } from './cover-sheet.ts'
import type { MeasureTable } from './measure-sheets.ts'
import type { Picture } from './pictures.ts'
import { namesOf } from './series-sheets.ts'
import { font, nRowsOf, rowsKept, tableSheet, type Table } from './table-sheet.ts'

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number]

export const workbookFile = 'results.xlsx'
/** A file wants a date; a clock would make every workbook another one. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1))

/** A sheet that is a table, and what is on it. */
export interface Page {
  readonly table: Table | MeasureTable
  readonly what: string
}

/** Any other sheet. */
export interface FreeSheet {
  readonly sheet: WriteSheet
  readonly what: string
}

export interface Book {
  readonly version: string
  readonly cover: Cover
  /** On the cover. */
  readonly picture: Picture | undefined
  readonly before: readonly FreeSheet[]
  readonly pages: readonly Page[]
  readonly after: readonly FreeSheet[]
}

export function bookOf({ version, cover, picture, before, pages, after }: Book): Promise<Uint8Array> {
  const free = ({ sheet, what }: FreeSheet): Contents => ({ sheet: sheet.name, what })
  const contents = [
    ...before.map(free),
    ...pages.map(({ table, what }) => ({ sheet: table.name, what: what + cutNote(table) })),
    ...after.map(free),
  ]
  return writeXlsx({
    sheets: [
      coverSheet(cover, contents, picture),
      ...before.map(({ sheet }) => sheet),
      ...pages.map(({ table }) => sheetOf(table)),
      ...after.map(({ sheet }) => sheet),
    ],
    namedRanges: pages.flatMap(({ table }) => rangesOf(table)),
    defaultFont: font,
    properties: {
      title: `Umbral: ${cover.title}`, description: cover.question,
      creator: `Umbral ${version}`, created: NO_DATE, modified: NO_DATE,
    },
  })
}

function cutNote(table: Table): string {
  const [kept, all] = [rowsKept(table), nRowsOf(table)]
  return kept === all ? '' : ` (the first ${kept} of ${all} rows; all are in ${table.allRowsIn})`
}

function sheetOf(table: Table | MeasureTable): WriteSheet {
  const sheet = tableSheet(table)
  if (!('formats' in table)) return sheet
  table.formats.forEach((formats, row) => formats.forEach((numFmt, column) => {
    if (numFmt === undefined) return
    sheet.cells!.set(`${row + 1},${column}`,
      { value: table.rows[row][column], style: { font, numFmt } })
  }))
  return sheet
}

/** The header on every printed page, and names for formulas. */
const rangesOf = (table: Table): NamedRange[] => [
  // Said here, because the library leaves out the quotes that a sheet's name with a space needs.
  { name: '_xlnm.Print_Titles', range: `'${table.name}'!$1:$1`, scope: table.name },
  ...namesIn(table),
]

/** Names of the medians of each series, and of the summary as a whole. */
function namesIn(table: Table): NamedRange[] {
  const { name, columns, rows } = table
  const last = rows.length + 1
  if (name === 'Summary' || name === 'Comparison') {
    return [{ name: `${name}_table`, range: rangeOf(name, 0, 1, last, columns.length - 1) }]
  }
  if (!/^(?:Monthly|Daily)/.test(name)) return []
  return namesOf(table).map(({ name: own, column }) =>
    ({ name: own, range: rangeOf(name, column, 2, last) }))
}
