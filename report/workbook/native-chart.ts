/**
 * A fan chart as spreadsheets draw it (DrawingML): bands as stacked areas, lines and dots over them.
 * The library that writes our workbooks has no chart of two kinds, so this one is written here. Every
 * number stands in a cell and in the chart, for viewers that do not calculate.
 */
import { colours } from '../chart/look.ts'
import { valueTicks } from '../chart/scales.ts'
import { element, escapeXml } from '../chart/svg.ts'
import { rangeOf } from './cells.ts'
import type { ChartColumn, ChartData } from './chart-data.ts'

/** Where the data stand: dates in the first column, names in row 1. */
export interface DataPlace {
  readonly sheet: string
  readonly column: number // from 0
}

const DATES = 1
const VALUES = 2 // numbers by which the axes know each other
const EMU_PER_POINT = 12_700

export function nativeChart(
  data: ChartData, place: DataPlace, { hasLegend }: { hasLegend: boolean },
): string {
  const series = data.columns.map((column, index) => ({ column, index }))
  const areas = series.filter(({ column }) => column.drawing.kind === 'area')
  const lines = series.filter(({ column }) => column.drawing.kind !== 'area')
  const written = ({ column, index }: typeof series[number]): string =>
    seriesOf(column, index, data, place)
  const plot = [
    '<c:layout/>',
    element('c:areaChart', {},
      `${val('grouping', 'stacked')}${val('varyColors', 0)}${areas.map(written).join('')}${axes}`),
    element('c:lineChart', {}, `${val('grouping', 'standard')}${val('varyColors', 0)}${
      lines.map(written).join('')}${val('marker', 1)}${axes}`),
    dateAxis(data),
    valueAxis(data),
  ].join('')
  const hidden = series.filter(({ column }) => !column.inLegend).map(({ index }) =>
    element('c:legendEntry', {}, val('idx', index) + val('delete', 1)))
  const chart = [
    titleOf(data.title),
    val('autoTitleDeleted', 0),
    element('c:plotArea', {}, plot),
    hasLegend ? element('c:legend', {},
      `${val('legendPos', 'b')}${hidden.join('')}${val('overlay', 0)}${textOf(900, colours.ink)}`) : '',
    val('plotVisOnly', 0),
    val('dispBlanksAs', 'gap'),
  ].join('')
  const names = {
    'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
    'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  }
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element('c:chartSpace', names,
    val('roundedCorners', 0) + element('c:chart', {}, chart))}`
}

const val = (name: string, value: string | number): string =>
  element(`c:${name}`, { val: String(value) })
const axes = val('axId', DATES) + val('axId', VALUES)

function seriesOf(column: ChartColumn, index: number, data: ChartData, place: DataPlace): string {
  const { name, values, drawing } = column
  const at = place.column + 1 + index
  const last = values.length + 1
  const title = element('c:strRef', {}, element('c:f', {}, escapeXml(rangeOf(place.sheet, at, 1, 1)))
    + cacheOf('str', [name]))
  const marker = drawing.kind === 'dots'
    ? element('c:marker', {}, val('symbol', 'circle') + val('size', 6)
      + element('c:spPr', {}, fill(drawing.colour) + element('a:ln', {}, fill(colours.paper))))
    : val2('marker', 'symbol', 'none')
  return element('c:ser', {}, [
    val('idx', index), val('order', index), element('c:tx', {}, title), shapeOf(column),
    drawing.kind === 'area' ? '' : marker,
    drawing.kind === 'masts' ? mastLabels(data.masts, values.length) + mastLines(drawing.colour) : '',
    numbers('cat', rangeOf(place.sheet, place.column, 2, last), data.dates),
    numbers('val', rangeOf(place.sheet, at, 2, last), values),
    drawing.kind === 'area' ? '' : val('smooth', 0),
  ].join(''))
}

const val2 = (outer: string, name: string, value: string): string =>
  element(`c:${outer}`, {}, val(name, value))

function shapeOf({ drawing }: ChartColumn): string {
  if (drawing.kind === 'area') {
    return element('c:spPr', {}, (drawing.colour === null ? '<a:noFill/>'
      : fill(drawing.colour, drawing.opacity)) + line(null))
  }
  return element('c:spPr', {}, drawing.kind === 'line'
    ? line(drawing.colour, drawing.width, drawing.dash) : line(null))
}

/** A line from each point down to the axis, as an error bar. */
const mastLines = (colour: string): string => element('c:errBars', {}, [
  val('errDir', 'y'), val('errBarType', 'minus'), val('errValType', 'percentage'),
  val('noEndCap', 1), val('val', 100), element('c:spPr', {}, line(colour, 0.75, 'dash')),
].join(''))

function mastLabels(masts: ReadonlyMap<number, string>, last: number): string {
  const shown = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent',
    'showBubbleSize']
  const labels = [...masts].map(([point, text]) => element('c:dLbl', {}, [
    val('idx', point),
    element('c:tx', {}, element('c:rich', {}, '<a:bodyPr wrap="none"/>'
      + element('a:p', {}, properties(800, colours.ink)
        + element('a:r', {}, '<a:rPr lang="en-GB" sz="800"/>' + element('a:t', {}, escapeXml(text)))))),
    val('dLblPos', point > last * 0.75 ? 'l' : 'r'),
    ...shown.map((name) => val(name, name === 'showVal' ? 1 : 0)),
  ].join('')))
  return element('c:dLbls', {}, labels.join('') + shown.map((name) => val(name, 0)).join(''))
}

const numbers = (role: 'cat' | 'val', range: string, values: readonly (number | null)[]): string =>
  element(`c:${role}`, {}, element('c:numRef', {},
    element('c:f', {}, escapeXml(range)) + cacheOf('num', values)))

function cacheOf(kind: 'num' | 'str', values: readonly (number | string | null)[]): string {
  const points = values.flatMap((value, k) => value === null ? []
    : [element('c:pt', { idx: String(k) }, element('c:v', {}, escapeXml(String(value))))])
  const format = kind === 'num' ? element('c:formatCode', {}, 'General') : ''
  return element(`c:${kind}Cache`, {}, format + val('ptCount', values.length) + points.join(''))
}

function dateAxis({ unit, dates }: ChartData): string {
  const months = Math.max(1, Math.round((dates.at(-1)! - dates[0]) / 30.4))
  return element('c:dateAx', {}, [
    val('axId', DATES), val2('scaling', 'orientation', 'minMax'), val('delete', 0),
    val('axPos', 'b'),
    element('c:numFmt', { formatCode: months > 12 ? 'mmm yyyy' : 'mmm', sourceLinked: '0' }),
    val('majorTickMark', 'out'), val('minorTickMark', 'none'), val('tickLblPos', 'low'),
    element('c:spPr', {}, line(colours.axis, 0.75)), textOf(900, colours.quiet),
    val('crossAx', VALUES), val('crosses', 'autoZero'), val('auto', 0), val('lblOffset', 100),
    val('baseTimeUnit', unit), val('majorUnit', Math.ceil(months / 12)),
    val('majorTimeUnit', 'months'),
  ].join(''))
}

function valueAxis({ top }: ChartData): string {
  const [{ value: zero }, { value: first }] = valueTicks(top).ticks
  const step = first - zero
  const formatCode = Number.isInteger(step) ? '#,##0' : '0.0##'
  return element('c:valAx', {}, [
    val('axId', VALUES),
    element('c:scaling', {}, val('orientation', 'minMax') + val('max', top) + val('min', 0)),
    val('delete', 0), val('axPos', 'l'),
    element('c:majorGridlines', {}, element('c:spPr', {}, line(colours.grid, 0.75))),
    element('c:numFmt', { formatCode, sourceLinked: '0' }),
    val('majorTickMark', 'none'), val('minorTickMark', 'none'), val('tickLblPos', 'nextTo'),
    element('c:spPr', {}, line(null)), textOf(900, colours.quiet),
    val('crossAx', DATES), val('crosses', 'min'), val('crossBetween', 'midCat'),
    val('majorUnit', step),
  ].join(''))
}

const titleOf = (title: string): string => element('c:title', {},
  element('c:tx', {}, element('c:rich', {}, '<a:bodyPr/>' + element('a:p', {},
    properties(1200, colours.ink, true)
    + element('a:r', {}, element('a:rPr', { lang: 'en-GB', sz: '1200', b: '1' })
      + element('a:t', {}, escapeXml(title)))))) + val('overlay', 0))

/** Size in hundredths of a point. */
const textOf = (size: number, colour: string): string =>
  element('c:txPr', {}, '<a:bodyPr/>' + element('a:p', {},
    properties(size, colour) + '<a:endParaRPr lang="en-GB"/>'))

const properties = (size: number, colour: string, isBold = false): string =>
  element('a:pPr', {}, element('a:defRPr', { sz: String(size), b: isBold ? '1' : '0' }, fill(colour)))

function fill(colour: string, opacity = 1): string {
  const alpha = opacity === 1 ? ''
    : element('a:alpha', { val: String(Math.round(opacity * 100_000)) })
  return element('a:solidFill', {}, element('a:srgbClr', { val: colour.slice(1).toUpperCase() }, alpha))
}

const line = (colour: string | null, width = 0.75, dash = 'solid'): string => colour === null
  ? element('a:ln', {}, '<a:noFill/>')
  : element('a:ln', { w: String(Math.round(width * EMU_PER_POINT)), cap: 'rnd' },
    fill(colour) + element('a:prstDash', { val: dash }))
