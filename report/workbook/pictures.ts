/** Charts as pictures on a sheet. */
import type { RunPicture } from '../run-pictures.ts'
import { rowHeight } from './table-sheet.ts'

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

/** A picture, and what it says to those who do not see it. */
export interface Picture {
  readonly title: string
  readonly altText: string
  readonly svg: string
  readonly png: Uint8Array
}

export const pictureOf = ({ chart: { title, subtitle }, svg, png }: RunPicture): Picture =>
  ({ title, altText: `${title}. ${subtitle}`, svg, png })

/** The picture over whole columns from the first on, which are `px` wide together. */
export function imageAt(
  { title, altText, svg, png }: Picture, row: number, nColumns: number, px: number,
): PlacedPicture {
  const [width, height] = ['width', 'height'].map((name) =>
    Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)![1]))
  const nRows = Math.round((height * px) / width / rowHeight.px)
  return {
    data: png, type: 'png', anchor: { from: { row, col: 0 }, to: { row: row + nRows, col: nColumns } },
    title, altText,
  }
}
