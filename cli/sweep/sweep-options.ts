/** Options of `sweep` and `sensitivity`: those of a run that make sense for many points. */
import { sweepFormats } from '../../report/formats.ts'
import { valued, wordsOf } from '../coerce.ts'
import { runOptions, type RunArguments } from '../run-options.ts'

const {
  replicates, precision, seed, draws, weight, threads, set, out, shard, resume, json, quiet,
} = runOptions

/** Of `sensitivity`, whose indices say by intervals of their own how sure they are. */
export const sensitivityOptions = {
  replicates: { ...replicates, describe: 'Replicates of each point [default: of the file, or 20]' },
  seed: { ...seed, describe: 'The number that fixes luck and design [default: of the file, or 1]' },
  draws: {
    ...draws,
    describe: `${draws.describe.replace(/ \[.*/, '')}; what axes vary is as they say [default: defaults]`,
  },
  weight: { ...weight, describe: 'People one simulated person stands for [default: of the file, or 5]' },
  threads, set, out,
  formats: valued({
    describe: `Kinds of files to write, of ${sweepFormats.join(', ')} [default: all]; csv and pictures always are`,
    coerce: wordsOf('formats', sweepFormats),
  }),
  shard, resume, json, quiet,
} as const

export const sweepOptions = {
  ...sensitivityOptions,
  draws: {
    ...draws, describe: draws.describe.replace(' [', '; what axes vary is as they say ['),
  },
  precision: {
    ...precision,
    describe: 'Add rounds of so many replicates until the Monte Carlo error of each measure in the pictures is at '
      + 'most this share of its mean at every point, such as 5%',
  },
} as const

export interface SweepArguments extends Pick<RunArguments,
  'replicates' | 'precision' | 'seed' | 'draws' | 'weight' | 'threads' | 'set' | 'out' | 'formats' | 'shard' | 'resume'
  | 'json' | 'quiet'> {
  readonly file: string
}
