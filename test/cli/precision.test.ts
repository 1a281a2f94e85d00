import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planOf } from '../../cli/execute-run.ts'
import { Exit } from '../../cli/exit.ts'
import { runInputsFrom } from '../../cli/run-inputs.ts'
import type { RunArguments } from '../../cli/run-options.ts'
import type { Manifest } from '../../report/manifest.ts'
import { runBatch } from '../../workers/batch.ts'
import { openJournal } from '../../workers/journal.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'
import { batchOf, runStandIn } from '../workers/stand-in.ts'
import { asked as usual, model, run as runUsual } from './stand-in-run.ts'

// The stand-in's numbers are spread over 0 to 999: a relative error of about 0.58 / sqrt(replicates).
const asked: RunArguments = { ...usual, precision: 0.12 }
const run = (out: string, more: RunArguments = {}) => runUsual(out, { ...asked, ...more })
const manifestIn = (out: string): Manifest =>
  JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest

test('adds rounds until it is reached, the same on any number of threads', async () => {
  const folder = temporaryFolder()
  const [one, two, plain] = ['one', 'two', 'plain'].map((name) => join(folder, name))
  expect(await run(one)).toBe(Exit.fine)
  const { replicates, precision, finished, posteriorRows } = manifestIn(one)
  expect(precision).toMatchObject({ target: 0.12, replicatesPerRound: 7, isReached: true })
  expect(precision!.rounds).toBeGreaterThan(1)
  expect(precision!.leastPrecise!.error).toBeLessThanOrEqual(0.12)
  expect([replicates, finished, posteriorRows.length]).toEqual(Array(3).fill(7 * precision!.rounds))

  await run(two, { threads: 2 })
  expect(filesOf(two)).toEqual(filesOf(one))

  // Its tables are those of as many replicates asked for at once; one round fewer would not do.
  await run(plain, { precision: undefined, replicates })
  const { 'manifest.json': _, ...tables } = filesOf(plain)
  expect(filesOf(one)).toMatchObject(tables)
  const short = join(folder, 'short')
  await run(short, { precision: 0.99, replicates: replicates - 7 })
  expect(manifestIn(short).precision).toMatchObject({ rounds: 1 })
  expect(manifestIn(short).precision!.leastPrecise!.error).toBeGreaterThan(0.12)
})

test('goes on where a killed run was, to the same bytes', async () => {
  const folder = temporaryFolder()
  await run(join(folder, 'whole'))
  const out = join(folder, 'killed')
  const plan = planOf(runInputsFrom(asked), model.layoutOf, null)
  const journal = openJournal(out, { ...plan, nTasks: 700 })
  journal.append(runBatch(batchOf(plan, [5, 0, 3, 1, 2, 4, 6, 9, 7]), runStandIn))
  journal.close()
  await expect(run(out)).rejects.toThrow(/add --resume/)
  expect(await run(out, { resume: true, threads: 2 })).toBe(Exit.fine)
  expect(filesOf(out)).toEqual(filesOf(join(folder, 'whole')))

  expect(await run(out, { resume: true })).toBe(Exit.fine)
  await expect(run(out, { precision: 0.5 })).rejects.toThrow(/holds another run.*\n {2}precision is 0.5 here, 0.12 there$/)
})

test('is refused with --shard', async () => {
  await expect(run('unused', { shard: { index: 1, of: 2 } })).rejects.toThrow(/no use with --shard/)
})
