#!/usr/bin/env node
/** The program. Commands import what they need when they run, so that `--help` is quick. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import yargs, { type Argv, type CommandModule } from 'yargs'
import { packageFolder } from '../report/package-folder.ts'
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
import { Exit, MachineError, UsageError, UserError } from './exit.ts'
import { writeError, writeEvent, writeOut } from './output.ts'
import { didYouMean, nearest } from './scenario/nearest.ts'
import { problemRecord, ScenarioError } from './scenario/problems.ts'

const commands = {
  run,
  compare,
  sweep,
  sensitivity,
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
  let known: string[] = [] // options of the command that runs
  const program = yargs([...args])
    .scriptName('umbral')
    .locale('en')
    .usage('$0 <command>\n\nSimulates migration flows, person by person, under announced, '
      + 'threshold-triggered border policy.')
    .parserConfiguration({
      'boolean-negation': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .updateStrings({ string: 'value', array: 'list', boolean: 'switch' })
    .version(programVersion())
    .completion('completion', 'Print a script that completes commands in a shell')
    .alias({ h: 'help', v: 'version' })
    .strict()
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw message === null && error ? error : new UsageError(withSuggestions(message ?? '', known))
    })
  program.wrap(Math.min(100, program.terminalWidth()))
  for (const { builder, ...command } of Object.values(commands)) {
    const build = (own: Argv): Argv => {
      const built = (builder as (yargs: Argv) => Argv)(own)
      known = optionNames(built)
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

function optionNames(built: Argv): string[] {
  const { string, boolean, array } = (built as unknown as {
    getOptions(): Record<'string' | 'boolean' | 'array', string[]>
  }).getOptions()
  return [...new Set([...string, ...boolean, ...array])].filter((name) => name.length > 1)
}

/** What yargs says, in our words; `Unknown argument: rep` gets the option that was meant. */
function withSuggestions(message: string, known: readonly string[]): string {
  const [, lonely] = /^Not enough arguments following: (.*)$/.exec(message) ?? []
  if (lonely !== undefined) return `--${lonely} needs a value`
  const [, unknown] = /^Unknown arguments?: (.*)$/.exec(message) ?? []
  if (unknown === undefined) return message
  return unknown.split(', ').map((word) => {
    const hint = nearest(word, known) === undefined
      ? known.find((name) => name.startsWith(word))
      : undefined
    return `there is no option or argument "${word}"${
      hint === undefined ? didYouMean(word, known) : `; did you mean "${hint}"?`}`
  }).join('\n')
}

function programVersion(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** What the user can fix has no stack; what is ours keeps it. */
function reportError(error: unknown, asEvent: boolean): number {
  if (error instanceof ScenarioError) {
    if (asEvent) writeEvent({ event: 'error', problems: error.problems.map(problemRecord) })
    writeError(`${error.message}\n`)
    return Exit.input
  }
  const isSystems = error instanceof Error && 'syscall' in error && 'code' in error
  const isPlain = isSystems || error instanceof MachineError || error instanceof UserError
  const text = error instanceof Error ? (isPlain ? error.message : error.stack) : String(error)
  if (asEvent) writeEvent({ event: 'error', message: text })
  writeError(`umbral: ${text}\n`)
  if (error instanceof UsageError) writeError('Try "umbral --help".\n')
  return error instanceof UserError ? Exit.input : Exit.fault
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error // a reader that has gone away, as `head` does
})
const args = process.argv.slice(2)
main(args).catch((error: unknown) => {
  process.exitCode = reportError(error, args.includes('--json'))
})
