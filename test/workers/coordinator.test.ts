import { expect, test } from 'vitest'
import type { RunInputs } from '../../workers/inputs.ts'
import { openJournal, type Journal } from '../../workers/journal.ts'
import { runReplicates, type RunOptions } from '../../workers/coordinator.ts'
import { temporaryFolder } from './folders.ts'
import { runStandIn, scenarioNamed, standInLayout } from './stand-in.ts'

const recordLength = standInLayout.length
const worker = new URL('./stand-in-worker.ts', import.meta.url).href
const inputsOf = (parameters: Record<string, number>, replicates = 12): RunInputs => ({
  version: '0.1.0', scenario: scenarioNamed('a', parameters), against: null, seed: '3', weight: 5,
  replicates,
})
const optionsOf = (threads: number, more: Partial<RunOptions> = {}): RunOptions =>
  ({ recordLength, threads, worker, ...more })

function contents(journal: Journal): Float32Array[] {
  return journal.recorded().map((replicate) => {
    const record = new Float32Array(recordLength)
    journal.read(replicate, 0, record)
    return record
  })
}

test.each([1, 2, 3])('runs every replicate once, the same on %i threads', async (threads) => {
  const inputs = inputsOf({ ms: 2 })
  const journal = openJournal(temporaryFolder(), inputs, recordLength)
  const execution = await runReplicates(inputs, journal, optionsOf(threads))
  expect(execution).toMatchObject({ replicates: 12, transitions: 186, interrupted: false })
  expect(contents(journal)).toEqual(Array.from({ length: 12 }, (_, replicate) =>
    runStandIn({ ...inputs, replicate }).records[0]))
  journal.remove()
})

test('writes a failed replicate down and finishes the others', async () => {
  const inputs = inputsOf({ failAt: 5 })
  const journal = openJournal(temporaryFolder(), inputs, recordLength)
  const failed: number[] = []
  const execution = await runReplicates(inputs, journal, optionsOf(2, {
    onProgress: (progress) => failed.push(...progress.failed.map(({ replicate }) => replicate)),
  }))
  expect(execution).toMatchObject({ replicates: 12, interrupted: false })
  expect(failed).toEqual([5])
  expect(journal.failures()).toEqual([
    { replicate: 5, stage: 'travel', message: 'no smuggler would go' },
  ])
  expect(journal.recorded()).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
  journal.remove()
})

test('survives a thread that dies, and tries its replicate again on resumption', async () => {
  const folder = temporaryFolder()
  const inputs = inputsOf({ exitAt: 6 }, 10)
  const journal = openJournal(folder, inputs, recordLength)
  await runReplicates(inputs, journal, optionsOf(2))
  expect(journal.failures()).toMatchObject([{ replicate: 6, stage: 'worker' }])
  expect(journal.recorded()).toHaveLength(9)
  journal.close()
  const again = openJournal(folder, inputs, recordLength)
  expect(again.isDone(6)).toBe(false)
  again.close()
})

test('stops when asked and goes on later, without repeating anything', async () => {
  const folder = temporaryFolder()
  const inputs = inputsOf({ ms: 30 }, 20)
  const first = openJournal(folder, inputs, recordLength)
  const controller = new AbortController()
  const stopped = await runReplicates(inputs, first, optionsOf(2, {
    signal: controller.signal,
    onProgress: ({ done }) => {
      if (done >= 4) controller.abort()
    },
  }))
  expect(stopped.interrupted).toBe(true)
  expect(first.nDone).toBeGreaterThanOrEqual(4)
  expect(first.nDone).toBeLessThan(20)
  first.close()

  const second = openJournal(folder, inputs, recordLength)
  const before = second.nDone
  const rest = await runReplicates(inputs, second, optionsOf(2))
  expect(rest).toMatchObject({ replicates: 20 - before, interrupted: false })
  expect(contents(second)).toEqual(Array.from({ length: 20 }, (_, replicate) =>
    runStandIn({ ...inputs, replicate }).records[0]))
  second.remove()
})

test('gives up soon when a running batch does not', async () => {
  const inputs = inputsOf({ ms: 20_000 }, 3)
  const journal = openJournal(temporaryFolder(), inputs, recordLength)
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 800)
  const { interrupted, seconds } = await runReplicates(inputs, journal, optionsOf(1, {
    signal: controller.signal,
  }))
  expect(interrupted).toBe(true)
  expect(seconds).toBeLessThan(8)
  journal.remove()
})

test('says so when a worker cannot even start', async () => {
  const inputs = inputsOf({}, 3)
  const journal = openJournal(temporaryFolder(), inputs, recordLength)
  const worker = new URL('./no-such-worker.ts', import.meta.url).href
  await expect(runReplicates(inputs, journal, optionsOf(2, { worker }))).rejects
    .toThrow(/Cannot find module/)
  journal.remove()
})
