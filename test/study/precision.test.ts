import { expect, test } from 'vitest'
import { leastPrecise } from '../../study/precision.ts'
import { summariseMeasure } from '../../study/summaries.ts'

const summary = (measure: string, ...values: number[]) => summariseMeasure(measure, 'people', values)

test('is the measure with the largest Monte Carlo error relative to its mean', () => {
  // Of 9, 11, 9, 11: sd 2 / sqrt(3), error a half of it, 5.8 % of 10. Of 95 to 105 it is 2.9 %.
  const found = leastPrecise([summary('a', 95, 105, 95, 105), summary('b', 9, 11, 9, 11)])
  expect(found).toEqual({ measure: 'b', error: expect.closeTo(1 / Math.sqrt(3) / 10, 12) })
})

test('takes what is always the same for known, also 0, and one replicate for not known at all', () => {
  expect(leastPrecise([summary('a', 0, 0), summary('b', 7, 7)])).toEqual({ measure: 'a', error: 0 })
  expect(leastPrecise([summary('a', 7)])).toEqual({ measure: 'a', error: Infinity })
})

test('leaves out what has no mean, and may find nothing', () => {
  expect(leastPrecise([summary('a', 1, Number.NaN)])).toBeNull()
  expect(leastPrecise([])).toBeNull()
})
