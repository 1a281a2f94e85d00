/**
 * Where each number of a replicate stands in its record: one Float32Array per scenario, holding
 * daily columns one after the other, then monthly columns, then the headline measures.
 * Counts are whole people below 2^24, which a 32-bit float holds exactly.
 */
import type { Scenario } from '../scenario.ts'

export interface Column {
  readonly series: string
  readonly party: string // 'all' marks a total
  readonly origin: string
  readonly sector: string
}
export interface Measure {
  readonly measure: string
  readonly unit: string
}
export interface RecordLayout {
  readonly dates: readonly string[] //   from..to, ISO
  readonly months: readonly string[] //  YYYY-MM
  readonly daily: readonly Column[] //   value at dailyOffset + column * dates.length + date
  readonly monthly: readonly Column[] // value at monthlyOffset + column * months.length + month
  readonly measures: readonly Measure[] // value at measuresOffset + measure
  readonly dailyOffset: number
  readonly monthlyOffset: number
  readonly measuresOffset: number
  readonly length: number // numbers in a record
}

export declare function recordLayout(scenario: Scenario): RecordLayout
