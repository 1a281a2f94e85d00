#!/usr/bin/env node
/** The program. Commands import what they need when they run, so that `--help` is quick. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { packageFolder } from '../report/package-folder.ts'
import * as calibrate from './commands/calibrate.ts'
import * as compare from './commands/compare.ts'
import * as explain from './commands/explain.ts'
import * as merge from './commands/merge.ts'
import * as replay from './commands/replay.ts'
import * as report from './commands/report.ts'
import * as run from './commands/run.ts'
import * as scenarios from './commands/scenarios.ts'
import * as schema from './commands/schema.ts'
import * as sensitivity from './commands/sensitivity.ts'
import * as sweep from './commands/sweep.ts'
import * as validate from './commands/validate.ts'
import { namesFor } from './complete-names.ts'
import { UsageError } from './exit.ts'
import { writeOut } from './output.ts'
import { endWith, openProgram } from './program.ts'
import { nearest } from './scenario/nearest.ts'

const commands = {
  run,
  compare,
  sweep,
  sensitivity,
  calibrate,
  merge,
  replay,
  report,
  scenarios,
  validate,
  explain,
  schema,
}
const commandNames = [...Object.keys(commands), 'completion']

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--get-yargs-completions') { // then the program, the command, ..., the word begun
    const names = await namesFor(args[2], args[args.length - 1])
    if (names.length > 0) return writeOut(`${names.join('\n')}\n`)
  }
  await refuseMistypedCommand(args[0])
  const { program, suggestFrom } = openProgram('umbral', args)
  program
    .usage('$0 <command>\n\nSimulates migration flows, person by person, under announced, '
      + 'threshold-triggered border policy.')
    .version(programVersion())
    .completion('completion', 'Print a script that completes commands in a shell')
    .alias('version', 'v')
  for (const { builder, ...command } of Object.values(commands)) {
    const build = (own: Argv): Argv => {
      const built = (builder as (yargs: Argv) => Argv)(own)
      suggestFrom(built)
      return built
    }
    program.command({ ...command, builder: build } as unknown as CommandModule)
  }
  // yargs would print the script, and then run a scenario of that name
  if (args.length === 1 && args[0] === 'completion') program.showCompletionScript()
  else await program.parseAsync()
}

/** `umbral vaildate x.yaml` would otherwise look for a scenario called vaildate. */
async function refuseMistypedCommand(word = '-'): Promise<void> {
  if (word.startsWith('-') || commandNames.includes(word) || /[./\\]/.test(word)) return
  const meant = nearest(word, commandNames)
  if (meant === undefined) return
  const { shippedNames } = await import('./scenario/shipped.ts')
  if (shippedNames().includes(word)) return
  throw new UsageError(`there is no command "${word}"; did you mean "${meant}"?`)
}

function programVersion(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

const args = process.argv.slice(2)
endWith(main(args), args.includes('--json'))
