/** On GitHub Actions what a run found also goes to the page of the job, as Markdown. */
import { appendFileSync } from 'node:fs'
import type { ScenarioTables } from '../report/tables.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { ExpectationResult } from '../study/expectations.ts'
import { factsLine, luckLines, measureRows, policyLines, precisionLines, type ClosingInput } from './closing-table.ts'
import { foundInWords } from './expectation-words.ts'
import { writeError } from './output.ts'

const plain = (_: unknown, text: string): string => text

/** Append to the file that GITHUB_STEP_SUMMARY names, if it does. */
export const addStepSummary = (input: Omit<ClosingInput, 'paint'>): void =>
  appendSummary(() => stepSummary({ ...input, paint: plain }))

/** The same for what has words of its own: as they are, in a block. */
export const addPlainSummary = (question: string, words: string): void =>
  appendSummary(() => `### ${escaped(question)}\n\n\`\`\`text\n${words}\n\`\`\`\n\n`)

function appendSummary(text: () => string): void {
  const file = process.env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    appendFileSync(file, text())
  } catch (error) {
    writeError(`Warning: GITHUB_STEP_SUMMARY cannot be written: ${String(error)}\n`)
  }
}

export function stepSummary(input: ClosingInput): string {
  const { scenario, others, tables, expectations } = input
  const [header, ...rows] = measureRows(tables)
  const policies = [scenario, ...others].flatMap((one, k) =>
    policyItems(one, [tables.scenario, ...tables.others][k]))
  const parts = [
    `### ${escaped(scenario.question)}`,
    [factsLine(input), ...precisionLines(input)].map(escaped).join('\n\n'),
    table(header, rows),
    luckLines(tables).map(escaped).join(' '),
    policies.map((item) => `- ${escaped(item)}`).join('\n'),
    expectations.length === 0 ? '' : table(['', 'Expected', 'Found'], expectations.map(expectationRow)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n\n`
}

/** A policy's lines, of which those that go on are indented, as one item. */
const policyItems = (scenario: Scenario, { summary }: ScenarioTables): string[] =>
  policyLines(scenario, summary, plain).join('\n').split(/\n(?! )/).filter(Boolean)
    .map((lines) => lines.replaceAll(/\s+/g, ' '))

const expectationRow = (result: ExpectationResult): string[] =>
  [result.holds ? '✅ holds' : '❌ fails', `\`${result.statement}\``, foundInWords(result)]

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`).join('\n')

/** Text of the user's that must stay text. */
const escaped = (text: string): string => text.replaceAll(/[\\<>&*_`[\]|#]/g, (mark) => `\\${mark}`)
