/** A sweep in a few lines: the mean of the first measures at each point. */
import { wordsForMeasure } from '../../report/measure-words.ts'
import { people, percent } from '../../report/number-words.ts'
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
  const shown = measures.slice(0, MOST_MEASURES)
  const isMany = scenarios.length > 1
  const header = [
    ...isMany ? ['scenario'] : [], ...axes.map(({ name }) => name),
    ...shown.map(({ measure, unit }) => `${wordsForMeasure(measure, unit).trim()} (mean)`),
  ]
  const rows = points.map(({ scenario, values }, point) => {
    const own = recordsOf(point).values
    return [
      ...isMany ? [scenarios[scenario].name] : [],
      ...values.map((value, k) => `${value}${k === 0 && point === reference ? ' (reference)' : ''}`),
      ...shown.map(({ unit }, m) => {
        const average = own[m].length > 0 ? mean(own[m]) : Number.NaN
        if (!Number.isFinite(average)) return 'no number'
        return unit === 'probability' ? percent(average) : people(average)
      }),
    ]
  })
  const widths = header.map((_, k) => Math.max(...[header, ...rows].map((row) => row[k].length)))
  return [header, ...rows].map((row) =>
    row.map((cell, k) => cell.padEnd(widths[k])).join('  ').trimEnd()).join('\n')
}
