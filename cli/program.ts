/** What programs of this project have in common: how options are read, and how a program ends. */
import yargs, { type Argv } from 'yargs'
import { Exit, MachineError, UsageError, UserError } from './exit.ts'
import { writeError, writeEvent } from './output.ts'
import { didYouMean, nearest } from './scenario/nearest.ts'
import { problemRecord, ScenarioError } from './scenario/problems.ts'

/** A parser that refuses what it does not know; `suggestFrom` names the options that may be meant. */
export function openProgram(name: string, args: readonly string[]) {
  let known: string[] = []
  const program = yargs([...args])
    .scriptName(name)
    .locale('en')
    .parserConfiguration({
      'boolean-negation': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .updateStrings({ string: 'value', array: 'list', boolean: 'switch' })
    .alias('help', 'h')
    .strict()
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw message === null && error ? error : new UsageError(withSuggestions(message ?? '', known))
    })
  program.wrap(Math.min(100, program.terminalWidth()))
  const suggestFrom = (built: Argv): void => {
    known = optionNames(built)
  }
  return { program, suggestFrom }
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

/** Run to the end; what goes wrong becomes words and an exit status. */
export function endWith(main: Promise<void>, asEvent: boolean, name = 'umbral'): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error // a reader that has gone away, as `head` does
  })
  main.catch((error: unknown) => {
    process.exitCode = reportError(error, asEvent, name)
  })
}

/** What the user can fix has no stack; what is ours keeps it. */
function reportError(error: unknown, asEvent: boolean, name: string): number {
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
  if (error instanceof UsageError) writeError(`Try "${name} --help".\n`)
  return error instanceof UserError ? Exit.input : Exit.fault
}
