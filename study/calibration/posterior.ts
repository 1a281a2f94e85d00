import { inverse, Matrix } from 'ml-matrix'
import { choleskyOf, solveLower } from './covariance.ts'
import type { Observed } from './ensemble-smoother.ts'
import { fitResponse, type Ensemble } from './linear-response.ts'
import { normalRows, type NormalDraw } from './normal-draws.ts'
import { sensitivityOf } from './sensitivity.ts'

/** A normal distribution of scores: before any data its mean is 0 and its covariance 1. */
export interface NormalPosterior {
  readonly mean: Matrix // 1 x parameters
  readonly covariance: Matrix
  /** Combinations of data that told parameters apart; null where they were not asked for. */
  readonly nSummaries: number | null
}

/**
 * The posterior, from the prior and one look at the data: the last step of a calibration.
 *
 * Steps of a smoother bring the ensemble to where the data point; on the way each adds errors of its
 * own, which make it too narrow. So the last one does not move the ensemble, but uses it to learn how
 * the data answer there. `learnt`, the ensemble before, has said which combinations of data tell
 * parameters apart; `fresh`, the last, says how those answer and how much luck is in them. Two
 * ensembles, as one that did both would take its own luck for knowledge.
 */
export function posteriorOf(learnt: Ensemble, fresh: Ensemble, observed: Observed): NormalPosterior {
  const first = fitResponse(learnt)
  const { ofData, errorRoot, strengths } =
    sensitivityOf(first, Matrix.add(first.luck, observed.error))
  const nSummaries = strengths.length
  const nParameters = first.slopes.columns
  if (nSummaries === 0) {
    return { mean: Matrix.zeros(1, nParameters), covariance: Matrix.eye(nParameters), nSummaries }
  }
  const summarise = (rows: Matrix): Matrix =>
    solveLower(errorRoot, rows.transpose()).transpose().mmul(ofData)
  const response = fitResponse({ scores: fresh.scores, data: summarise(fresh.data) })
  const { meanScores, meanData, luck, degrees, nMembers } = response
  // A covariance learnt from few runs is too small when inverted (Hartlap et al. 2007); the centre
  // of the line has an error too.
  const widened = (degrees / Math.max(1, degrees - nSummaries - 1)) * (1 + 1 / nMembers)
  const error = Matrix.mul(luck, widened)
    .add(summarise(summarise(observed.error).transpose()))
  const found = sensitivityOf(response, error)
  const strength = found.ofScores.clone().mulRowVector([...found.strengths])
  // In units of the error: data = centre + U s Vt L^-1 (scores - their centre)
  const design = solveLower(found.spreadRoot, Matrix.eye(nParameters)).transpose().mmul(strength)
  const precision = design.mmul(design.transpose()).add(Matrix.eye(nParameters))
  const distance = found.ofData.transpose()
    .mmul(solveLower(found.errorRoot, summarise(observed.values).sub(meanData).transpose()))
    .add(design.transpose().mmul(meanScores.transpose()))
  const covariance = inverse(precision)
  return { mean: covariance.mmul(design).mmul(distance).transpose(), covariance, nSummaries }
}

/** Members drawn from a posterior, in rows. */
export const drawScores = (
  { mean, covariance }: NormalPosterior, n: number, draw: NormalDraw,
): Matrix =>
  normalRows(n, mean.columns, draw).mmul(choleskyOf(covariance).transpose()).addRowVector(mean)
