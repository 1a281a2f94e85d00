/** What the commands that run ensembles do: from arguments to an exit status. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { MeasureComparison } from '../study/comparison.ts'
import { drawsUsed } from '../study/draws.ts'
import type { ExpectationResult } from '../study/expectations.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { defaultFormats } from '../report/formats.ts'
import { junitXml } from '../report/junit.ts'
import { recordLayout } from '../sim/observe/layout.ts'
import { fingerprintOf, type RunInputs } from '../workers/inputs.ts'
import { shownShard, tasksOf, type Shard } from '../workers/plan.ts'
import { closingTable, type ClosingInput } from './closing-table.ts'
import { executeRun, planOf, type ExecuteOptions, type RunOutcome } from './execute-run.ts'
import { Exit, UsageError } from './exit.ts'
import { failedExpectations } from './expectation-words.ts'
import { paintFor, writeError, writeEvent, writeOut } from './output.ts'
import { defaultFolder, shownFolder, stateOfFolder } from './run-folder.ts'
import { compareInputsFrom, runInputsFrom } from './run-inputs.ts'
import type { CompareArguments, RunArguments, SharedArguments } from './run-options.ts'
import { refusePrecisionOfShards } from './run-rounds.ts'
import { addStepSummary } from './step-summary.ts'
import { watched } from './watch-run.ts'

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

async function runInputs(
  inputs: RunInputs, args: SharedArguments & Pick<RunArguments, 'junit'>, model: Model,
): Promise<number> {
  const shard = args.shard ?? null
  refusePrecisionOfShards(args)
  if (shard && args.junit !== undefined) {
    throw new UsageError('--junit is of no use with --shard: what is expected is judged by "umbral merge --junit"')
  }
  const plan = planOf(inputs, model.layoutOf, shard)
  const total = tasksOf(plan).length
  const folder = resolve(args.out ?? defaultFolder(inputs.scenario.name, inputs, shard))
  const state = stateOfFolder(plan, folder, args.resume)
  const paint = paintFor(process.stdout)
  const json = args.json ?? false
  const quiet = args.quiet ?? false

  if (state.kind === 'finished') {
    const { done, failed, expectations } = state
    if (json) {
      writeEvent({ event: 'end', already: true, folder, finished: done - failed, failed })
    } else if (!quiet) writeOut(`This run has finished before; see ${shownFolder(folder)}\n`)
    writeJunit(args.junit, inputs, expectations)
    writeError(failedExpectations(expectations).map((line) => `${line}\n`).join(''))
    return statusAfter(failed, expectations)
  }

  const threads = args.threads ?? availableParallelism()
  const outcome = await watched({
    folder, json, quiet, task: 'replicate',
    startEvent: (before) => startEvent(inputs, shard, folder, threads, before),
  }, (watch) => executeRun(inputs, {
    ...model, folder, threads, formats: args.formats ?? defaultFormats, csvDialect: args.csvDialect,
    shard, watch,
  }))

  const nRun = shard === null ? outcome.replicates : total
  const status = statusOf(nRun, outcome)
  const closing = closingInput(inputs, outcome, folder)
  if (json) writeOutcome(outcome, folder, status)
  else {
    if (!quiet) {
      writeOut(shard === null ? closing ? closingTable({ ...closing, paint }) : ''
        : `Shard ${shownShard(shard)} of ${inputs.scenario.name}: ${outcome.finished} of ${nRun} `
          + `replicates, in ${shownFolder(folder)}; "umbral merge" joins the shards\n`)
    }
    writeError(troubles(nRun, outcome, folder, quiet))
  }
  if (closing) addStepSummary(closing)
  if (shard === null && !outcome.interrupted) writeJunit(args.junit, inputs, outcome.expectations)
  return status
}

const statusOf = (total: number, outcome: RunOutcome): number => {
  if (outcome.interrupted) return Exit.interrupted
  if (total > 0 && outcome.failures.length === total) return Exit.fault
  return statusAfter(outcome.failures.length, outcome.expectations)
}

/** Of a run that has come to its end. */
export const statusAfter = (nFailed: number, expectations: readonly ExpectationResult[]): number => {
  if (expectations.some(({ holds }) => !holds)) return Exit.expectation
  return nFailed > 0 ? Exit.someFailed : Exit.fine
}

/** What tables for people are made of; null where no replicate finished. */
const closingInput = (
  inputs: RunInputs, outcome: RunOutcome, folder: string,
): Omit<ClosingInput, 'paint'> | null => outcome.tables && {
  scenario: inputs.scenario,
  against: inputs.against,
  others: inputs.others ?? [],
  weight: inputs.weight,
  draws: inputs,
  replicates: outcome.replicates,
  precision: outcome.precision,
  finished: outcome.finished,
  tables: outcome.tables,
  expectations: outcome.expectations,
  files: outcome.files,
  folder: shownFolder(folder),
  seconds: outcome.facts.seconds,
}

export function writeJunit(
  file: string | undefined, { scenario }: RunInputs, results: readonly ExpectationResult[],
): void {
  if (file === undefined) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, junitXml(scenario.name, results))
}

/** What is worth a second look, for standard error. */
function troubles(
  total: number,
  { failures, warnings, expectations, interrupted, finished, canResume }: RunOutcome,
  folder: string,
  quiet: boolean,
): string {
  const lines: string[] = []
  if (!quiet) {
    lines.push(...warnings.map(({ message, replicates: n }) =>
      `Warning: ${message}${n === null ? '' : ` (${n} of ${total} replicates)`}`))
  }
  if (failures.length > 0) {
    const [{ replicate, stage, message }] = failures
    lines.push(`${failures.length} of ${total} replicates failed; the first is replicate ${
      replicate}, in ${stage}: ${message}`)
  }
  lines.push(...failedExpectations(expectations))
  if (interrupted) {
    lines.push(finished === 0
      ? 'Interrupted before any replicate was done.'
      : `Interrupted: ${finished} of ${total} replicates are done and kept.`)
  }
  if (canResume) lines.push(`The same command with --resume goes on in ${shownFolder(folder)}`)
  return lines.map((line) => `${line}\n`).join('')
}

const startEvent = (
  inputs: RunInputs, shard: Shard | null, folder: string, threads: number, before: number,
) => ({
  event: 'start',
  version: inputs.version,
  scenario: inputs.scenario.name,
  against: inputs.against?.name ?? null,
  ...inputs.others && { others: inputs.others.map(({ name }) => name) },
  question: inputs.scenario.question,
  seed: inputs.seed,
  weight: inputs.weight,
  replicates: inputs.replicates,
  ...inputs.precision !== undefined && { precision: inputs.precision },
  draws: drawsUsed(inputs, inputs.replicates),
  shard: shard && shownShard(shard),
  before,
  threads,
  folder,
  fingerprint: fingerprintOf(inputs),
})

function writeOutcome(outcome: RunOutcome, folder: string, status: number): void {
  const {
    tables, warnings, expectations, failures, replicates, precision, finished, interrupted, facts, files,
  } = outcome
  for (const warning of warnings) writeEvent({ event: 'warning', ...warning })
  const all = tables ? [tables.scenario, tables.against ?? [], tables.others].flat() : []
  for (const { name, summary } of all) {
    for (const row of summary) writeEvent({ event: 'measure', scenario: name, ...named(row) })
  }
  for (const row of tables?.comparison ?? []) writeEvent({ event: 'comparison', ...named(row) })
  for (const { name, comparison } of tables?.others ?? []) {
    for (const row of comparison) writeEvent({ event: 'comparison', scenario: name, ...named(row) })
  }
  for (const row of tables?.luck ?? []) writeEvent({ event: 'luck', ...row })
  if (precision) writeEvent({ event: 'precision', replicates, ...precision })
  for (const result of expectations) writeEvent({ event: 'expectation', ...result })
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
