/** The tables of the page, as HTML. */
import type { FanPanel, FanPoint } from '../chart.ts'
import { shownMeasures, wordsForMeasure } from '../measure-words.ts'
import { changeInWords, intervalInWords, people, percent, signedPeople } from '../number-words.ts'
import { fanShares } from '../run-series.ts'
import type { StoredComparison, StoredRun } from '../stored-run.ts'
import { viewsOf } from './charts.ts'
import { htmlText } from './html-text.ts'

/** A table with its caption; the first cell of a row is its heading. Cells are plain text. */
export function tableOf(
  caption: string, header: readonly string[], rows: readonly (readonly string[])[],
): string {
  const head = header.map((text) => `<th scope="col">${htmlText(text)}</th>`).join('')
  const body = rows.map(([first, ...cells]) => `<tr><th scope="row">${indented(first)}</th>${
    cells.map((cell) => `<td>${unbroken(cell)}</td>`).join('')}</tr>`).join('\n')
  const label = htmlText(caption)
  return `<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
<caption>${label}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`
}

/** An interval in brackets stays on one line. */
const unbroken = (text: string): string =>
  htmlText(text).replaceAll(/\([^()]*\)/g, '<span>$&</span>')

/** Two spaces before a name say that it is a part of what stands above. */
const indented = (text: string): string =>
  htmlText(text).replace(/^ +/, (spaces) => '\u2003'.repeat(spaces.length / 2))

/** The headline measures: each scenario, and the paired differences. */
export function measuresTable(run: StoredRun): string {
  const { scenario, against, others } = run
  const first = against ? scenario : null
  const columns = viewsOf(run).flatMap(({ of, beside }) => beside === null ? [] : [{
    // In a run the counterfactual stands beside the scenario; after `compare`, each other one.
    shown: first ? beside : of,
    scenario: of.scenario.name,
  }])
  const rows = shownMeasures(scenario.summary).map((row) => [
    wordsForMeasure(row.measure, row.unit),
    intervalInWords(row),
    ...columns.flatMap(({ shown, scenario: name }) => {
      const own = shown.summary.find(({ measure }) => measure === row.measure)
      const difference = run.comparison.find((one) =>
        one.measure === row.measure && one.scenario === name)
      return [own ? intervalInWords(own) : '', difference ? changeInWords(difference) : '']
    }),
  ])
  const { from, to } = scenario.scenario.headline
  const header = [
    'Measure', scenario.scenario.name,
    ...columns.flatMap(({ shown }) => [shown.scenario.name, 'paired difference']),
  ]
  const what = others.length > 0 || against ? ', and difference with the same people and luck' : ''
  return tableOf(`${from} to ${to}: median and 90 % interval over the runs${what}`, header, rows)
}

/** The shown measures with their Monte Carlo errors; empty where there is nothing to compare. */
export const comparisonTables = ({ comparison }: StoredRun): string =>
  [...new Set(comparison.map((row) => row.scenario))].map((scenario) => {
    const rows = shownMeasures(comparison.filter((row) => row.scenario === scenario))
    const caption = `${scenario} minus ${rows[0].against}, run by run; comparison.csv has more measures`
    return tableOf(caption, [
      'Measure', 'difference, mean', 'Monte Carlo error', 'error if not paired', 'relative, median (90 %)',
      'chance that it is lower',
    ], rows.map(comparisonRow))
  }).join('\n')

const comparisonRow = (row: StoredComparison): string[] => [
  wordsForMeasure(row.measure, row.unit),
  row.meanDifference === null ? 'no number' : signedPeople(row.meanDifference),
  ...[row.mcse, row.mcseUnpaired].map((error) => error === null ? '' : `± ${people(error)}`),
  changeInWords(row),
  percent(row.probabilityLower),
]

const EVERY = 7 // days, of a picture of days

/** The numbers that a picture is drawn from: medians, and the widest band. */
export function numbersTable(caption: string, panels: readonly FanPanel[], otherName: string): string {
  const dates = [...new Set(panels.flatMap(({ fan }) => fan.map(({ date }) => date)))].sort()
  const shown = dates.filter((date, k) => date.length === 7 || k % EVERY === 3)
  const columns = panels.flatMap(({ title = '', fan, counterfactual = [], observed = [] }) => [
    { name: title || 'simulated', cells: byDate(fan) },
    ...counterfactual.length > 0
      ? [{ name: `${title} ${otherName}`.trim(), cells: byDate(counterfactual) }] : [],
    ...observed.length > 0 ? [{
      name: `${title} observed`.trim(),
      cells: new Map(observed.map(({ date, value }) => [date, people(value)])),
    }] : [],
  ])
  const widest = Math.round(100 * fanShares[0])
  return tableOf(`${caption} Median (${widest} % of runs)`, ['Date', ...columns.map(({ name }) => name)],
    shown.map((date) => [date, ...columns.map(({ cells }) => cells.get(date) ?? '')]))
}

const byDate = (points: readonly FanPoint[]): Map<string, string> =>
  new Map(points.map(({ date, median, bands }) => [date, cellOf(median, bands[0])]))

function cellOf(median: number | null, widest: readonly [number, number] | undefined): string {
  if (median === null) return ''
  return widest ? `${people(median)} (${people(widest[0])}–${people(widest[1])})` : people(median)
}
