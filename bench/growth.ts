/** How cost grows with one thing at a time: people, days, replicates, communities. */
import { loadScenario } from '../cli/scenario/load.ts'
import { dayNumber } from '../sim/dates.ts'
import { parameters } from '../sim/parameters/table.ts'
import { runReplicate, type Workspace } from '../sim/run-replicate.ts'
import type { Scenario } from '../sim/scenario.ts'
import { quantile } from '../study/quantiles.ts'
import { cpuOf } from './measure/cpu.ts'
import { shown, type Subject } from './measure/findings.ts'
import { growthOf } from './measure/fit.ts'
import { ratioOf, shownSpread, spreadOf } from './measure/spread.ts'

const { scenario } = loadScenario('june-2024-order', parameters)
const WEIGHT = 40
const N_ROUNDS = 5

interface Level {
  readonly amount: number
  readonly scenario: Scenario
  readonly weight: number
  readonly nReplicates: number
}
const usual = { scenario, weight: WEIGHT, nReplicates: 1 }
const endOn = (to: string): Level => ({
  ...usual, amount: dayNumber(to) - dayNumber(scenario.start) + 1, scenario: { ...scenario, to },
})

/** Levels of each thing, from the least on. */
const things: Readonly<Record<string, readonly Level[]>> = {
  'people (1 of 320 to 1 of 20)': [1, 2, 4, 8, 16].map((amount) => ({ ...usual, amount, weight: (8 * WEIGHT) / amount })),
  'days': ['2024-01-31', '2024-03-31', '2024-06-30', '2024-12-31'].map(endOn),
  'replicates, one after the other': [1, 2, 4, 8].map((amount) => ({ ...usual, amount, nReplicates: amount })),
  'communities of each origin': [1, 2, 4, 8, 12].map((amount) => ({
    ...usual, amount, scenario: { ...scenario, parameters: { ...scenario.parameters, communitiesPerOrigin: amount } },
  })),
}

const workspace: Workspace = {}
const costOf = ({ scenario: one, weight, nReplicates }: Level): number => cpuOf(() => {
  for (let replicate = 0; replicate < nReplicates; replicate++) {
    runReplicate({ scenario: one, against: null, seed: 'bench', replicate, weight }, workspace)
  }
})

export const growth: Subject = {
  name: 'growth',
  isQuick: false,
  measure() {
    const levels = Object.values(things).flat()
    for (const level of levels) costOf(level) // warm up
    const costs = new Map(levels.map((level) => [level, [] as number[]]))
    for (let round = 0; round < N_ROUNDS; round++) {
      for (const level of levels) costs.get(level)!.push(costOf(level))
    }
    const found = Object.entries(things).map(([name, own]) => ({
      name, own,
      fit: growthOf(own.map(({ amount }) => amount), own.map((level) => quantile(costs.get(level)!, 0.5))),
    }))
    return {
      title: 'Growth, one thing at a time',
      words: `The same scenario at weight ${WEIGHT}, all else unchanged. Where part of the cost is fixed, the exponent is `
        + 'below 1: days and classes are paid whether there are people or not.',
      tables: [{
        title: '',
        header: ['what grows', 'from', 'to', 'cost at the end, times that at the start', 'exponent', 'standard error'],
        rows: found.map(({ name, own, fit }) => [
          name, shown(own[0].amount), shown(own[own.length - 1].amount),
          shownSpread(ratioOf(costs.get(own[own.length - 1])!, costs.get(own[0])!)),
          fit.exponent.toFixed(2), fit.standardError.toFixed(2),
        ]),
      }],
      figures: found.flatMap(({ name, own, fit }) => [
        ...own.map((level) => ({
          name: `CPU time, ${name}: ${level.amount}`, unit: 's', ...spreadOf(costs.get(level)!),
        })),
        { name: `exponent, ${name}`, unit: 'exponent', value: fit.exponent },
      ]),
    }
  },
}
