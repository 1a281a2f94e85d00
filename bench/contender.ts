/**
 * One contender of a contest, in a process of its own: a name and its setting as JSON. Compiles and warms
 * up on a tenth of the people, then prints CPU seconds a run and what the first run counted.
 */
import { cpuSeconds } from './measure/cpu.ts'

interface Setting {
  readonly nPeople: number
  readonly nDays: number
  readonly seed: number
  readonly pace: number // of the small model
}
type Run = (setting: Setting) => unknown

const memory = {} // that a worker keeps
const contenders: Readonly<Record<string, () => Promise<Run>>> = {
  'kernel/keyed': async () => (await import('./kernel/keyed.ts')).runKeyed,
  'kernel/plain': async () => (await import('./kernel/plain.ts')).runPlain,
  'small-model/engine': async () => {
    const { runEngine } = await import('./small-model/engine.ts')
    return (setting) => runEngine(setting, memory)
  },
  'small-model/daily-loop': async () => (await import('./small-model/daily-loop.ts')).runDailyLoop,
  'small-model/agentscript': async () => (await import('./small-model/agentscript.ts')).runAgentScript,
  'small-model/flocc': async () => (await import('./small-model/flocc.ts')).runFlocc,
}
const WARM_SECONDS = 0.5
const MEASURED_SECONDS = 0.2

const [name, settingText] = process.argv.slice(2)
const setting = JSON.parse(settingText) as Setting
const run = await contenders[name]()
const tenth = { ...setting, nPeople: Math.ceil(setting.nPeople / 10) }
const started = cpuSeconds()
do await run(tenth)
while (cpuSeconds() - started < WARM_SECONDS)

const before = cpuSeconds()
let runs = 0
let outcome: unknown
do {
  const counted = await run(setting)
  outcome ??= counted
  runs++
} while (cpuSeconds() - before < MEASURED_SECONDS)
console.log(JSON.stringify({ cpuSeconds: (cpuSeconds() - before) / runs, outcome }))
