/** A calibration by the local smoother: whom to run next, and the draws that its last members are. */
import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { normal } from '../../sim/random/distributions.ts'
import { latinHypercube } from '../design/latin-hypercube.ts'
import type { Observed } from './ensemble-smoother.ts'
import type { Ensemble } from './linear-response.ts'
import { assimilateLocally, COPY_NOISE, type LocalStep } from './local-smoother.ts'
import { normalDraws } from './normal-draws.ts'
import { fitPush } from './push-step.ts'
import type { NormalPosterior } from './posterior.ts'

export interface LocalRounds extends LocalStep {
  readonly seed: string
  readonly members: number
  /** Spread of the first round, in standard deviations of the prior. */
  readonly startSpread: number
  /** The rounds, from 1, after which push alone is fitted. */
  readonly pushRounds: readonly number[]
}

/** How wide the kernel of a draw is, in standard deviations of the members. */
const KERNEL = 0.2

/** Normal scores of the next round; after the last one, the members whose spread is the posterior. */
export function nextLocalScores(
  rounds: LocalRounds, ensembles: readonly Ensemble[], observed: Observed,
): Matrix {
  const { seed, members, startSpread, locality, pushRounds } = rounds
  const round = ensembles.length
  if (round === 0) {
    const points = latinHypercube(members, locality.ofScores.length, `${seed}/calibration`)
    return new Matrix(points.map((point) => point.map((u) => startSpread * normal(u))))
  }
  const name = `${seed}/calibration/local/${round}`
  if (pushRounds.includes(round)) {
    const normalOfPush = normalDraws(`${seed}/calibration/push`)
    return filledUp(fitPush(ensembles[0], ensembles[round - 1], observed, locality, normalOfPush), members, normalOfPush)
  }
  const even = seedrandom.tychei(`${name}/even`)
  const chance = { normal: normalDraws(`${name}/normal`), even: () => even.double() }
  return filledUp(assimilateLocally(ensembles[round - 1], observed, rounds, chance), members, chance.normal)
}

/** In place of members whose run failed, others with a little noise. */
function filledUp(scores: Matrix, members: number, draw: () => number): Matrix {
  const rows = scores.to2DArray()
  for (let k = 0; rows.length < members; k++) rows.push(rows[k].map((score) => score + COPY_NOISE * draw()))
  return new Matrix(rows)
}

/**
 * Draws of the posterior: the members themselves, and where more draws are asked for, further ones about
 * them by a normal kernel that leaves mean and spread as they are.
 */
export function localDraws(seed: string, scores: Matrix, n: number): Matrix {
  const draw = normalDraws(`${seed}/calibration/draws`)
  const means = scores.mean('column')
  const sds = scores.standardDeviation('column')
  const inward = Math.sqrt(1 - KERNEL * KERNEL)
  return new Matrix(Array.from({ length: n }, (_, k) => {
    const member = scores.getRow(k % scores.rows)
    return k < scores.rows ? member : member.map((score, p) =>
      means[p] + inward * (score - means[p]) + KERNEL * sds[p] * draw())
  }))
}

/** Mean and covariance of the members. */
export function spreadOf(scores: Matrix): NormalPosterior {
  const mean = Matrix.rowVector(scores.mean('column'))
  const rows = scores.clone().subRowVector(mean)
  return { mean, covariance: rows.transpose().mmul(rows).div(scores.rows - 1), nSummaries: null }
}
