import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runBatch } from '../../workers/batch.ts'
import { canonicalJson, differences, fingerprintOf, type RunInputs } from '../../workers/inputs.ts'
import {
  inspectJournal, journalFolder, openJournal, OtherRun, reasonsAgainst,
} from '../../workers/journal.ts'
import { FolderInUse } from '../../workers/lock.ts'
import { temporaryFolder } from './folders.ts'
import { planRun } from '../../workers/plan.ts'
import { batchOf, runStandIn, scenarioNamed, standInLayout } from './stand-in.ts'

const recordLength = standInLayout.length
const inputs: RunInputs = {
  version: '0.1.0', build: 'b', scenario: scenarioNamed('a'), against: null, seed: '1', weight: 5,
  replicates: 10,
}
const planOf = (from: RunInputs) => planRun(from, recordLength, null)
const plan = planOf(inputs)
const resultOf = (tasks: number[], from = plan) => runBatch(batchOf(from, tasks), runStandIn)
const numbersOf = (task: number) => resultOf([task]).records
const linesFile = (folder: string) => join(folder, journalFolder, 'done.jsonl')
const recordsFile = (folder: string) => join(folder, journalFolder, 'records.bin')

test('gives back what was written, in any order of finishing', () => {
  const journal = openJournal(temporaryFolder(), plan)
  journal.append(resultOf([4, 2]))
  journal.append(resultOf([0]))
  expect(journal.recorded()).toEqual([0, 2, 4])
  for (const replicate of [0, 2, 4]) {
    const read = new Float32Array(recordLength)
    journal.read(replicate, 0, read)
    expect(read).toEqual(numbersOf(replicate))
    const some = new Float32Array(3)
    journal.read(replicate, 5, some)
    expect(some).toEqual(numbersOf(replicate).slice(5, 8))
  }
  journal.close()
})

test('goes on after a kill in the middle of a line', () => {
  const folder = temporaryFolder()
  const first = openJournal(folder, plan)
  first.append(resultOf([0, 1]))
  first.append(resultOf([2]))
  first.close()
  truncateSync(linesFile(folder), readFileSync(linesFile(folder)).length - 9)
  appendFileSync(recordsFile(folder), Buffer.alloc(11)) // a record that was being written

  const second = openJournal(folder, plan)
  expect(second.recorded()).toEqual([0, 1])
  second.append(resultOf([2, 3]))
  second.close()

  const third = openJournal(folder, plan)
  expect(third.recorded()).toEqual([0, 1, 2, 3])
  const read = new Float32Array(recordLength)
  third.read(3, 0, read)
  expect(read).toEqual(numbersOf(3))
  third.remove()
  expect(existsSync(join(folder, journalFolder))).toBe(false)
})

test('runs a replicate again whose record was damaged on the disk', () => {
  const folder = temporaryFolder()
  const first = openJournal(folder, plan)
  first.append(resultOf([0, 1, 2]))
  first.close()
  const bytes = readFileSync(recordsFile(folder))
  bytes[recordLength * 4 + 3] ^= 1
  writeFileSync(recordsFile(folder), bytes)

  const second = openJournal(folder, plan)
  expect(second.isDone(1)).toBe(false)
  second.append(resultOf([1]))
  const read = new Float32Array(recordLength)
  second.read(2, 0, read)
  expect(read).toEqual(numbersOf(2))
  second.read(1, 0, read)
  expect(read).toEqual(numbersOf(1))
  second.close()
})

test('runs a task again whose line was damaged on the disk', () => {
  const folder = temporaryFolder()
  const first = openJournal(folder, plan)
  first.append(resultOf([0, 1, 2]))
  first.close()
  const lines = readFileSync(linesFile(folder), 'utf8')
  writeFileSync(linesFile(folder), lines.replace('"task":1', '"task":7')) // still JSON

  const second = openJournal(folder, plan)
  expect(second.recorded()).toEqual([0, 2])
  second.close()
})

test('refuses to go on with other inputs, and says which', () => {
  const folder = temporaryFolder()
  openJournal(folder, plan).close()
  const other = planOf({
    ...inputs, build: 'c', seed: '2', scenario: scenarioNamed('a', { detectionProb: 0.9 }),
  })
  expect(() => openJournal(folder, other)).toThrow(OtherRun)
  expect(() => openJournal(folder, other)).toThrow(/seed is "2" here, "1" there/)
  expect(reasonsAgainst(other, inspectJournal(folder)!.header)).toEqual([
    'the program itself has changed: its build is "c" here, "b" there',
    'scenario.parameters.detectionProb is 0.9 here, missing there',
    'seed is "2" here, "1" there',
  ])
  openJournal(folder, plan).close() // still there, unharmed and unlocked
})

test('keeps failures, and warnings once, whatever their figures', () => {
  const folder = temporaryFolder()
  const failing = planOf({ ...inputs, scenario: scenarioNamed('a', { failAt: 3 }) })
  const journal = openJournal(folder, failing)
  journal.append(resultOf([5, 3, 1], failing))
  journal.append(resultOf([0], failing))
  journal.close()
  const again = openJournal(folder, failing)
  expect(again.nDone).toBe(4)
  expect(again.recorded()).toEqual([0, 1, 5])
  expect(again.failures()).toEqual([
    { task: 3, stage: 'travel', message: 'no smuggler would go' },
  ])
  expect(again.warnings()).toEqual([{ message: 'replicate 1 is odd', first: 1, nTasks: 2 }])
  again.close()
})

test('lets one process write at a time, and forgets one that was killed', () => {
  const folder = temporaryFolder()
  const journal = openJournal(folder, plan)
  journal.close()
  const lock = join(folder, journalFolder, 'lock')
  writeFileSync(lock, '1 some-other-machine\n')
  expect(() => openJournal(folder, plan)).toThrow(FolderInUse)
  writeFileSync(lock, '')
  openJournal(folder, plan).close()
})

test('names inputs by content, whatever the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: null }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":null,"d":2}]}')
  const { seed, ...rest } = inputs
  expect(fingerprintOf({ ...rest, seed })).toBe(fingerprintOf(inputs))
  expect(fingerprintOf({ ...inputs, weight: 6 })).not.toBe(fingerprintOf(inputs))
  expect(differences({ a: { b: 1 }, c: [1] }, { a: { b: 2 }, c: [1] })).toEqual([
    'a.b is 1 here, 2 there',
  ])
})
