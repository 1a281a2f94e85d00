/** `results.xlsx` of a sweep or of a sensitivity analysis. The same bytes each time. */
import { join } from 'node:path'
import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { AxisValue } from '../../study/sweep.ts'
import { writeBytesWhole } from '../files.ts'
import { shownMeasures, wordsForMeasure } from '../measure-words.ts'
import { dateInWords, people } from '../number-words.ts'
import { limitsOf } from '../page/limits.ts'
import { renderPng } from '../png.ts'
import { axesInWords, designInWords } from '../point-words.ts'
import type { StoredSweep } from '../stored-sweep.ts'
import { sweepAnswerOf } from '../sweep-answer.ts'
import { picturedMeasures } from '../sweep-pictures.ts'
import type { SweepRow } from '../sweep-table.ts'
import { bookOf, workbookFile, type Page } from './book.ts'
import type { Cover } from './cover-sheet.ts'
import { quantileHeaders } from './measure-sheets.ts'
import { formatOfMean } from './number-formats.ts'
import { imageAt, type Picture } from './pictures.ts'
import { dictionaryTable, parameterTable } from './reference-sheets.ts'
import { font, rowsOfHeight, type Table } from './table-sheet.ts'

export async function writeSweepWorkbook(sweep: StoredSweep): Promise<string[]> {
  await writeBytesWhole(join(sweep.folder, workbookFile), await workbookOf(sweep))
  return [workbookFile]
}

function workbookOf(sweep: StoredSweep): Promise<Uint8Array> {
  const pictures = sweep.pictures.map(({ title, svg }): Picture =>
    ({ title, altText: title, svg, png: renderPng(svg) }))
  return bookOf({
    version: sweep.inputs.version, cover: coverOf(sweep), picture: pictures[0], after: [],
    before: pictures.length === 0 ? []
      : [{ sheet: picturesSheet(pictures), what: 'Heat maps, curves or bars, as pictures' }],
    pages: pagesOf(sweep),
  })
}

function coverOf(sweep: StoredSweep): Cover {
  const { inputs, manifest } = sweep
  const { name, question, scenarios, points, design, replicates, weight, seed, version } = inputs
  const { from, to } = scenarios[0].headline
  return {
    title: name, question, answer: sweepAnswerOf(sweep), limits: limitsOf({}),
    facts: [
      ['Scenarios', scenarios.map((one) => one.name).join(', ')],
      ['Headline period', `${dateInWords(from)} to ${dateInWords(to)}; all measures are taken over it`],
      ...axesInWords(inputs).map((text, k) => [k === 0 ? 'What was varied' : '', text] as const),
      ['Design', designInWords(design)],
      ['Points', points.length],
      ['Replicates of each', replicates],
      ...manifest.unfinished === 0 ? [] : [['', `${people(manifest.unfinished)} of all replicates were not run`] as const],
      ['People per simulated person', weight],
      ['Seed', seed],
      ['Version', `${version}, ${manifest.command} ${manifest.fingerprint.slice(0, 10)}`],
    ],
  }
}

function pagesOf(sweep: StoredSweep): Page[] {
  const { inputs: { scenarios }, indices } = sweep
  return [
    ...indices.length === 0 ? []
      : [{ table: indexTable(sweep), what: 'How much each factor matters, with 95 % intervals' }],
    { table: pointTable(sweep), what: 'A row a point: its place, and means with their Monte Carlo errors' },
    { table: sweepTable(sweep), what: 'A row a point and measure, as in sweep.csv' },
    { table: parameterTable(scenarios), what: 'Every parameter with its unit, meaning and source, before axes change it' },
    { table: dictionaryTable(scenarios), what: 'What columns, series and measures mean' },
  ]
}

/** What says which point it is. */
const valueColumns = ({ inputs: { axes, scenarios } }: StoredSweep) => [
  { header: 'point', width: 8 }, ...scenarios.length > 1 ? [{ header: 'scenario', width: 22 }] : [],
  ...axes.map(({ name }) => ({ header: name, width: 16 })),
]

function valuesOf({ inputs: { points, scenarios } }: StoredSweep, point: number): AxisValue[] {
  const { scenario, values } = points[point]
  return [point, ...scenarios.length > 1 ? [scenarios[scenario].name] : [], ...values]
}

/** Wide: the measures that people look at, two columns each. */
function pointTable(sweep: StoredSweep): Table {
  const { inputs, rows } = sweep
  const names = new Set([...picturedMeasures(inputs), ...shownMeasures(inputs.measures)]
    .map(({ measure }) => measure))
  const measures = inputs.measures.filter(({ measure }) => names.has(measure))
  const byPoint = new Map<number, Map<string, SweepRow>>()
  for (const row of rows) {
    const own = byPoint.get(row.point) ?? new Map<string, SweepRow>()
    byPoint.set(row.point, own.set(row.measure, row))
  }
  return {
    name: 'Points', allRowsIn: 'sweep.csv', nAllRows: inputs.points.length,
    columns: [
      ...valueColumns(sweep),
      ...measures.flatMap(({ measure, unit }) => [
        { header: wordsForMeasure(measure, unit).trim(), width: 16, format: formatOfMean(unit) },
        { header: 'its error (mcse)', width: 12, format: formatOfMean(unit) },
      ]),
    ],
    rows: [...byPoint].map(([point, own]): CellValue[] => [
      ...valuesOf(sweep, point),
      ...measures.flatMap(({ measure }) => [own.get(measure)?.mean ?? null, own.get(measure)?.mcse ?? null]),
    ]),
    frozenColumns: valueColumns(sweep).length,
  }
}

/** A row has the unit of its own, so that numbers are shown as they are. */
function sweepTable(sweep: StoredSweep): Table {
  const { inputs: { reference }, rows, nRows } = sweep
  const numbers = [
    'replicates', 'mean', 'sd', 'mcse', ...quantileHeaders(),
    ...reference === null ? [] : [
      'difference_mean', 'difference_sd', 'difference_mcse', 'probability_lower',
      ...quantileHeaders('difference_'),
    ],
  ]
  return {
    name: 'Sweep', allRowsIn: 'sweep.csv', nAllRows: nRows,
    columns: [
      ...valueColumns(sweep), { header: 'measure', width: 36 }, { header: 'unit', width: 12 },
      ...numbers.map((header) => ({ header, width: 13 })),
    ],
    rows: rows.map(({ point, measure, unit, replicates, mean, sd, mcse, quantiles, difference }) => [
      ...valuesOf(sweep, point), measure, unit, replicates, mean, sd, mcse, ...quantiles,
      ...difference === null ? [] : [
        difference.mean, difference.sd, difference.mcse, difference.probabilityLower,
        ...difference.quantiles,
      ],
    ]),
    frozenColumns: valueColumns(sweep).length,
  }
}

const indexTable = ({ indices }: StoredSweep): Table => ({
  name: 'Indices', allRowsIn: 'indices.csv',
  columns: [
    { header: 'measure', width: 36 }, { header: 'unit', width: 12 }, { header: 'factor', width: 26 },
    { header: 'index', width: 18 },
    ...['value', 'q0.025', 'q0.975'].map((header) => ({ header, width: 13, format: '#,##0.000' })),
  ],
  rows: indices.map(({ measure, unit, factor, index, value, low, high }) =>
    [measure, unit, factor, index, value, low, high]),
  frozenColumns: 4,
})

const N_COLUMNS = 15
const COLUMN_WIDTH = 8.43 // in characters: 64 px

/** One below the other, each on a page of its own in print. */
function picturesSheet(pictures: readonly Picture[]): WriteSheet {
  const rowBreaks: number[] = []
  let row = 0
  const images = pictures.map((picture) => {
    if (row > 0) rowBreaks.push(row - 1)
    const image = imageAt(picture, row, N_COLUMNS, 64 * N_COLUMNS)
    row = image.anchor.to.row + 2
    return image
  })
  return {
    name: 'Pictures',
    columns: Array.from({ length: N_COLUMNS }, () => ({ width: COLUMN_WIDTH, style: { font } })),
    rows: Array.from({ length: row }, () => [null]), rowDefs: rowsOfHeight(row), images, rowBreaks,
    view: { showGridLines: false },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}
