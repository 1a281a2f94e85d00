/** What stands around every picture: title, subtitle, and where the numbers come from. */
import { colours, fontFamily, lineHeight, margin, size } from './look.ts'
import { element, escapeXml, textAt } from './svg.ts'
import { wrap } from './text-width.ts'

export interface FrameText {
  readonly title: string
  /** What is counted, in which unit; it stands in for a label of the vertical axis. */
  readonly subtitle: string
  /** Where the numbers come from. */
  readonly source: string
  readonly width?: number // px
  /** Without margin and without the words above and below, which a page says around it. */
  readonly isBare?: boolean
}

const BARE_MARGIN = 2

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A whole picture; `draw` fills the box between subtitle and source, and says how high it is. */
export function framed(
  { title, subtitle, source, width = 960, isBare = false }: FrameText,
  draw: (box: Box) => { readonly svg: string; readonly height: number },
): string {
  const edge = isBare ? BARE_MARGIN : margin
  const inner = width - 2 * edge
  const parts: string[] = []
  let y = edge - 6

  type Weight = 'regular' | 'bold'
  const write = (text: string, fontSize: number, weight: Weight, fill: string): void => {
    for (const words of wrap(text, inner, fontSize, weight)) {
      y += fontSize * lineHeight
      const style = { 'font-size': fontSize, 'font-weight': weight === 'bold' ? 700 : 400, fill }
      parts.push(textAt(edge, y - fontSize * 0.3, words, style))
    }
  }
  if (!isBare) {
    write(title, size.title, 'bold', colours.ink)
    y += 3
    write(subtitle, size.subtitle, 'regular', colours.quiet)
    y += 12
  }
  const body = draw({ x: edge, y, width: inner })
  parts.push(body.svg)
  y += body.height
  if (!isBare) {
    y += 12
    write(source, size.source, 'regular', colours.quiet)
  }
  const height = Math.ceil(y + (isBare ? 0 : edge - 8))

  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height,
    role: 'img', 'font-family': fontFamily,
  }
  const content = [
    element('title', {}, escapeXml(title)),
    element('desc', {}, escapeXml(`${subtitle} ${source}`)),
    element('rect', { width, height, fill: colours.paper }),
    ...parts,
  ]
  return `${element('svg', attributes, `\n${content.join('\n')}\n`)}\n`
}
