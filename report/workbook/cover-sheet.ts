/** `Cover`: the question, the answer, what was run and what is on the other sheets. */
import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx'
import { answerOf } from '../answer.ts'
import { dateInWords, people } from '../number-words.ts'
import { limitsOf } from '../page/limits.ts'
import type { RunPicture } from '../run-pictures.ts'
import type { StoredRun } from '../stored-run.ts'
import { imageAt } from './pictures.ts'
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

export function coverSheet(
  run: StoredRun,
  contents: readonly Contents[],
  picture: RunPicture | undefined,
): WriteSheet {
  const { scenario: { scenario } } = run
  const none: Line = { label: '', value: null, style: styles.text }
  const paragraphs = (label: string, texts: readonly string[]): Line[] => texts.map((value, k) =>
    ({ label: k === 0 ? label : '', value, style: styles.text }))
  const lines: Line[] = [
    { label: `Umbral: ${scenario.name}`, value: null, style: styles.text },
    { label: 'Question', value: scenario.question, style: styles.question },
    ...paragraphs('Answer', answerOf(run)),
    none, ...factLines(run), none,
    ...contents.map(({ sheet, what }) => ({ label: sheet, value: what, style: styles.text })),
    none, ...paragraphs('Limits', limitsOf(run.manifest)),
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

function factLines({ scenario: { scenario }, against, others, manifest }: StoredRun): Line[] {
  const { version, fingerprint, seed, weight, finished, replicates, draws } = manifest
  const beside = [...against ? [against] : [], ...others].map((other) => other.scenario.name)
  const days = (from: string, to: string): string => `${dateInWords(from)} to ${dateInWords(to)}`
  const text = (label: string, value: string): Line => ({ label, value, style: styles.text })
  const number = (label: string, value: number): Line => ({ label, value, style: styles.number })
  return [
    text('Scenario', scenario.name),
    ...beside.length === 0 ? [] : [text('Compared with', beside.join(', '))],
    text('Dates', days(scenario.from, scenario.to)),
    text('Headline period', `${days(scenario.headline.from, scenario.headline.to)
    }; Summary and Comparison are taken over it`),
    number('Replicates', finished),
    ...finished === replicates ? []
      : [text('', `of ${people(replicates)} that were asked for; the others failed or were not run`)],
    number('People per simulated person', weight),
    text('Parameters', draws === 'priors'
      ? 'drawn from their priors anew for each replicate; the sheet has the scenario\'s own values'
      : 'the same in every replicate: intervals carry the luck of the draw, not doubt about them'),
    text('Seed', seed),
    text('Version', `${version}, run ${fingerprint.slice(0, 10)}`),
  ]
}
