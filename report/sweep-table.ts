/** `sweep.csv`: one row a point and measure, and how the point differs from the reference. */
import { compareMeasure } from '../study/comparison.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import { summariseMeasure, type Distribution, type MeasureSummary } from '../study/summaries.ts'
import type { AxisValue, SweepInputs } from '../study/sweep.ts'
import { csvRow, numberCell, textCell, unguarded } from './csv.ts'
import type { Write } from './files.ts'
import { readCsv } from './read-csv.ts'
import { pairedValues, type PointRecords } from './sweep-records.ts'

export interface SweepRow extends MeasureSummary {
  readonly point: number
  readonly replicates: number
  /** The point less the reference, replicate by replicate; null without a reference. */
  readonly difference: PairedDifference | null
}

export interface PairedDifference extends Distribution {
  readonly mcse: number | null
  readonly probabilityLower: number | null
}

const quantileNames = (prefix: string): string[] =>
  headlineQuantiles.map((probability) => `${prefix}q${probability}`)

export function writeSweepTable(
  inputs: SweepInputs, recordsOf: (point: number) => PointRecords, write: Write,
): void {
  const { axes, points, scenarios, measures, reference } = inputs
  write(csvRow([
    'point', 'scenario', ...axes.map(({ name }) => textCell(name)), 'measure', 'unit', 'replicates',
    'mean', 'sd', 'mcse', ...quantileNames(''),
    ...reference === null ? [] : [
      'difference_mean', 'difference_sd', 'difference_mcse', 'probability_lower',
      ...quantileNames('difference_'),
    ],
  ]))
  const compared = reference === null ? null : recordsOf(reference)
  points.forEach(({ scenario, values }, point) => {
    const records = point === reference ? compared! : recordsOf(point)
    measures.forEach(({ measure, unit }, m) => {
      const { mean, sd, mcse, quantiles } = summariseMeasure(measure, unit, records.values[m], records.groups)
      write(csvRow([
        String(point), textCell(scenarios[scenario].name), ...values.map(valueCell),
        textCell(measure), textCell(unit), String(records.replicates.length),
        ...[mean, sd, mcse, ...quantiles].map(numberCell),
        ...compared === null ? [] : differenceCells(records, compared, m),
      ]))
    })
  })
}

function differenceCells(records: PointRecords, reference: PointRecords, m: number): string[] {
  const { meanDifference, sd, mcse, probabilityLower, differenceQuantiles } =
    compareMeasure('', '', ...pairedValues(records, reference, m))
  return [meanDifference, sd, mcse, probabilityLower, ...differenceQuantiles].map(numberCell)
}

export const valueCell = (value: AxisValue): string =>
  typeof value === 'number' ? numberCell(value) : textCell(String(value))

/** The rows of such a table, or of its beginning; cells by their place, as an axis may have any name. */
export function readSweepTable({ axes, reference }: SweepInputs, text: string): SweepRow[] {
  const nQuantiles = headlineQuantiles.length
  return readCsv(text).rows.map((row) => {
    const [measure, unit, replicates, ...cells] = row.slice(2 + axes.length)
    const numbers = cells.map((cell) => cell === '' ? null : Number(cell))
    const [mean, sd, mcse] = numbers
    const [difference, differenceSd, differenceError, probabilityLower, ...quantiles] =
      numbers.slice(3 + nQuantiles)
    return {
      point: Number(row[0]), measure: unguarded(measure), unit: unguarded(unit),
      replicates: Number(replicates), mean, sd, mcse, quantiles: numbers.slice(3, 3 + nQuantiles),
      difference: reference === null ? null
        : { mean: difference, sd: differenceSd, mcse: differenceError, probabilityLower, quantiles },
    }
  })
}
