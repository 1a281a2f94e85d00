/** Charts as pictures on a sheet. */
import { drawFanChart } from '../chart.ts'
import { renderPng } from '../png.ts'
import type { RunChart } from '../run-charts.ts'
import { rowHeight } from './table-sheet.ts'

/** A chart of a run as a picture, with its size on the sheet. */
export interface Picture {
  readonly png: Uint8Array
  readonly width: number // px
  readonly height: number
  readonly title: string
  readonly description: string
}

export function pictureOf({ chart }: RunChart): Picture {
  const svg = drawFanChart(chart)
  const [width, height] = ['width', 'height'].map((name) =>
    Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)![1]))
  const { title, subtitle } = chart
  return { png: renderPng(svg, 1.5), width, height, title, description: `${title}. ${subtitle}` }
}

interface Corner {
  readonly row: number
  readonly col: number
}
/** As the library of workbooks wants it. */
export interface PlacedPicture {
  readonly data: Uint8Array
  readonly type: 'png'
  readonly anchor: { readonly from: Corner, readonly to: Corner }
  readonly title: string
  readonly altText: string
}

/** The picture over whole columns from the first on, which are `px` wide together. */
export const imageAt = (
  { png, width, height, title, description }: Picture, row: number, nColumns: number, px: number,
): PlacedPicture => {
  const to = { row: row + Math.round((height * px) / width / rowHeight.px), col: nColumns }
  return {
    data: png, type: 'png', anchor: { from: { row, col: 0 }, to }, title, altText: description,
  }
}
