/** Replicates, then tables, then the manifest: everything of a run that the disk sees. */
import { judgeExpectations } from '../report/expectations.ts'
import {
  writeManifest, manifestFile, type Manifest, type ReplicateFailure, type RunWarning,
} from '../report/manifest.ts'
import { applyDialect } from '../report/csv-dialects.ts'
import { reportFormats, type CsvDialect, type Format } from '../report/formats.ts'
import { shownMeasures } from '../report/measure-words.ts'
import { valuesAt } from '../report/record-source.ts'
import { writeReplicates } from '../report/replicates.ts'
import { writeComparedTables, writeTables, type RunTables } from '../report/tables.ts'
import { writeReports } from '../report/write-reports.ts'
import type { RecordLayout } from '../sim/observe/layout.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { ExpectationResult } from '../study/expectations.ts'
import { drawsUsed, rowOf } from '../study/draws.ts'
import { leastPrecise, type LeastPrecise } from '../study/precision.ts'
import { summariseMeasure } from '../study/summaries.ts'
import { fingerprintOf, type RunInputs } from '../workers/inputs.ts'
import { journalFolder, type Records } from '../workers/journal.ts'
import { planRun, type Plan, type Shard } from '../workers/plan.ts'
import { runInJournal, type JournalOutcome } from './run-in-journal.ts'
import { firstRecords, recordsOf, scenariosOf } from './run-records.ts'
import { mostReplicates, precisionWarnings, runRounds, type Rounds } from './run-rounds.ts'
import type { Watch } from './watch-run.ts'

export interface ExecuteOptions {
  readonly folder: string
  readonly threads: number
  readonly formats: readonly Format[]
  readonly csvDialect?: CsvDialect
  /** Null where this machine runs all of it. */
  readonly shard: Shard | null
  readonly layoutOf: (scenario: Scenario) => RecordLayout
  readonly watch: Watch
  /** The worker's file; tests bring their own. */
  readonly worker?: string
}

/** What tables and manifest say. */
export interface RunResult extends Omit<Rounds, 'execution'> {
  readonly finished: number
  readonly failures: readonly ReplicateFailure[]
  readonly warnings: readonly RunWarning[]
  /** Of `run` alone: `compare` has no counterfactual, and a shard only a part of the replicates. */
  readonly expectations: readonly ExpectationResult[]
  /** Null where no replicate finished, and for a shard, which leaves tables to the merge. */
  readonly tables: RunTables | null
  readonly files: readonly string[]
}

export type RunOutcome = RunResult & Omit<JournalOutcome<RunResult>, 'result'>

export async function executeRun(inputs: RunInputs, options: ExecuteOptions): Promise<RunOutcome> {
  const { folder, threads, formats, csvDialect, layoutOf, watch, worker } = options
  const plan = planOf(inputs, layoutOf, options.shard)
  const { result, ...outcome } = await runInJournal({
    folder, threads, plan: { ...plan, nTasks: mostReplicates(inputs) },
  }, async (journal) => {
    watch.onStart(journal.nDone)
    const { execution, ...rounds } = await runRounds(inputs, plan, journal, {
      ...watch, threads, worker,
      leastPreciseOf: (replicates) =>
        leastPreciseOf(inputs, firstRecords(journal, replicates), layoutOf),
    })
    const made = plan.shard === null
      ? await writeRunResult(folder, inputs, firstRecords(journal, rounds.replicates), {
          formats, csvDialect, layoutOf, ...rounds,
        })
      : { ...rounds, ...shardResult(journal) }
    return { execution, result: made, draws: drawsUsed(inputs, rounds.replicates) }
  })
  return { ...result, ...outcome }
}

export function planOf(
  inputs: RunInputs, layoutOf: ExecuteOptions['layoutOf'], shard: Shard | null,
): Plan {
  const lengths = scenariosOf(inputs).map((scenario) => layoutOf(scenario).length)
  return planRun(inputs, lengths.reduce((sum, length) => sum + length, 0), shard)
}

/** A shard's replicates stay in its journal, and `umbral merge` makes the tables. */
const shardResult = (journal: Records): Omit<RunResult, 'replicates'> => ({
  finished: journal.recorded().length, failures: failuresOf(journal),
  warnings: warningsOf(journal, null), expectations: [], tables: null, files: [journalFolder],
})

type WriteOptions = Pick<ExecuteOptions, 'formats' | 'csvDialect' | 'layoutOf'> & Omit<Rounds, 'execution'>

/** Tables and manifest from all that was run, on one machine or merged from several. */
export async function writeRunResult(
  folder: string, inputs: RunInputs, records: Records,
  { formats, csvDialect = 'standard', layoutOf, replicates, precision }: WriteOptions,
): Promise<RunResult> {
  const stored = recordsOf(inputs, records, layoutOf)
  const [first, ...rest] = stored
  const { source } = first
  const tables = source.replicates.length === 0 ? null
    : inputs.others ? await writeComparedTables(folder, first, rest)
      : await writeTables(folder, first, rest[0] ?? null)
  const expectations = inputs.others ? []
    : judgeExpectations(inputs.scenario.expect, first, rest[0] ?? null)
  const failures = failuresOf(records)
  const warnings = [...warningsOf(records, tables), ...precisionWarnings(precision)]
  const finished = source.replicates.length
  const manifest: Manifest = {
    program: 'umbral',
    version: inputs.version,
    build: inputs.build,
    fingerprint: fingerprintOf(inputs),
    seed: inputs.seed,
    weight: inputs.weight,
    replicates,
    ...precision && { precision },
    finished,
    unfinished: [...Array(replicates).keys()].filter((r) => !records.isDone(r)),
    failures,
    warnings,
    expectations,
    scenario: inputs.scenario,
    against: inputs.against,
    others: inputs.others,
    draws: inputs.draws,
    posterior: inputs.posterior,
    posteriorFile: inputs.posteriorFile,
    posteriorRows: Array.from({ length: replicates }, (_, replicate) =>
      (inputs.posterior ? rowOf(replicate, inputs.posterior.length) : null)),
  }
  await writeManifest(folder, manifest)
  const wanted = reportFormats.filter((format) => formats.includes(format))
  const more = tables === null ? [] : [
    ...formats.includes('parquet') ? await writeReplicates(folder, manifest, stored) : [],
    ...await writeReports(folder, wanted),
  ]
  const files = [...tables?.files ?? [], ...more, manifestFile]
  await applyDialect(folder, files, csvDialect)
  return { replicates, precision, finished, failures, warnings, expectations, tables, files }
}

const failuresOf = (records: Records): ReplicateFailure[] =>
  records.failures().map(({ task, ...failure }) => ({ replicate: task, ...failure }))

const warningsOf = (records: Records, tables: RunTables | null): RunWarning[] => [
  ...records.warnings().map(({ message, nTasks }) => ({ message, replicates: nTasks })),
  ...(tables?.warnings ?? []).map((message) => ({ message, replicates: null })),
]

/** Of the measures that the closing table shows, of every scenario of the run. */
function leastPreciseOf(
  inputs: RunInputs, records: Records, layoutOf: ExecuteOptions['layoutOf'],
): LeastPrecise | null {
  return leastPrecise(recordsOf(inputs, records, layoutOf).flatMap(({ layout, source }) =>
    shownMeasures(layout.measures.map((one, k) => ({ ...one, at: layout.measuresOffset + k })))
      .map(({ measure, unit, at }) => summariseMeasure(measure, unit, valuesAt(source, at), source.groups))))
}
