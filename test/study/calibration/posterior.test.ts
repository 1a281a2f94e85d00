import { Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { inflations } from '../../../study/calibration/ensemble-smoother.ts'
import { firstEnsemble, observedOf, runWorld } from '../../../study/calibration/known-truth.ts'
import { fitResponse } from '../../../study/calibration/linear-response.ts'
import { posteriorOf } from '../../../study/calibration/posterior.ts'
import { nextScores, posteriorAfter, posteriorScores } from '../../../study/calibration/rounds.ts'
import {
  ERROR, exactPosterior, N_PARAMETERS, normals, slopes, straightWorlds,
} from './straight-worlds.ts'

const sdOf = (covariance: Matrix): number[] => covariance.diagonal().map(Math.sqrt)

describe('where data answer by straight lines, and luck is normal', () => {
  const worlds = straightWorlds('exact', [1500, 1500, 1500])
  const { seen, ensembles, seed } = runWorld(worlds, firstEnsemble(worlds), 0)
  const observed = observedOf(seen, worlds.errors)
  const exact = exactPosterior(seen)
  const sd = sdOf(exact.covariance)

  test('the posterior is the one that is known', () => {
    const { mean, covariance } = posteriorAfter(ensembles, observed)
    mean.to1DArray().forEach((value, k) => expect(Math.abs(value - exact.mean[k]) / sd[k]).toBeLessThan(0.25))
    sdOf(covariance).forEach((value, k) => expect(value / sd[k]).toBeCloseTo(1, 1))
  })

  test('its draws have its mean and its spread', () => {
    const posterior = posteriorAfter(ensembles, observed)
    const draws = posteriorScores(seed, posterior, 2000)
    draws.mean('column').forEach((value, k) =>
      expect(Math.abs(value - posterior.mean.get(0, k)) / sd[k]).toBeLessThan(4 / Math.sqrt(2000)))
    draws.standardDeviation('column').forEach((value, k) =>
      expect(value / sdOf(posterior.covariance)[k]).toBeCloseTo(1, 1))
  })

  test('many members of the smoother alone come to the same', () => {
    const moved = nextScores({ ...worlds, seed }, ensembles, observed)
    expect(moved.rows).toBe(1500)
    moved.mean('column').forEach((value, k) => expect(Math.abs(value - exact.mean[k]) / sd[k]).toBeLessThan(0.25))
    moved.standardDeviation('column').forEach((value, k) => expect(value / sd[k]).toBeCloseTo(1, 1))
  })
})

test('the more exact the data, the narrower the posterior, until luck is all that is left', () => {
  const worlds = straightWorlds('errors', [400, 400])
  const { seen, ensembles } = runWorld(worlds, firstEnsemble(worlds), 0)
  const widths = [100, 10, 1, 0.1, 0.01].map((factor) => {
    const errors = worlds.errors.map(() => ERROR * factor)
    return sdOf(posteriorAfter(ensembles, observedOf(seen, errors)).covariance)[0]
  })
  expect(widths[0]).toBeGreaterThan(0.9) // errors so large that the prior stays
  expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  expect(widths[3] / widths[4]).toBeCloseTo(1, 1)
})

test('data that do not depend on parameters leave the prior as it is', () => {
  const draw = normals('nothing')
  const noise = () => ({
    scores: new Matrix(Array.from({ length: 60 }, () => Array.from({ length: 8 }, draw))),
    data: new Matrix(Array.from({ length: 60 }, () => Array.from({ length: 40 }, draw))),
  })
  const observed = observedOf(Array.from({ length: 40 }, draw), Array.from({ length: 40 }, () => 0.1))
  const { mean, covariance, nSummaries } = posteriorOf(noise(), noise(), observed)
  expect(nSummaries).toBe(0)
  expect(mean.to1DArray()).toEqual(new Array(8).fill(0))
  expect(covariance.to2DArray()).toEqual(Matrix.eye(8).to2DArray())
})

test('the line through an ensemble has the slopes of the model, and the luck about it', () => {
  const worlds = straightWorlds('line', [1000])
  const { slopes: found, luck, degrees } = fitResponse(firstEnsemble(worlds))
  expect(degrees).toBe(1000 - N_PARAMETERS - 1)
  expect(Matrix.sub(found, slopes).abs().max()).toBeLessThan(4.5 * 0.25 / Math.sqrt(1000))
  expect(luck.get(3, 3)).toBeCloseTo(0.2 * 0.2 + 0.15 * 0.15, 2) // what data share, and what each has
  expect(luck.get(3, 7)).toBeCloseTo(0.2 * 0.2, 2)
})

test('too few runs for so many parameters are refused', () => {
  expect(() => fitResponse(firstEnsemble(straightWorlds('few', [7])))).toThrow(/7 runs are too few .* 5 parameters/)
})

test.each([1, 2, 3, 5])('%i steps use the data once, the first ones carefully', (n) => {
  const all = inflations(n)
  expect(all.reduce((sum, inflation) => sum + 1 / inflation, 0)).toBeCloseTo(1, 12)
  expect(all).toEqual(all.toSorted((a, b) => b - a))
})
