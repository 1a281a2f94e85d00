/** A calibration round by round: whom to run next, and what all runs together say. */
import { Matrix } from 'ml-matrix'
import { normal } from '../../sim/random/distributions.ts'
import { latinHypercube } from '../design/latin-hypercube.ts'
import { assimilate, inflations, type Observed } from './ensemble-smoother.ts'
import type { Ensemble } from './linear-response.ts'
import { normalDraws } from './normal-draws.ts'
import { drawScores, posteriorOf, type NormalPosterior } from './posterior.ts'

export interface Rounds {
  readonly seed: string
  readonly nParameters: number
  /** Members of each round; a later round takes up the first of those before. */
  readonly sizes: readonly number[]
}

/** Normal scores of the members of the next round: of the prior at first, then moved towards the data. */
export function nextScores(
  { seed, nParameters, sizes }: Rounds, ensembles: readonly Ensemble[], observed: Observed,
): Matrix {
  const round = ensembles.length
  if (round === 0) {
    const points = latinHypercube(sizes[0], nParameters, `${seed}/calibration`)
    return new Matrix(points.map((point) => point.map(normal)))
  }
  const draw = normalDraws(`${seed}/calibration/perturbation/${round}`)
  const moved = assimilate(ensembles[round - 1], observed, inflations(sizes.length)[round - 1], draw)
  return moved.subMatrix(0, Math.min(moved.rows, sizes[round] ?? moved.rows) - 1, 0, nParameters - 1)
}

/**
 * What all rounds say. Combinations of data are learnt from all rounds but the last, and their answer
 * from the last two: near where the data point, but wide enough for a slope.
 */
export const posteriorAfter = (ensembles: readonly Ensemble[], observed: Observed): NormalPosterior =>
  posteriorOf(together(ensembles.slice(0, -1)), together(ensembles.slice(-2)), observed)

/** Scores of the posterior's draws. */
export const posteriorScores = (seed: string, posterior: NormalPosterior, n: number): Matrix =>
  drawScores(posterior, n, normalDraws(`${seed}/calibration/draws`))

const together = (ensembles: readonly Ensemble[]): Ensemble => ({
  scores: new Matrix(ensembles.flatMap(({ scores }) => scores.to2DArray())),
  data: new Matrix(ensembles.flatMap(({ data }) => data.to2DArray())),
})
