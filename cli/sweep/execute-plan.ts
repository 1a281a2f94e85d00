/** Runs a plan in its folder and shows how far it has come. */
import { availableParallelism } from 'node:os'
import { runFile, writeRunFacts, type RunFacts } from '../../report/manifest.ts'
import { runTasks } from '../../workers/coordinator.ts'
import { openJournal, workerDied, type Records } from '../../workers/journal.ts'
import { tasksOf, type Plan } from '../../workers/plan.ts'
import { factsOf } from '../execute-run.ts'
import { UserError } from '../exit.ts'
import { inWords } from '../folder-trouble.ts'
import { listenForInterrupt } from '../interrupt.ts'
import { writeEvent } from '../output.ts'
import { showProgress, type ProgressDisplay } from '../progress.ts'
import { inspectRunFolder, shownFolder, type FolderState } from '../run-folder.ts'
import type { SweepArguments } from './sweep-options.ts'

export interface PlanOptions extends Pick<SweepArguments, 'threads' | 'resume' | 'json' | 'quiet'> {
  readonly folder: string
  /** The worker's file; tests bring their own. */
  readonly worker?: string
  readonly startEvent: Readonly<Record<string, unknown>>
}

export interface PlanOutcome<Result> {
  readonly result: Result
  readonly files: readonly string[]
  readonly interrupted: boolean
  readonly facts: RunFacts
  readonly canResume: boolean
}

/** Refuse a folder that holds something else, or the same without `--resume`. */
export function stateOfFolder(plan: Plan, folder: string, resume = false): FolderState {
  const state = inspectRunFolder(folder, plan)
  if (resume || state.kind === 'new') return state
  throw new UserError(state.kind === 'finished'
    ? `${shownFolder(folder)} holds this same ${plan.command}, finished; there is nothing to do. `
      + 'Choose another --out to run it again'
    : `${shownFolder(folder)} holds this same ${plan.command}, unfinished (${state.done} of ${
      tasksOf(plan).length} replicates); add --resume to go on with it, or choose another --out`)
}

/** `write` makes the files of what has been recorded. The journal of a shard stays for the merge. */
export async function executePlan<Result extends { readonly files: readonly string[] }>(
  plan: Plan, options: PlanOptions, write: (records: Records) => Promise<Result>,
): Promise<PlanOutcome<Result>> {
  const { folder, worker, startEvent } = options
  const [json, quiet] = [options.json ?? false, options.quiet ?? false]
  const threads = options.threads ?? availableParallelism()
  const total = tasksOf(plan).length
  const started = new Date()
  const interrupt = listenForInterrupt()
  let display: ProgressDisplay | undefined
  interrupt.onFirst = () => {
    if (!quiet) display?.note('Stopping; what is done will be written. Once more to stop at once.')
  }
  try {
    const journal = openJournal(folder, plan)
    try {
      const before = journal.nDone
      if (json) writeEvent({ ...startEvent, replicates: total, before, threads, folder })
      display = showProgress({ total, before, json, quiet })
      if (before > 0) display.note(`Going on: ${before} replicates are done`)
      const execution = await runTasks(plan, journal, {
        threads, worker, signal: interrupt.signal,
        onProgress: ({ done, failed }) => {
          for (const failure of failed) {
            if (json) writeEvent({ event: 'failure', ...failure })
            else display?.note(`Task ${failure.task} failed in ${failure.stage}: ${failure.message}`)
          }
          display?.update(done)
        },
      })
      const result = await write(journal)
      const facts = factsOf(execution, threads, before, started)
      await writeRunFacts(folder, facts)
      const canResume = execution.interrupted
        || journal.failures().some(({ stage }) => stage === workerDied)
      const { interrupted } = execution
      if (canResume || plan.shard !== null) journal.close()
      else journal.remove()
      return { result, files: [...result.files, runFile], interrupted, facts, canResume }
    } catch (error) {
      journal.close() // what is done stays, for --resume
      throw error
    }
  } catch (error) {
    throw inWords(error, shownFolder(folder))
  } finally {
    display?.end()
    interrupt.stop()
  }
}
