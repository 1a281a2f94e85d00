/** The handler of `umbral calibrate`: from arguments to an exit status. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parametersAt } from '../../study/calibration/calibrated-parameters.ts'
import type { Draw } from '../../study/priors.ts'
import { lastRoundOf, nTasksOf, observedOf, tasksOfRound, type CalibrationInputs } from '../../study/calibration/inputs.ts'
import { runTasks, type Execution, type RunOptions } from '../../workers/coordinator.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import type { Journal } from '../../workers/journal.ts'
import { planCalibration, type Plan } from '../../workers/plan.ts'
import { Exit } from '../exit.ts'
import { writeError, writeEvent, writeOut } from '../output.ts'
import { defaultFolder, shownFolder, stateOfFolder } from '../run-folder.ts'
import { runInJournal } from '../run-in-journal.ts'
import { together } from '../run-rounds.ts'
import { addPlainSummary } from '../step-summary.ts'
import { watched } from '../watch-run.ts'
import type { CalibrateArguments } from './calibrate-options.ts'
import { scoresOf, type RoundScores } from './round-scores.ts'
import { loadCalibration } from './load-calibration.ts'
import { writeCalibration } from './write-calibration.ts'

export async function runCalibration(args: CalibrateArguments, worker?: string): Promise<number> {
  const inputs = loadCalibration(args)
  const scores: RoundScores[] = []
  const plan = planCalibration(inputs, (round, member): Draw => {
    const rows = scores[round].scores
    return parametersAt(inputs.parameters, rows.getRow(member % rows.rows))
  })
  const folder = resolve(args.out ?? defaultFolder(inputs.name, inputs))
  const state = stateOfFolder(plan, folder, args.resume)
  const [json, quiet] = [args.json ?? false, args.quiet ?? false]
  if (state.kind === 'finished') {
    const { done, failed } = state
    if (json) writeEvent({ event: 'end', already: true, folder, finished: done - failed, failed })
    else if (!quiet) writeOut(`This calibrate has finished before; see ${shownFolder(folder)}\n`)
    return failed > 0 ? Exit.someFailed : Exit.fine
  }

  const total = nTasksOf(inputs)
  const threads = args.threads ?? availableParallelism()
  const { result, files, interrupted, facts, canResume } = await watched({
    folder, json, quiet, task: 'task',
    startEvent: (before) => ({
      event: 'start', command: 'calibrate', name: inputs.name, question: inputs.question,
      parameters: inputs.parameters.length, data: inputs.data.length, rounds: inputs.weights.length,
      seed: inputs.seed, fingerprint: fingerprintOf(inputs), replicates: total, before, threads, folder,
    }),
  }, ({ signal, onStart, onRound, onProgress }) =>
    runInJournal({ folder, plan, threads }, async (journal) => {
      onStart(journal.nDone)
      onRound(total, journal.nDone)
      const execution = await runRounds(inputs, plan, journal, scores, { threads, worker, signal, onProgress })
      return { execution, result: await writeCalibration(folder, inputs, journal, scores) }
    }))

  const status = interrupted ? Exit.interrupted
    : result.failed === total ? Exit.fault : result.failed > 0 ? Exit.someFailed : Exit.fine
  if (result.words !== '') addPlainSummary(inputs.question, result.words)
  if (json) {
    const { finished, failed } = result
    writeEvent({ event: 'end', status, interrupted, finished, failed, folder, files, seconds: facts.seconds })
    return status
  }
  if (!quiet && !interrupted) {
    writeOut(`${inputs.question}\n\n${result.words}\n\nIn ${shownFolder(folder)}: ${files.join(', ')}\n`)
  }
  if (result.failed > 0) writeError(`${result.failed} of ${total} runs failed; see manifest.json\n`)
  if (interrupted) writeError(`Interrupted: ${result.finished} of ${total} runs are done and kept.\n`)
  if (canResume) writeError(`The same command with --resume goes on in ${shownFolder(folder)}\n`)
  return status
}

/** Each round once the one before has said whom to run; then the draws of the posterior. */
async function runRounds(
  inputs: CalibrationInputs, plan: Plan, journal: Journal, scores: RoundScores[], options: RunOptions,
): Promise<Execution> {
  const observed = observedOf(inputs)
  let execution: Execution | null = null
  for (let round = 0; round <= lastRoundOf(inputs); round++) {
    scores.push(scoresOf(inputs, scores, journal, observed))
    const [, nTasks] = tasksOfRound(inputs, round)
    execution = together(execution, await runTasks({ ...plan, nTasks }, journal, options))
    if (execution.interrupted) break
  }
  return execution!
}
