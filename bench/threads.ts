/** Replicates a second with two threads and with one, in turn. */
import { availableParallelism } from 'node:os'
import { loadScenario } from '../cli/scenario/load.ts'
import { recordLayout } from '../sim/observe/layout.ts'
import { parameters } from '../sim/parameters/table.ts'
import { makePool, type Pool } from '../workers/pool.ts'
import { cpuSeconds } from './measure/cpu.ts'
import type { Subject } from './measure/findings.ts'
import { ratioOf, shownSpread, spreadOf } from './measure/spread.ts'

const { scenario } = loadScenario('june-2024-order', parameters)
const { measures } = recordLayout(scenario)
const names = measures.map(({ measure }) => measure)
const WEIGHT = 5
const N_REPLICATES = 8
const N_ROUNDS = 5
const LEAST = 1.85

interface Cost {
  readonly seconds: number
  readonly cpu: number
}

/** Time that replicates take in a pool, and CPU time of all threads. */
async function runIn(pool: Pool, nReplicates: number): Promise<Cost> {
  const started = performance.now()
  const before = cpuSeconds()
  await Promise.all(Array.from({ length: nReplicates }, async (_, replicate) => {
    const { entries } = await pool.run({
      tasks: [{ task: replicate, scenario, against: null, seed: 'bench', replicate, weight: WEIGHT }],
      recordLength: names.length,
      measures: names,
    })
    if (entries[0].failure) throw new Error(entries[0].failure.message)
  }))
  return { seconds: (performance.now() - started) / 1000, cpu: cpuSeconds() - before }
}

export const threads: Subject = {
  name: 'threads',
  isQuick: false,
  async measure() {
    const pools = [makePool(1), makePool(2)]
    const costs: Cost[][] = [[], []]
    try {
      for (const [k, pool] of pools.entries()) await runIn(pool, 2 * (k + 1)) // warm up
      for (let round = 0; round < N_ROUNDS; round++) {
        for (const k of [round % 2, 1 - (round % 2)]) costs[k].push(await runIn(pools[k], N_REPLICATES))
      }
    } finally {
      for (const pool of pools) await pool.destroy()
    }
    const [one, two] = costs.map((own) => own.map(({ seconds }) => seconds))
    const gain = ratioOf(one, two)
    const effort = ratioOf(costs[1].map(({ cpu }) => cpu), costs[0].map(({ cpu }) => cpu))
    return {
      title: 'Threads',
      words: `${N_REPLICATES} replicates at weight ${WEIGHT}, with one thread and with two in turn, on ${
        availableParallelism()} cores. Other work on the machine takes from the second thread first.`,
      tables: [{
        title: '',
        header: ['', 'replicates a second', 'CPU s a replicate'],
        rows: [one, two].map((seconds, k) => [
          k === 0 ? 'one thread' : 'two threads',
          (N_REPLICATES / spreadOf(seconds).value).toPrecision(3),
          (spreadOf(costs[k].map(({ cpu }) => cpu)).value / N_REPLICATES).toPrecision(3),
        ]).concat([['two against one', shownSpread(gain), shownSpread(effort)]]),
      }],
      figures: [
        { name: 'replicates a second, two threads against one', unit: 'ratio', ...gain, goal: { atLeast: LEAST } },
        { name: 'CPU time a replicate, two threads against one', unit: 'ratio', ...effort },
      ],
    }
  },
}
