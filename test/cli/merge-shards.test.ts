import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planOf } from '../../cli/execute-run.ts'
import { Exit } from '../../cli/exit.ts'
import { mergeShards } from '../../cli/merge-shards.ts'
import { runInputsFrom } from '../../cli/run-inputs.ts'
import type { RunArguments } from '../../cli/run-options.ts'
import { runBatch } from '../../workers/batch.ts'
import { openJournal } from '../../workers/journal.ts'
import { tasksOf, type Shard } from '../../workers/plan.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'
import { batchOf, runStandIn } from '../workers/stand-in.ts'
import { model, run } from './stand-in-run.ts'

const merge = (dirs: readonly string[], out: string) =>
  mergeShards({ dirs, out, formats: ['csv'], quiet: true }, model)

/** A shard's folder, without the threads that usually fill it. */
function writeShard(out: string, shard: Shard, more: RunArguments = {}): string {
  const inputs = runInputsFrom({ scenario: 'june-2024-order', replicates: 7, draws: 'defaults', ...more })
  const plan = planOf(inputs, model.layoutOf, shard)
  const journal = openJournal(out, plan)
  journal.append(runBatch(batchOf(plan, tasksOf(plan)), runStandIn))
  journal.close()
  return out
}

function threeShards() {
  const folder = temporaryFolder()
  const dirs = [1, 2, 3].map((index) => writeShard(join(folder, `${index}`), { index, of: 3 }))
  return { folder, dirs, merged: join(folder, 'merged') }
}

test('shards and merge give the bytes of one machine', async () => {
  const folder = temporaryFolder()
  const merged = join(folder, 'merged')
  const dirs = [1, 2, 3].map((index) => join(folder, `${index}`))
  for (const [k, out] of dirs.entries()) await run(out, { shard: { index: k + 1, of: 3 } })
  await run(join(folder, 'whole'))
  expect(await merge(dirs.toReversed(), merged)).toBe(Exit.fine)
  const files = filesOf(merged)
  expect(Object.keys(files)).toContain('comparison.csv')
  expect(files).toEqual(filesOf(join(folder, 'whole')))
  await expect(merge(dirs, merged)).rejects.toThrow(/holds this same run, finished/)
})

test('names the shard that is missing, or there twice', async () => {
  const { dirs: [one, two, three], merged } = threeShards()
  await expect(merge([one, three], merged)).rejects.toThrow(/shard 2\/3 is missing/)
  await expect(merge([one, two, three, two], merged)).rejects
    .toThrow(/shard 2\/3 is there 2 times: .*2, .*2$/)
})

test('names the shard of another run, and says how it differs', async () => {
  const { folder, dirs: [one, two, three], merged } = threeShards()
  const other = writeShard(join(folder, 'other'), { index: 2, of: 3 }, { seed: 2 })
  await expect(merge([one, other, three], merged)).rejects
    .toThrow(/other is foreign: .*seed is "2" here, "1" there\n.*shard 2\/3 is missing/)
  const half = writeShard(join(folder, 'half'), { index: 1, of: 2 })
  await expect(merge([one, two, three, half], merged)).rejects
    .toThrow(/half is foreign: .*one of 2 shards here, one of 3 there/)
  await expect(merge([folder], merged)).rejects.toThrow(/holds no journal/)
})

test('names the shard that is unfinished or damaged, which --resume then mends', async () => {
  const { dirs, merged } = threeShards()
  const lines = join(dirs[0], 'journal/done.jsonl')
  truncateSync(lines, readFileSync(lines).length - 9)
  await expect(merge(dirs, merged)).rejects.toThrow(/shard 1\/3 in .* is unfinished \(2 of 3\)/)
  await run(dirs[0], { shard: { index: 1, of: 3 }, resume: true })

  const records = join(dirs[2], 'journal/records.bin')
  const bytes = readFileSync(records)
  bytes[5] ^= 1
  writeFileSync(records, bytes)
  await expect(merge(dirs, merged)).rejects.toThrow(/shard 3\/3 in .* is unfinished \(1 of 2\)/)
})
