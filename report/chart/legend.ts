/** The legend: one line of swatches and words, broken where it does not fit. */
import { bandOpacity, colours, lineHeight, shadedOpacity, size } from './look.ts'
import { element, lineFrom, textAt } from './svg.ts'
import { textWidth, wrap } from './text-width.ts'

export interface LegendItem {
  readonly kind: 'fan' | 'counterfactual' | 'observed' | 'shaded'
  readonly label: string
  /** Bands in the swatch of a fan. */
  readonly nBands: number
}

const SWATCH = 26 // px wide
const GAP = 22

export function drawLegend(
  items: readonly LegendItem[],
  box: { readonly x: number; readonly y: number; readonly width: number },
): { svg: string; height: number } {
  const rowHeight = size.legend * lineHeight + 4
  const parts: string[] = []
  let x = box.x
  let row = 0
  for (const item of items) {
    const swatch = item.kind === 'observed' ? 8 : SWATCH
    const lines = wrap(item.label, box.width - swatch - 7, size.legend)
    const width = swatch + 7
      + Math.max(...lines.map((line) => textWidth(line, size.legend, 'regular')))
    if (x > box.x && x + width > box.x + box.width) {
      x = box.x
      row++
    }
    const middle = box.y + row * rowHeight + rowHeight / 2
    parts.push(drawSwatch(item, x, middle))
    const style = { 'font-size': size.legend, fill: colours.ink }
    lines.forEach((line, k) => parts.push(
      textAt(x + swatch + 7, middle + k * size.legend * lineHeight + size.legend * 0.36, line, style)))
    x += width + GAP
    if (lines.length > 1) { // nothing stands beside a label of several lines
      row += lines.length - 1
      x = box.x + box.width
    }
  }
  return { svg: parts.join('\n'), height: (row + 1) * rowHeight }
}

function drawSwatch({ kind, nBands }: LegendItem, x: number, middle: number): string {
  if (kind === 'observed') {
    return element('circle', { cx: x + 4, cy: middle, r: 3.4, fill: colours.observed })
  }
  if (kind === 'shaded') {
    return element('rect', {
      x, y: middle - 7, width: SWATCH, height: 14, fill: colours.shaded, 'fill-opacity': shadedOpacity,
    })
  }
  const fill = colours[kind]
  const bands = Array.from({ length: nBands }, (_, i) => {
    const height = (14 * (nBands - i)) / nBands
    return element('rect', {
      x, y: middle - height / 2, width: SWATCH, height, fill, 'fill-opacity': bandOpacity,
    })
  })
  return [...bands, lineFrom(x, middle, x + SWATCH, middle, medianStyle(kind))].join('')
}

/** The counterfactual's median is dashed, so that the two differ without colour too. */
export const medianStyle = (kind: 'fan' | 'counterfactual') => ({
  stroke: colours[kind],
  'stroke-width': 2.2,
  'stroke-dasharray': kind === 'fan' ? undefined : '6 3',
})
