/** Indices of each measure of a sensitivity analysis, and their pictures. */
import { morrisWalks } from '../study/design/morris.ts'
import { allFinite } from '../study/quantiles.ts'
import { chanceFactor, type IndexValue } from '../study/sensitivity/index-value.ts'
import { morrisEffects } from '../study/sensitivity/morris-effects.ts'
import { sobolIndices } from '../study/sensitivity/sobol-indices.ts'
import type { SweepInputs } from '../study/sweep.ts'
import { drawIndexBars } from './index-bars.ts'
import type { MeasureIndices } from './indices-table.ts'
import { wordsForMeasure } from './measure-words.ts'
import type { SweepPicture } from './sweep-pictures.ts'
import type { PointRecords } from './sweep-records.ts'

/** Of the measures that every point has; replicates that some point lacks are left out of all. */
export function indicesOf(
  inputs: SweepInputs, recordsOf: (point: number) => PointRecords,
): MeasureIndices[] {
  const all = inputs.points.map((_, point) => recordsOf(point))
  const shared = all[0].replicates.filter((replicate) =>
    all.every(({ replicates }) => replicates.includes(replicate)))
  const rows = all.map(({ replicates }) => shared.map((replicate) => replicates.indexOf(replicate)))
  const factors = inputs.axes.map(({ name }) => name)
  return inputs.measures.map(({ measure, unit }, m) => {
    const responses = all.map(({ values }, point) =>
      Float64Array.from(rows[point], (row) => values[m][row]))
    const isComplete = shared.length > 0 && responses.every(allFinite)
    const varies = isComplete && responses.some((one) => one.some((value) => value !== responses[0][0]))
    return { measure, unit, indices: varies ? estimate(inputs, factors, responses, measure) : null }
  })
}

function estimate(
  { design, seed }: SweepInputs, factors: readonly string[], responses: readonly Float64Array[],
  measure: string,
): IndexValue[] {
  return design.kind === 'morris'
    ? morrisEffects(factors, morrisWalks(design.walks, factors.length, seed), responses, `${seed}/${measure}`)
    : sobolIndices(factors, responses, `${seed}/${measure}`)
}

const MOST_PICTURES = 6

export function indicesPictures(
  inputs: SweepInputs, rows: readonly MeasureIndices[],
): SweepPicture[] {
  const { axes, design, version, name, seed, weight, scenarios } = inputs
  const labels = new Map(axes.map((axis) => [axis.name, axis.label]))
  const isMorris = design.kind === 'morris'
  return rows.filter(({ indices }) => indices !== null).slice(0, MOST_PICTURES)
    .map(({ measure, unit, indices }) => {
      const words = wordsForMeasure(measure, unit).trim()
      const title = `What ${words.charAt(0).toLowerCase()}${words.slice(1)} depend${
        /s$|people|children/.test(words) ? '' : 's'} on`
      const shown = indices!.filter(({ index }) =>
        (isMorris ? ['mu_star', 'chance_error'] : ['first_order', 'total', 'share_of_variance']).includes(index))
      return {
        name: `indices-${measure}`.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-'), title,
        svg: drawIndexBars({
          title,
          subtitle: isMorris
            ? `Mean size of the effect of the whole range of each factor (${unit}); hairlines: 95 % intervals.`
            : 'Share of the variance of the mean response explained by each factor, and of the variance '
              + 'of a single run by chance; hairlines: 95 % bootstrap intervals.',
          source: `Umbral ${version}, ${name} of ${scenarios[0].name}: ${inputs.points.length} points, ${
            inputs.replicates} replicates each; seed ${seed}, weight ${weight}.`,
          groups: isMorris
            ? [['mu_star', 'mean size of effect'], ['chance_error', 'what chance alone makes of one effect']]
            : [['first_order', 'by itself'], ['total', 'with interactions'],
              ['share_of_variance', 'chance, of a single run']],
          rows: [...new Set(shown.map(({ factor }) => factor))].map((factor) => ({
            label: factor === chanceFactor ? 'chance' : labels.get(factor) ?? factor,
            values: shown.filter((one) => one.factor === factor),
          })),
        }),
      }
    })
}
