/** Work in a run's folder: its journal is opened, and deleted when nothing is left to go on with. */
import { availableParallelism, cpus, hostname, totalmem } from 'node:os'
import { runFile, writeRunFacts, type RunFacts } from '../report/manifest.ts'
import type { DrawsUsed } from '../study/draws.ts'
import type { Execution } from '../workers/coordinator.ts'
import { openJournal, workerDied, type Journal, type JournalPlan } from '../workers/journal.ts'

export interface JournalOptions {
  readonly folder: string
  readonly plan: JournalPlan
  readonly threads: number
}

/** What a piece of work ran, and what came of it; `files` are those that it wrote. */
export interface Worked<Result extends { readonly files: readonly string[] }> {
  readonly execution: Execution
  readonly result: Result
  /** Left out of a calibration. */
  readonly draws?: DrawsUsed
}

export interface JournalOutcome<Result> {
  readonly result: Result
  readonly files: readonly string[]
  readonly interrupted: boolean
  readonly facts: RunFacts
  /** Whether the journal is still there, for `--resume`. */
  readonly canResume: boolean
}

/** The journal of a shard stays for the merge. */
export async function runInJournal<Result extends { readonly files: readonly string[] }>(
  { folder, plan, threads }: JournalOptions,
  work: (journal: Journal) => Promise<Worked<Result>>,
): Promise<JournalOutcome<Result>> {
  const started = new Date()
  const journal = openJournal(folder, plan)
  try {
    const resumed = journal.nDone
    const { execution, result, draws } = await work(journal)
    const facts: RunFacts = { ...factsOf(execution, threads, resumed, started), ...draws && { draws } }
    await writeRunFacts(folder, facts)

    const { interrupted } = execution
    const canResume = interrupted || journal.failures().some(({ stage }) => stage === workerDied)
    if (canResume || plan.shard !== null) journal.close()
    else journal.remove()
    return { result, files: [...result.files, runFile], interrupted, facts, canResume }
  } catch (error) {
    journal.close() // what is done stays, for --resume
    throw error
  }
}

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
