/** Whether the model shows the eleven patterns that it is trusted by: `npm run patterns`. */
import { runOptions } from '../cli/run-options.ts'
import { endWith, openProgram } from '../cli/program.ts'
import { defaultReplicates, defaultWeight, type PatternArguments } from './patterns/pattern-inputs.ts'
import { showPatterns } from './patterns/show-patterns.ts'

const { replicates, seed, draws, weight, threads, set, out, resume, quiet } = runOptions
const name = 'npm run patterns --'

async function main(args: readonly string[]): Promise<void> {
  const { program, suggestFrom } = openProgram(name, args)
  const built = program
    .usage('$0 [options]\n\nSimulates history/2019-2024 with drawn parameters, and says of each pattern whether '
      + 'what was observed lies inside.')
    .version(false)
    .options({
      replicates: { ...replicates, describe: `Times to run it, each with a draw and luck of its own [default: ${defaultReplicates}]` },
      seed,
      draws: { ...draws, describe: draws.describe.replace('else defaults]', 'else priors]') },
      weight: { ...weight, describe: `People one simulated person stands for [default: ${defaultWeight}]` },
      threads,
      set,
      out: { ...out, describe: 'Folder of the results [default: results/patterns-<hash of inputs>]' },
      resume,
      write: { describe: 'Write docs/patterns.md and its pictures', type: 'boolean' },
      json: { describe: 'An array of the eleven patterns on standard output, instead of tables', type: 'boolean' },
      quiet,
    })
    .example('$0 --replicates 20 --weight 50 --draws defaults', 'A quick look at one set of parameters')
    .example('$0 --json', 'For programs')
    .epilogue('Ends with 0, whether or not patterns are inside; 1: our fault, or the machine\'s; 2: the input; '
      + '4: some replicates failed; 130: interrupted.')
  suggestFrom(built)
  const given = await built.parseAsync()
  if (given.help !== true) process.exitCode = await showPatterns(given as unknown as PatternArguments)
}

endWith(main(process.argv.slice(2)), false, name)
