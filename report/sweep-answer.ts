/** The answer of a sweep or of an analysis in sentences, for whoever reads nothing else. */
import { wordsForMeasure } from './measure-words.ts'
import { shownNumber } from './number-words.ts'
import { pointInWords } from './point-words.ts'
import type { StoredIndex, StoredSweep } from './stored-sweep.ts'
import { picturedMeasures } from './sweep-pictures.ts'

const MOST_SENTENCES = 4
const MOST_FACTORS = 3

export const sweepAnswerOf = (sweep: StoredSweep): string[] =>
  picturedMeasures(sweep.inputs).slice(0, MOST_SENTENCES).flatMap(({ measure, unit }) =>
    sweep.manifest.command === 'sensitivity'
      ? mattersMost(sweep, measure, unit) : rangeOfMeans(sweep, measure, unit))

/** `Children ..., expected: from 167 (threshold 4,500, effort 1.5) to 476 (...); 209 at the reference (...).` */
function rangeOfMeans({ inputs, rows }: StoredSweep, measure: string, unit: string): string[] {
  const means = rows.flatMap(({ point, mean, ...row }) =>
    row.measure === measure && mean !== null ? [{ point, mean }] : [])
  if (means.length === 0) return []
  const inOrder = means.toSorted((a, b) => a.mean - b.mean)
  const where = (mean: number): string => {
    const [{ point }, ...others] = means.filter((one) => one.mean === mean)
    return `${pointInWords(inputs, point)}${others.length === 0 ? '' : `, and ${others.length} more`}`
  }
  const said = (mean: number): string => `${shownNumber(mean, unit)} (${where(mean)})`
  const reference = means.find(({ point }) => point === inputs.reference)
  const atReference = reference ? `; ${shownNumber(reference.mean, unit)} at the reference (${
    pointInWords(inputs, reference.point)})` : ''
  return [`${wordsForMeasure(measure, unit).trim()}, expected: from ${said(inOrder[0].mean)} to ${
    said(inOrder[inOrder.length - 1].mean)}${atReference}.`]
}

/** The indices that factors are put in order by. */
const ranking = ['total', 'mu_star']

function mattersMost({ inputs, indices }: StoredSweep, measure: string, unit: string): string[] {
  const labels = new Map(inputs.axes.map(({ name, label }) => [name, label]))
  const found = indices.filter((one) => one.measure === measure && ranking.includes(one.index))
    .toSorted((a, b) => b.value - a.value).slice(0, MOST_FACTORS)
  if (found.length === 0) return []
  const said = ({ factor, index, value }: StoredIndex): string =>
    `${labels.get(factor) ?? factor} (${index === 'total' ? value.toFixed(2) : shownNumber(value, unit)})`
  const what = found[0].index === 'total' ? 'total index' : 'mean size of the effect of its whole range'
  return [`${wordsForMeasure(measure, unit).trim()} depend most on ${
    found.map(said).join(', ')}; in brackets the ${what}.`]
}
