/** A sweep in a few lines: the mean at each point of what the pictures show. */
import { wordsForMeasure } from '../../report/measure-words.ts'
import { shownNumber } from '../../report/number-words.ts'
import { shownValue } from '../../report/point-words.ts'
import { picturedMeasures } from '../../report/sweep-pictures.ts'
import type { PointRecords } from '../../report/sweep-records.ts'
import { mean } from '../../study/quantiles.ts'
import type { SweepInputs } from '../../study/sweep.ts'

const MOST_POINTS = 60
const MOST_MEASURES = 3

/** Empty where there are too many points to read. */
export function sweepTableInWords(
  inputs: SweepInputs, recordsOf: (point: number) => PointRecords,
): string {
  const { axes, scenarios, points, measures, reference } = inputs
  if (points.length > MOST_POINTS) return ''
  const shown = picturedMeasures(inputs).slice(0, MOST_MEASURES)
  const places = shown.map((one) => measures.indexOf(one))
  const isMany = scenarios.length > 1
  const header = [
    ...isMany ? ['scenario'] : [], ...axes.map(({ name }) => name),
    ...shown.map(({ measure, unit }) => `${wordsForMeasure(measure, unit).trim()} (mean)`),
  ]
  const rows = points.map(({ scenario, values }, point) => {
    const own = recordsOf(point).values
    return [
      ...isMany ? [scenarios[scenario].name] : [],
      ...values.map((value, k) => `${shownValue(value)}${k === 0 && point === reference ? ' (reference)' : ''}`),
      ...shown.map(({ unit }, k) => {
        const average = own[places[k]].length > 0 ? mean(own[places[k]]) : Number.NaN
        return Number.isFinite(average) ? shownNumber(average, unit) : 'no number'
      }),
    ]
  })
  const widths = header.map((_, k) => Math.max(...[header, ...rows].map((row) => row[k].length)))
  return [header, ...rows].map((row) =>
    row.map((cell, k) => cell.padEnd(widths[k])).join('  ').trimEnd()).join('\n')
}
