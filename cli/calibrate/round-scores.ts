/** Whom a round runs, from what the rounds before have left in the journal. */
import type { Matrix } from 'ml-matrix'
import { ensembleOf, localityOf, tasksOfRound, type CalibrationInputs } from '../../study/calibration/inputs.ts'
import type { Observed } from '../../study/calibration/ensemble-smoother.ts'
import { adjustedDraws } from '../../study/calibration/adjusted-draws.ts'
import type { Ensemble } from '../../study/calibration/linear-response.ts'
import { localDraws, nextLocalScores, spreadOf } from '../../study/calibration/local-rounds.ts'
import type { NormalPosterior } from '../../study/calibration/posterior.ts'
import { nextScores, posteriorAfter, posteriorScores } from '../../study/calibration/rounds.ts'
import type { Records } from '../../workers/journal.ts'
import { MachineError } from '../exit.ts'

/** Runs of a round below which a local smoother has nothing to learn from. */
const FEWEST_LOCAL = 8

export interface RoundScores {
  readonly scores: Matrix
  /** What draws were drawn from; null for members. */
  readonly posterior: NormalPosterior | null
}

export function scoresOf(
  inputs: CalibrationInputs, before: readonly RoundScores[], records: Records, observed: Observed,
): RoundScores {
  const { parameters, members, weights, seed, draws, method } = inputs
  const ensembles = before.map(({ scores }, round) => ensembleOfRound(inputs, round, scores, records))
  for (const { scores: { rows } } of ensembles) {
    if (rows < (method.kind === 'ensemble-smoother' ? parameters.length + 4 : FEWEST_LOCAL)) {
      throw new MachineError(`only ${rows} of ${members} runs of a round gave all that was observed: too few to go on`)
    }
  }
  const last = before.at(-1)
  if (last?.posterior) {
    const runs = runsOfRound(inputs, before.length - 1, records)
    return { scores: adjustedDraws(inputs, before.length - 1, last.scores, runs), posterior: last.posterior }
  }
  const isLast = ensembles.length === weights.length
  if (method.kind === 'local-ensemble-smoother') {
    const moved = nextLocalScores({ ...method, seed, members, locality: localityOf(inputs) }, ensembles, observed)
    return isLast ? { scores: localDraws(seed, moved, draws), posterior: spreadOf(moved) }
      : { scores: moved, posterior: null }
  }
  if (isLast) {
    const posterior = posteriorAfter(ensembles, observed)
    return { scores: posteriorScores(seed, posterior, draws), posterior }
  }
  const rounds = { seed, nParameters: parameters.length, sizes: weights.map(() => members) }
  return { scores: nextScores(rounds, ensembles, observed), posterior: null }
}

/** The members of a round whose runs are whole. */
export const ensembleOfRound = (
  inputs: CalibrationInputs, round: number, scores: Matrix, records: Records,
): Ensemble => ensembleOf(inputs, scores, runsOfRound(inputs, round, records))

export function runsOfRound(
  inputs: CalibrationInputs, round: number, records: Records,
): { member: number; values: Float32Array }[] {
  const [first, end] = tasksOfRound(inputs, round)
  return records.recorded().filter((task) => task >= first && task < end).map((task) => {
    const values = new Float32Array(inputs.data.length)
    records.read(task, 0, values)
    return { member: task - first, values }
  })
}
