/** One panel: grid, fans, dots, policy lines and axes. */
import { area, line } from 'd3-shape'
import type { FanPanel, FanPoint } from '../chart.ts'
import { medianStyle } from './legend.ts'
import { bandOpacity, colours, lineHeight, shadedOpacity, size } from './look.ts'
import type { Flag } from './policy-labels.ts'
import { xPositions, type ValueAxis } from './scales.ts'
import { element, lineFrom, textAt } from './svg.ts'
import { dayOf, spanOf, type AxisTick, type Span } from './time-axis.ts'

/** Where the plot stands, px; its title and the policy labels stand above it. */
export interface PanelFrame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Lines of the title; `titleY` is where the last one stands. */
  readonly title: readonly string[]
  readonly titleX: number
  readonly titleY: number
}
export interface PanelAxes {
  readonly span: Span
  readonly ticks: readonly AxisTick[]
  readonly values: ValueAxis
  readonly policyDays: readonly number[]
  /** Labels of the policy lines, or none. */
  readonly flags: readonly Flag[]
}

const MANY_DOTS = 80

export function drawPanel(panel: FanPanel, frame: PanelFrame, axes: PanelAxes): string {
  const { left, top, width, height } = frame
  const x = xPositions(axes.span, left, width)
  const y = (value: number): number => top + height * (1 - value / axes.values.top)
  const observed = panel.observed ?? []
  const radius = observed.length > MANY_DOTS ? 1.7 : 3.2

  const parts = [
    ...frame.title.map((line, k) => textAt(
      frame.titleX, frame.titleY - (frame.title.length - 1 - k) * size.panel * lineHeight, line,
      { 'font-size': size.panel, 'font-weight': 700, fill: colours.ink },
    )),
    ...(panel.shaded ?? []).map(({ from, to }) => {
      const [start, end] = [x(spanOf(from).from), x(spanOf(to).to)]
      return element('rect', {
        x: start, y: top, width: end - start, height, fill: colours.shaded,
        'fill-opacity': shadedOpacity,
      })
    }),
    drawValueAxis(axes.values, frame, y),
    drawTimeAxis(axes, frame, x),
    drawFan(panel.counterfactual ?? [], 'counterfactual', x, y),
    drawFan(panel.fan, 'fan', x, y),
    drawPolicies(axes, frame, x),
    ...(panel.levels ?? []).map(({ value, label }) => drawLevel(value, label, frame, y)),
    ...observed.map(({ date, value }) =>
      element('circle', {
        cx: x(dayOf(date)), cy: y(value), r: radius, fill: colours.observed,
        stroke: colours.paper, 'stroke-width': observed.length > MANY_DOTS ? 0.4 : 1,
      }),
    ),
  ]
  // Where dates and numbers stand, for pages that show the numbers under a pointer.
  const plot = [left, top, width, height, axes.span.from, axes.span.to, axes.values.top]
    .map((value) => Math.round(value * 100) / 100)
  return element('g', { 'data-plot': plot.join(' ') }, `\n${parts.filter((part) => part !== '').join('\n')}\n`)
}

type Position = (value: number) => number

function drawFan(
  points: readonly FanPoint[],
  kind: 'fan' | 'counterfactual',
  x: Position,
  y: Position,
): string {
  if (points.length === 0) return ''
  const hasNumber = ({ median }: FanPoint): boolean => median !== null
  const paths = Array.from({ length: points[0].bands.length }, (_, band) => {
    const outline = area<FanPoint>()
      .defined(hasNumber)
      .x(({ date }) => x(dayOf(date)))
      .y0(({ bands }) => y(bands[band][0]))
      .y1(({ bands }) => y(bands[band][1]))
      .digits(2)
    const d = outline([...points]) ?? ''
    return element('path', { d, fill: colours[kind], 'fill-opacity': bandOpacity })
  })
  const median = line<FanPoint>()
    .defined(hasNumber)
    .x(({ date }) => x(dayOf(date)))
    .y((point) => y(point.median!))
    .digits(2)
  const style = { ...medianStyle(kind), fill: 'none', 'stroke-linejoin': 'round' }
  return [...paths, element('path', { d: median([...points]) ?? '', ...style })].join('\n')
}

function drawValueAxis({ ticks }: ValueAxis, frame: PanelFrame, y: Position): string {
  const style = { 'font-size': size.axis, fill: colours.quiet, 'text-anchor': 'end' }
  return ticks
    .map(({ value, label }) => {
      const stroke = value === 0 ? colours.axis : colours.grid
      const at = Math.round(y(value)) + 0.5
      return lineFrom(frame.left, at, frame.left + frame.width, at, { stroke, 'stroke-width': 1 })
        + textAt(frame.left - 7, at + size.axis * 0.36, label, style)
    })
    .join('\n')
}

function drawTimeAxis({ span, ticks }: PanelAxes, frame: PanelFrame, x: Position): string {
  const base = frame.top + frame.height
  const style = { 'font-size': size.axis, fill: colours.quiet, 'text-anchor': 'middle' }
  return ticks
    .map(({ day, labelDay, label, year }) => {
      const tick = day < span.from
        ? ''
        : lineFrom(x(day), base + 0.5, x(day), base + 5.5, { stroke: colours.axis })
      const below = year === null ? '' : textAt(x(labelDay), base + 32, year, style)
      return tick + textAt(x(labelDay), base + 18, label, style) + below
    })
    .join('\n')
}

function drawPolicies({ policyDays, flags }: PanelAxes, frame: PanelFrame, x: Position): string {
  const base = frame.top + frame.height
  const style = { stroke: colours.policy, 'stroke-width': 1, 'stroke-dasharray': '3 3' }
  const heightAt = (px: number): number =>
    Math.max(0, ...flags.filter((flag) => Math.abs(flag.x + frame.left - px) < 0.01)
      .map((flag) => flag.top))
  const masts = policyDays.map((day) =>
    lineFrom(x(day), base, x(day), frame.top - heightAt(x(day)), style))
  const labels = flags.map((flag) => drawFlag(flag, frame))
  return [...masts, ...labels].join('\n')
}

function drawFlag(flag: Flag, { left, top }: PanelFrame): string {
  const step = size.policy * lineHeight
  return flag.lines
    .map((words, i) => {
      const y = top - flag.top + (i + 1) * step - step * 0.28
      const at = left + (flag.side === 'right' ? flag.left : flag.right)
      return textAt(at, y, words, {
        'font-size': size.policy, fill: colours.ink, class: 'policy',
        'text-anchor': flag.side === 'right' ? 'start' : 'end',
      })
    })
    .join('\n')
}

function drawLevel(value: number, label: string, frame: PanelFrame, y: Position): string {
  const right = frame.left + frame.width
  const at = Math.round(y(value)) + 0.5
  return lineFrom(frame.left, at, right, at, {
    stroke: colours.ink, 'stroke-width': 1, 'stroke-dasharray': '1 3',
  }) + textAt(frame.left + 4, at - 4, label, {
    'font-size': size.policy, fill: colours.ink,
    stroke: colours.paper, 'stroke-width': 3, 'stroke-opacity': 0.8, 'paint-order': 'stroke',
  })
}
