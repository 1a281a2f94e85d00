/** The handler of `umbral sweep` and `umbral sensitivity`: from arguments to an exit status. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { SweepInputs } from '../../study/sweep.ts'
import { runTasks } from '../../workers/coordinator.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import { planSweep, shownShard, tasksOf } from '../../workers/plan.ts'
import { Exit } from '../exit.ts'
import { writeError, writeEvent, writeOut } from '../output.ts'
import { addPlainSummary } from '../step-summary.ts'
import { watched } from '../watch-run.ts'
import { defaultFolder, shownFolder, stateOfFolder } from '../run-folder.ts'
import { runInJournal } from '../run-in-journal.ts'
import { loadSweep, type SweepCommand } from './load-sweep.ts'
import type { SweepArguments } from './sweep-options.ts'
import { shardOfSweep, writeSweep, type SweepResult } from './write-sweep.ts'

export async function runSweep(
  command: SweepCommand, args: SweepArguments, worker?: string,
): Promise<number> {
  const { inputs, scenarioOf } = loadSweep(command, args)
  const shard = args.shard ?? null
  const plan = planSweep(command, inputs, shard, scenarioOf)
  const folder = resolve(args.out ?? defaultFolder(inputs.name, inputs, shard))
  const state = stateOfFolder(plan, folder, args.resume)
  const [json, quiet] = [args.json ?? false, args.quiet ?? false]
  if (state.kind === 'finished') {
    const { done, failed } = state
    if (json) writeEvent({ event: 'end', already: true, folder, finished: done - failed, failed })
    else if (!quiet) writeOut(`This ${command} has finished before; see ${shownFolder(folder)}\n`)
    return failed > 0 ? Exit.someFailed : Exit.fine
  }

  const total = tasksOf(plan).length
  const threads = args.threads ?? availableParallelism()
  const { result, files, interrupted, facts, canResume } = await watched({
    folder, json, quiet, task: 'task',
    startEvent: (before) => ({
      event: 'start', command, name: inputs.name, question: inputs.question,
      points: inputs.points.length, shard: shard && shownShard(shard), seed: inputs.seed,
      weight: inputs.weight, fingerprint: fingerprintOf(inputs), replicates: total, before, threads,
      folder,
    }),
  }, ({ signal, onStart, onRound, onProgress }) =>
    runInJournal({ folder, plan, threads }, async (journal) => {
      onStart(journal.nDone)
      onRound(total, journal.nDone)
      const execution = await runTasks(plan, journal, { threads, worker, signal, onProgress })
      const made = shard === null
        ? await writeSweep(command, folder, inputs, journal) : shardOfSweep(journal)
      return { execution, result: made }
    }))

  const status = interrupted ? Exit.interrupted
    : total > 0 && result.failed === total ? Exit.fault
      : result.failed > 0 ? Exit.someFailed : Exit.fine
  if (result.words !== '') addPlainSummary(inputs.question, result.words)
  if (json) {
    const { finished, failed } = result
    writeEvent({ event: 'end', status, interrupted, finished, failed, folder, files, seconds: facts.seconds })
    return status
  }
  if (!quiet) {
    writeOut(shard === null ? closingWords(inputs, result, folder, files)
      : `Shard ${shownShard(shard)} of ${inputs.name}: ${result.finished} of ${total} replicates, in ${
        shownFolder(folder)}; "umbral merge" joins the shards\n`)
  }
  if (result.failed > 0) writeError(`${result.failed} of ${total} replicates failed; see manifest.json\n`)
  if (interrupted) writeError(`Interrupted: ${result.finished} of ${total} replicates are done and kept.\n`)
  if (canResume) writeError(`The same command with --resume goes on in ${shownFolder(folder)}\n`)
  return status
}

export function closingWords(
  inputs: SweepInputs, { words }: SweepResult, folder: string, files: readonly string[],
): string {
  const { question, name, points, replicates } = inputs
  return `${[
    `${question}\n${name}: ${points.length} points, ${replicates} replicates each`,
    words,
    `In ${shownFolder(folder)}: ${files.join(', ')}`,
  ].filter(Boolean).join('\n\n')}\n`
}
