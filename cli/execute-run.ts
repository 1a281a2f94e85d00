/** Replicates, then tables, then the manifest: everything of a run that the disk sees. */
import { availableParallelism, cpus, hostname, totalmem } from 'node:os'
import {
  writeManifest, writeRunFacts, manifestFile, runFile,
  type ReplicateFailure, type RunFacts, type RunWarning,
} from '../report/manifest.ts'
import { reportFormats, type Format } from '../report/formats.ts'
import { shiftedSource, type RecordSource, type ScenarioRecords } from '../report/record-source.ts'
import { writeComparedTables, writeTables, type RunTables } from '../report/tables.ts'
import { writeReports } from '../report/write-reports.ts'
import type { RecordLayout } from '../sim/observe/layout.ts'
import type { Scenario } from '../sim/scenario.ts'
import { runReplicates, type Execution, type Progress } from '../workers/coordinator.ts'
import { fingerprintOf, type RunInputs } from '../workers/inputs.ts'
import { openJournal, workerDied, type Journal } from '../workers/journal.ts'

export interface ExecuteOptions {
  readonly folder: string
  readonly threads: number
  readonly formats: readonly Format[]
  readonly layoutOf: (scenario: Scenario) => RecordLayout
  readonly signal: AbortSignal
  /** Called once the journal is open. */
  readonly onStart: (done: number) => void
  readonly onProgress: (progress: Progress) => void
  /** The worker's file; tests bring their own. */
  readonly worker?: string
}

export interface RunOutcome {
  readonly finished: number
  readonly interrupted: boolean
  readonly failures: readonly ReplicateFailure[]
  readonly warnings: readonly RunWarning[]
  /** Null where no replicate finished. */
  readonly tables: RunTables | null
  readonly files: readonly string[]
  readonly facts: RunFacts
  /** Whether the journal is still there, for `--resume`. */
  readonly canResume: boolean
}

export async function executeRun(inputs: RunInputs, options: ExecuteOptions): Promise<RunOutcome> {
  const { folder, threads, formats, layoutOf, signal, worker } = options
  const started = new Date()
  const { against, others } = inputs
  const scenarios = [inputs.scenario, ...against ? [against] : [], ...others ?? []]
  const layouts = scenarios.map(layoutOf)
  const recordLength = layouts.reduce((sum, { length }) => sum + length, 0)

  const journal = openJournal(folder, inputs, recordLength)
  try {
    const resumed = journal.nDone
    options.onStart(resumed)
    const execution = await runReplicates(inputs, journal, {
      recordLength, threads, signal, worker, onProgress: options.onProgress,
    })
    const source = sourceOf(journal)
    const [first, ...rest] = recordsOf(scenarios, layouts, source)
    const tables = source.replicates.length === 0 ? null
      : others ? await writeComparedTables(folder, first, rest)
        : await writeTables(folder, first, rest[0] ?? null)
    const failures = journal.failures()
    const warnings = warningsOf(journal, tables)
    const finished = source.replicates.length
    await writeManifest(folder, {
      program: 'umbral',
      version: inputs.version,
      fingerprint: fingerprintOf(inputs),
      seed: inputs.seed,
      weight: inputs.weight,
      replicates: inputs.replicates,
      finished,
      unfinished: [...Array(inputs.replicates).keys()].filter((r) => !journal.isDone(r)),
      failures,
      warnings,
      scenario: inputs.scenario,
      against,
      others,
      posteriorRows: Array.from({ length: inputs.replicates }, () => null),
    })
    const wanted = reportFormats.filter((format) => formats.includes(format))
    const reports = tables === null ? [] : await writeReports(folder, wanted)
    const facts = factsOf(execution, threads, resumed, started)
    await writeRunFacts(folder, facts)

    const canResume = execution.interrupted || failures.some(({ stage }) => stage === workerDied)
    if (canResume) journal.close()
    else journal.remove()
    return {
      finished,
      interrupted: execution.interrupted,
      failures,
      warnings,
      tables,
      files: [...tables?.files ?? [], ...reports, manifestFile, runFile],
      facts,
      canResume,
    }
  } catch (error) {
    journal.close() // what is done stays, for --resume
    throw error
  }
}

/** The scenarios' records, which stand one after the other in each replicate's. */
function recordsOf(
  scenarios: readonly Scenario[], layouts: readonly RecordLayout[], source: RecordSource,
): ScenarioRecords[] {
  let offset = 0
  return scenarios.map(({ name }, k) => {
    const layout = layouts[k]
    const records = { name, layout, source: shiftedSource(source, offset) }
    offset += layout.length
    return records
  })
}

/** The journal's records as tables want them. */
function sourceOf(journal: Journal): RecordSource {
  const replicates = journal.recorded()
  return { replicates, read: (k, start, target) => journal.read(replicates[k], start, target) }
}

const warningsOf = (journal: Journal, tables: RunTables | null): RunWarning[] => [
  ...journal.warnings(),
  ...(tables?.warnings ?? []).map((message) => ({ message, replicates: null })),
]

function factsOf(
  { replicates, transitions, seconds, workerSeconds, interrupted }: Execution,
  threads: number,
  resumed: number,
  started: Date,
): RunFacts {
  const ended = new Date()
  return {
    started: started.toISOString(),
    ended: ended.toISOString(),
    seconds: (ended.getTime() - started.getTime()) / 1000,
    interrupted,
    replicates,
    resumed,
    replicatesPerSecond: replicates > 0 ? rounded(replicates / seconds) : null,
    nsPerTransition: transitions > 0 ? rounded((workerSeconds * 1e9) / transitions) : null,
    transitions,
    threads,
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    machine: {
      host: hostname(),
      processor: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      memoryGiB: rounded(totalmem() / 1024 / 1024 / 1024),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
    },
  }
}

const rounded = (value: number): number => Number(value.toPrecision(4))
