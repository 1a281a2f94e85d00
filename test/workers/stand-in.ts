/** A tiny model in place of the real one: quick, deterministic, and it can be told to fail. */
import type { RecordLayout } from '../../sim/observe/layout.ts'
import type { ReplicateResult, ReplicateTask } from '../../sim/run-replicate.ts'
import type { Scenario } from '../../sim/scenario.ts'
import type { Batch } from '../../workers/batch.ts'
import type { Plan } from '../../workers/plan.ts'

/** The module that runs it on a thread. */
export const standInWorker = new URL('./stand-in-worker.ts', import.meta.url).href

export const scenarioNamed = (
  name: string,
  parameters: Scenario['parameters'] = {},
): Scenario => ({
  name,
  question: 'What does the stand-in do?',
  start: '2024-01-01',
  from: '2024-01-30',
  to: '2024-02-02',
  headline: { from: '2024-01-30', to: '2024-02-02' },
  against: null,
  parameters,
  policies: {},
  mexico: [],
  shocks: [],
  switchOff: [],
  observe: null,
  expect: [],
})

const dates = ['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02']
const months = ['2024-01', '2024-02']
const column = (party: string) => ({
  series: 'encounters_between_ports', party, origin: 'all', sector: 'all',
})

export const standInLayout: RecordLayout = {
  dates,
  months,
  daily: ['all', 'single-adult', 'family'].map(column),
  monthly: ['all', 'family'].map(column),
  measures: [
    { measure: 'encounters_between_ports', unit: 'people', doc: '' },
    { measure: 'got_aways', unit: 'people', doc: '' },
  ],
  dailyOffset: 0,
  monthlyOffset: 12,
  measuresOffset: 16,
  length: 18,
}

/** Some tasks of a plan, as the coordinator hands them to a worker. */
export const batchOf = (
  { taskOf, recordLength, measures }: Plan, tasks: readonly number[],
): Batch => ({ tasks: tasks.map((task) => ({ task, ...taskOf(task) })), recordLength, measures })

const parameter = (scenario: Scenario, name: string): number =>
  Number(scenario.parameters[name] ?? Number.NaN)

/** Some number that depends on all of a task and nothing else. */
const mixed = (...parts: number[]): number => {
  let h = 7
  for (const part of parts) h = Math.imul(h ^ (part + 0x9e3779b9), 0x85ebca6b) ^ (h >>> 13)
  return (h >>> 8) % 1000
}

export function runStandIn(task: ReplicateTask): ReplicateResult {
  const { scenario, against, others = [], seed, replicate, weight } = task
  if (replicate === parameter(scenario, 'failAt')) {
    throw Object.assign(new Error('no smuggler would go'), { stage: 'travel' })
  }
  if (replicate === parameter(scenario, 'exitAt')) process.exit(7)
  const busyUntil = performance.now() + (parameter(scenario, 'ms') || 0)
  while (performance.now() < busyUntil) { /* work */ }
  const records = [scenario, against, ...others].flatMap((one, index) =>
    one === null ? [] : [Float32Array.from({ length: standInLayout.length }, (_, i) =>
      mixed(Number(seed), replicate, weight, i) + (i === 17 ? 0.1 : 0) + 100 * index)])
  const warnings = replicate % 2 === 1 ? [`replicate ${replicate} is odd`] : []
  return { records, nTransitions: 10 + replicate, nPeople: 5, warnings }
}
