import { expect, test } from 'vitest'
import { openJournal, type Journal } from '../../workers/journal.ts'
import { runTasks, type RunOptions } from '../../workers/coordinator.ts'
import { planRun, type Shard } from '../../workers/plan.ts'
import { temporaryFolder } from './folders.ts'
import { runStandIn, scenarioNamed, standInLayout, standInWorker } from './stand-in.ts'

const recordLength = standInLayout.length
const planOf = (
  parameters: Record<string, number>, replicates = 12, shard: Shard | null = null,
) => planRun({
  version: '0.1.0', build: 'b', scenario: scenarioNamed('a', parameters), against: null, seed: '3',
  weight: 5, replicates,
}, recordLength, shard)
const optionsOf = (threads: number, more: Partial<RunOptions> = {}): RunOptions =>
  ({ threads, worker: standInWorker, ...more })

function contents(journal: Journal): Float32Array[] {
  return journal.recorded().map((replicate) => {
    const record = new Float32Array(recordLength)
    journal.read(replicate, 0, record)
    return record
  })
}

test.each([1, 2, 3])('runs every replicate once, the same on %i threads', async (threads) => {
  const plan = planOf({ ms: 2 })
  const journal = openJournal(temporaryFolder(), plan)
  const execution = await runTasks(plan, journal, optionsOf(threads))
  expect(execution).toMatchObject({ replicates: 12, transitions: 186, interrupted: false })
  expect(contents(journal)).toEqual(Array.from({ length: 12 }, (_, replicate) =>
    runStandIn(plan.taskOf(replicate)).records[0]))
  journal.remove()
})

test('runs no task but those of its shard', async () => {
  const plan = planOf({}, 8, { index: 2, of: 3 })
  const journal = openJournal(temporaryFolder(), plan)
  await runTasks(plan, journal, optionsOf(2))
  expect(journal.recorded()).toEqual([1, 4, 7])
  journal.remove()
})

test('writes a failed replicate down and finishes the others', async () => {
  const plan = planOf({ failAt: 5 })
  const journal = openJournal(temporaryFolder(), plan)
  const failed: number[] = []
  const execution = await runTasks(plan, journal, optionsOf(2, {
    onProgress: (progress) => failed.push(...progress.failed.map(({ task }) => task)),
  }))
  expect(execution).toMatchObject({ replicates: 12, interrupted: false })
  expect(failed).toEqual([5])
  expect(journal.failures()).toEqual([
    { task: 5, stage: 'travel', message: 'no smuggler would go' },
  ])
  expect(journal.recorded()).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
  journal.remove()
})

test('survives a thread that dies, and tries its replicate again on resumption', async () => {
  const folder = temporaryFolder()
  const plan = planOf({ exitAt: 6 }, 10)
  const journal = openJournal(folder, plan)
  await runTasks(plan, journal, optionsOf(2))
  expect(journal.failures()).toMatchObject([{ task: 6, stage: 'worker' }])
  expect(journal.recorded()).toHaveLength(9)
  journal.close()
  const again = openJournal(folder, plan)
  expect(again.isDone(6)).toBe(false)
  again.close()
})

test('stops when asked and goes on later, without repeating anything', async () => {
  const folder = temporaryFolder()
  const plan = planOf({ ms: 30 }, 20)
  const first = openJournal(folder, plan)
  const controller = new AbortController()
  const stopped = await runTasks(plan, first, optionsOf(2, {
    signal: controller.signal,
    onProgress: ({ done }) => {
      if (done >= 4) controller.abort()
    },
  }))
  expect(stopped.interrupted).toBe(true)
  expect(first.nDone).toBeGreaterThanOrEqual(4)
  expect(first.nDone).toBeLessThan(20)
  first.close()

  const second = openJournal(folder, plan)
  const before = second.nDone
  const rest = await runTasks(plan, second, optionsOf(2))
  expect(rest).toMatchObject({ replicates: 20 - before, interrupted: false })
  expect(contents(second)).toEqual(Array.from({ length: 20 }, (_, replicate) =>
    runStandIn(plan.taskOf(replicate)).records[0]))
  second.remove()
})

test('gives up soon when a running batch does not', async () => {
  const plan = planOf({ ms: 20_000 }, 3)
  const journal = openJournal(temporaryFolder(), plan)
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 800)
  const { interrupted, seconds } = await runTasks(plan, journal, optionsOf(1, {
    signal: controller.signal,
  }))
  expect(interrupted).toBe(true)
  expect(seconds).toBeLessThan(8)
  journal.remove()
})

test('says so when a worker cannot even start', async () => {
  const plan = planOf({}, 3)
  const journal = openJournal(temporaryFolder(), plan)
  const worker = new URL('./no-such-worker.ts', import.meta.url).href
  await expect(runTasks(plan, journal, optionsOf(2, { worker }))).rejects
    .toThrow(/Cannot find module/)
  journal.remove()
})
