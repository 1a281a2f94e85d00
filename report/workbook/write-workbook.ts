/** `results.xlsx`: a run as a workbook, from cover to dictionary. The same bytes each time. */
import { join } from 'node:path'
import { writeBytesWhole } from '../files.ts'
import { runPictures } from '../run-pictures.ts'
import { allScenarios, type StoredRun } from '../stored-run.ts'
import { bookOf, workbookFile, type Page } from './book.ts'
import { chartSheets } from './chart-sheets.ts'
import { comparisonTable, summaryTable } from './measure-sheets.ts'
import { pictureOf } from './pictures.ts'
import { dictionaryTable, parameterTable } from './reference-sheets.ts'
import { coverOf } from './run-cover.ts'
import { groupTable, wideTable } from './series-sheets.ts'
import { replaceParts } from './zip-parts.ts'

export async function writeWorkbook(run: StoredRun): Promise<string[]> {
  await writeBytesWhole(join(run.folder, workbookFile), await workbookOf(run))
  return [workbookFile]
}

async function workbookOf(run: StoredRun): Promise<Uint8Array> {
  const pictures = runPictures(run)
  const drawn = pictures.length === 0 ? null : chartSheets(pictures)
  const bytes = await bookOf({
    version: run.manifest.version, cover: coverOf(run), pages: pagesOf(run),
    picture: pictures[0] && pictureOf(pictures[0]),
    before: drawn ? [{ sheet: drawn.charts, what: 'Fan charts, to change and as pictures' }] : [],
    after: drawn ? [{ sheet: drawn.data, what: 'The numbers that the charts show' }] : [],
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
