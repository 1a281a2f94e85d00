/** What a run says when it is done: the question, and the answer in numbers. */
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import { endOf } from '../sim/policies/slots.ts'
import type { Scenario } from '../sim/scenario.ts'
import { drawsInShort } from '../report/draws-words.ts'
import { luckInWords } from '../report/luck-words.ts'
import type { PrecisionRecord } from '../report/manifest.ts'
import { shownMeasures, wordsForMeasure } from '../report/measure-words.ts'
import {
  changeInWords as change, intervalInWords as interval, people, percent,
} from '../report/number-words.ts'
import type { MonthlyTotal, RunTables } from '../report/tables.ts'
import type { DrawInputs } from '../study/draws.ts'
import type { ExpectationResult } from '../study/expectations.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { foundInWords } from './expectation-words.ts'
import type { Paint } from './output.ts'
import { duration } from './progress.ts'

export interface ClosingInput {
  readonly scenario: Scenario
  readonly against: Scenario | null
  /** Of `compare`: what the scenario is the baseline of. */
  readonly others: readonly Scenario[]
  readonly weight: number
  readonly draws: DrawInputs
  readonly replicates: number
  readonly precision?: PrecisionRecord
  readonly finished: number
  readonly tables: RunTables
  readonly expectations: readonly ExpectationResult[]
  readonly files: readonly string[]
  readonly folder: string
  readonly seconds: number
  readonly paint: Paint
}

const WIDTH = 100
const trendSeries = 'encounters_between_ports'

export function closingTable(input: ClosingInput): string {
  const { scenario, others, tables, paint } = input
  const parts = [
    [...others.length > 0 ? [] : wrapped(scenario.question, WIDTH).map((line) => paint('bold', line)),
      paint('dim', factsLine(input)), ...precisionLines(input)],
    measureLines(tables, paint),
    ...[scenario, ...others].map((one, k) =>
      policyLines(one, [tables.scenario, ...tables.others][k].summary, paint)),
    luckLines(tables),
    trendLines(tables, paint),
    expectationLines(input.expectations, paint),
    fileLines(input),
  ]
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${text.join('\n\n')}\n`
}

/** What was run: `june-2024-order · 2024-06-01 to 2024-12-31 · 100 replicates · weight 5 · 1:23`. */
export function factsLine(input: ClosingInput): string {
  const { scenario, weight, draws, replicates, finished, seconds } = input
  const { from, to } = scenario.headline
  const count = finished === replicates ? `${finished}` : `${finished} of ${replicates}`
  return [
    namesOf(input),
    `${from} to ${to}`,
    `${count} ${replicates === 1 ? 'replicate' : 'replicates'}`,
    weight === 1 ? 'everybody' : `weight ${weight}`,
    drawsInShort(draws),
    duration(seconds),
  ].join(' · ')
}

/** How precise it is and what that took, where a precision was asked for. */
export function precisionLines(
  { replicates, precision }: Pick<ClosingInput, 'replicates' | 'precision'>,
): string[] {
  if (!precision) return []
  const { target, rounds, isReached, leastPrecise } = precision
  const cost = `${replicates} replicates in ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`
  const least = leastPrecise === null ? '' : `; least precise is ${
    wordsForMeasure(leastPrecise.measure, '').trim()} (${percent(leastPrecise.error)})`
  return [`Precision of ${percent(target)} ${isReached ? 'reached' : 'not reached'} with ${cost}${least}`]
}

function namesOf({ scenario, against, others }: ClosingInput): string {
  if (others.length > 0) return `${others.map(({ name }) => name).join(', ')} against ${scenario.name}`
  return against ? `${scenario.name} against ${against.name}` : scenario.name
}

function measureLines(tables: RunTables, paint: Paint): string[] {
  const [top, ...lines] = columns(measureRows(tables))
  const nMore = resultMeasures(tables).length - lines.length
  return [
    paint('underline', top), ...lines,
    ...(nMore > 0 ? [paint('dim', `and ${nMore} more in summary.csv`)] : []),
  ]
}

const resultMeasures = ({ scenario }: RunTables): MeasureSummary[] =>
  scenario.summary.filter(({ measure }) => !policyMeasure.test(measure))

/** Measures side by side: the scenario, those beside it, and the differences; headings first. */
export function measureRows(tables: RunTables): string[][] {
  const beside = [
    ...tables.against ? [{ ...tables.against, comparison: tables.comparison ?? [] }] : [],
    ...tables.others,
  ].map(({ name, summary, comparison }) => ({
    name,
    summary: new Map(summary.map((row) => [row.measure, row])),
    comparison: new Map(comparison.map((row) => [row.measure, row])),
  }))
  const rows = shownMeasures(resultMeasures(tables)).map((row) => {
    return [
      wordsForMeasure(row.measure, row.unit), interval(row),
      ...beside.flatMap(({ summary, comparison }) => {
        const [other, difference] = [summary.get(row.measure), comparison.get(row.measure)]
        return [other ? interval(other) : '', difference ? change(difference) : '']
      }),
    ]
  })
  const header = [
    'Median (90 % interval)', tables.scenario.name,
    ...beside.flatMap(({ name }) => [name, 'paired difference']),
  ]
  return [header, ...rows]
}

const policyMeasure = /^(days_in_force|lifted_by):/

/** How long each policy with a trigger is in force, and the chance that it is gone by a date. */
export function policyLines(
  scenario: Scenario,
  summary: readonly MeasureSummary[],
  paint: Paint,
): string[] {
  const lines: string[] = []
  for (const row of summary) {
    const [what, policy] = row.measure.split(':')
    if (what !== 'days_in_force') continue
    lines.push(`${paint('bold', policy)}  in force ${interval(row)} of ${possibleDays(scenario, policy)}`)
    const chances = summary.flatMap(({ measure, mean }) => {
      const [kind, name, date] = measure.split(':')
      return kind === 'lifted_by' && name === policy ? [`${date} ${percent(mean)}`] : []
    })
    if (chances.length > 0) {
      const text = `chance that it has been lifted by ${chances.join(', ')}`
      lines.push(...wrapped(text, WIDTH - 4).map((line) => `    ${line}`))
    }
  }
  return lines
}

/** `210 days from 2024-06-05 to 2024-12-31`: reported days on which the policy may be in force. */
function possibleDays(scenario: Scenario, policy: string): string {
  const { from, to, policies } = scenario
  const first = Math.max(dayNumber(policies[policy]?.effective ?? from), dayNumber(from))
  const ends = policies[policy] ? endOf(scenario, policy) : null
  const last = Math.min(ends ? dayNumber(ends) - 1 : Infinity, dayNumber(to))
  return `${last - first + 1} days from ${isoDateOf(first)} to ${isoDateOf(last)}`
}

function trendLines({ scenario, against, others }: RunTables, paint: Paint): string[] {
  const trends = [scenario, against, ...others].flatMap((one) => {
    const total = one?.monthlyTotals[trendSeries]
    return one && total ? [{ name: one.name, total }] : []
  })
  const [first] = trends
  if (!first || first.total.months.length < 2) return []
  const highest = Math.max(...trends.flatMap(({ total }) => total.median.map((value) => value ?? 0)))
  const { months } = first.total
  const width = Math.max(...trends.map(({ name }) => name.length))
  return [
    `${wordsForMeasure(trendSeries, 'people')} a month, median, ${months[0]} to ${months.at(-1)}`,
    ...trends.map(({ name, total }) =>
      `    ${name.padEnd(width)}  ${paint('cyan', sparkline(total, highest))}  ${range(total)}`),
  ]
}

/** What of the spread is luck. */
export const luckLines = ({ luck }: RunTables): string[] =>
  luckInWords(luck).flatMap((sentence) => wrapped(sentence, WIDTH))

const blocks = '▁▂▃▄▅▆▇█'

/** Months as blocks on a scale that begins at zero. */
export function sparkline({ median }: Pick<MonthlyTotal, 'median'>, highest: number): string {
  const levels = median.map((value) => value === null || !(highest > 0) ? 0
    : Math.min(blocks.length - 1, Math.floor((value / highest) * blocks.length)))
  return levels.map((level) => blocks[level]).join('')
}

function range({ median }: MonthlyTotal): string {
  const values = median.filter((value) => value !== null)
  return values.length === 0 ? '' : `${people(values[0])} → ${people(values.at(-1)!)}`
}

function expectationLines(results: readonly ExpectationResult[], paint: Paint): string[] {
  const rows = results.map((result) =>
    [result.holds ? 'holds' : 'FAILS', result.statement, `found ${foundInWords(result)}`])
  return rows.length === 0 ? [] : columns(rows).map((line, k) =>
    results[k].holds ? line : paint('red', line))
}

function fileLines({ folder, files }: ClosingInput): string[] {
  return wrapped(`In ${folder}: ${files.join(', ')}`, WIDTH)
}

/** Cells in columns, two spaces between. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd())
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
