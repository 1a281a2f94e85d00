import { Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { observedOf } from '../../../study/calibration/known-truth.ts'
import { UNTOLD, type Locality } from '../../../study/calibration/local-smoother.ts'
import { fitPush } from '../../../study/calibration/push-step.ts'
import { normals } from './straight-worlds.ts'

const N_MONTHS = 24
const MEMBERS = 200
const ERROR = 0.15
/** What push of a month does so many months later. */
const kernel = (lag: number): number => (lag < 0 ? 0 : lag === 0 ? 0.02 : lag === 1 ? 0.07 : 0.09)

/** A parameter of Cuba, then its push by month; data by month; and a parameter of everybody that no datum is about. */
const about = [null, 'cuba', ...Array.from({ length: N_MONTHS }, () => 'cuba')]
const locality: Locality = {
  ofScores: about, ofData: Array.from({ length: N_MONTHS }, () => 'cuba'),
  alike: (score, datum) => (score < 2 ? null : datum < score - 2 ? UNTOLD : `month ${datum - score + 2}`),
}
const runOf = (scores: readonly number[], luck: () => number): number[] =>
  Array.from({ length: N_MONTHS }, (_, t) => 0.3 * scores[1]
    + Array.from({ length: N_MONTHS }, (_, m) => kernel(t - m) * scores[m + 2]).reduce((a, b) => a + b) + 0.01 * luck())

const draw = normals('push')
const ensembleOf = (spread: number, shift: number) => {
  const scores = new Matrix(Array.from({ length: MEMBERS }, () =>
    about.map((_, k) => (k < 2 ? draw() + (k === 1 ? shift : 0) : spread * draw()))))
  return { scores, data: new Matrix(scores.to2DArray().map((row) => runOf(row, draw))) }
}
const [first, now] = [ensembleOf(0.6, 0), ensembleOf(0.6, 0)]
const truth = about.map((_, k) => (k < 2 ? 0 : draw()))
const observed = (() => {
  const seen = runOf(truth, () => 0)
  return observedOf(seen, seen.map(() => ERROR))
})()
const seen = observed.values.to1DArray()
const next = fitPush(first, now, observed, locality, normals('step'))
const runs = new Matrix(next.to2DArray().map((row) => runOf(row, () => 0)))
const missBy = (data: Matrix): number =>
  Math.sqrt(data.to2DArray().flatMap((row) => row.map((value, k) => (value - seen[k]) ** 2)).reduce((a, b) => a + b) / (MEMBERS * N_MONTHS))

describe('a step that fits push', () => {
  test('brings every member nearer to what was observed, whatever its parameters, and leaves those alone', () => {
    expect(next.getColumn(0)).toEqual(now.scores.getColumn(0))
    expect(next.getColumn(1)).toEqual(now.scores.getColumn(1))
    expect(missBy(runs)).toBeLessThan(missBy(now.data) / 2)
  })

  test('keeps to the prior: scores stay normal as a whole, and a month that data hardly tell keeps its spread', () => {
    const all = next.subMatrix(0, MEMBERS - 1, 2, N_MONTHS + 1).to1DArray()
    const variance = all.reduce((sum, score) => sum + score * score, 0) / all.length
    expect(variance).toBeGreaterThan(0.7)
    expect(variance).toBeLessThan(1.6)
    const last = next.getColumn(N_MONTHS + 1) // which only its own month has seen
    expect(last.reduce((sum, score) => sum + score * score, 0) / MEMBERS).toBeGreaterThan(0.7)
  })

  test('taken again it does not go on: each member has its own draw of prior and errors', () => {
    const again = fitPush(first, { scores: next, data: runs }, observed, locality, normals('step'))
    const spread = (a: Matrix, b: Matrix): number => Math.sqrt(a.clone().sub(b).to1DArray().reduce((sum, d) => sum + d * d, 0) / a.to1DArray().length)
    expect(spread(again, next)).toBeLessThan(0.35 * spread(next, now.scores))
  })

  test('does nothing where no push is asked for', () => {
    const { ofScores, ofData } = locality
    expect(fitPush(first, now, observed, { ofScores, ofData }, normals('step'))).toEqual(now.scores)
  })
})
