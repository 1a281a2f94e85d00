/**
 * What pairing saves: the variance of the log ratio of total encounters between two scenarios that
 * share people and luck, against that of two ensembles with luck of their own.
 * `npm run pairing -- [--replicates 200] [--weight 20] [--threads 2]`
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { loadBeside } from '../cli/scenario/load.ts'
import { recordLayout } from '../sim/observe/layout.ts'
import { parameters } from '../sim/parameters/table.ts'
import type { Scenario } from '../sim/scenario.ts'
import { standardDeviation } from '../study/quantiles.ts'
import { planRun } from '../workers/plan.ts'
import { makePool } from '../workers/pool.ts'
import { printedTable } from './printed-table.ts'

const { values: options } = parseArgs({
  options: {
    replicates: { type: 'string', default: '200' },
    weight: { type: 'string', default: '20' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
})
const [nReplicates, weight, threads] =
  [options.replicates, options.weight, options.threads].map(Number)

const [quo, order] = loadBeside(['status-quo-2024', 'june-2024-order'], parameters)
const moreCustody: Scenario = {
  ...order,
  parameters: {
    custodyPlaces: parameters.custodyPlaces.default * 1.05,
    familyPlaces: parameters.familyPlaces.default * 1.05,
  },
}
const pairs = [
  { what: 'the order, parameters from their priors', scenarios: [quo, order], draws: 'priors' as const },
  { what: 'the order, parameters fixed', scenarios: [quo, order] },
  { what: 'custody capacity +5 % under the order, parameters fixed', scenarios: [order, moreCustody] },
]
const measure = 'encounters_between_ports'

/** Logs of total encounters in each of the two scenarios, by replicate. */
async function logsOf({ scenarios: [scenario, other], draws }: (typeof pairs)[number]) {
  const layouts = [scenario, other].map(recordLayout)
  const recordLength = layouts[0].length + layouts[1].length
  const { taskOf } = planRun({
    version: '', build: '', scenario, against: null, others: [other], draws, seed: '1', weight,
    replicates: nReplicates,
  }, recordLength, null)
  const at = layouts.map(({ measures, measuresOffset }, k) =>
    k * layouts[0].length + measuresOffset + measures.findIndex((one) => one.measure === measure))
  const logs = at.map(() => new Float64Array(nReplicates))
  const pool = makePool(threads)
  try {
    await Promise.all(Array.from({ length: nReplicates }, async (_, replicate) => {
      const { records, entries } = await pool.run({
        tasks: [{ task: replicate, ...taskOf(replicate) }], recordLength, measures: null,
      })
      if (entries[0].failure) throw new Error(entries[0].failure.message)
      logs.forEach((values, s) => (values[replicate] = Math.log(records[at[s]])))
    }))
  } finally {
    await pool.destroy()
  }
  return logs
}

const rows: string[][] = []
for (const pair of pairs) {
  const [one, other] = await logsOf(pair)
  const variance = (values: Float64Array): number => {
    const sd = standardDeviation(values)!
    return sd * sd
  }
  const paired = variance(other.map((value, r) => value - one[r]))
  const unpaired = variance(one) + variance(other)
  rows.push([
    pair.what, ...[variance(one), variance(other), paired].map((v) => Math.sqrt(v).toFixed(4)),
    (unpaired / paired).toFixed(1),
  ])
}
console.log(`Logs of ${measure} in the headline period and of their ratio; ${nReplicates} replicates, weight ${
  weight}`)
const header = ['difference', 'sd of the one', 'sd of the other', 'sd paired', 'unpaired to paired variance']
console.log(printedTable(header, rows, [1, 2, 3, 4]))
