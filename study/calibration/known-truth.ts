/**
 * The calibrator on worlds whose truth is known (simulation-based calibration, Talts et al. 2018): a
 * truth is drawn from the prior, a world is simulated with it, and calibrated as if nobody knew. Over
 * many worlds the truth's rank among the posterior's draws must then be even, and a 90 % interval
 * must hold it nine times in ten.
 */
import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { normal } from '../../sim/random/distributions.ts'
import type { Observed } from './ensemble-smoother.ts'
import type { Ensemble } from './linear-response.ts'
import { nextScores, posteriorAfter, posteriorScores, type Rounds } from './rounds.ts'

export interface KnownWorlds extends Rounds {
  /** Data of one run; its luck belongs to the seed and the number of the run. */
  readonly simulate: (scores: readonly number[], seed: string, run: number) => readonly number[]
  /** Standard deviations of what is added to a world's data as errors of observation. */
  readonly errors: readonly number[]
}

/** All that was simulated for one world; normal scores, and data on the scale of their errors. */
export interface WorldRuns {
  readonly seed: string
  readonly truth: readonly number[]
  readonly seen: readonly number[]
  readonly ensembles: readonly Ensemble[]
}

export interface JudgedWorld {
  /** Of the posterior; the prior's is 1. */
  readonly sd: readonly number[]
  /** How many of the posterior's draws lie below the truth, of `N_DRAWS`. */
  readonly ranks: readonly number[]
  /** The same among the members to which the smoother alone comes, as a share. */
  readonly smootherRanks: readonly number[]
  readonly nSummaries: number | null
}

export const N_DRAWS = 399

/** The first round, of the prior: all worlds may share it, as it knows nothing of their data. */
export function firstEnsemble(worlds: KnownWorlds): Ensemble {
  const observed = { values: new Matrix(0, 0), error: new Matrix(0, 0) } // not looked at
  return run(worlds, nextScores(worlds, [], observed), worlds.seed, 0)
}

/** Draw a truth, simulate its world, and run the rounds of its calibration. */
export function runWorld(worlds: KnownWorlds, first: Ensemble, world: number): WorldRuns {
  const { nParameters, sizes, simulate, errors } = worlds
  const seed = `${worlds.seed}/world/${world}`
  const chance = seedrandom.tychei(`${seed}/truth`)
  const draw = (): number => normal(chance.double())
  const truth = Array.from({ length: nParameters }, draw)
  const seen = simulate(truth, `${seed}/truth`, 0).map((value, k) => value + errors[k] * draw())
  const ensembles = [first]
  let nRuns = 0
  while (ensembles.length < sizes.length) {
    const scores = nextScores({ seed, nParameters, sizes }, ensembles, observedOf(seen, errors))
    ensembles.push(run(worlds, scores, seed, nRuns))
    nRuns += scores.rows
  }
  return { seed, truth, seen, ensembles }
}

export const observedOf = (seen: readonly number[], errors: readonly number[]): Observed => ({
  values: Matrix.rowVector([...seen]), error: Matrix.diag(errors.map((sd) => sd * sd)),
})

/** What the calibrator makes of a world's runs, against the truth. */
export function judgeWorld(
  { nParameters, sizes, errors }: KnownWorlds, { seed, truth, seen, ensembles }: WorldRuns,
): JudgedWorld {
  const observed = observedOf(seen, errors)
  const posterior = posteriorAfter(ensembles, observed)
  const draws = posteriorScores(seed, posterior, N_DRAWS)
  const moved = nextScores({ seed, nParameters, sizes }, ensembles, observed)
  return {
    sd: posterior.covariance.diagonal().map((variance) => Math.sqrt(variance)),
    ranks: truth.map((value, k) => countBelow(draws, k, value)),
    smootherRanks: truth.map((value, k) => countBelow(moved, k, value) / moved.rows),
    nSummaries: posterior.nSummaries,
  }
}

function run({ simulate }: KnownWorlds, scores: Matrix, seed: string, first: number): Ensemble {
  const data = scores.to2DArray().map((row, k) => [...simulate(row, seed, first + k)])
  return { scores, data: new Matrix(data) }
}

const countBelow = (rows: Matrix, column: number, value: number): number =>
  rows.getColumn(column).filter((one) => one < value).length

/** Whether the truth lies in the central interval of this probability, by its rank. */
export const isInside = (rank: number, n: number, probability: number): boolean =>
  rank >= (n * (1 - probability)) / 2 && rank <= n - (n * (1 - probability)) / 2

/** Ranks counted in bins of equal width. */
export function rankCounts(ranks: readonly number[], nBins: number): number[] {
  const counts = new Array<number>(nBins).fill(0)
  for (const rank of ranks) counts[Math.floor((rank / (N_DRAWS + 1)) * nBins)]++
  return counts
}

/** Sum of squared differences from even counts, each by the count expected: chi-squared, bins - 1. */
export function unevenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0)
}
