/**
 * A step of an ensemble smoother in which parameters learn only from data that are about them: those
 * of one origin from the data of that origin, all others from the data of none. Many parameters and
 * few members would else find relations by chance, and all parameters would move by them.
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import type { Observed } from './ensemble-smoother.ts'
import { lessRow, type Ensemble } from './linear-response.ts'
import { normalRows, type NormalDraw } from './normal-draws.ts'

/** What each parameter and each datum is about: an origin, or null. */
export interface Locality {
  readonly ofScores: readonly (string | null)[]
  readonly ofData: readonly (string | null)[]
  /**
   * Cells of parameter and datum that are told the same name answer alike, so that what an answer is
   * can be averaged over them; `none` where a datum cannot know of a parameter, null where it stands alone.
   */
  readonly alike?: (score: number, datum: number) => string | null
}

export interface StepChance {
  readonly normal: NormalDraw
  /** The next of a row of even numbers from 0 to 1. */
  readonly even: () => number
}

export interface LocalStep {
  readonly locality: Locality
  /** Errors are taken at least so many times as large; as many as there are rounds use the data once. */
  readonly leastInflation: number
  /** Of each parameter, in standard deviations of the prior. */
  readonly leastSpread: number
  /** Share of the members, the worst, that give way to others. */
  readonly replacedShare: number
}

/** Inflation is at least so often the mean squared misfit: far from the data a step is a careful one. */
const INFLATION_PER_MISFIT = 2
/** Most that one datum of one member counts for in a misfit, in squared errors. */
const MOST_MISFIT = 25
/** Innovations are cut here, in errors: beyond, a straight line says nothing. */
const MOST_INNOVATION = 8
/** A relation that chance alone gives a covariance of this many variances is dropped. */
const TAPER = 3
/** Standard deviation of what is added to a member that takes the place of another. */
export const COPY_NOISE = 0.1
export const MOST_SCORE = 3.5
/** The name of cells in which a datum cannot know of a parameter. */
export const UNTOLD = 'none'
/** Each step draws the middle this far back to that of the prior. */
const PULL = 0.015

export function assimilateLocally(
  ensemble: Ensemble, { values, error }: Observed, step: LocalStep, chance: StepChance,
): Matrix {
  const { locality, leastInflation, leastSpread, replacedShare } = step
  const errors = error.diagonal().map(Math.sqrt)
  const misfits = lessRow(ensemble.data, values).mul(-1).divRowVector(errors)
  const members = withoutWorst(ensemble.scores, misfits, replacedShare, chance)
  const moved = members.scores.clone()
  const [x, y] = [lessMean(members.scores), lessMean(members.misfits).mul(-1)] // data move against their misfits
  const slopes = slopesOfThoseAlike(x, y, locality)
  for (const about of new Set(locality.ofScores)) {
    const [own, told] = [placesOf(locality.ofScores, about), placesOf(locality.ofData, about)]
    if (told.length === 0) continue
    const moves = movesOf({
      x: x.subMatrixColumn(own), y: y.subMatrixColumn(told), misfits: members.misfits.subMatrixColumn(told),
      slopeOf: (i, j) => slopes(own[i], told[j]),
    }, leastInflation, chance.normal)
    own.forEach((column, k) => {
      for (let n = 0; n < moved.rows; n++) {
        const score = moved.get(n, column) + moves.get(n, k)
        moved.set(n, column, Math.min(MOST_SCORE, Math.max(-MOST_SCORE, score)))
      }
    })
  }
  return withSpreadKept(members.scores, moved, leastSpread)
}

const placesOf = (all: readonly (string | null)[], about: string | null): number[] =>
  all.flatMap((one, k) => (one === about ? [k] : []))

const cost = (misfit: number): number => Math.min(MOST_MISFIT, misfit * misfit)

/** The worst give way to members of the better half, each with a little noise. */
function withoutWorst(
  scores: Matrix, misfits: Matrix, share: number, { normal, even }: StepChance,
): { scores: Matrix; misfits: Matrix } {
  const costs = misfits.to2DArray().map((row) => row.reduce((total, misfit) => total + cost(misfit), 0))
  const order = costs.map((_, n) => n).sort((a, b) => costs[a] - costs[b] || a - b)
  const kept = { scores: scores.clone(), misfits: misfits.clone() }
  for (const worst of order.slice(order.length - Math.floor(order.length * share))) {
    const better = order[Math.floor(even() * (order.length / 2))]
    kept.scores.setRow(worst, scores.getRow(better).map((score) => score + COPY_NOISE * normal()))
    kept.misfits.setRow(worst, misfits.getRow(better))
  }
  return kept
}

/** Parameters and data about the same, less their means; slopes where those are known otherwise. */
interface Told {
  readonly x: Matrix
  readonly y: Matrix
  readonly misfits: Matrix
  readonly slopeOf: (i: number, j: number) => number | null
}

/** How far each member moves, misfits perturbed: gains from covariances, those of chance tapered. */
function movesOf({ x, y, misfits, slopeOf }: Told, leastInflation: number, normal: NormalDraw): Matrix {
  const [n, nData] = [misfits.rows, misfits.columns]
  const meanMisfit = misfits.to1DArray().reduce((total, one) => total + cost(one), 0) / (n * nData)
  const inflation = Math.max(leastInflation, INFLATION_PER_MISFIT * meanMisfit)
  const ofData = y.transpose().mmul(y).div(n - 1).add(Matrix.eye(nData).mul(inflation))
  const innovations = misfits.clone().apply(function cut(this: Matrix, i: number, j: number) {
    this.set(i, j, Math.max(-MOST_INNOVATION, Math.min(MOST_INNOVATION, this.get(i, j))))
  }).add(normalRows(n, nData, normal).mul(Math.sqrt(inflation)))
  return new CholeskyDecomposition(ofData).solve(innovations.transpose()).transpose()
    .mmul(taperedCovariance(x, y, slopeOf).transpose())
}

/** As slopesOfThoseAlike, of an ensemble. */
export const slopesIn = ({ scores, data }: Ensemble, locality: Locality): Slopes =>
  slopesOfThoseAlike(lessMean(scores), lessMean(data), locality)

type Slopes = (score: number, datum: number) => number | null

/** How data answer to parameters, averaged over the cells that are alike; null for a cell that stands alone. */
function slopesOfThoseAlike(
  x: Matrix, y: Matrix, { ofScores, ofData, alike }: Locality,
): Slopes {
  if (!alike) return () => null
  const products = x.transpose().mmul(y)
  const [ofX, ofY] = [sumsOfSquares(x), sumsOfSquares(y)]
  const sums = new Map<string, { product: number; x: number; y: number; n: number }>()
  ofScores.forEach((about, i) => ofData.forEach((of, j) => {
    const name = of === about ? alike(i, j) : null
    if (name === null) return
    const sum = sums.get(name) ?? { product: 0, x: 0, y: 0, n: 0 }
    sum.product += products.get(i, j)
    sum.x += ofX[i]
    sum.y += ofY[j]
    sum.n += x.rows
    sums.set(name, sum)
  }))
  return (score, datum) => {
    const name = alike(score, datum)
    if (name === null) return null
    if (name === UNTOLD) return 0
    const { product, x: squares, y: others, n } = sums.get(name)!
    return (product / squares) * keptOf((product * product) / (squares * others + Number.MIN_VALUE), n)
  }
}

/** What is left of a relation with a squared correlation of r2 in n runs. */
const keptOf = (r2: number, n: number): number =>
  (r2 > 0 ? Math.max(0, 1 - (TAPER * (1 - r2)) / (r2 * (n - 2))) : 0)

/** Parameters by data, each cell less what chance alone may have made of it. */
function taperedCovariance(x: Matrix, y: Matrix, slopeOf: Told['slopeOf']): Matrix {
  const n = x.rows
  const products = x.transpose().mmul(y)
  const [ofX, ofY] = [sumsOfSquares(x), sumsOfSquares(y)]
  return products.apply(function taper(this: Matrix, i: number, j: number) {
    const product = this.get(i, j)
    const slope = slopeOf(i, j)
    const kept = keptOf((product * product) / (ofX[i] * ofY[j] + Number.MIN_VALUE), n)
    this.set(i, j, (slope === null ? product * kept : slope * ofX[i]) / (n - 1))
  })
}

const sumsOfSquares = (rows: Matrix): number[] => Matrix.mul(rows, rows).sum('column')

export const lessMean = (rows: Matrix): Matrix => lessRow(rows, Matrix.rowVector(rows.mean('column')))

/** A step never widens a parameter, nor narrows it beyond the least spread. */
function withSpreadKept(before: Matrix, after: Matrix, leastSpread: number): Matrix {
  const means = after.mean('column')
  const [sdBefore, sdAfter] = [before, after].map((rows) => rows.standardDeviation('column', { unbiased: false }))
  return after.clone().apply(function keep(this: Matrix, n: number, k: number) {
    const wanted = Math.max(leastSpread, Math.min(sdBefore[k], sdAfter[k]))
    const factor = sdAfter[k] > 0 ? wanted / sdAfter[k] : 1
    this.set(n, k, means[k] * (1 - PULL) + (this.get(n, k) - means[k]) * factor)
  })
}
