/** `Charts`, native and as pictures, and `Chart data`, the numbers that the native ones show. */
import type { WriteSheet } from 'hucre/xlsx'
import type { FanChart } from '../chart.ts'
import type { RunPicture } from '../run-pictures.ts'
import { chartData, type ChartData } from './chart-data.ts'
import { nativeChart } from './native-chart.ts'
import { dateFormat, formatOf } from './number-formats.ts'
import { imageAt, pictureOf, type PlacedPicture } from './pictures.ts'
import { font, rowsOfHeight, tableSheet } from './table-sheet.ts'

type SheetChart = NonNullable<WriteSheet['charts']>[number]

const dataSheet = 'Chart data'
const N_COLUMNS = 15 //     of the sheet's content
const COLUMN_WIDTH = 8.43 // in characters: 64 px
const WIDTH_PX = 64 * N_COLUMNS

export interface ChartSheets {
  readonly charts: WriteSheet
  readonly data: WriteSheet
  /** What each chart of the workbook is to hold, in their order. */
  readonly contents: readonly string[]
}

export function chartSheets(pictures: readonly RunPicture[]): ChartSheets {
  const layout = { row: 0, column: 0 }
  const pages: number[] = [] // rows with which a page begins in print
  const headings: string[] = []
  const legends: string[] = []
  const placed: SheetChart[] = []
  const images: PlacedPicture[] = []
  const contents: string[] = []
  const blocks: ChartData[] = []
  pictures.forEach((picture, k) => {
    const { chart } = picture
    if (k > 0) pages.push(layout.row)
    headings[layout.row] = chart.title
    legends[layout.row + 1] = legendInWords(chart)
    layout.row += 3
    const isGrid = chart.panels.length > 1
    const across = isGrid ? 3 : 1
    const nRows = isGrid ? 16 : 26
    const nColumns = N_COLUMNS / across
    chart.panels.forEach((panel, n) => {
      const data = chartData(chart, panel)
      const place = { sheet: dataSheet, column: layout.column }
      contents.push(nativeChart(data, place, { hasLegend: !isGrid }))
      blocks.push(data)
      layout.column += data.columns.length + 2
      const from = {
        row: layout.row + Math.floor(n / across) * nRows, col: (n % across) * nColumns,
      }
      const to = { row: from.row + nRows - 1, col: from.col + nColumns }
      placed.push({
        type: 'line', series: [{ values: '$A$1:$A$2' }], anchor: { from, to },
        altText: `${data.title}. ${chart.subtitle}`,
      })
    })
    layout.row += Math.ceil(chart.panels.length / across) * nRows + 1
    if (chart.panels.length > across) pages.push(layout.row)
    const image = imageAt(pictureOf(picture), layout.row, N_COLUMNS, WIDTH_PX)
    images.push(image)
    layout.row = image.anchor.to.row + 2
  })
  return {
    charts: {
      name: 'Charts',
      columns: Array.from({ length: N_COLUMNS }, () => ({ width: COLUMN_WIDTH })),
      rows: Array.from({ length: layout.row }, (_, row) => [headings[row] ?? legends[row] ?? null]),
      cells: new Map(headings.flatMap((value, row) =>
        [[`${row},0`, { value, style: { font: { ...font, bold: true, size: 14 } } }] as const])),
      rowDefs: rowsOfHeight(layout.row),
      charts: placed,
      images,
      rowBreaks: pages.map((row) => row - 1),
      view: { showGridLines: false },
      pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
    data: dataTable(blocks),
    contents,
  }
}

/** What lines and colours mean, for charts that have no room for it. */
function legendInWords({ fanLabel, counterfactualLabel, observedLabel, panels }: FanChart): string {
  const has = (part: 'counterfactual' | 'observed'): boolean =>
    panels.some((panel) => (panel[part] ?? []).length > 0)
  return [
    `Blue, line and bands: ${fanLabel}, median and shares of runs`,
    ...has('counterfactual') ? [`orange, dashed: ${counterfactualLabel}, median; dotted: 95 %`] : [],
    ...has('observed') ? [`dots: ${observedLabel}`] : [],
  ].join('; ')
}

/** The blocks side by side, an empty column between. */
function dataTable(blocks: readonly ChartData[]): WriteSheet {
  const columns = blocks.flatMap(({ title, columns: own, dates }) => [
    { header: `${title}: date`, width: 12, format: dateFormat, values: dates },
    ...own.map(({ name, values }) => ({ header: name, width: 14, format: formatOf('people'), values })),
    { header: '', width: 4, format: 'General', values: [] },
  ])
  const nRows = Math.max(0, ...columns.map(({ values }) => values.length))
  const rows = Array.from({ length: nRows }, (_, row) =>
    columns.map(({ values }) => values[row] ?? null))
  const { autoFilter: _, ...sheet } = tableSheet({ name: dataSheet, columns, rows })
  return sheet
}
