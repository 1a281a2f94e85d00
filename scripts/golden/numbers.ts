/**
 * At most forty numbers that stand for all results: two replicates of the June 2024 order and its
 * counterfactual, coarse and short. Whatever changes results changes some of them.
 */
import { loadAgainst, loadScenario } from '../../cli/scenario/load.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Scenario } from '../../sim/scenario.ts'

const days = { start: '2024-02-01', from: '2024-04-01', to: '2024-07-31' }
const headline = { from: days.from, to: days.to }
const WEIGHT = 400
const SEED = 'golden'

/** Sums and means over the reported days, under the order. */
const measures = [
  'encounters_between_ports:single-adult', 'encounters_between_ports:family',
  'encounters_between_ports:unaccompanied-child', 'departures', 'got_aways', 'stops_in_mexico',
  'encounters_at_ports', 'releases', 'removals', 'returns_to_mexico', 'gave_up', 'smuggler_fee',
  'appointment_wait', 'days_in_force:june-order',
] as const

export type GoldenNumbers = Readonly<Record<string, number>>

export function goldenNumbers(): GoldenNumbers {
  const loaded = loadScenario('june-2024-order', parameters)
  const [scenario, against] = [loaded, loadAgainst(loaded, parameters)!].map((one): Scenario =>
    ({ ...one.scenario, ...days, headline }))
  const numbers: Record<string, number> = {}
  for (const replicate of [0, 1]) {
    const result = runReplicate({ scenario, against, seed: SEED, replicate, weight: WEIGHT })
    const note = (name: string, value: number): void => {
      numbers[`replicate ${replicate}: ${name}`] = value
    }
    const [order, statusQuo] = [scenario, against].map((one, k) => ({
      layout: recordLayout(one), record: result.records[k],
    }))
    const { layout, record } = order
    const encounters = layout.monthly.findIndex(({ series, party, origin, sector }) =>
      series === 'encounters_between_ports' && [party, origin, sector].every((key) => key === 'all'))
    layout.months.forEach((month, m) => {
      const at = layout.monthlyOffset + encounters * layout.months.length + m
      note(`encounters_between_ports ${month}`, record[at])
    })
    const measured = ({ layout: { measures: known, measuresOffset }, record: own }: typeof order) =>
      (name: string): number => own[measuresOffset + known.findIndex(({ measure }) => measure === name)]
    for (const name of measures) note(name, measured(order)(name))
    note('under status-quo-2024: encounters_between_ports', measured(statusQuo)('encounters_between_ports'))
    note('transitions', result.nTransitions)
  }
  return numbers
}
