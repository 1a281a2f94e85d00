/** Puts findings into docs/performance.md, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { isMet, shown, type Figure, type Table } from './measure/findings.ts'
import type { Stored } from './stored.ts'

const [BEGIN, END] = ['<!-- figures -->\n', '<!-- end of figures -->']

const markdown = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map((_, k) => (k === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const section = ({ title, words, tables, machine }: Stored[string]): string =>
  [`### ${title}`, `${words} ${machine}.`, ...tables.map(tableText)].join('\n\n')
const tableText = ({ title, header, rows }: Table): string =>
  `${title === '' ? '' : `${title}:\n\n`}${markdown(header, rows)}`

const goalsOf = (stored: Stored): Figure[] =>
  Object.values(stored).flatMap(({ figures }) => figures.filter(({ goal }) => goal !== undefined))
export const goalText = ({ goal }: Figure): string => goal === undefined ? ''
  : 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`
export const intervalText = ({ low, high }: Figure): string =>
  low === undefined || high === undefined ? '' : `${shown(low)} to ${shown(high)}`

function goalTable(stored: Stored): string {
  const rows = goalsOf(stored).map((figure) => [
    figure.name, goalText(figure), `${shown(figure.value)} ${figure.unit}`, intervalText(figure),
    isMet(figure) ? 'yes' : 'no',
  ])
  return markdown(['what', 'goal', 'measured', 'interval', 'met'], rows)
}

export function writePerformancePage(stored: Stored): void {
  const file = join(packageFolder(), 'docs', 'performance.md')
  const text = readFileSync(file, 'utf8')
  const from = text.indexOf(BEGIN) + BEGIN.length
  const to = text.indexOf(END)
  if (from < BEGIN.length || to < from) throw new Error(`${file} has no place for figures`)
  const figures = [goalTable(stored), ...Object.values(stored).map(section)].join('\n\n')
  writeFileSync(file, `${text.slice(0, from)}\n${figures}\n\n${text.slice(to)}`)
}
