/**
 * Where each number of a replicate stands in its record: one Float32Array per scenario, holding
 * daily columns one after the other, then monthly columns, then the headline measures.
 * Counts are whole people below 2^24, which a 32-bit float holds exactly.
 */
import { dayNumber, isoDateOf, isoMonthOf } from '../dates.ts'
import type { Group, Observe, Scenario } from '../scenario.ts'
import { origins, parties, products, sectors } from '../world.ts'
import { measuresOf, type Measure } from './measures.ts'
import { outputs, policyOutputs, productOutputs, type OutputSpec } from './outputs.ts'

export type { Measure } from './measures.ts'

export interface Column {
  readonly series: string
  readonly party: string // 'all' marks a total
  readonly origin: string
  readonly sector: string
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

const column = (series: string, party = 'all', origin = 'all', sector = 'all'): Column =>
  ({ series, party, origin, sector })

/** The total of a series and its single margins. */
const margins = (series: string, { by }: OutputSpec): Column[] => [column(series), ...marginsBy(series, by)]

function marginsBy(series: string, by: OutputSpec['by']): Column[] {
  return [
    ...(by.includes('party') ? parties.map((p) => column(series, p)) : []),
    ...(by.includes('origin') ? origins.map((o) => column(series, 'all', o)) : []),
    ...(by.includes('sector') ? sectors.map((s) => column(series, 'all', 'all', s)) : []),
  ]
}

/** What only monthly tables hold: further margins, party by origin, for some series the full cross. */
function monthlyOnly(series: string, { by, monthlyBy, cross }: OutputSpec): Column[] {
  const further = marginsBy(series, monthlyBy ?? [])
  if (!by.includes('party') || !by.includes('origin')) return further
  return parties.flatMap((p) => origins.flatMap((o) => [
    column(series, p, o),
    ...(cross ? sectors.map((s) => column(series, p, o, s)) : []),
  ]))
}

const crossings: readonly (readonly Group[])[] = [
  ['party', 'origin'], ['party', 'sector'], ['origin', 'sector'], ['party', 'origin', 'sector'],
]

/** Every crossing of the groups that a scenario observes, of a series counted by them. */
function observed(series: string, { by }: OutputSpec, observe: Observe | null): Column[] {
  if (observe === null || !(observe.series ?? [series]).includes(series)) return []
  return crossings
    .filter((crossing) => crossing.every((group) => observe.groups.includes(group) && by.includes(group)))
    .flatMap((crossing) => {
      const namesOf = (group: Group, names: readonly string[]): readonly string[] =>
        crossing.includes(group) ? names : ['all']
      return namesOf('party', parties).flatMap((p) => namesOf('origin', origins).flatMap((o) =>
        namesOf('sector', sectors).map((s) => column(series, p, o, s))))
    })
}

/** `smuggler_fee_for:walk-up` and the like. */
const productSeries: Readonly<Record<string, OutputSpec>> = Object.fromEntries(
  Object.entries(productOutputs).flatMap(([kind, spec]) => products.map((name) => [`${kind}:${name}`, spec])),
)

export function recordLayout(scenario: Scenario): RecordLayout {
  const from = dayNumber(scenario.from)
  const to = dayNumber(scenario.to)
  const dates = Array.from({ length: to - from + 1 }, (_, k) => isoDateOf(from + k))
  const months = [...new Set(dates.map((_, k) => isoMonthOf(from + k)))]
  const policyNames = Object.keys(scenario.policies)
  const specs = Object.entries<OutputSpec>(outputs)
  const crosses = specs.flatMap(([series, spec]) => observed(series, spec, scenario.observe))
  const daily = [
    ...specs.flatMap(([series, spec]) => margins(series, spec)),
    ...Object.keys(productSeries).map((series) => column(series)),
    ...policyNames.flatMap((name) => Object.keys(policyOutputs)
      .filter((kind) => kind !== 'trigger_mean' || scenario.policies[name].trigger)
      .filter((kind) => kind !== 'blocked_by_court' || scenario.policies[name].litigation)
      .map((kind) => column(`${kind}:${name}`))),
    ...(scenario.observe?.daily ? crosses : []),
  ]
  const monthly = eachOnce([
    ...daily,
    ...Object.entries<OutputSpec>({ ...outputs, ...productSeries }).flatMap(([series, spec]) => monthlyOnly(series, spec)),
    ...crosses,
  ])
  const measures = measuresOf(scenario)
  const monthlyOffset = daily.length * dates.length
  const measuresOffset = monthlyOffset + monthly.length * months.length
  return {
    dates, months, daily, monthly, measures, dailyOffset: 0, monthlyOffset, measuresOffset,
    length: measuresOffset + measures.length,
  }
}

const eachOnce = (columns: readonly Column[]): Column[] =>
  [...new Map(columns.map((one) => [Object.values(one).join('|'), one])).values()]

/** What a series is, with the name of policy or product cut off: its row of the tables of outputs. */
export const outputOf = (series: string): OutputSpec => everyOutput[series.split(':', 1)[0]]
const everyOutput: Readonly<Record<string, OutputSpec>> = { ...outputs, ...productOutputs, ...policyOutputs }
