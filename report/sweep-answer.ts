/** The answer of a sweep or of an analysis in sentences, for whoever reads nothing else. */
import type { SweepInputs } from '../study/sweep.ts'
import { wordsForMeasure } from './measure-words.ts'
import { shownNumber } from './number-words.ts'
import { pointInWords } from './point-words.ts'
import type { StoredIndex, StoredSweep } from './stored-sweep.ts'
import { picturedMeasures } from './sweep-pictures.ts'
import type { SweepRow } from './sweep-table.ts'

const MOST_SENTENCES = 4
const MOST_FACTORS = 3

export const sweepAnswerOf = ({ inputs, manifest, rows, indices }: StoredSweep): string[] =>
  manifest.command === 'sensitivity' ? mattersMost(inputs, indices)
    : picturedMeasures(inputs).slice(0, MOST_SENTENCES)
      .flatMap(({ measure, unit }) => rangeOfMeans(inputs, rows, measure, unit))

/** `Children ..., expected: from 167 (threshold 4,500, effort 1.5) to 476 (...); 209 at the reference (...).` */
function rangeOfMeans(
  inputs: SweepInputs, rows: readonly SweepRow[], measure: string, unit: string,
): string[] {
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

/** The factors that were seen to matter, greatest first; those that chance may have made are left out. */
export function mattersMost(
  inputs: Pick<SweepInputs, 'axes'>, indices: readonly StoredIndex[],
): string[] {
  const labels = new Map(inputs.axes.map(({ name, label }) => [name, label]))
  const measures = [...new Set(indices.map(({ measure }) => measure))]
  return measures.slice(0, MOST_SENTENCES).map((measure) => {
    const ranked = indices.filter((one) => one.measure === measure && ranking.includes(one.index))
    const [{ index, unit }] = ranked
    const words = wordsForMeasure(measure, unit).trim()
    const seen = ranked.filter(({ low }) => low > 0).toSorted((a, b) => b.value - a.value)
    if (seen.length === 0) return `${words}: no factor is told apart from chance with so few points.`
    const said = seen.slice(0, MOST_FACTORS).map(({ factor, value }) => `${labels.get(factor) ?? factor} (${
      index === 'total' ? value.toFixed(2) : shownNumber(value, unit)})`)
    return `${words}: what matters most is ${said.join(', then ')}; in brackets the ${
      index === 'total' ? 'total index' : 'mean size of the effect of its whole range'}.`
  })
}
