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
/** Every kill is drawn for some moment before this, so that the sweep does not end earlier, however fast the machine. */
const LAST_KILL = 0.85 * TASKS
/** How long a kill waits at most once as many replicates are done as it was drawn for, ms. */
const LONGEST_WAIT = 500

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
weight: 2000
replicates: 20
reference: { threshold: 2500, effort: 1 }
`

const doneIn = (folder: string): number => existsSync(folder) ? inspectJournal(folder)?.done ?? 0 : 0

/** Run until so many replicates are done, and a little longer, then kill; the signal that ended it. */
const killedWhen = (nDone: number, folder: string, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
    const watch = setInterval(() => {
      if (doneIn(folder) < nDone) return
      clearInterval(watch)
      setTimeout(() => child.kill('SIGKILL'), randomInt(LONGEST_WAIT))
    }, 20)
    child.on('close', (_, signal) => {
      clearInterval(watch)
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
  run(whole)
  const files = filesOf(whole)

  const killed = join(folder, 'killed')
  const moments = Array.from({ length: KILLS }, () => randomInt(LAST_KILL)).sort((a, b) => a - b)
  const found: number[] = []
  for (const moment of moments) {
    expect(await killedWhen(moment, killed, argsFor(killed))).toBe('SIGKILL')
    found.push(doneIn(killed))
  }
  console.log(`replicates done at each kill, of ${TASKS}: ${found.join(', ')}`)
  expect(found[KILLS - 1]).toBeLessThan(TASKS)
  run(killed)
  expect(filesOf(killed)).toEqual(files)
  expect(Object.keys(files)).toContain('report.html')
})
