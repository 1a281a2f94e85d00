/** `summary.csv` and `comparison.csv`: the headline measures, one a row. */
import type { MeasureComparison } from '../study/comparison.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { csvRow, numberCell, textCell } from './csv.ts'

const quantileNames = (prefix: string): string[] =>
  headlineQuantiles.map((probability) => `${prefix}q${probability}`)

export function summaryTable(rows: readonly MeasureSummary[]): string {
  const header = csvRow(['measure', 'unit', 'mean', 'sd', 'mcse', ...quantileNames('')])
  return header + rows.map(({ measure, unit, mean, sd, mcse, quantiles }) => csvRow([
    textCell(measure), textCell(unit), ...[mean, sd, mcse, ...quantiles].map(numberCell),
  ])).join('')
}

/** One scenario's measures against another's. */
export interface Comparison {
  readonly scenario: string
  readonly against: string
  readonly rows: readonly MeasureComparison[]
}

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const header = csvRow([
    'measure', 'unit', 'scenario', 'against', 'mean_difference', 'sd', 'mcse', 'mcse_unpaired',
    'probability_lower', ...quantileNames('difference_'), ...quantileNames('ratio_'),
  ])
  return header + comparisons.flatMap(({ scenario, against, rows }) => rows.map((row) => csvRow([
    ...[row.measure, row.unit, scenario, against].map(textCell),
    ...[row.meanDifference, row.sd, row.mcse, row.mcseUnpaired, row.probabilityLower,
      ...row.differenceQuantiles, ...row.ratioQuantiles].map(numberCell),
  ]))).join('')
}
