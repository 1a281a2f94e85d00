import type { Argv } from 'yargs'
import { sweepOptions, type SweepArguments } from '../sweep/sweep-options.ts'

export const command = 'sweep <file>'
export const describe = 'Run a scenario at many points: a grid, a Latin hypercube or a Sobol sequence'

export const builder = (yargs: Argv) => yargs
  .positional('file', {
    describe: "A sweep's file, or the name of one that ships", type: 'string', demandOption: true,
  })
  .options(sweepOptions)
  .example('$0 sweep threshold-and-effort', 'Thresholds and Mexican effort, with heat maps')

export async function handler(args: object): Promise<void> {
  const { runSweep } = await import('../sweep/run-sweep.ts')
  process.exitCode = await runSweep('sweep', args as SweepArguments)
}
