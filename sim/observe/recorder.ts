/** What a replicate's record is filled through, day by day. */
import { dayNumber, monthNumber } from '../dates.ts'
import type { Scenario } from '../scenario.ts'
import { flowNames, nFlowCells } from '../state/flows.ts'
import { nOrigins } from '../world.ts'
import { recordLayout, type Column, type RecordLayout } from './layout.ts'

export interface Recorder {
  readonly scenario: Scenario
  readonly layout: RecordLayout
  readonly record: Float32Array
  readonly days: Float32Array // daily columns of one day after the other, turned into the record at the end
  readonly from: number // day numbers
  readonly to: number
  /** Daily columns of two groups or three, and where the cells of their flow begin. */
  readonly crosses: readonly { readonly k: number; readonly column: Column; readonly from: number }[]
  readonly cells: Float64Array // people by month, flow and cell, for what only monthly tables hold
  readonly sums: Float64Array // ... and of what is no flow of people, by monthly column and month
  readonly at: ReadonlyMap<string, number> // daily columns by series, or series|party
  readonly monthlyAt: ReadonlyMap<string, number> // first column by origin that only monthly tables hold
}

export function createRecorder(scenario: Scenario): Recorder {
  const layout = recordLayout(scenario)
  const monthlyAt = new Map<string, number>()
  layout.monthly.forEach(({ series, party, origin, sector }, k) => {
    const isByOrigin = origin !== 'all' && party === 'all' && sector === 'all'
    if (k >= layout.daily.length && isByOrigin && !monthlyAt.has(series)) monthlyAt.set(series, k)
  })
  return {
    scenario, layout, monthlyAt,
    record: new Float32Array(layout.length),
    days: new Float32Array(layout.dates.length * layout.daily.length),
    from: dayNumber(scenario.from),
    to: dayNumber(scenario.to),
    crosses: layout.daily.flatMap((column, k) =>
      isCross(column) ? [{ k, column, from: cellsOf(column.series) }] : []),
    cells: new Float64Array(layout.months.length * flowNames.length * nFlowCells),
    sums: new Float64Array(layout.months.length * layout.monthly.length),
    at: new Map(layout.daily.map(({ series, party, origin, sector }, k) =>
      [origin === 'all' && sector === 'all' ? keyOf(series, party) : `${k}`, k])),
  }
}

const isCross = ({ party, origin, sector }: Column): boolean =>
  [party, origin, sector].filter((name) => name !== 'all').length > 1

/** Where the cells of a flow begin; below 0 for what is no flow of people. */
export const cellsOf = (series: string): number =>
  (flowNames as readonly string[]).indexOf(series) * nFlowCells

export const keyOf = (series: string, party = 'all'): string => (party === 'all' ? series : `${series}|${party}`)

export function put(recorder: Recorder, column: number, day: number, value: number): void {
  const { days, layout, from } = recorder
  days[(day - from) * layout.daily.length + column] = value
}

/** A number of the day and its parts by origin, which stand in daily tables or only in monthly ones. */
export function putByOrigin(
  recorder: Recorder, series: string, day: number, all: number, of: Float64Array,
): void {
  const column = recorder.at.get(series)!
  const first = recorder.monthlyAt.get(series)
  const month = monthNumber(day) - monthNumber(recorder.from)
  put(recorder, column, day, all)
  for (let origin = 0; origin < nOrigins; origin++) {
    if (first === undefined) put(recorder, column + 1 + origin, day, of[origin])
    else recorder.sums[(first + origin) * recorder.layout.months.length + month] += of[origin]
  }
}

/** Turn the days' rows into the record's columns. */
export function turnDays({ days, record, layout: { daily, dates, dailyOffset } }: Recorder): void {
  for (let column = 0; column < daily.length; column++) {
    const to = dailyOffset + column * dates.length
    for (let d = 0; d < dates.length; d++) record[to + d] = days[d * daily.length + column]
  }
}

/** Sums over the days of a month, or means. */
export const ofMonth = (isFlow: boolean, sum: number, nDays: number): number => (isFlow ? sum : sum / nDays)
