/** The handler of `umbral sweep` and `umbral sensitivity`: from arguments to an exit status. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { drawsInShort } from '../../report/draws-words.ts'
import { picturedMeasures } from '../../report/sweep-pictures.ts'
import { drawsUsed } from '../../study/draws.ts'
import { leastPrecise, type LeastPrecise } from '../../study/precision.ts'
import { summariseMeasure } from '../../study/summaries.ts'
import type { SweepInputs } from '../../study/sweep.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import type { Records } from '../../workers/journal.ts'
import { planSweep, shownShard, tasksOf } from '../../workers/plan.ts'
import { precisionLines } from '../closing-table.ts'
import { Exit } from '../exit.ts'
import { writeError, writeEvent, writeOut } from '../output.ts'
import { defaultFolder, shownFolder, stateOfFolder } from '../run-folder.ts'
import { runInJournal } from '../run-in-journal.ts'
import { mostReplicates, refusePrecisionOfShards, runRounds, type Rounds } from '../run-rounds.ts'
import { addPlainSummary } from '../step-summary.ts'
import { watched } from '../watch-run.ts'
import { loadSweep, type SweepCommand } from './load-sweep.ts'
import type { SweepArguments } from './sweep-options.ts'
import { recordedPoints, shardOfSweep, writeSweep, type SweepResult } from './write-sweep.ts'

export async function runSweep(
  command: SweepCommand, args: SweepArguments, worker?: string,
): Promise<number> {
  const shard = args.shard ?? null
  refusePrecisionOfShards(args)
  const { inputs, scenarioOf } = loadSweep(command, args)
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

  const threads = args.threads ?? availableParallelism()
  const { result, files, interrupted, facts, canResume } = await watched({
    folder, json, quiet, task: 'task',
    startEvent: (before) => ({
      event: 'start', command, name: inputs.name, question: inputs.question,
      points: inputs.points.length, shard: shard && shownShard(shard), seed: inputs.seed,
      weight: inputs.weight, fingerprint: fingerprintOf(inputs), replicates: tasksOf(plan).length,
      ...inputs.precision !== undefined && { precision: inputs.precision }, before, threads, folder,
      draws: drawsUsed(inputs, inputs.replicates),
    }),
  }, (watch) => runInJournal({
    folder, threads, plan: { ...plan, nTasks: inputs.points.length * mostReplicates(inputs) },
  }, async (journal) => {
    watch.onStart(journal.nDone)
    const { execution, ...rounds } = await runRounds(inputs, plan, journal, {
      ...watch, threads, worker, tasksPerReplicate: inputs.points.length,
      leastPreciseOf: (replicates) => leastPreciseOf({ ...inputs, replicates }, journal),
    })
    const made = shard === null
      ? await writeSweep(command, folder, inputs, journal, { ...rounds, formats: args.formats })
      : shardOfSweep(journal)
    return { execution, result: { ...made, ...rounds }, draws: drawsUsed(inputs, rounds.replicates) }
  }))

  const total = shard === null ? inputs.points.length * result.replicates : tasksOf(plan).length
  const status = interrupted ? Exit.interrupted
    : total > 0 && result.failed === total ? Exit.fault
      : result.failed > 0 ? Exit.someFailed : Exit.fine
  if (result.words !== '') addPlainSummary(inputs.question, result.words)
  if (json) {
    const { finished, failed } = result
    if (result.precision) writeEvent({ event: 'precision', replicates: result.replicates, ...result.precision })
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
  { question, name, points, ...inputs }: SweepInputs, result: SweepResult & Omit<Rounds, 'execution'>, folder: string,
  files: readonly string[],
): string {
  return `${[
    [question, `${name}: ${points.length} points, ${result.replicates} replicates each, ${drawsInShort(inputs)}`, ...precisionLines(result)]
      .join('\n'),
    result.words,
    `In ${shownFolder(folder)}: ${files.join(', ')}`,
  ].filter(Boolean).join('\n\n')}\n`
}

/** Of what the pictures show, at every point. */
function leastPreciseOf(inputs: SweepInputs, records: Records): LeastPrecise | null {
  const { recordsOf } = recordedPoints(inputs, records)
  const measures = new Set(picturedMeasures(inputs))
  return inputs.points.reduce<LeastPrecise | null>((least, _, point) => {
    const { values, groups } = recordsOf(point)
    const own = leastPrecise(inputs.measures.flatMap((one, m) =>
      measures.has(one) ? [summariseMeasure(one.measure, one.unit, values[m], groups)] : []))
    return own !== null && (least === null || own.error > least.error) ? { ...own, point } : least
  }, null)
}
