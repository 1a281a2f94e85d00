/** What is seen of a run while it goes on, and how Ctrl-C ends it. */
import type { Progress } from '../workers/coordinator.ts'
import { inWords } from './folder-trouble.ts'
import { listenForInterrupt } from './interrupt.ts'
import { writeEvent } from './output.ts'
import { showProgress, type ProgressDisplay } from './progress.ts'
import { shownFolder } from './run-folder.ts'

export interface WatchOptions {
  readonly folder: string
  readonly json: boolean
  readonly quiet: boolean
  /** What a task is called where it failed. */
  readonly task: 'replicate' | 'task'
  /** The event with which `--json` begins; tasks that were done before go into it. */
  readonly startEvent: (before: number) => Readonly<Record<string, unknown>>
}

/** What a run calls and listens to. */
export interface Watch {
  readonly signal: AbortSignal
  /** Once the journal is open. */
  readonly onStart: (before: number) => void
  /** Before each round: tasks up to its end, and those that are done. */
  readonly onRound: (total: number, done: number) => void
  readonly onProgress: (progress: Progress) => void
}

export async function watched<T>(
  { folder, json, quiet, task, startEvent }: WatchOptions, run: (watch: Watch) => Promise<T>,
): Promise<T> {
  const interrupt = listenForInterrupt()
  let display: ProgressDisplay | undefined
  let resumed = 0
  interrupt.onFirst = () => {
    if (!quiet) display?.note('Stopping; what is done will be written. Once more to stop at once.')
  }
  try {
    return await run({
      signal: interrupt.signal,
      onStart: (before) => {
        if (json) writeEvent(startEvent(before))
        resumed = before
      },
      onRound: (total, done) => {
        display?.end()
        display = showProgress({ total, before: done, json, quiet })
        if (resumed > 0) display.note(`Going on: ${resumed} replicates are done`)
        resumed = 0
      },
      onProgress: ({ done, failed }) => {
        for (const { task: number, stage, message } of failed) {
          if (json) writeEvent({ event: 'failure', [task]: number, stage, message })
          else display?.note(`${wordFor[task]} ${number} failed in ${stage}: ${message}`)
        }
        display?.update(done)
      },
    })
  } catch (error) {
    throw inWords(error, shownFolder(folder))
  } finally {
    display?.end()
    interrupt.stop()
  }
}

const wordFor = { replicate: 'Replicate', task: 'Task' } as const
