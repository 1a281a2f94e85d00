/** `Cover`: the question, the answer, what was run and what is on the other sheets. */
import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx'
import { imageAt, type Picture } from './pictures.ts'
import { font, rowHeight, rowsOfHeight } from './table-sheet.ts'

/** A sheet of the workbook and what is on it. */
export interface Contents {
  readonly sheet: string
  readonly what: string
}

type Style = Cell['style']
const styles = {
  title: { font: { ...font, bold: true, size: 18 } },
  question: {
    font: { ...font, bold: true, size: 13 }, alignment: { wrapText: true, vertical: 'top' },
  },
  label: { font: { ...font, bold: true }, alignment: { vertical: 'top' } },
  text: { font, alignment: { wrapText: true, vertical: 'top' } },
  number: { font, numFmt: '#,##0', alignment: { horizontal: 'left' } },
} as const satisfies Record<string, Style>

interface Line {
  readonly label: string
  readonly value: CellValue
  readonly style: Style
}

const LABELS = 28 // characters wide
const TEXT = 110
const WIDTH_PX = 7 * (LABELS + TEXT) + 10
const PICTURE_ROWS = 60 // room for one

/** What the cover says. */
export interface Cover {
  readonly title: string
  readonly question: string
  readonly answer: readonly string[]
  /** Each with its label; a number is counted in ones. */
  readonly facts: readonly Fact[]
  readonly limits: readonly string[]
}
export type Fact = readonly [label: string, value: string | number]

export function coverSheet(
  { title, question, answer, facts, limits }: Cover,
  contents: readonly Contents[],
  picture: Picture | undefined,
): WriteSheet {
  const none: Line = { label: '', value: null, style: styles.text }
  const paragraphs = (label: string, texts: readonly string[]): Line[] => texts.map((value, k) =>
    ({ label: k === 0 ? label : '', value, style: styles.text }))
  const lines: Line[] = [
    { label: `Umbral: ${title}`, value: null, style: styles.text },
    { label: 'Question', value: question, style: styles.question },
    ...paragraphs('Answer', answer),
    none,
    ...facts.map(([label, value]): Line =>
      ({ label, value, style: typeof value === 'number' ? styles.number : styles.text })),
    none,
    ...contents.map(({ sheet, what }) => ({ label: sheet, value: what, style: styles.text })),
    none, ...paragraphs('Limits', limits),
  ]
  const cells = new Map<string, Partial<Cell>>()
  const rowDefs = rowsOfHeight(lines.length + PICTURE_ROWS)
  lines.forEach((line, row) => {
    const labelStyle = row === 0 ? styles.title : styles.label
    cells.set(`${row},0`, { value: line.label, style: labelStyle })
    cells.set(`${row},1`, { value: line.value, style: line.style })
    rowDefs.set(row, { height: row === 0 ? 1.6 * rowHeight.points : heightOf(line) })
  })
  return {
    name: 'Cover',
    columns: [{ width: LABELS }, { width: TEXT }],
    rows: lines.map(({ label, value }) => [label, value]),
    cells,
    rowDefs,
    images: picture ? [imageAt(picture, lines.length + 1, 2, WIDTH_PX)] : [],
    view: { showGridLines: false },
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
  }
}

/** Points. Programs do not agree on how tall wrapped text becomes, so it is said. */
function heightOf({ value, style }: Line): number {
  const isLarge = style === styles.question
  const perLine = TEXT * (isLarge ? 0.85 : 1.05)
  const nLines = typeof value === 'string' ? Math.ceil(value.length / perLine) : 1
  return Math.max(1, nLines) * (isLarge ? 1.2 : 1) * rowHeight.points
}
