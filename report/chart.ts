/**
 * Fan charts over time as SVG: what was simulated as nested bands with their median, what was
 * observed as dots, policy as vertical lines; one panel or a grid of them with one look.
 * The same input gives the same bytes. No ids are used, so several charts can share a page.
 */
import { framed, type Box } from './chart/frame.ts'
import { lineHeight, size } from './chart/look.ts'
import { drawLegend, type LegendItem } from './chart/legend.ts'
import { drawPanel } from './chart/panel.ts'
import { placeLabels } from './chart/policy-labels.ts'
import { textWidth, wrap } from './chart/text-width.ts'
import { axisTicks, spanOf, type Span } from './chart/time-axis.ts'
import { niceTop, valueTicks, xPositions } from './chart/scales.ts'

/** Dates are YYYY-MM-DD, or YYYY-MM for what belongs to a whole month and stands at its middle. */
export interface FanPoint {
  readonly date: string
  /** Null where there is no number; the fan has a gap there. */
  readonly median: number | null
  /** Low and high of each band, in the order of `bandShares`. */
  readonly bands: readonly (readonly [number, number])[]
}
export interface ObservedPoint {
  readonly date: string
  readonly value: number
}
export interface FanPanel {
  readonly title?: string
  readonly fan: readonly FanPoint[]
  readonly counterfactual?: readonly FanPoint[]
  readonly observed?: readonly ObservedPoint[]
  /** The vertical axis reaches at least so far, as to 100 for percentages. */
  readonly top?: number
  /** Horizontal lines, such as the thresholds of a trigger. */
  readonly levels?: readonly { readonly value: number; readonly label: string }[]
  /** Spans of days behind everything, first and last day included. */
  readonly shaded?: readonly { readonly from: string; readonly to: string }[]
}
export interface PolicyLine {
  readonly date: string
  readonly label: string
}
export interface FanChart {
  readonly title: string
  /** What is counted, in which unit; it stands in for a label of the vertical axis. */
  readonly subtitle: string
  readonly panels: readonly FanPanel[]
  /** Shares of the replicates inside each band, widest first. */
  readonly bandShares: readonly number[]
  readonly fanLabel: string
  readonly counterfactualLabel?: string
  readonly observedLabel?: string
  readonly shadedLabel?: string
  readonly policyLines?: readonly PolicyLine[]
  /** Where the numbers come from. */
  readonly source: string
  /** Vertical axes: one for all panels, for each row, or each its own (which the picture says). */
  readonly scale?: 'shared' | 'rows' | 'own'
  readonly columns?: number
  readonly width?: number //       px
  readonly plotHeight?: number //  px, of one panel
  /** Without margin and without the words above and below, which a page says around it. */
  readonly isBare?: boolean
}

const PANEL_GAP = 24 //  px between columns
const ROW_GAP = 22
const NUMBER_GAP = 12 // between the numbers of an axis and the plot
const TICK_ROOM = 36 //  below a plot, for months and years
const TITLE_ROOM = 26
const LEGEND_GAP = 14

export function drawFanChart(chart: FanChart): string {
  return framed({ ...chart, subtitle: chart.subtitle + scaleNote(chart) }, (box) => {
    const legend = drawLegend(legendItems(chart), box)
    const grid = drawPanels(chart, { ...box, y: box.y + legend.height + LEGEND_GAP })
    return { svg: `${legend.svg}\n${grid.svg}`, height: legend.height + LEGEND_GAP + grid.height }
  })
}

/** What to know of the vertical axes of several panels. */
export function scaleNote({ panels, scale }: Pick<FanChart, 'panels' | 'scale'>): string {
  return panels.length === 1 || scale === 'shared' ? ''
    : scale === 'rows' ? ' Each row has a scale of its own.' : ' Scales differ.'
}

/** The grid of panels, row by row. Policy labels stand in the first panel, lines in every one. */
function drawPanels(chart: FanChart, { x, y, width }: Box): { svg: string; height: number } {
  const { panels } = chart
  const columns = Math.min(chart.columns ?? 3, panels.length)
  const cellWidth = (width - (columns - 1) * PANEL_GAP) / columns
  const tops = panels.map(niceTop)
  const sharesScale = (a: number, b: number): boolean => chart.scale === 'shared' || a === b
    || (chart.scale === 'rows' && Math.floor(a / columns) === Math.floor(b / columns))
  const axes = panels.map((_, index) =>
    valueTicks(Math.max(...tops.filter((_top, other) => sharesScale(index, other)))))
  const numberWidths = axes.flatMap(({ ticks }) =>
    ticks.map(({ label }) => textWidth(label, size.axis, 'regular')))
  const axisRoom = Math.max(...numberWidths) + NUMBER_GAP
  const plotWidth = cellWidth - axisRoom
  const plotHeight = chart.plotHeight ?? (panels.length > 1 ? 210 : 340)

  const span = spanOfChart(chart)
  const policies = (chart.policyLines ?? [])
    .map(({ date, label }) => ({ day: spanOf(date).from, label }))
    .filter(({ day }) => day >= span.from && day < span.to)
  const xInPlot = xPositions(span, 0, plotWidth)
  const flags = placeLabels(
    policies.map(({ day, label }) => ({ x: xInPlot(day), text: label })),
    { left: 0, right: plotWidth, fontSize: size.policy, lineHeight: size.policy * lineHeight },
  )
  const flagRoom = Math.max(0, ...flags.map(({ top }) => top + 4))
  const titles = panels.map(({ title }) =>
    title === undefined ? [] : wrap(title, cellWidth, size.panel, 'bold'))
  const mostLines = Math.max(...titles.map((lines) => lines.length))
  const titleRoom = mostLines === 0 ? 0 : TITLE_ROOM + (mostLines - 1) * size.panel * lineHeight

  let bottom = y
  const drawn = panels.map((panel, index) => {
    const row = Math.floor(index / columns)
    const column = index % columns
    const top = column > 0
      ? bottom - TICK_ROOM - plotHeight
      : bottom + (row > 0 ? ROW_GAP : 0) + titleRoom + (row === 0 ? flagRoom : 0)
    bottom = top + plotHeight + TICK_ROOM
    const left = x + column * (cellWidth + PANEL_GAP)
    return drawPanel(
      panel,
      {
        left: left + axisRoom, top, width: plotWidth, height: plotHeight,
        title: titles[index], titleX: left, titleY: top - (row === 0 ? flagRoom : 0) - 13,
      },
      {
        span,
        ticks: axisTicks(span, plotWidth),
        values: axes[index],
        policyDays: policies.map(({ day }) => day),
        flags: index === 0 ? flags : [],
      },
    )
  })
  return { svg: drawn.join('\n'), height: bottom - y }
}

/** All days that any of the panels shows. */
function spanOfChart({ panels }: FanChart): Span {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const { fan, counterfactual, observed } of panels) {
    for (const { date } of [...fan, ...(counterfactual ?? []), ...(observed ?? [])]) {
      const span = spanOf(date)
      from = Math.min(from, span.from)
      to = Math.max(to, span.to)
    }
  }
  return { from, to }
}

function legendItems(chart: FanChart): LegendItem[] {
  const nBands = chart.bandShares.length
  const shares = chart.bandShares.map((share) => Math.round(100 * share)).sort((a, b) => a - b)
  const items: LegendItem[] = []
  if (chart.panels.some(({ fan }) => fan.length > 0)) {
    const label = nBands === 0 ? chart.fanLabel
      : `${chart.fanLabel}: median, and ${inWords(shares)}% of runs`
    items.push({ kind: 'fan', label, nBands })
  }
  if (chart.panels.some(({ counterfactual }) => (counterfactual ?? []).length > 0)) {
    items.push({ kind: 'counterfactual', label: chart.counterfactualLabel ?? 'Otherwise', nBands })
  }
  if (chart.panels.some(({ observed }) => (observed ?? []).length > 0)) {
    items.push({ kind: 'observed', label: chart.observedLabel ?? 'Observed', nBands: 0 })
  }
  if (chart.panels.some(({ shaded }) => (shaded ?? []).length > 0)) {
    items.push({ kind: 'shaded', label: chart.shadedLabel ?? 'In force', nBands: 0 })
  }
  return items
}

const inWords = (numbers: readonly number[]): string =>
  numbers.length < 2
    ? numbers.join('')
    : `${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`
