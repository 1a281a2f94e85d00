/** `indices.csv`: how much each factor matters for each measure, one index a row. */
import type { IndexValue } from '../study/sensitivity/index-value.ts'
import { csvRow, numberCell, textCell } from './csv.ts'

export interface MeasureIndices {
  readonly measure: string
  readonly unit: string
  /** Null where some point has no number, as after an interrupt or in a scenario without the policy. */
  readonly indices: readonly IndexValue[] | null
}

/** One index a row, as the table has them. */
export const flatIndices = (rows: readonly MeasureIndices[]) =>
  rows.flatMap(({ measure, unit, indices }) => (indices ?? []).map((one) => ({ measure, unit, ...one })))

export function indicesTable(method: string, rows: readonly MeasureIndices[]): string {
  const header = csvRow(['measure', 'unit', 'method', 'factor', 'index', 'value', 'q0.025', 'q0.975'])
  return header + flatIndices(rows).map(({ measure, unit, factor, index, value, low, high }) => csvRow([
    ...[measure, unit, method, factor, index].map(textCell), ...[value, low, high].map(numberCell),
  ])).join('')
}
