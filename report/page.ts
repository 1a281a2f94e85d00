/**
 * `report.html`: what a run found, on one page that is whole in itself. It asks the network for
 * nothing, can be read without its script, and the same tables give the same bytes.
 */
import { join } from 'node:path'
import { answerOf } from './answer.ts'
import type { FanPanel, FanPoint } from './chart.ts'
import { drawsInSentences } from './draws-words.ts'
import { writeFileWhole } from './files.ts'
import { dateInWords, people } from './number-words.ts'
import { assumptionsOf } from './page/assumptions.ts'
import { chartsOf, eventsOf, viewsOf, type PageChart } from './page/charts.ts'
import { asset, documentOf, inWords, listOf, type PageSection } from './page/document.ts'
import { htmlText } from './page/html-text.ts'
import { limitsOf } from './page/limits.ts'
import { comparisonTables, measuresTable, numbersTable } from './page/tables.ts'
import { fanShares } from './run-series.ts'
import { allScenarios, type StoredRun } from './stored-run.ts'

const pageFile = 'report.html'

export async function writePage(run: StoredRun): Promise<string[]> {
  const text = pageOf(run)
  await writeFileWhole(join(run.folder, pageFile), (write) => write(text))
  return [pageFile]
}

export function pageOf(run: StoredRun): string {
  const { scenario, manifest } = run
  const views = viewsOf(run)
  const charts = chartsOf(run)
  const names = views.map(({ name }) => name)
  const otherName = views[0].beside?.scenario.name ?? ''
  const title = run.others.length > 0 ? `${inWords(names)} beside ${otherName}` : scenario.scenario.question
  const numbers = Object.fromEntries(charts.map(({ id, panels }) =>
    [id, panels.map((panel) => numbersOf(panel, views.length > 1 ? 'scenario' : names[0], otherName))]))

  const sections: PageSection[] = [
    ['numbers-in-short', 'The numbers in short', measuresTable(run)],
    ...charts.map((chart): PageSection =>
      [`section-${chart.id}`, chart.title, figureOf(chart, otherName)
        + (chart.id === 'encounters' ? eventList(eventsOf(views)) : '')]),
    ...run.comparison.length === 0 ? [] : [[
      'comparison', 'Differences, and how sure they are', `<p>Run r of every scenario has the same people with the same luck. `
      + 'The Monte Carlo error says how far a mean may be off because there are not more runs, and what it would be had each '
      + `scenario been run with luck of its own.</p>\n${comparisonTables(run)}`,
    ] as const],
    ['assumed', 'What was assumed', assumptionsOf(allScenarios(run).map((one) => one.scenario), drawsInSentences(manifest))],
    ['limits', 'Limits', listOf(limitsOf(manifest))],
  ]
  const { from, to } = scenario.scenario
  const facts = [
    [inWords(names), ...otherName === '' ? [] : [otherName]].join(' against '),
    `${dateInWords(from)} to ${dateInWords(to)}`,
    `${people(manifest.finished)} runs`,
    manifest.weight === 1 ? 'everybody' : `one simulated person stands for ${manifest.weight}`,
    `seed ${manifest.seed}`, `Umbral ${manifest.version}`,
  ]
  return documentOf({
    title, facts, sections,
    introduction: run.others.length === 0 ? '' : questionList(run),
    answer: answerOf(run),
    footer: `Everything needed to repeat this is in manifest.json beside this page (fingerprint ${
      manifest.fingerprint.slice(0, 12)}); numbers are in the CSV files. Bands hold ${
      inWords(fanShares.map((share) => `${Math.round(100 * share)} %`))} of the runs.`,
    script: { code: asset('page.js'), numbers },
  })
}

const questionList = ({ scenario, others }: StoredRun): string =>
  listOf([scenario, ...others].map(({ scenario: { name, question } }) => `${name}: ${question}`))

function figureOf(chart: PageChart, otherName: string): string {
  return `<p>${htmlText(chart.text)}</p>
<figure id="${chart.id}" aria-label="${htmlText(chart.title)}">
<div class="wide">${chart.wide}</div>
<div class="narrow">${chart.narrow}</div>
</figure>
<details class="numbers"><summary>These numbers as a table</summary>
${numbersTable(chart.counts, chart.panels, otherName)}
</details>`
}

const eventList = (events: readonly { readonly date: string; readonly label: string }[]): string =>
  events.length === 0 ? '' : `
<h3>On the time axis</h3>
<ol class="events">
${events.map(({ date, label }) => `<li>${htmlText(`${dateInWords(date)}: ${label}`)}</li>`).join('\n')}
</ol>`

/** What the script shows of a panel. A counterfactual begins where it first differs. */
function numbersOf({ title, fan, counterfactual = [], observed = [] }: FanPanel, name: string, otherName: string) {
  const dates = fan.map(({ date }) => date)
  const otherOn = new Map(counterfactual.map((point) => [point.date, point]))
  const others = dates.map((date) => otherOn.get(date) ?? { date, median: null, bands: [] })
  return {
    title,
    dates,
    series: [
      seriesOf(name, fan),
      ...counterfactual.length > 0 ? [seriesOf(otherName, others)] : [],
    ],
    observed: Object.fromEntries(observed.map(({ date, value }) => [date, short(value)])),
  }
}

function seriesOf(name: string, points: readonly FanPoint[]) {
  const nBands = Math.max(0, ...points.map(({ bands }) => bands.length))
  return {
    name,
    median: points.map(({ median }) => median === null ? null : short(median)),
    bands: fanShares.slice(0, nBands).map((share, band) => ({
      share: Math.round(100 * share),
      low: points.map(({ bands }) => short(bands[band]?.[0] ?? 0)),
      high: points.map(({ bands }) => short(bands[band]?.[1] ?? 0)),
    })),
  }
}

/** More figures than that nobody reads. */
const short = (value: number): number => Number(value.toPrecision(4))
