/**
 * Runs the tasks of a plan that are still to do. The whole list is planned first; threads get batches
 * that take about half a second, and each batch goes to the journal before the next is handed out.
 * How the list is cut into batches changes nothing in the results.
 */
import type { BatchResult } from './batch.ts'
import { failedEntry } from './batch.ts'
import { workerDied, type Journal, type TaskFailure } from './journal.ts'
import { tasksOf, type Plan } from './plan.ts'
import { makePool, type Pool } from './pool.ts'

const BATCH_SECONDS = 0.5
const BATCH_BYTES = 4 * 1024 * 1024 // of results, so that fast replicates do not fill the memory
/** How long running batches may take to finish after an interrupt, ms. */
const GRACE_MS = 2000

export interface RunOptions {
  readonly threads: number
  /** The worker's file; tests bring their own. */
  readonly worker?: string
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly done: number
  readonly total: number
  /** Failures among those just finished. */
  readonly failed: readonly TaskFailure[]
}

export interface Execution {
  /** Replicates run now, all points together; what the journal already held is not counted. */
  readonly replicates: number
  readonly transitions: number
  readonly seconds: number
  /** Summed over threads, inside the model only. */
  readonly workerSeconds: number
  readonly interrupted: boolean
}

export async function runTasks(
  plan: Plan,
  journal: Journal,
  options: RunOptions,
): Promise<Execution> {
  const { signal } = options
  const { recordLength, measures, sums, taskOf } = plan
  const mine = tasksOf(plan)
  const total = mine.length
  const left = mine.filter((task) => !journal.isDone(task))
  const threads = Math.max(1, Math.min(options.threads, left.length))
  const lanes = threads + 1 // one batch waits, so that no thread does
  const mostByMemory = Math.max(1, Math.floor(BATCH_BYTES / 4 / recordLength))

  let over = false // the pool is being taken down
  let next = 0
  let replicates = 0
  let transitions = 0
  let workerSeconds = 0
  const started = performance.now()

  const takeBatch = (): readonly number[] => {
    const measured = replicates === 0 ? 1 : Math.round(BATCH_SECONDS * replicates / workerSeconds)
    const fairShare = Math.ceil((left.length - next) / (2 * lanes))
    const size = Math.max(1, Math.min(measured, fairShare, mostByMemory))
    const batch = left.slice(next, next + size)
    next += batch.length
    return batch
  }

  const record = (result: BatchResult): void => {
    journal.append(result)
    replicates += result.entries.length
    workerSeconds += result.seconds
    for (const entry of result.entries) transitions += entry.nTransitions
    const failed = result.entries.flatMap(({ task, failure }) =>
      failure ? [{ task, ...failure }] : [])
    options.onProgress?.({ done: journal.nDone, total, failed })
  }

  const runLane = async (pool: Pool): Promise<void> => {
    while (next < left.length && !over && !signal?.aborted) await runAndRecord(pool, takeBatch())
  }

  const runAndRecord = async (pool: Pool, batch: readonly number[]): Promise<void> => {
    let result: BatchResult
    try {
      const tasks = batch.map((task) => ({ task, ...taskOf(task) }))
      result = await pool.run({ tasks, recordLength, measures, sums })
    } catch (error) {
      if (over || signal?.aborted) return // stopped; these tasks run on resumption
      if (batch.length > 1) {
        for (const task of batch) await runAndRecord(pool, [task])
        return
      }
      const message = error instanceof Error ? error.message : String(error)
      const entry = failedEntry(batch[0], { stage: workerDied, message })
      result = { records: new Float32Array(0), entries: [entry], seconds: 0 }
    }
    record(result)
  }

  if (left.length > 0 && !signal?.aborted) {
    const pool = makePool(threads, options.worker)
    const stop = (): void => {
      setTimeout(() => void pool.destroy(), GRACE_MS).unref()
    }
    signal?.addEventListener('abort', stop, { once: true })
    // A thread that fails without a batch cannot even load the worker: no batch would come back.
    const broken = new Promise<never>((_, reject) => pool.on('error', reject))
    try {
      await Promise.race([
        Promise.all(Array.from({ length: lanes }, () => runLane(pool))),
        broken,
      ])
    } finally {
      over = true
      signal?.removeEventListener('abort', stop)
      await pool.destroy()
    }
  }
  const seconds = (performance.now() - started) / 1000
  return { replicates, transitions, seconds, workerSeconds, interrupted: mine.some((task) => !journal.isDone(task)) }
}
