/**
 * What one replicate costs, in compiled code and after a warm-up, from coarse weights to fine ones.
 *
 * For each weight: CPU time of a replicate of the main job's scenario without its counterfactual, per
 * event, per transition and in all, simulated people a second, and the process's peak memory so far.
 * Then how cost grows with events, and where the time of a day goes, process by process.
 */
import { loadScenario } from '../cli/scenario/load.ts'
import { parameters } from '../sim/parameters/table.ts'
import { runReplicate, type Workspace } from '../sim/run-replicate.ts'
import { dailySchedule, type Process } from '../sim/schedule.ts'
import { cpuSeconds } from './measure/cpu.ts'
import { shown, type Figure, type Findings, type Subject, type Table } from './measure/findings.ts'
import { growthOf, type Growth } from './measure/fit.ts'
import { spreadOf, type Spread } from './measure/spread.ts'

const SCENARIO = 'june-2024-order'
const { scenario } = loadScenario(SCENARIO, parameters)
/** From coarse to fine, because peak memory never falls; with replicates of each. */
const quick = [[1000, 7], [100, 5], [50, 5], [10, 3], [5, 2]] as const
const all = [...quick, [1, 1]] as const
const isProfiled = (weight: number): boolean => [50, 5, 1].includes(weight)
/** So coarse that hardly anybody is simulated: what is left is paid by day and by class. */
const NOBODY = 100_000
/** At coarser weights nearly all of the cost is that of nobody, and what is left over is noise. */
const COARSEST_MARGINAL = 100

/** CPU time spent in each process while it is being measured, s. */
const spent = new Map<string, number>()

/** Have the schedule say how long each of its processes takes. */
function timeProcesses(): () => void {
  const schedule = dailySchedule as Process[]
  const original = [...schedule]
  spent.clear()
  original.forEach((step, k) => {
    schedule[k] = (sim) => {
      const before = cpuSeconds()
      step(sim)
      spent.set(step.name, (spent.get(step.name) ?? 0) + cpuSeconds() - before)
    }
  })
  return () => original.forEach((step, k) => (schedule[k] = step))
}

interface Cost {
  readonly weight: number
  readonly transitions: number // of one replicate, on average
  readonly people: number
  readonly cpu: Spread // seconds a replicate
  readonly peakMemoryMiB: number
  /** Nanoseconds per transition, by process of the schedule and what is outside of it. */
  readonly processes?: Readonly<Record<string, number>>
}
/** Intentions formed and changes of state: what a replicate is made of. */
const eventsOf = ({ people, transitions }: Cost): number => people + transitions

function costAt(weight: number, nRepeats: number): Cost {
  const workspace: Workspace = {}
  const run = (replicate: number) =>
    runReplicate({ scenario, against: null, seed: 'bench', replicate, weight }, workspace)
  run(0) // warm up: compile, and touch the memory
  let transitions = 0
  let people = 0
  const cpu: number[] = []
  for (let r = 1; r <= nRepeats; r++) {
    const before = cpuSeconds()
    const { nTransitions, nPeople } = run(r)
    cpu.push(cpuSeconds() - before)
    transitions += nTransitions
    people += nPeople
  }
  return {
    weight,
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    transitions: Math.round(transitions / nRepeats),
    people: Math.round(people / nRepeats),
    cpu: spreadOf(cpu),
    ...isProfiled(weight) ? { processes: profileOf(run) } : {},
  }
}

function profileOf(run: (replicate: number) => { nTransitions: number }): Record<string, number> {
  const untime = timeProcesses()
  const before = cpuSeconds()
  const { nTransitions } = run(1)
  const whole = cpuSeconds() - before
  untime()
  const perTransition = (seconds: number): number => Math.round((1e9 * seconds) / nTransitions)
  const inside = [...spent.values()].reduce((a, b) => a + b, 0)
  return Object.fromEntries([
    ...dailySchedule.map(({ name }) => [name, perTransition(spent.get(name) ?? 0)] as const),
    ['start, record and finish', perTransition(whole - inside)] as const,
  ])
}

const costHeader = [
  'weight', 'people', 'transitions', 'CPU s', 'ns / transition', 'ns / event', 'people / s', 'peak MiB',
]
const costCells = (cost: Cost): string[] => [
  String(cost.weight), shown(cost.people), shown(cost.transitions), cost.cpu.value.toPrecision(3),
  shown((1e9 * cost.cpu.value) / cost.transitions), shown((1e9 * cost.cpu.value) / eventsOf(cost)),
  shown(cost.people / cost.cpu.value), String(cost.peakMemoryMiB),
]

function processTable(costs: readonly Cost[]): Table {
  const profiled = costs.filter(({ processes }) => processes !== undefined)
  return {
    title: 'Nanoseconds per transition spent in each process of the schedule, all that it calls included',
    header: ['process', ...profiled.map(({ weight }) => `weight ${weight}`)],
    rows: Object.keys(profiled[0].processes!).map((name) =>
      [name, ...profiled.map(({ processes }) => String(processes![name]))]),
  }
}

const MOST_EXPONENT = 1.1
const MOST_NS = 200
const MOST_SECONDS = 6
const MOST_MIB = 1024

function figuresOf(costs: readonly Cost[], whole: Growth, marginal: Growth, fixed: number): Figure[] {
  return [
    ...costs.flatMap((cost): Figure[] => {
      const { weight, transitions, cpu, peakMemoryMiB } = cost
      const goals = weight === 1
      return [
        { name: `CPU time of a replicate, weight ${weight}`, unit: 's', ...cpu, ...goals ? { goal: { atMost: MOST_SECONDS } } : {} },
        {
          name: `CPU time of a transition, weight ${weight}`, unit: 'ns', value: (1e9 * cpu.value) / transitions,
          low: (1e9 * cpu.low) / transitions, high: (1e9 * cpu.high) / transitions,
          ...goals ? { goal: { atMost: MOST_NS } } : {},
        },
        { name: `CPU time of an event, weight ${weight}`, unit: 'ns', value: (1e9 * cpu.value) / eventsOf(cost) },
        ...weight <= COARSEST_MARGINAL
          ? [{ name: `marginal CPU time of an event, weight ${weight}`, unit: 'ns', value: (1e9 * (cpu.value - fixed)) / eventsOf(cost) }]
          : [],
        { name: `events of a replicate, weight ${weight}`, unit: 'events', value: eventsOf(cost) },
        { name: `peak memory, weight ${weight}`, unit: 'MiB', value: peakMemoryMiB, ...goals ? { goal: { atMost: MOST_MIB } } : {} },
      ]
    }),
    { name: 'CPU time of a replicate of nobody', unit: 's', value: fixed },
    exponentFigure('exponent of cost by events', whole),
    exponentFigure('exponent of marginal cost by events', marginal),
  ]
}

/** Exponent with two standard errors about it, and the goal. */
const exponentFigure = (name: string, { exponent, standardError }: Growth): Figure => ({
  name, unit: 'exponent', value: exponent, low: exponent - 2 * standardError, high: exponent + 2 * standardError,
  goal: { atMost: MOST_EXPONENT },
})

function measure(full: boolean): Findings {
  costAt(quick[0][0], 3) // compiles what all weights share, and would else be paid by the first
  const fixed = costAt(NOBODY, 7).cpu.value
  const costs = (full ? all : quick).map(([weight, nRepeats]) => costAt(weight, nRepeats))
  const events = costs.map(eventsOf)
  const whole = growthOf(events, costs.map(({ cpu }) => cpu.value))
  const fine = costs.filter(({ weight }) => weight <= COARSEST_MARGINAL)
  const marginal = growthOf(fine.map(eventsOf), fine.map(({ cpu }) => cpu.value - fixed))
  return {
    title: 'One replicate, by weight',
    words: `\`${SCENARIO}\` without its counterfactual, ${scenario.start} to ${scenario.to}; the middle of several `
      + 'replicates. Events are intentions formed (people) and transitions. From weight '
      + `${costs[0].weight.toLocaleString('en')} to ${costs[costs.length - 1].weight}, cost grows as events^${
        exponentOf(whole)}. Part of it does not depend on how many people there are: a replicate of nobody (weight ${
        NOBODY.toLocaleString('en')}) takes ${fixed.toPrecision(2)} s. Without that, cost grows as events^${exponentOf(marginal)} from weight ${COARSEST_MARGINAL} on (at coarser ones, nearly `
      + 'all is fixed, and the difference is noise).',
    tables: [{ title: '', header: costHeader, rows: costs.map(costCells) }, processTable(costs)],
    figures: figuresOf(costs, whole, marginal, fixed),
  }
}
const exponentOf = ({ exponent, standardError }: Growth): string =>
  `${exponent.toFixed(2)} (standard error ${standardError.toFixed(2)})`

export const replicate: Subject = { name: 'replicate', isQuick: true, measure }
