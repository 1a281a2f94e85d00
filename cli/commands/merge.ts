import type { Argv } from 'yargs'
import type { MergeArguments } from '../merge-shards.ts'
import { runOptions } from '../run-options.ts'

export const command = 'merge <dirs...>'
export const describe = 'Join the shards of a run or a sweep into the result that one machine would have given'

export const builder = (yargs: Argv) => yargs
  .positional('dirs', {
    describe: 'Folders of all shards, in any order', type: 'string', array: true, demandOption: true,
  })
  .options({
    out: runOptions.out, formats: runOptions.formats, 'csv-dialect': runOptions['csv-dialect'], junit: runOptions.junit,
    json: runOptions.json, quiet: runOptions.quiet,
  })
  .example('$0 merge shards/*', 'After "umbral run --shard 1/3 --out shards/1", 2/3 and 3/3')

export async function handler(args: object): Promise<void> {
  const { mergeShards } = await import('../merge-shards.ts')
  process.exitCode = await mergeShards(args as MergeArguments)
}
