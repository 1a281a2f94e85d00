/** A heat map as SVG: one number for each pair of two axes' levels, written in its cell. */
import { colourScale, inkOn } from './chart/colour-scale.ts'
import { framed, type Box, type FrameText } from './chart/frame.ts'
import { colours, size } from './chart/look.ts'
import { element, textAt } from './chart/svg.ts'
import { textWidth } from './chart/text-width.ts'

export interface HeatMap extends FrameText {
  readonly xLabel: string
  readonly yLabel: string
  readonly columns: readonly string[]
  /** From the lowest level up. */
  readonly rows: readonly string[]
  /** By row, then by column; null where there is no number. */
  readonly values: readonly (readonly (number | null)[])[]
  readonly shown: (value: number) => string
  /** Row and column of the point that is framed. */
  readonly marked?: readonly [number, number] | null
}

const CELL_HEIGHT = 44
const GAP = 2
const LEGEND_ROOM = 34
const AXIS_ROOM = 40

export const drawHeatMap = (map: HeatMap): string => framed(map, (box) => drawCells(map, box))

function drawCells(map: HeatMap, box: Box): { svg: string; height: number } {
  const { columns, rows, values, shown, xLabel, yLabel, marked } = map
  const numbers = values.flat().filter((value) => value !== null)
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  const colourOf = colourScale(low, high)
  const rowRoom = Math.max(...rows.map((row) => textWidth(row, size.axis, 'regular'))) + 12
  const left = box.x + rowRoom
  const top = box.y + LEGEND_ROOM + size.panel * 2
  const cellWidth = (box.width - rowRoom) / columns.length
  const bottom = top + rows.length * CELL_HEIGHT
  const quiet = { 'font-size': size.axis, fill: colours.quiet }
  const parts = [
    numbers.length > 0 ? drawKey(box, low, high, shown) : '',
    textAt(box.x, top - 10, yLabel, { 'font-size': size.axis, fill: colours.ink }),
  ]
  values.forEach((row, r) => {
    const y = bottom - (r + 1) * CELL_HEIGHT
    parts.push(textAt(left - 8, y + CELL_HEIGHT / 2 + 4, rows[r], { ...quiet, 'text-anchor': 'end' }))
    row.forEach((value, c) => {
      const x = left + c * cellWidth
      const fill = value === null ? colours.grid : colourOf(value)
      const cell = { x: x + GAP / 2, y: y + GAP / 2, width: cellWidth - GAP, height: CELL_HEIGHT - GAP }
      parts.push(element('rect', { ...cell, fill }))
      if (marked?.[0] === r && marked[1] === c) parts.push(frameOf(cell))
      const text = value === null ? '' : shown(value)
      if (text === '' || textWidth(text, size.legend, 'regular') > cellWidth - 6) return
      parts.push(textAt(x + cellWidth / 2, y + CELL_HEIGHT / 2 + 4, text, {
        'font-size': size.legend, fill: inkOn(fill), 'text-anchor': 'middle',
      }))
    })
  })
  columns.forEach((column, c) => parts.push(textAt(left + (c + 0.5) * cellWidth, bottom + 16, column, {
    ...quiet, 'text-anchor': 'middle',
  })))
  parts.push(textAt(left + (box.width - rowRoom) / 2, bottom + 34, xLabel, {
    'font-size': size.axis, fill: colours.ink, 'text-anchor': 'middle',
  }))
  return { svg: parts.join('\n'), height: bottom + AXIS_ROOM - box.y }
}

/** Dark without, light within: seen on any colour. */
function frameOf({ x, y, width, height }: { x: number, y: number, width: number, height: number }): string {
  const inset = { x: x + 2, y: y + 2, width: width - 4, height: height - 4, fill: 'none' }
  return element('rect', { ...inset, stroke: colours.paper, 'stroke-width': 2 })
    + element('rect', { x, y, width, height, fill: 'none', stroke: colours.ink, 'stroke-width': 2.4 })
}

const KEY_STEPS = 40
const KEY_WIDTH = 200

/** The colours from the lowest to the highest value. */
function drawKey(box: Box, low: number, high: number, shown: (value: number) => string): string {
  const colourOf = colourScale(low, high)
  const width = KEY_WIDTH / KEY_STEPS
  const style = { 'font-size': size.legend, fill: colours.ink }
  const from = shown(low)
  const x = box.x + textWidth(from, size.legend, 'regular') + 8
  const steps = Array.from({ length: KEY_STEPS }, (_, k) => element('rect', {
    x: x + k * width, y: box.y + 2, width: width + 0.5, height: 14,
    fill: colourOf(low + ((k + 0.5) / KEY_STEPS) * (high - low)),
  }))
  return [
    textAt(box.x, box.y + 14, from, style), ...steps,
    textAt(x + KEY_WIDTH + 8, box.y + 14, shown(high), style),
  ].join('\n')
}
