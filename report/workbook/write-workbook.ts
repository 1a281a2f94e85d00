/** `results.xlsx`: a run as a workbook, from cover to dictionary. The same bytes each time. */
import { join } from 'node:path'
import { writeXlsx, type WriteOptions, type WriteSheet } from 'hucre/xlsx'
import { writeBytesWhole } from '../files.ts'
import { runPictures } from '../run-pictures.ts'
import { allScenarios, type StoredRun } from '../stored-run.ts'
import { rangeOf } from './cells.ts'
import { chartSheets } from './chart-sheets.ts'
import { coverSheet, type Contents } from './cover-sheet.ts'
import { comparisonTable, summaryTable, type MeasureTable } from './measure-sheets.ts'
import { pictureOf } from './pictures.ts'
import { dictionaryTable, parameterTable } from './reference-sheets.ts'
import { coverOf } from './run-cover.ts'
import { groupTable, namesOf, wideTable } from './series-sheets.ts'
import { font, rowsKept, tableSheet, type Table } from './table-sheet.ts'
import { replaceParts } from './zip-parts.ts'

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number]

const workbookFile = 'results.xlsx'
/** A file wants a date; a clock would make every workbook another one. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1))

export async function writeWorkbook(run: StoredRun): Promise<string[]> {
  await writeBytesWhole(join(run.folder, workbookFile), await workbookOf(run))
  return [workbookFile]
}

interface Page {
  readonly table: Table
  readonly what: string
}

async function workbookOf(run: StoredRun): Promise<Uint8Array> {
  const pages = pagesOf(run)
  const pictures = runPictures(run)
  const drawn = pictures.length === 0 ? null : chartSheets(pictures)
  const contents: Contents[] = [
    ...drawn ? [{ sheet: 'Charts', what: 'Fan charts, to change and as pictures' }] : [],
    ...pages.map(({ table, what }) => ({ sheet: table.name, what: what + cutNote(table) })),
    ...drawn ? [{ sheet: 'Chart data', what: 'The numbers that the charts show' }] : [],
  ]
  const { version, scenario } = run.manifest
  const bytes = await writeXlsx({
    sheets: [
      coverSheet(coverOf(run), contents, pictures[0] && pictureOf(pictures[0])),
      ...drawn ? [drawn.charts] : [],
      ...pages.map(({ table }) => sheetOf(table)),
      ...drawn ? [drawn.data] : [],
    ],
    namedRanges: pages.flatMap(({ table }) => rangesOf(table)),
    defaultFont: font,
    properties: {
      title: `Umbral: ${scenario.name}`, description: scenario.question,
      creator: `Umbral ${version}`, created: NO_DATE, modified: NO_DATE,
    },
  })
  return replaceParts(bytes, new Map(drawn?.contents.map((content, k) =>
    [`xl/charts/chart${k + 1}.xml`, content])))
}

function pagesOf(run: StoredRun): Page[] {
  const scenarios = allScenarios(run)
  const plain = scenarios.map(({ scenario }) => scenario)
  const series = scenarios.flatMap((stored, k): Page[] => {
    const name = (sheet: string): string => k === 0 ? sheet : `${sheet} ${k + 1}`
    const under = `under ${stored.scenario.name}; medians (q0.5), bounds of 90 % of runs, means`
    return [
      {
        table: wideTable(name('Monthly'), stored.monthly, true),
        what: `Every series by month, totals and parties, ${under}`,
      },
      {
        table: wideTable(name('Daily'), stored.daily, false),
        what: `The same by day, ${under}`,
      },
    ]
  })
  return [
    { table: summaryTable(run), what: 'Headline measures, a row each' },
    ...run.comparison.length === 0 ? []
      : [{ table: comparisonTable(run), what: 'Headline measures, differences replicate by replicate' }],
    ...series,
    {
      table: groupTable('Groups', scenarios[0]),
      what: `Months by party, origin and sector under ${scenarios[0].scenario.name}, a row each`,
    },
    { table: parameterTable(plain), what: 'Every parameter with its unit, meaning and source' },
    { table: dictionaryTable(plain), what: 'What columns, series and measures mean' },
  ]
}

function cutNote(table: Table): string {
  const kept = rowsKept(table)
  return kept === table.rows.length ? ''
    : ` (the first ${kept} of ${table.rows.length} rows; all are in ${table.allRowsIn})`
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
