/** Options of `calibrate`: those of a run that make sense where rounds build on one another. */
import { runOptions, type RunArguments } from '../run-options.ts'

const { seed, weight, threads, set, out, resume, json, quiet } = runOptions

export const calibrateOptions = {
  seed: { ...seed, describe: 'The number that fixes luck and draws [default: of the file, or 1]' },
  weight: { ...weight, describe: 'People one simulated person stands for, in all rounds [default: of the file, or 200]' },
  threads, set, out, resume, json, quiet,
} as const

export interface CalibrateArguments extends Pick<RunArguments,
  'seed' | 'weight' | 'threads' | 'set' | 'out' | 'resume' | 'json' | 'quiet'> {
  readonly file: string
}
