import { Matrix } from 'ml-matrix'
import { expect, test } from 'vitest'
import { adjustedDraws } from '../../../study/calibration/adjusted-draws.ts'
import type { Datum } from '../../../study/calibration/data.ts'
import type { CalibrationInputs } from '../../../study/calibration/inputs.ts'
import { normals } from './straight-worlds.ts'

const N_DRAWS = 300
const LUCK = 0.1
const datum = (observed: number, judges: boolean): Datum =>
  ({ series: 'a', period: '2024-01', of: [0], per: null, scale: 'as-is', observed, error: 0.1, judges })
const parameter = (name: string, key: string | null) => ({ name, key, prior: { kind: 'normal', sd: 1 } })

/** The first datum is twice the first parameter, the second is the second parameter, the third is push. */
const inputs = {
  parameters: [parameter('unseenValue', null), parameter('partingCost', null), parameter('push', 'cuba.2021-04')],
  data: [datum(2, true), datum(-1, false), datum(0.5, true)], weights: [1], seed: '1',
} as unknown as CalibrationInputs

const next = normals('adjusted draws')
const scores = new Matrix(Array.from({ length: N_DRAWS }, () => [next(), next(), next()]))
const runs = scores.to2DArray().map(([a, b, push], member) =>
  ({ member, values: [2 * a + LUCK * next(), b + LUCK * next(), push + LUCK * next()] }))

test('draws move to where the data that judge were seen, as near as luck and their errors let them know', () => {
  const moved = adjustedDraws(inputs, 1, scores, runs)
  // Of twice a parameter, with luck and an error of 0.1 each: 1, known to about 0.07
  const [mean] = moved.mean('column')
  const [sd] = moved.standardDeviation('column')
  expect(mean).toBeCloseTo(1, 1)
  expect(sd).toBeGreaterThan(0.05)
  expect(sd).toBeLessThan(0.1)
})

test('what does not judge moves nothing, and push stands still', () => {
  const moved = adjustedDraws(inputs, 1, scores, runs)
  const [before, after] = [scores, moved].map((rows) => rows.mean('column')[1])
  expect(after).toBeCloseTo(before, 1)
  expect(moved.getColumn(2)).toEqual(scores.getColumn(2))
})

test('a draw whose run failed stays where it is, and tells nothing', () => {
  const failed = [...runs.slice(0, 2), { member: 2, values: [Number.NaN, 0, 0] }, ...runs.slice(3)]
  const moved = adjustedDraws(inputs, 1, scores, failed)
  expect(moved.getRow(2)).toEqual(scores.getRow(2))
  const without = adjustedDraws(inputs, 1, scores, [...runs.slice(0, 2), ...runs.slice(3)])
  expect(moved.to2DArray()).toEqual(without.to2DArray())
})
