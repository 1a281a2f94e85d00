/** A sweep of 5 x 4 points x 20 replicates, killed ten times at any moment, ends with the bytes of one left alone. */
import { spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { inspectJournal } from '../../workers/journal.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')
const TASKS = 5 * 4 * 20
const KILLS = 10
/** Of the time of an undisturbed sweep: so many kills come before its end on any machine. */
const LONGEST_SHARE = 0.1

const sweep = `
question: Does it resume?
scenarios: june-2024-order
set: { start: 2024-05-01, from: 2024-05-25, to: 2024-06-25 }
axes:
  threshold:
    values: [1500, 2500, 3000, 4000, 5000]
    sets:
      policies.june-order.trigger.activate.at-least: 1
      policies.june-order.trigger.lift.below: 0.6
      policies.june-order.trigger.lift.unless-again: 1
  effort: { values: [0.5, 0.8, 1, 1.5], scales: [mexico.3.effort] }
design: { kind: grid }
weight: 1000
replicates: 20
reference: { threshold: 2500, effort: 1 }
`

/** Run for some time, then kill; the signal that ended it. */
const killedAfter = (ms: number, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('close', (_, signal) => {
      clearTimeout(timer)
      resolve(signal)
    })
  })

test('killed at ten random moments and resumed each time: the bytes of a sweep left alone', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'sweep.yaml')
  writeFileSync(file, sweep)
  const argsFor = (out: string) => ['sweep', file, '--out', out, '--resume', '--quiet']
  const run = (out: string) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...argsFor(out)], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  }
  const whole = join(folder, 'whole')
  const started = performance.now()
  run(whole)
  const ms = performance.now() - started
  const files = filesOf(whole)

  const killed = join(folder, 'killed')
  const moments: string[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const after = randomInt(Math.round(2000 + LONGEST_SHARE * ms))
    expect(await killedAfter(after, argsFor(killed))).toBe('SIGKILL')
    moments.push(`${(after / 1000).toFixed(1)} s: ${existsSync(killed) ? inspectJournal(killed)?.done ?? 0 : 0}`)
  }
  console.log(`undisturbed: ${(ms / 1000).toFixed(0)} s; killed after, replicates done of ${TASKS}: ${moments.join(', ')}`)
  expect(inspectJournal(killed)!.done).toBeLessThan(TASKS)
  expect(inspectJournal(killed)!.done).toBeGreaterThan(0)
  run(killed)
  expect(filesOf(killed)).toEqual(files)
  expect(Object.keys(files)).toContain('report.html')
})
