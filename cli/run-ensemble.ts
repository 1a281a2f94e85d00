/** What the commands that run ensembles do: from arguments to an exit status. */
import { appendFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { MeasureComparison } from '../study/comparison.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { defaultFormats } from '../report/formats.ts'
import { recordLayout } from '../sim/observe/layout.ts'
import { fingerprintOf, type RunInputs } from '../workers/inputs.ts'
import { FolderInUse } from '../workers/lock.ts'
import { closingTable } from './closing-table.ts'
import { executeRun, type ExecuteOptions, type RunOutcome } from './execute-run.ts'
import { Exit, UserError } from './exit.ts'
import { paintFor, writeError, writeEvent, writeOut, type Paint } from './output.ts'
import { showProgress, type ProgressDisplay } from './progress.ts'
import { defaultFolder, inspectRunFolder, shownFolder } from './run-folder.ts'
import { compareInputsFrom, runInputsFrom } from './run-inputs.ts'
import type { CompareArguments, RunArguments, SharedArguments } from './run-options.ts'

/** What tests put in place of the real model. */
export type Model = Pick<ExecuteOptions, 'layoutOf' | 'worker'>

const realModel: Model = { layoutOf: recordLayout }

/** `umbral run` */
export const runEnsemble = async (args: RunArguments, model = realModel): Promise<number> =>
  runInputs(runInputsFrom(args), args, model)

/** `umbral compare` */
export const compareScenarios = async (
  args: CompareArguments, model = realModel,
): Promise<number> => runInputs(compareInputsFrom(args), args, model)

async function runInputs(inputs: RunInputs, args: SharedArguments, model: Model): Promise<number> {
  const folder = resolve(args.out ?? defaultFolder(inputs))
  const state = inspectRunFolder(folder, inputs)
  const paint = paintFor(process.stdout)
  const json = args.json ?? false
  const quiet = args.quiet ?? false

  if (state.kind === 'finished') {
    if (!args.resume) {
      throw new UserError(`${shownFolder(folder)} holds this same run, finished; there is nothing `
        + 'to do. Choose another --out to run it again')
    }
    const failed = state.manifest.failures.length
    if (json) {
      writeEvent({ event: 'end', already: true, folder, finished: state.manifest.finished, failed })
    } else if (!quiet) writeOut(`This run has finished before; see ${shownFolder(folder)}\n`)
    return failed > 0 ? Exit.someFailed : Exit.fine
  }
  if (state.kind === 'unfinished' && !args.resume) {
    throw new UserError(`${shownFolder(folder)} holds this same run, unfinished (${state.done} of `
      + `${inputs.replicates} replicates); add --resume to go on with it, or choose another --out`)
  }

  const interrupt = listenForInterrupt()
  let display: ProgressDisplay | undefined
  interrupt.onFirst = () => {
    if (!quiet) display?.note('Stopping; what is done will be written. Once more to stop at once.')
  }
  const threads = args.threads ?? availableParallelism()
  let outcome: RunOutcome
  try {
    outcome = await executeRun(inputs, {
      ...model,
      folder,
      threads,
      formats: args.formats ?? defaultFormats,
      signal: interrupt.signal,
      onStart: (before) => {
        if (json) writeEvent(startEvent(inputs, folder, threads, before))
        display = showProgress({ total: inputs.replicates, before, json, quiet })
        if (before > 0) display.note(`Going on: ${before} replicates are done`)
      },
      onProgress: ({ done, failed }) => {
        for (const failure of failed) {
          if (json) writeEvent({ event: 'failure', ...failure })
          else {
            display?.note(`Replicate ${failure.replicate} failed in ${failure.stage}: ${
              failure.message}`)
          }
        }
        display?.update(done)
      },
    })
  } catch (error) {
    throw error instanceof FolderInUse
      ? new UserError(`${shownFolder(folder)} is in use: ${error.message}`)
      : error
  } finally {
    display?.end()
    interrupt.stop()
  }

  const status = statusOf(inputs, outcome)
  if (json) writeOutcome(outcome, folder, status)
  else {
    if (!quiet) writeOut(tableFor(inputs, outcome, folder, paint))
    writeError(troubles(inputs, outcome, folder, quiet))
  }
  addStepSummary(inputs, outcome, folder)
  return status
}

const statusOf = ({ replicates }: RunInputs, outcome: RunOutcome): number => {
  if (outcome.interrupted) return Exit.interrupted
  if (outcome.failures.length === replicates) return Exit.fault
  return outcome.failures.length > 0 ? Exit.someFailed : Exit.fine
}

/** npm and `timeout` pass a signal on that the terminal's whole group gets anyway: one, not two. */
const ECHO_MS = 1000

/** Ctrl-C or a termination: the first asks for an orderly end, the second ends. */
function listenForInterrupt() {
  const controller = new AbortController()
  let firstAt = 0
  const interrupt = {
    signal: controller.signal,
    onFirst: () => {},
    stop: () => {
      if (controller.signal.aborted) return // an echo must not cut the end short
      process.off('SIGINT', heard)
      process.off('SIGTERM', heard)
    },
  }
  function heard(): void {
    if (controller.signal.aborted) {
      if (Date.now() - firstAt > ECHO_MS) process.exit(Exit.interrupted)
      return
    }
    firstAt = Date.now()
    controller.abort()
    interrupt.onFirst()
  }
  process.on('SIGINT', heard)
  process.on('SIGTERM', heard)
  return interrupt
}

const tableFor = (inputs: RunInputs, outcome: RunOutcome, folder: string, paint: Paint): string =>
  outcome.tables === null ? '' : closingTable({
    scenario: inputs.scenario,
    against: inputs.against,
    others: inputs.others ?? [],
    weight: inputs.weight,
    replicates: inputs.replicates,
    finished: outcome.finished,
    tables: outcome.tables,
    files: outcome.files,
    folder: shownFolder(folder),
    seconds: outcome.facts.seconds,
    paint,
  })

/** What is worth a second look, for standard error. */
function troubles(
  { replicates }: RunInputs,
  { failures, warnings, interrupted, finished, canResume }: RunOutcome,
  folder: string,
  quiet: boolean,
): string {
  const lines: string[] = []
  if (!quiet) {
    lines.push(...warnings.map(({ message, replicates: n }) =>
      `Warning: ${message}${n === null ? '' : ` (${n} of ${replicates} replicates)`}`))
  }
  if (failures.length > 0) {
    const [{ replicate, stage, message }] = failures
    lines.push(`${failures.length} of ${replicates} replicates failed; the first is replicate ${
      replicate}, in ${stage}: ${message}`)
  }
  if (interrupted) {
    lines.push(finished === 0
      ? 'Interrupted before any replicate was done.'
      : `Interrupted: the tables hold ${finished} of ${replicates} replicates.`)
  }
  if (canResume) lines.push(`The same command with --resume goes on in ${shownFolder(folder)}`)
  return lines.map((line) => `${line}\n`).join('')
}

const startEvent = (inputs: RunInputs, folder: string, threads: number, before: number) => ({
  event: 'start',
  version: inputs.version,
  scenario: inputs.scenario.name,
  against: inputs.against?.name ?? null,
  ...inputs.others && { others: inputs.others.map(({ name }) => name) },
  question: inputs.scenario.question,
  seed: inputs.seed,
  weight: inputs.weight,
  replicates: inputs.replicates,
  before,
  threads,
  folder,
  fingerprint: fingerprintOf(inputs),
})

function writeOutcome(outcome: RunOutcome, folder: string, status: number): void {
  const { tables, warnings, failures, finished, interrupted, facts, files } = outcome
  for (const warning of warnings) writeEvent({ event: 'warning', ...warning })
  const all = tables ? [tables.scenario, tables.against ?? [], tables.others].flat() : []
  for (const { name, summary } of all) {
    for (const row of summary) writeEvent({ event: 'measure', scenario: name, ...named(row) })
  }
  for (const row of tables?.comparison ?? []) writeEvent({ event: 'comparison', ...named(row) })
  for (const { name, comparison } of tables?.others ?? []) {
    for (const row of comparison) writeEvent({ event: 'comparison', scenario: name, ...named(row) })
  }
  writeEvent({
    event: 'end', status, interrupted, finished, failed: failures.length, folder, files,
    seconds: facts.seconds,
  })
}

/** Quantiles by name instead of by position. */
function named(row: MeasureSummary | MeasureComparison): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]: [string, unknown]) =>
    [key, Array.isArray(value) ? byProbability(value) : value]))
}
const byProbability = (quantiles: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(headlineQuantiles.map((probability, i) => [`q${probability}`, quantiles[i]]))

/** On GitHub Actions the closing table also goes to the page of the job. */
function addStepSummary(inputs: RunInputs, outcome: RunOutcome, folder: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY
  const table = file ? tableFor(inputs, outcome, folder, (_, text) => text) : ''
  if (!file || table === '') return
  try {
    appendFileSync(file, `\`\`\`text\n${table.trimEnd()}\n\`\`\`\n`)
  } catch (error) {
    writeError(`Warning: GITHUB_STEP_SUMMARY cannot be written: ${String(error)}\n`)
  }
}
