/** One replicate: a pure function of its task. Threads, shards and resuming stand on that. */
import { differInTheirWorlds, firstDifference } from './policies/slots.ts'
import { createRecorder, finishRecord, recordDay, type Recorder } from './observe/record-day.ts'
import type { Scenario } from './scenario.ts'
import { startSim, stepDay } from './simulation.ts'
import { copyState, resumeState, type Sim } from './state/sim.ts'

export interface ReplicateTask {
  readonly scenario: Scenario
  /** Run beside it with the same people and luck, from the day they first differ; or null. */
  readonly against: Scenario | null
  readonly seed: string
  readonly replicate: number // 0, 1, 2, ...
  readonly weight: number // people one simulated person stands for
}
export interface ReplicateResult {
  /** The scenario's record, then the counterfactual's where there is one; see observe/layout.ts. */
  readonly records: readonly Float32Array[]
  /** State changes of simulated people, both scenarios together, the shared past counted once. */
  readonly nTransitions: number
  readonly nPeople: number // simulated people who intended to go at some time
  readonly warnings: readonly string[]
}

/** Memory that a worker keeps from one replicate to the next. */
export interface Workspace {
  buffer?: ArrayBuffer
  copy?: Uint8Array
}

/** Run one replicate of a scenario, and of its counterfactual. Throws RangeError on our mistakes. */
export function runReplicate(task: ReplicateTask, workspace: Workspace = {}): ReplicateResult {
  const { scenario, against, seed, replicate, weight } = task
  if (against === null) return runAlone(scenario, task, workspace)
  // The counterfactual is reported over the same dates as the scenario.
  const { start, from, to, headline } = scenario
  const other: Scenario = { ...against, start, from, to, headline }
  if (differInTheirWorlds(scenario, other)) {
    const first = runAlone(scenario, task, workspace)
    const second = runAlone(other, task, workspace)
    return {
      records: [...first.records, ...second.records],
      nTransitions: first.nTransitions + second.nTransitions,
      nPeople: first.nPeople + second.nPeople,
      warnings: [...new Set([...first.warnings, ...second.warnings])],
    }
  }
  const scenarios = [scenario, other]
  const sim = startIn({ scenarios, seed, replicate, weight }, workspace)
  const recorders = scenarios.map(createRecorder)
  const forkDay = Math.min(firstDifference(scenario, other), sim.endDay + 1)
  runDays(sim, sim.startDay, forkDay - 1, recorders)
  workspace.copy = copyState(sim, workspace.copy)
  const shared = sim.ledger.nTransitions[0]
  runDays(sim, forkDay, sim.endDay, [recorders[0]])
  const alone = sim.ledger.nTransitions[0]
  resumeState(sim, workspace.copy, 1)
  runDays(sim, forkDay, sim.endDay, [recorders[1]])
  return {
    records: recorders.map(finishRecord),
    nTransitions: alone + sim.ledger.nTransitions[0] - shared,
    nPeople: sim.people.count[0],
    warnings: warningsOf(sim),
  }
}

function runAlone(scenario: Scenario, task: ReplicateTask, workspace: Workspace): ReplicateResult {
  const { seed, replicate, weight } = task
  const sim = startIn({ scenarios: [scenario], seed, replicate, weight }, workspace)
  const recorder = createRecorder(scenario)
  runDays(sim, sim.startDay, sim.endDay, [recorder])
  return {
    records: [finishRecord(recorder)],
    nTransitions: sim.ledger.nTransitions[0],
    nPeople: sim.people.count[0],
    warnings: warningsOf(sim),
  }
}

function startIn(world: Parameters<typeof startSim>[0], workspace: Workspace): Sim {
  const sim = startSim(world, workspace.buffer)
  workspace.buffer = sim.buffer
  return sim
}

function runDays(sim: Sim, first: number, last: number, recorders: readonly Recorder[]): void {
  for (let day = first; day <= last; day++) {
    stepDay(sim, day)
    for (const recorder of recorders) recordDay(sim, recorder)
  }
}

/** Where sampling noise alone exceeds the noise of days, a threshold sees too restless a count. */
function warningsOf({ params, us, weight }: Sim): string[] {
  const expected = Math.max(50, us.expectedEncounters[0])
  const cluster = us.clusters[0] > 0 ? us.clusters[1] / us.clusters[0] : 2
  const room = params.dailyNoise * params.dailyNoise
  if (room + ((1 - weight) * cluster) / expected >= 0) return []
  const enough = Math.max(1, Math.floor(1 + (room * expected) / cluster))
  return [`days vary more than observed at weight ${weight}: near a threshold use --weight ${enough} or less`]
}
