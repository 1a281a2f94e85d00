/**
 * What the engine costs: `npm run bench`. Subjects one after the other, each a file beside this one;
 * compiled code in plain Node. Times depend on the machine: nothing is asserted, and ratios are taken
 * within one run.
 *
 *   --full         every subject, with weight 1 and all peers: half an hour
 *   --only NAME    one subject
 *   --json         one JSON line a figure
 *   --write        keep the findings (bench/findings.json) and put them into docs/performance.md
 *
 * Without --json each figure stands beside that of the last findings kept.
 */
import { parseArgs } from 'node:util'
import { growth } from './growth.ts'
import { kernel } from './kernel.ts'
import { isMet, machine, shown, type Figure, type Findings, type Subject } from './measure/findings.ts'
import { memory } from './memory.ts'
import { goalText, intervalText, writePerformancePage } from './performance-page.ts'
import { drawGrowth } from './growth-pictures.ts'
import { printedTable } from './printed-table.ts'
import { replicate } from './replicate.ts'
import { smallModel } from './small-model.ts'
import { startUp } from './start-up.ts'
import { readStored, writeStored, type Stored } from './stored.ts'
import { threads } from './threads.ts'

const subjects: readonly Subject[] = [replicate, growth, threads, memory, startUp, kernel, smallModel]

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const { only, full } = options
const chosen = subjects.filter(({ name, isQuick }) => only === undefined ? full || isQuick : name === only)
if (chosen.length === 0) {
  console.error(`there is no subject ${only}; expected ${subjects.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const toTheRight = (header: readonly string[]): number[] => header.map((_, k) => k).slice(1)

function print({ title, words, tables, figures }: Findings, before: Findings | undefined): void {
  console.log(`\n${title}\n${words}`)
  for (const { title: caption, header, rows } of tables) {
    console.log(`\n${caption === '' ? '' : `${caption}\n`}${printedTable(header, rows, toTheRight(header))}`)
  }
  const header = ['figure', 'unit', 'now', 'interval', 'last kept', 'change', 'goal', 'met']
  console.log(`\n${printedTable(header, figures.map((figure) =>
    figureCells(figure, before?.figures.find(({ name }) => name === figure.name))), [2, 3, 4, 5])}`)
}

const figureCells = (figure: Figure, before: Figure | undefined): string[] => [
  figure.name, figure.unit, shown(figure.value), intervalText(figure),
  before === undefined ? '' : shown(before.value),
  before === undefined ? '' : `${(100 * (figure.value / before.value - 1)).toFixed(0)} %`,
  goalText(figure), figure.goal === undefined ? '' : isMet(figure) ? 'yes' : 'NO',
]

const stored = readStored()
const found: Record<string, Stored[string]> = {}
if (!options.json) console.log(machine)
for (const { name, measure } of chosen) {
  const findings = await measure(full)
  found[name] = { machine, ...findings }
  if (options.json) {
    for (const figure of findings.figures) {
      console.log(JSON.stringify({ machine, subject: name, ...figure, last: stored[name]?.figures
        .find((one) => one.name === figure.name)?.value }))
    }
  } else print(findings, stored[name])
}
if (options.write) {
  const merged = { ...stored, ...found }
  const inOrder = Object.fromEntries(subjects.flatMap(({ name }) => name in merged ? [[name, merged[name]]] : []))
  writeStored(inOrder)
  writePerformancePage(inOrder)
  for (const file of ['bench/findings.json', 'docs/performance.md', ...drawGrowth(inOrder)]) console.error(file)
}
