/**
 * What one replicate costs, in compiled code and after a warm-up: `npm run bench`.
 *
 * For each weight: CPU time of a replicate of the main job's scenario without its counterfactual,
 * per transition and in all (the threads of garbage collection and compilation included), simulated
 * people a second, and the process's peak memory so far. Then where the time of a day goes, process
 * by process. Times depend on the machine: nothing is asserted.
 *
 *   --full    also weight 1, everybody
 *   --json    one JSON line a weight
 *   --write   put the table into docs/performance.md
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadScenario } from '../cli/scenario/load.ts'
import { packageFolder } from '../report/package-folder.ts'
import { parameters } from '../sim/parameters/table.ts'
import { runReplicate, type Workspace } from '../sim/run-replicate.ts'
import { dailySchedule, type Process } from '../sim/schedule.ts'
import { printedTable } from './printed-table.ts'

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const SCENARIO = 'june-2024-order'
const { scenario } = loadScenario(SCENARIO, parameters)
/** From coarse to fine, because peak memory never falls. */
const weights = options.full ? [50, 5, 1] : [50, 5]
const REPEATS: Readonly<Record<number, number>> = { 50: 10, 5: 3, 1: 1 }

/** Time spent in each process while it is being measured, ms. */
const spent = new Map<string, number>()

/** Have the schedule say how long each of its processes takes. */
function timeProcesses(): () => void {
  const schedule = dailySchedule as Process[]
  const original = [...schedule]
  spent.clear()
  original.forEach((step, k) => {
    schedule[k] = (sim) => {
      const started = performance.now()
      step(sim)
      spent.set(step.name, (spent.get(step.name) ?? 0) + performance.now() - started)
    }
  })
  return () => original.forEach((step, k) => (schedule[k] = step))
}

interface Cost {
  readonly weight: number
  readonly transitions: number // of one replicate, on average
  readonly people: number
  readonly cpuSeconds: number
  readonly nsPerTransition: number
  readonly peoplePerSecond: number
  readonly peakMemoryMiB: number
  /** Nanoseconds per transition, by process of the schedule and what is outside of it. */
  readonly processes: Readonly<Record<string, number>>
}

function measure(weight: number, nRepeats: number): Cost {
  const workspace: Workspace = {}
  const run = (replicate: number) =>
    runReplicate({ scenario, against: null, seed: 'bench', replicate, weight }, workspace)
  run(0) // warm up: compile, and touch the memory
  let transitions = 0
  let people = 0
  const before = process.cpuUsage()
  for (let r = 1; r <= nRepeats; r++) {
    const { nTransitions, nPeople } = run(r)
    transitions += nTransitions
    people += nPeople
  }
  const { user, system } = process.cpuUsage(before)
  const cpuSeconds = (user + system) / 1e6
  const peakMemoryMiB = Math.round(process.resourceUsage().maxRSS / 1024)

  const untime = timeProcesses()
  const started = performance.now()
  const timed = run(1).nTransitions
  const all = performance.now() - started
  untime()
  const perTransition = (ms: number): number => Math.round((ms * 1e6) / timed)
  const inside = [...spent.values()].reduce((a, b) => a + b, 0)
  return {
    weight, peakMemoryMiB,
    transitions: Math.round(transitions / nRepeats),
    people: Math.round(people / nRepeats),
    cpuSeconds: rounded(cpuSeconds / nRepeats),
    nsPerTransition: Math.round((cpuSeconds * 1e9) / transitions),
    peoplePerSecond: Math.round(people / cpuSeconds),
    processes: Object.fromEntries([
      ...dailySchedule.map(({ name }) => [name, perTransition(spent.get(name) ?? 0)] as const),
      ['start, record and finish', perTransition(all - inside)] as const,
    ]),
  }
}

const rounded = (value: number): number => Number(value.toPrecision(3))

const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`
const costHeader = [
  'weight', 'people', 'transitions', 'CPU s', 'ns / transition', 'people / s', 'peak MiB',
]
const costCells = (cost: Cost): string[] => [
  cost.weight, cost.people.toLocaleString('en'), cost.transitions.toLocaleString('en'),
  cost.cpuSeconds, cost.nsPerTransition, cost.peoplePerSecond.toLocaleString('en'),
  cost.peakMemoryMiB,
].map(String)
const processHeader = (costs: readonly Cost[]): string[] =>
  ['process', ...costs.map(({ weight }) => `weight ${weight}`)]
const processRows = (costs: readonly Cost[]): string[][] =>
  Object.keys(costs[0].processes).map((name) =>
    [name, ...costs.map(({ processes }) => String(processes[name]))])

const markdown = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map((_, k) => (k === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Replace what stands between the two marks of docs/performance.md. */
function writeFigures(costs: readonly Cost[]): void {
  const file = join(packageFolder(), 'docs', 'performance.md')
  const text = readFileSync(file, 'utf8')
  const [begin, end] = ['<!-- figures -->\n', '<!-- end of figures -->']
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end)
  if (from < begin.length || to < from) throw new Error(`${file} has no place for figures`)
  const figures = [
    `${machine}; one replicate of \`${SCENARIO}\`, ${scenario.start} to ${scenario.to}.`,
    markdown(costHeader, costs.map(costCells)),
    'Nanoseconds per transition spent in each process of the schedule, all that it calls included:',
    markdown(processHeader(costs), processRows(costs)),
  ]
  writeFileSync(file, `${text.slice(0, from)}\n${figures.join('\n\n')}\n\n${text.slice(to)}`)
  console.error('docs/performance.md')
}

const costs = weights.map((weight) => {
  const cost = measure(weight, REPEATS[weight])
  if (options.json) console.log(JSON.stringify({ machine, scenario: SCENARIO, ...cost }))
  return cost
})
if (!options.json) {
  const numbers = costHeader.map((_, k) => k)
  console.log(`${machine}; one replicate of ${SCENARIO}, ${scenario.start} to ${scenario.to}\n`)
  console.log(printedTable(costHeader, costs.map(costCells), numbers))
  console.log('\nns / transition in each process, all that it calls included\n')
  console.log(printedTable(processHeader(costs), processRows(costs), numbers.slice(1)))
}
if (options.write) writeFigures(costs)
