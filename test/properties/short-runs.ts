/** Short, coarse runs of the shipped scenarios, for what must hold whatever the luck. */
import { expect } from 'vitest'
import { loadAgainst, loadScenario } from '../../cli/scenario/load.ts'
import { recordLayout, type Column } from '../../sim/observe/layout.ts'
import { finishRecord, recordDay } from '../../sim/observe/record-day.ts'
import { createRecorder } from '../../sim/observe/recorder.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { startSim, stepDay } from '../../sim/simulation.ts'
import type { Sim } from '../../sim/state/sim.ts'

export const seeds = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1)

const loaded = loadScenario('june-2024-order', parameters)
const shipped = {
  order: loaded.scenario,
  statusQuo: loadAgainst(loaded, parameters)!.scenario,
}

/** A shipped scenario from `start` to `to`, every day of it reported. */
export function shortened(
  name: keyof typeof shipped, start: string, to: string, changes: Partial<Scenario> = {},
): Scenario {
  return { ...shipped[name], start, from: start, to, headline: { from: start, to }, ...changes }
}

/** Step one scenario through its days by hand, looking at the state after each; its record. */
export function stepThrough(
  scenario: Scenario, seed: number, weight: number, look: (sim: Sim, day: number) => void = () => {},
): { sim: Sim; record: Float32Array } {
  const sim = startSim({ scenarios: [scenario], seed: String(seed), replicate: 0, weight })
  const recorder = createRecorder(scenario)
  for (let day = sim.startDay; day <= sim.endDay; day++) {
    stepDay(sim, day)
    recordDay(sim, recorder)
    look(sim, day)
  }
  return { sim, record: finishRecord(recorder) }
}

const known = new Map<string, Float32Array>()

/** The record of one replicate of a scenario that is run by itself; of each, once. */
export function recordAlone(scenario: Scenario, seed: number, weight: number): Float32Array {
  const task = { scenario, against: null, seed: String(seed), replicate: 0, weight }
  const key = JSON.stringify(task)
  const record = known.get(key) ?? runReplicate(task).records[0]
  known.set(key, record)
  return record
}

export const nameOfColumn = ({ series, party, origin, sector }: Column): string =>
  [series, party, origin, sector].join(' ')

/** Daily columns of a record by name. */
export function dailyColumns(scenario: Scenario, record: Float32Array): Map<string, Float32Array> {
  const { daily, dailyOffset, dates } = recordLayout(scenario)
  return new Map(daily.map((column, k) => {
    const from = dailyOffset + k * dates.length
    return [nameOfColumn(column), record.subarray(from, from + dates.length)]
  }))
}

/**
 * Names of the daily columns that two records share and in which they differ on a day before
 * `before`; each with its first such day.
 */
export function differences(
  [scenario, record]: readonly [Scenario, Float32Array],
  [otherScenario, otherRecord]: readonly [Scenario, Float32Array],
  before = '9999-12-31',
): string[] {
  const dates = recordLayout(scenario).dates.filter((date) => date < before)
  const others = dailyColumns(otherScenario, otherRecord)
  return [...dailyColumns(scenario, record)].flatMap(([name, column]) => {
    const other = others.get(name)
    if (other === undefined) return []
    const first = dates.findIndex((_, k) => column[k] !== other[k])
    return first < 0 ? [] : [`${name} on ${dates[first]}: ${column[first]}, ${other[first]}`]
  })
}

/**
 * Paired replicates of a scenario and another that differ from a day on, checked to be alike before it:
 * sums of a series over so many days from that day, of one and the other, by replicate.
 */
export function pairedFrom(
  change: string, scenario: Scenario, against: Scenario, nReplicates = 40, weight = 1000, seed = 'paired',
) {
  const columns = Array.from({ length: nReplicates }, (_, replicate) => {
    const { records } = runReplicate({ scenario, against, seed, replicate, weight })
    const first = differences([scenario, records[0]], [against, records[1]], change)
    expect(first, 'nothing differs before').toEqual([])
    return [dailyColumns(scenario, records[0]), dailyColumns(against, records[1])]
  })
  const from = recordLayout(scenario).dates.indexOf(change)
  return (series: string, nDays = 30, origin = 'all'): [number, number][] => columns.map((pair) => {
    const [one, other] = pair.map((column) => column.get(`${series} all ${origin} all`)!
      .slice(from, from + nDays).reduce((a, b) => a + b, 0))
    return [one, other]
  })
}
