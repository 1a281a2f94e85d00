import type { Argv } from 'yargs'
import { defaultScenario, runOptions, type RunArguments } from '../run-options.ts'

export const command = ['run [scenario]', '$0']
export const describe = 'Run a scenario many times and write what comes out, as tables'

export const builder = (yargs: Argv) => yargs
  .positional('scenario', {
    describe: `Name of a scenario, or a file [default: ${defaultScenario}]`, type: 'string',
  })
  .options(runOptions)
  .example('$0', 'The June 2024 order, against a year without it')
  .example('$0 run my.yaml -n 20 --weight 50', 'A quick look at a question of your own')
  .example('$0 run --set policies.june-order.trigger.activate.at-least=4000', 'A changed threshold')
  .epilogue('Ends with 0; 1: our fault, or the machine\'s; 2: the input; 3: an "expect:" of the scenario does not '
    + 'hold; 4: some replicates failed; 130: interrupted.')

export async function handler(args: object): Promise<void> {
  const { runEnsemble } = await import('../run-ensemble.ts')
  process.exitCode = await runEnsemble(args as RunArguments)
}
