import type { Argv } from 'yargs'
import { sensitivityOptions, type SweepArguments } from '../sweep/sweep-options.ts'

export const command = 'sensitivity <file>'
export const describe = 'Find out which parameters matter: Sobol indices or Morris screening'

export const builder = (yargs: Argv) => yargs
  .positional('file', {
    describe: "The file of an analysis, or the name of one that ships", type: 'string', demandOption: true,
  })
  .options(sensitivityOptions)
  .example('$0 sensitivity what-matters', 'Which parameters encounters depend on')

export async function handler(args: object): Promise<void> {
  const { runSweep } = await import('../sweep/run-sweep.ts')
  process.exitCode = await runSweep('sensitivity', args as SweepArguments)
}
