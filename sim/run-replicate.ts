/** One replicate: a pure function of its task. Threads, shards and resuming stand on that. */
import { differInTheirWorlds, firstDifference } from './policies/slots.ts'
import { finishRecord, recordDay } from './observe/record-day.ts'
import { createRecorder, type Recorder } from './observe/recorder.ts'
import type { Scenario } from './scenario.ts'
import { startSim, stepDay } from './simulation.ts'
import { copyState, resumeState, type Sim } from './state/sim.ts'

export interface ReplicateTask {
  readonly scenario: Scenario
  /** Run beside it with the same people and luck, from the day they first differ; or null. */
  readonly against: Scenario | null
  /** Further scenarios to run beside it in the same way, as `compare` does. */
  readonly others?: readonly Scenario[]
  readonly seed: string
  readonly replicate: number // 0, 1, 2, ...
  readonly weight: number // people one simulated person stands for
}
export interface ReplicateResult {
  /** Of the scenario, of its counterfactual if it has one, and of the others; see observe/layout.ts. */
  readonly records: readonly Float32Array[]
  /** State changes of simulated people, all scenarios together, a shared past counted once. */
  readonly nTransitions: number
  readonly nPeople: number // simulated people who intended to go at some time
  readonly warnings: readonly string[]
}

/** Memory that a worker keeps from one replicate to the next. */
export interface Workspace {
  buffer?: ArrayBuffer
  copy?: Uint8Array
}

/**
 * Run one replicate of a scenario, and of those beside it. Those that differ from it by date only
 * share its past up to the day on which the first of them differs. Throws RangeError on our mistakes.
 */
export function runReplicate(task: ReplicateTask, workspace: Workspace = {}): ReplicateResult {
  const { scenario, against, others = [] } = task
  // Whatever runs beside a scenario is reported over the same dates.
  const { start, from, to, headline } = scenario
  const scenarios = [scenario, ...against === null ? [] : [against], ...others]
    .map((one): Scenario => ({ ...one, start, from, to, headline }))
  const groups = scenarios.reduce<number[][]>((found, one, k) => {
    const group = found.find(([first]) => !differInTheirWorlds(scenarios[first], one))
    if (group) group.push(k)
    else found.push([k])
    return found
  }, [])
  const results = groups.map((group) =>
    runTogether(group.map((k) => scenarios[k]), task, workspace))
  const records: Float32Array[] = []
  groups.forEach((group, g) => group.forEach((k, at) => (records[k] = results[g].records[at])))
  return {
    records,
    nTransitions: results.reduce((sum, { nTransitions }) => sum + nTransitions, 0),
    nPeople: results[0].nPeople,
    warnings: [...new Set(results.flatMap(({ warnings }) => warnings))],
  }
}

/** Scenarios of one world: their common past once, then each from a copy of its end. */
function runTogether(
  scenarios: readonly Scenario[],
  { seed, replicate, weight }: ReplicateTask,
  workspace: Workspace,
): ReplicateResult {
  const sim = startSim({ scenarios, seed, replicate, weight }, workspace.buffer)
  workspace.buffer = sim.buffer
  const recorders = scenarios.map(createRecorder)
  const [first, ...rest] = scenarios
  const forkDay = Math.min(sim.endDay + 1, ...rest.map((one) => firstDifference(first, one)))
  runDays(sim, sim.startDay, forkDay - 1, recorders)
  if (rest.length > 0) workspace.copy = copyState(sim, workspace.copy)
  const shared = sim.ledger.nTransitions[0]
  let nTransitions = shared
  recorders.forEach((recorder, k) => {
    if (k > 0) resumeState(sim, workspace.copy!, k)
    runDays(sim, forkDay, sim.endDay, [recorder])
    nTransitions += sim.ledger.nTransitions[0] - shared
  })
  return {
    records: recorders.map(finishRecord),
    nTransitions,
    nPeople: sim.intentions.nNumbers[0],
    warnings: warningsOf(sim),
  }
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
