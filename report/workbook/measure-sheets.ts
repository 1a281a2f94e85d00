/** `Summary` and `Comparison`: the headline measures, a row each, as in the CSV tables. */
import type { CellValue } from 'hucre/xlsx'
import { headlineQuantiles } from '../../study/quantiles.ts'
import { wordsForMeasure } from '../measure-words.ts'
import { allScenarios, type StoredRun } from '../stored-run.ts'
import { formatOf, formatOfMean, ratioFormat } from './number-formats.ts'
import type { Table } from './table-sheet.ts'

/** A table whose cells are shown as the unit of their row wants it. */
export interface MeasureTable extends Table {
  /** Formats of each row, cell by cell; none for text. */
  readonly formats: readonly (readonly (string | undefined)[])[]
}

export const quantileHeaders = (prefix = ''): string[] => headlineQuantiles.map((p) => `${prefix}q${p}`)
const numberColumns = (headers: readonly string[]) =>
  headers.map((header) => ({ header, width: 14 }))
const repeated = (format: string, n: number): string[] => Array.from({ length: n }, () => format)
const nQuantiles = headlineQuantiles.length

/** Words of a measure by itself: the closing table indents parties under their total. */
function inWords(measure: string, unit: string): string {
  const words = wordsForMeasure(measure, unit)
  const [total] = measure.split(':')
  return words.startsWith(' ') ? `${wordsForMeasure(total, '')}: ${words.trim()}` : words
}

export function summaryTable(run: StoredRun): MeasureTable {
  const found = allScenarios(run).flatMap(({ scenario, summary }) =>
    summary.map((row) => ({ scenario, row })))
  return {
    name: 'Summary',
    columns: [
      { header: 'scenario', width: 22 }, { header: 'measure', width: 36 },
      { header: 'in words', width: 40 }, { header: 'unit', width: 12 },
      ...numberColumns(['mean', 'sd', 'mcse', ...quantileHeaders()]),
    ],
    rows: found.map(({ scenario, row: { measure, unit, mean, sd, mcse, quantiles } }): CellValue[] =>
      [scenario.name, measure, inWords(measure, unit), unit, mean, sd, mcse, ...quantiles]),
    formats: found.map(({ row: { unit } }) => [
      ...Array.from({ length: 4 }, () => undefined),
      ...repeated(formatOfMean(unit), 3), ...repeated(formatOf(unit), nQuantiles),
    ]),
    frozenColumns: 2,
  }
}

export function comparisonTable({ comparison }: StoredRun): MeasureTable {
  return {
    name: 'Comparison',
    columns: [
      { header: 'scenario', width: 22 }, { header: 'against', width: 22 },
      { header: 'measure', width: 36 }, { header: 'in words', width: 40 },
      { header: 'unit', width: 12 },
      ...numberColumns(['mean_difference', 'sd', 'mcse', 'mcse_unpaired', 'probability_lower',
        ...quantileHeaders('difference_'), ...quantileHeaders('ratio_')]),
    ],
    rows: comparison.map((row): CellValue[] => [
      row.scenario, row.against, row.measure, inWords(row.measure, row.unit), row.unit,
      row.meanDifference, row.sd, row.mcse, row.mcseUnpaired, row.probabilityLower,
      ...row.differenceQuantiles, ...row.ratioQuantiles,
    ]),
    formats: comparison.map(({ unit }) => [
      ...Array.from({ length: 5 }, () => undefined),
      ...repeated(formatOfMean(unit), 4), ratioFormat,
      ...repeated(formatOf(unit), nQuantiles), ...repeated(ratioFormat, nQuantiles),
    ]),
    frozenColumns: 3,
  }
}
