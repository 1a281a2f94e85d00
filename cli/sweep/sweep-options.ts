/** Options of `sweep` and `sensitivity`: those of a run that make sense for many points. */
import { runOptions, type RunArguments } from '../run-options.ts'

const {
  replicates, seed, weight, threads, set, out, shard, resume, json, quiet,
} = runOptions

export const sweepOptions = {
  replicates: { ...replicates, describe: 'Replicates of each point [default: of the file, or 20]' },
  seed: { ...seed, describe: 'The number that fixes luck and design [default: of the file, or 1]' },
  weight: { ...weight, describe: 'People one simulated person stands for [default: of the file, or 5]' },
  threads, set, out, shard, resume, json, quiet,
} as const

export interface SweepArguments extends Pick<RunArguments,
  'replicates' | 'seed' | 'weight' | 'threads' | 'set' | 'out' | 'shard' | 'resume' | 'json' | 'quiet'> {
  readonly file: string
}
