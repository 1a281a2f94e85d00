/** Indices of sensitivity as SVG: a group of bars a factor, each with its interval. */
import { scaleLinear } from 'd3-scale'
import type { IndexValue } from '../study/sensitivity/index-value.ts'
import { framed, type Box, type FrameText } from './chart/frame.ts'
import { colours, size } from './chart/look.ts'
import { element, lineFrom, textAt } from './chart/svg.ts'
import { textWidth } from './chart/text-width.ts'

export interface IndexBars extends FrameText {
  /** Indices in the order of their bars, each with its words. */
  readonly groups: readonly (readonly [string, string])[]
  readonly rows: readonly { readonly label: string; readonly values: readonly IndexValue[] }[]
}

const fills = [colours.fan, '#56b4e9', colours.counterfactual]
const BAR = 13
const ROW_GAP = 12

export const drawIndexBars = (chart: IndexBars): string => framed(chart, (box) => drawBars(chart, box))

function drawBars({ groups, rows }: IndexBars, box: Box): { svg: string; height: number } {
  const all = rows.flatMap(({ values }) => values)
  const high = Math.max(...all.map((one) => one.high), 1e-12)
  const low = Math.min(0, ...all.map((one) => one.low))
  const room = Math.max(...rows.map(({ label }) => textWidth(label, size.legend, 'regular'))) + 12
  const x = scaleLinear([low, high], [box.x + room, box.x + box.width - 8]).nice(6)
  const parts = [drawKey(groups, box)]
  const top = box.y + 30
  let y = top
  const bars = rows.flatMap(({ label, values }) => {
    const middle = y + (values.length * BAR) / 2
    const own = values.map((one, k) => drawBar(one, groups, x, y + k * BAR))
    y += values.length * BAR + ROW_GAP
    return [textAt(box.x + room - 10, middle + 4, label, {
      'font-size': size.legend, fill: colours.ink, 'text-anchor': 'end',
    }), ...own]
  })
  const label = x.tickFormat(6)
  for (const value of x.ticks(6)) {
    parts.push(
      lineFrom(x(value), top - 4, x(value), y, { stroke: value === 0 ? colours.axis : colours.grid }),
      textAt(x(value), y + 15, label(value), {
        'font-size': size.axis, fill: colours.quiet, 'text-anchor': 'middle',
      }),
    )
  }
  return { svg: [...parts, ...bars].join('\n'), height: y + 24 - box.y }
}

function drawBar(
  { index, value, low, high }: IndexValue, groups: IndexBars['groups'], x: (value: number) => number,
  y: number,
): string {
  const middle = y + BAR / 2
  const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))]
  return element('rect', {
    x: from, y: y + 1, width: to - from, height: BAR - 2,
    fill: fills[groups.findIndex(([name]) => name === index)],
  }) + lineFrom(x(low), middle, x(high), middle, { stroke: colours.ink, 'stroke-width': 1.2 })
}

function drawKey(groups: IndexBars['groups'], box: Box): string {
  let x = box.x
  return groups.map(([, words], k) => {
    const swatch = element('rect', { x, y: box.y + 3, width: 12, height: 12, fill: fills[k] })
      + textAt(x + 18, box.y + 13, words, { 'font-size': size.legend, fill: colours.ink })
    x += 18 + textWidth(words, size.legend, 'regular') + 22
    return swatch
  }).join('\n')
}
