import { expect, test } from 'vitest'
import { bestDraws } from '../../../study/calibration/best-draws.ts'
import type { Datum } from '../../../study/calibration/data.ts'
import type { CalibrationInputs } from '../../../study/calibration/inputs.ts'

const datum = (observed: number, error: number): Datum =>
  ({ series: 'a', period: '2024-01', of: [0], per: null, scale: 'as-is', observed, error })
const inputs = (keep: number): CalibrationInputs =>
  ({ data: [datum(10, 1), datum(0.5, 0.1)], weights: [1], keep }) as unknown as CalibrationInputs

test('the draws that are kept are those nearest in errors, in their order; a failed one is not', () => {
  const runs = [
    { member: 0, values: [12, 0.5] }, //   2 errors
    { member: 1, values: [10, 0.8] }, //   3 errors
    { member: 3, values: [10.5, 0.5] }, // half an error; member 2 has failed
    { member: 4, values: [Number.NaN, 0.5] },
    { member: 5, values: [10, 0.55] },
  ]
  expect(bestDraws(inputs(3), runs)).toEqual([0, 3, 5])
  expect(bestDraws(inputs(9), runs)).toEqual([0, 1, 3, 5])
})

test('one number alone does not judge a draw', () => {
  const runs = [{ member: 0, values: [1000, 0.5] }, { member: 1, values: [14, 0.9] }] // far off in one; 4 errors in both
  expect(bestDraws(inputs(1), runs)).toEqual([0])
})

test('where some data judge, they alone do', () => {
  const judged = { ...inputs(1), data: [datum(10, 1), { ...datum(0.5, 0.1), judges: true }] }
  const runs = [{ member: 0, values: [10, 0.6] }, { member: 1, values: [14, 0.5] }]
  expect(bestDraws(judged, runs)).toEqual([1])
})
