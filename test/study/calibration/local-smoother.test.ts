import { Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { isInside, observedOf } from '../../../study/calibration/known-truth.ts'
import type { Ensemble } from '../../../study/calibration/linear-response.ts'
import { localDraws, nextLocalScores, spreadOf, type LocalRounds } from '../../../study/calibration/local-rounds.ts'
import { assimilateLocally, type Locality } from '../../../study/calibration/local-smoother.ts'
import { normals } from './straight-worlds.ts'

const N_WORLDS = 60
const N_ROUNDS = 8
const MEMBERS = 60
const LUCK = 0.2
const ABOUT = [null, null, 'cuba', 'cuba', 'haiti', 'haiti'] // of each parameter
const DATA_OF_EACH = 8
const locality: Locality = {
  ofScores: ABOUT,
  ofData: [null, 'cuba', 'haiti'].flatMap((one) => new Array<string | null>(DATA_OF_EACH).fill(one)),
}
/** Data used once in all rounds, from the whole prior; and as the file has it by default. */
const careful = { startSpread: 1, leastSpread: 0.25, leastInflation: N_ROUNDS, replacedShare: 0 }
const quick = { startSpread: 0.6, leastSpread: 0.25, leastInflation: 3, replacedShare: 0.1 }

/** Data answer to the parameters that are about the same, and a little to those of all. */
const draw = normals('local slopes')
const slopes = new Matrix(locality.ofData.map((datum) => ABOUT.map((about) =>
  draw() * (datum === about ? 1 : about === null ? 0.1 : 0))))

const runOf = (scores: readonly number[], luck: () => number): number[] =>
  slopes.mmul(Matrix.columnVector([...scores])).to1DArray().map((value) => value + LUCK * luck())

/** Calibrate a world whose truth is drawn from the prior; `error` is that of each datum. */
function calibrated(name: string, error: number, how: typeof careful): { truth: number[]; members: Matrix } {
  const next = normals(`${name}/truth`)
  const truth = ABOUT.map(next)
  const seen = runOf(truth, next).map((value) => value + error * next())
  const observed = observedOf(seen, seen.map(() => error))
  const rounds: LocalRounds = { ...how, seed: name, members: MEMBERS, locality, pushRounds: [] }
  const ensembles: Ensemble[] = []
  for (let round = 0; round < N_ROUNDS; round++) {
    const scores = nextLocalScores(rounds, ensembles, observed)
    const luck = normals(`${name}/luck/${round}`)
    ensembles.push({ scores, data: new Matrix(scores.to2DArray().map((row) => runOf(row, luck))) })
  }
  return { truth, members: nextLocalScores(rounds, ensembles, observed) }
}

function coverageOf(error: number, how: typeof careful): number {
  const inside = Array.from({ length: N_WORLDS }, (_, k) => {
    const { truth, members } = calibrated(`world ${k}`, error, how)
    return truth.map((value, p) => isInside(
      members.getColumn(p).filter((one) => one < value).length, MEMBERS, 0.9))
  }).flat()
  return inside.filter(Boolean).length / inside.length
}

describe('over many straight worlds', () => {
  test.each([0.5, 1.5, 4])('nine tenths of the truths lie in the intervals that should hold so many, where data have errors of %d', (error) => {
    const inside = coverageOf(error, careful)
    expect(inside).toBeGreaterThan(0.84)
    expect(inside).toBeLessThan(0.96)
  })

  test('data used several times make intervals too narrow where they say little', () => {
    expect(coverageOf(0.5, quick)).toBeGreaterThan(0.84) // a quarter of the prior is always left
    expect(coverageOf(1.5, quick)).toBeLessThan(0.75)
  })
})

describe('a step', () => {
  const next = normals('step')
  const scores = new Matrix(Array.from({ length: MEMBERS }, () => ABOUT.map(() => 0.6 * next())))
  const ensemble = { scores, data: new Matrix(scores.to2DArray().map((row) => runOf(row, next))) }
  const chance = () => ({ normal: normals('chance'), even: () => 0.5 })
  const stepTo = (seen: readonly number[], data = ensemble.data): Matrix =>
    assimilateLocally({ scores, data }, observedOf(seen, seen.map(() => 0.5)), { locality, ...quick, replacedShare: 0 }, chance())

  test('moves the parameters of an origin by the data of that origin alone', () => {
    const seen = ensemble.data.getRow(0)
    const elsewhere = seen.map((value, k) => (locality.ofData[k] === 'cuba' ? value : value + 1))
    const [a, b] = [stepTo(seen), stepTo(elsewhere)]
    ABOUT.forEach((about, k) => {
      const isSame = a.getColumn(k).every((value, n) => value === b.get(n, k))
      expect(isSame).toBe(about === 'cuba')
    })
  })

  test.each([0.25, 0.4])('neither widens a parameter nor makes it surer than the least spread, here %d of the prior', (leastSpread) => {
    const seen = runOf(ABOUT.map(() => 1), next)
    const after = assimilateLocally(ensemble, observedOf(seen, seen.map(() => 0.5)),
      { locality, ...quick, replacedShare: 0, leastSpread }, chance())
    const [before, now] = [scores, after].map((rows) => rows.standardDeviation('column'))
    now.forEach((sd, k) => {
      expect(sd).toBeLessThanOrEqual(before[k] * (1 + 1e-9))
      expect(sd).toBeGreaterThan(leastSpread)
    })
    expect(after.abs().max()).toBeLessThan(4.5)
  })

  test('learns nothing from data that do not depend on parameters, but forgets a little of where it was', () => {
    const nothing = new Matrix(Array.from({ length: MEMBERS }, () => locality.ofData.map(next)))
    const far = stepTo(locality.ofData.map(() => 3), nothing).mean('column')
    const was = scores.mean('column')
    far.forEach((mean, k) => expect(Math.abs(mean - was[k])).toBeLessThan(0.35))
  })

  test('replaces the worst members by others near better ones', () => {
    const data = ensemble.data.clone()
    data.setRow(7, data.getRow(7).map(() => 1000))
    const seen = ensemble.data.getRow(0)
    const after = assimilateLocally({ scores, data }, observedOf(seen, seen.map(() => 0.5)), { locality, ...quick }, chance())
    expect(after.getRow(7).every(Number.isFinite)).toBe(true)
    const without = assimilateLocally({ scores, data }, observedOf(seen, seen.map(() => 0.5)),
      { locality, ...quick, replacedShare: 0 }, chance())
    expect(after.getRow(7)).not.toEqual(without.getRow(7))
  })
})

describe('rounds', () => {
  const rounds: LocalRounds = { ...quick, seed: 'rounds', members: 20, locality, pushRounds: [] }
  const none = observedOf([], [])

  test('begin with an even sample of the prior, narrowed by the start spread', () => {
    const first = nextLocalScores(rounds, [], none)
    expect([first.rows, first.columns]).toEqual([20, ABOUT.length])
    first.standardDeviation('column').forEach((sd) => expect(sd).toBeCloseTo(0.6, 1))
    expect(nextLocalScores({ ...rounds, startSpread: 1 }, [], none).get(3, 2)).toBeCloseTo(first.get(3, 2) / 0.6, 12)
  })

  test('fit push alone after those that are named, parameters standing still', () => {
    const first = nextLocalScores(rounds, [], none)
    const data = new Matrix(first.to2DArray().map((row) => runOf(row, normals('named'))))
    const seen = data.getRow(2)
    const ensembles = [{ scores: first, data }, { scores: first, data }]
    const after = (pushRounds: readonly number[]): Matrix =>
      nextLocalScores({ ...rounds, pushRounds }, ensembles, observedOf(seen, seen.map(() => 1)))
    expect(after([2])).toEqual(first) // there is no push among the parameters
    expect(after([1])).not.toEqual(first)
  })

  test('fill up with others where runs have failed', () => {
    const first = nextLocalScores(rounds, [], none).subMatrix(0, 15, 0, ABOUT.length - 1)
    const data = new Matrix(first.to2DArray().map((row) => runOf(row, normals('few'))))
    const seen = data.getRow(2)
    const next = nextLocalScores(rounds, [{ scores: first, data }], observedOf(seen, seen.map(() => 1)))
    expect(next.rows).toBe(20)
    expect(next.getRow(16)).not.toEqual(next.getRow(0))
  })

  test('end with draws that are the members first, and then others of the same mean and spread', () => {
    const members = nextLocalScores({ ...rounds, members: 400 }, [], none)
    const draws = localDraws('seed', members, 4000)
    expect(draws.subMatrix(0, 399, 0, 5).to2DArray()).toEqual(members.to2DArray())
    const [had, has] = [spreadOf(members), spreadOf(draws)]
    has.mean.to1DArray().forEach((mean, k) => expect(mean).toBeCloseTo(had.mean.get(0, k), 1))
    has.covariance.diagonal().forEach((variance, k) => expect(variance).toBeCloseTo(had.covariance.get(k, k), 1))
    expect(localDraws('seed', members, 3).to2DArray()).toEqual(members.to2DArray().slice(0, 3))
  })
})
