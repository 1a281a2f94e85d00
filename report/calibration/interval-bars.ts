/** Intervals before and after, a row each, as SVG: in standard deviations of what was known before. */
import { scaleLinear } from 'd3-scale'
import { framed, type Box, type FrameText } from '../chart/frame.ts'
import { colours, size } from '../chart/look.ts'
import { element, lineFrom, textAt } from '../chart/svg.ts'
import { textWidth } from '../chart/text-width.ts'

export interface IntervalBars extends FrameText {
  /** Middle and width of the posterior; the prior has 0 and 1. */
  readonly rows: readonly { readonly label: string; readonly shift: number; readonly width: number }[]
}

const ROW = 20
const BAR = 8
const REACH = 1.645 // standard deviations from the middle of 90 % to its ends
const KEY = [['90 % before the data', colours.grid], ['90 % after', colours.fan]] as const

export const drawIntervalBars = (chart: IntervalBars): string => framed(chart, (box) => drawRows(chart, box))

function drawRows({ rows }: IntervalBars, box: Box): { svg: string; height: number } {
  const room = Math.max(...rows.map(({ label }) => textWidth(label, size.legend, 'regular'))) + 12
  const furthest = Math.max(REACH, ...rows.map(({ shift, width }) => Math.abs(shift) + REACH * width))
  const x = scaleLinear([-furthest, furthest], [box.x + room, box.x + box.width - 8]).nice(8)
  const top = box.y + 34
  const bottom = top + rows.length * ROW
  const bar = (from: number, to: number, y: number, fill: string): string =>
    element('rect', { x: x(from), y: y - BAR / 2, width: x(to) - x(from), height: BAR, fill })
  const label = x.tickFormat(8)
  const axis = x.ticks(8).map((value) => [
    lineFrom(x(value), top - 4, x(value), bottom, { stroke: value === 0 ? colours.axis : colours.grid }),
    textAt(x(value), bottom + 15, label(value), {
      'font-size': size.axis, fill: colours.quiet, 'text-anchor': 'middle',
    }),
  ].join(''))
  const bars = rows.map(({ label: words, shift, width }, k) => {
    const y = top + (k + 0.5) * ROW
    return [
      textAt(box.x + room - 10, y + 4, words, {
        'font-size': size.legend, fill: colours.ink, 'text-anchor': 'end',
      }),
      bar(-REACH, REACH, y, colours.grid),
      bar(shift - REACH * width, shift + REACH * width, y, colours.fan),
      element('rect', { x: x(shift) - 1, y: y - BAR / 2 - 2, width: 2, height: BAR + 4, fill: colours.ink }),
    ].join('')
  })
  return { svg: [drawKey(box), ...axis, ...bars].join('\n'), height: bottom + 24 - box.y }
}

function drawKey(box: Box): string {
  let x = box.x
  return KEY.map(([words, fill]) => {
    const item = element('rect', { x, y: box.y + 3, width: 12, height: 12, fill })
      + textAt(x + 18, box.y + 13, words, { 'font-size': size.legend, fill: colours.ink })
    x += 18 + textWidth(words, size.legend, 'regular') + 22
    return item
  }).join('\n')
}
