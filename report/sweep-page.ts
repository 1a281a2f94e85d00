/** `report.html` of a sweep or of a sensitivity analysis: pictures, points, what was varied. */
import { join } from 'node:path'
import { drawsInSentences } from './draws-words.ts'
import { writeFileWhole } from './files.ts'
import { dateInWords, people, percent, shownNumber } from './number-words.ts'
import { assumptionsOf } from './page/assumptions.ts'
import { documentOf, listOf, type PageSection } from './page/document.ts'
import { htmlText } from './page/html-text.ts'
import { limitsOf } from './page/limits.ts'
import { tableOf } from './page/tables.ts'
import { wordsForMeasure } from './measure-words.ts'
import { axesInWords, designInWords, shownValue } from './point-words.ts'
import type { StoredSweep } from './stored-sweep.ts'
import { sweepAnswerOf } from './sweep-answer.ts'
import { picturedMeasures } from './sweep-pictures.ts'
import type { SweepRow } from './sweep-table.ts'

const pageFile = 'report.html'
const MOST_POINTS = 200
const MOST_MEASURES = 6

export async function writeSweepPage(sweep: StoredSweep): Promise<string[]> {
  const text = sweepPageOf(sweep)
  await writeFileWhole(join(sweep.folder, pageFile), (write) => write(text))
  return [pageFile]
}

export function sweepPageOf(sweep: StoredSweep): string {
  const { inputs, manifest, indices, pictures } = sweep
  const { scenarios, points, replicates, reference, question, name, seed, weight, version } = inputs
  const { from, to } = scenarios[0].headline
  const sections: PageSection[] = [
    ...pictures.length === 0 ? [] : [['pictures', 'Pictures', picturesOf(sweep)] as const],
    ...indices.length === 0 ? [] : [['indices', 'How much each factor matters', indicesOf(sweep)] as const],
    ['points', 'The points', manifest.command === 'sweep' ? pointsOf(sweep)
      : `<details><summary>Means at each point</summary>\n${pointsOf(sweep)}\n</details>`],
    ...reference === null ? [] : [['differences', 'Differences to the reference', differencesOf(sweep)] as const],
    ['varied', 'What was varied', listOf(axesInWords(inputs))],
    ['assumed', 'What was assumed', assumptionsOf(scenarios,
      'What is not varied is the same at every point. Parameters are those of the scenario, but for what the axes change. '
      + drawsInSentences(manifest))],
    ['limits', 'Limits', listOf(limitsOf(manifest))],
  ]
  return documentOf({
    title: question, sections, introduction: '', answer: sweepAnswerOf(sweep),
    facts: [
      `${manifest.command} ${name} of ${scenarios.map((one) => one.name).join(', ')}`,
      `${dateInWords(from)} to ${dateInWords(to)}`,
      `${people(points.length)} points, ${designInWords(inputs.design)}`,
      `${people(replicates)} replicates each${
        manifest.unfinished > 0 ? `, ${people(manifest.unfinished)} of them not run` : ''}`,
      weight === 1 ? 'everybody' : `one simulated person stands for ${weight}`,
      `seed ${seed}`, `Umbral ${version}`,
    ],
    footer: `Everything needed to repeat this is in manifest.json beside this page (fingerprint ${
      manifest.fingerprint.slice(0, 12)}); every measure of every point, with quantiles, is in sweep.csv.`,
  })
}

/** They keep their own words; on a phone they are moved sideways rather than made too small to read. */
const picturesOf = ({ pictures }: StoredSweep): string => pictures.map(({ title, svg }) =>
  `<figure class="scrolled" role="region" aria-label="${htmlText(title)}" tabindex="0">${svg}</figure>`).join('\n')

/** A row a point, a cell a measure. */
function pointTable(
  { inputs, rows }: StoredSweep, caption: string, cellOf: (row: SweepRow) => string,
): string {
  const measures = picturedMeasures(inputs).slice(0, MOST_MEASURES)
  const { axes, scenarios, points } = inputs
  const isMany = scenarios.length > 1
  const byPoint = new Map(rows.map((row) => [`${row.point} ${row.measure}`, row]))
  const header = [
    ...isMany ? ['Scenario'] : [], ...axes.map((axis) => axis.name),
    ...measures.map(({ measure, unit }) => wordsForMeasure(measure, unit).trim()),
  ]
  const cut = points.length > MOST_POINTS ? ` The first ${MOST_POINTS} of ${people(points.length)}.` : ''
  return tableOf(caption + cut, header, points.slice(0, MOST_POINTS).map(({ scenario, values }, point) => [
    ...isMany ? [scenarios[scenario].name] : [], ...values.map(shownValue),
    ...measures.map(({ measure }) => {
      const row = byPoint.get(`${point} ${measure}`)
      return row ? cellOf(row) : ''
    }),
  ]))
}

const pointsOf = (sweep: StoredSweep): string =>
  pointTable(sweep, 'Mean of the replicates, and its Monte Carlo error. sweep.csv has more measures, and quantiles.',
    ({ mean, mcse, unit }) => mean === null ? 'no number'
      : shownNumber(mean, unit) + errorInWords(mcse, unit))

const differencesOf = (sweep: StoredSweep): string =>
  pointTable(sweep, 'Mean difference to the reference, replicate by replicate with the same people and luck, its Monte '
    + 'Carlo error, and in how many of the replicates the point lies below the reference.',
  ({ point, difference, unit }) => {
    if (point === sweep.inputs.reference) return 'the reference'
    if (difference === null || difference.mean === null) return 'no number'
    const sign = difference.mean < 0 ? '−' : difference.mean > 0 ? '+' : ''
    return `${sign}${shownNumber(Math.abs(difference.mean), unit)}${errorInWords(difference.mcse, unit)} (${
      percent(difference.probabilityLower)})`
  })

const errorInWords = (error: number | null, unit: string): string =>
  error === null ? '' : ` ± ${shownNumber(error, unit)}`

function indicesOf({ indices, inputs }: StoredSweep): string {
  const labels = new Map(inputs.axes.map((axis) => [axis.name, axis.label]))
  const measures = [...new Set(indices.map(({ measure }) => measure))].slice(0, MOST_MEASURES)
  return measures.map((measure) => {
    const own = indices.filter((one) => one.measure === measure)
    const kinds = [...new Set(own.map(({ index }) => index))]
    const rows = [...new Set(own.map(({ factor }) => factor))].map((factor) => [
      labels.get(factor) ?? factor,
      ...kinds.map((kind) => {
        const found = own.find((one) => one.factor === factor && one.index === kind)
        return found ? `${brief(found.value)} (${brief(found.low)} to ${brief(found.high)})` : ''
      }),
    ])
    return tableOf(`${wordsForMeasure(measure, own[0].unit).trim()}: indices with 95 % bootstrap intervals`,
      ['Factor', ...kinds.map((kind) => kind.replaceAll('_', ' '))], rows)
  }).join('\n')
}

const brief = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(2) : people(value)).replace(/^-/, '−')
