/** Response curves as SVG: a measure along an axis, as a line in its bands, one or several. */
import { area, line } from 'd3-shape'
import { scaleLinear } from 'd3-scale'
import { framed, type Box, type FrameText } from './chart/frame.ts'
import { bandOpacity, colours, lineHeight, size } from './chart/look.ts'
import { valueTicks } from './chart/scales.ts'
import { element, lineFrom, textAt } from './chart/svg.ts'
import { textWidth } from './chart/text-width.ts'

export interface ResponsePoint {
  readonly x: number
  readonly median: number
  /** Low and high of each band, widest first. */
  readonly bands: readonly (readonly [number, number])[]
}
export interface ResponseLine {
  readonly label: string
  readonly points: readonly ResponsePoint[]
}
export interface ResponseChart extends FrameText {
  readonly xLabel: string
  readonly lines: readonly ResponseLine[]
  /** What the line and its bands are. */
  readonly note: string
}

/** Okabe and Ito (2008), and a dash for those who see no colours. */
const styles = [
  ['#0072b2', undefined], ['#d55e00', '6 3'], ['#009e73', '2 3'], ['#cc79a7', '9 3 2 3'],
  ['#e69f00', '12 4'], ['#56b4e9', '4 2 1 2'], ['#000000', '1 2'],
] as const
const PLOT_HEIGHT = 340
const AXIS_ROOM = 44
const SWATCH = 30

export const drawResponse = (chart: ResponseChart): string =>
  framed(chart, (box) => drawLines(chart, box))

function drawLines({ lines, xLabel, note }: ResponseChart, box: Box): { svg: string; height: number } {
  const all = lines.flatMap(({ points }) => points)
  const highest = Math.max(...all.flatMap(({ median, bands }) => [median, ...bands.map(([, high]) => high)]))
  const values = valueTicks(scaleLinear([0, highest > 0 ? highest : 1], [0, 1]).nice(5).domain()[1])
  const key = drawKey(lines, note, box)
  const left = box.x + Math.max(...values.ticks.map(({ label }) => textWidth(label, size.axis, 'regular'))) + 12
  const top = box.y + key.height + 14
  const width = box.x + box.width - left
  const xs = all.map(({ x }) => x)
  const x = scaleLinear([Math.min(...xs), Math.max(...xs)], [left, left + width - 10])
  const y = (value: number): number => top + PLOT_HEIGHT * (1 - value / values.top)
  const quiet = { 'font-size': size.axis, fill: colours.quiet }
  const grid = values.ticks.map(({ value, label }) => {
    const at = Math.round(y(value)) + 0.5
    return lineFrom(left, at, left + width, at, { stroke: value === 0 ? colours.axis : colours.grid })
      + textAt(left - 7, at + size.axis * 0.36, label, { ...quiet, 'text-anchor': 'end' })
  })
  const label = x.tickFormat(8)
  const ticks = x.ticks(8).map((value) =>
    lineFrom(x(value), y(0), x(value), y(0) + 5, { stroke: colours.axis })
      + textAt(x(value), y(0) + 18, label(value), { ...quiet, 'text-anchor': 'middle' }))
  const title = textAt(left + width / 2, y(0) + 36, xLabel, {
    'font-size': size.axis, fill: colours.ink, 'text-anchor': 'middle',
  })
  const curves = lines.map((one, k) => drawCurve(one, k, x, y))
  return {
    svg: [key.svg, ...grid, ...ticks, title, ...curves].join('\n'),
    height: key.height + 14 + PLOT_HEIGHT + AXIS_ROOM,
  }
}

type Position = (value: number) => number

function drawCurve({ points }: ResponseLine, k: number, x: Position, y: Position): string {
  const [colour, dash] = styles[k % styles.length]
  const bands = (points[0]?.bands ?? []).map((_, band) => {
    const outline = area<ResponsePoint>().x((point) => x(point.x))
      .y0(({ bands: own }) => y(own[band][0])).y1(({ bands: own }) => y(own[band][1])).digits(2)
    return element('path', { d: outline([...points]) ?? '', fill: colour, 'fill-opacity': bandOpacity })
  })
  const path = line<ResponsePoint>().x((point) => x(point.x)).y(({ median }) => y(median)).digits(2)
  const median = element('path', {
    d: path([...points]) ?? '', fill: 'none', stroke: colour, 'stroke-width': 2.2,
    'stroke-dasharray': dash, 'stroke-linejoin': 'round',
  })
  const dots = points.map((point) =>
    element('circle', { cx: x(point.x), cy: y(point.median), r: 2.8, fill: colour }))
  return [...bands, median, ...dots].join('\n')
}

/** A swatch a line, and what lines and bands mean. */
function drawKey(
  lines: readonly ResponseLine[], note: string, box: Box,
): { svg: string; height: number } {
  const rowHeight = size.legend * lineHeight + 4
  const style = { 'font-size': size.legend, fill: colours.ink }
  const parts: string[] = []
  let x = box.x
  let row = 0
  lines.forEach(({ label }, k) => {
    const width = SWATCH + 7 + textWidth(label, size.legend, 'regular')
    if (x > box.x && x + width > box.x + box.width) {
      x = box.x
      row++
    }
    const [colour, dash] = styles[k % styles.length]
    const middle = box.y + (row + 0.5) * rowHeight
    parts.push(
      lineFrom(x, middle, x + SWATCH, middle, {
        stroke: colour, 'stroke-width': 2.2, 'stroke-dasharray': dash,
      }),
      textAt(x + SWATCH + 7, middle + size.legend * 0.36, label, style),
    )
    x += width + 22
  })
  parts.push(textAt(box.x, box.y + (row + 1.5) * rowHeight + size.legend * 0.36, note, {
    ...style, fill: colours.quiet,
  }))
  return { svg: parts.join('\n'), height: (row + 2) * rowHeight }
}
