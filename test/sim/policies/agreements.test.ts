import { expect, test } from 'vitest'

import { stanceAt, strengthOn } from '../../../sim/policies/agreements.ts'
import type { Agreement } from '../../../sim/scenario.ts'
import { everywhere } from '../world.ts'

const agreement = (changes: Partial<Agreement>): Agreement =>
  ({ effort: everywhere(1), consent: 0, halfLifeDays: null, renewal: null, ...changes })
/** Strength on days of an agreement made on day 100; chance gives what stands for each renewal. */
const strengths = (changes: Partial<Agreement>, days: readonly number[], draws: readonly number[] = []) =>
  days.map((day) => strengthOn(agreement(changes), 100, day, (n) => draws[n - 1]))

test('an agreement works from its day on, and holds if nothing wears it down', () => {
  expect(strengths({}, [99, 100, 5000])).toEqual([0, 1, 1])
})

test('it is worth half after each half-life', () => {
  const [, half, quarter] = strengths({ halfLifeDays: 30 }, [100, 130, 160])
  expect(half).toBeCloseTo(0.5, 12)
  expect(quarter).toBeCloseTo(0.25, 12)
})

test('a renewal gives it its full strength again, the first that fails ends it for good', () => {
  const renewal = { everyDays: 30, prob: 0.6 }
  const days = [129, 130, 159, 160, 189, 190, 220, 9999]
  const values = strengths({ halfLifeDays: 30, renewal }, days, [0.5, 0.59, 0.6, 0, 0])
  expect(values[1]).toBe(1)
  expect(values[3]).toBe(1)
  expect(values[2]).toBeCloseTo(Math.exp(-Math.LN2 * 29 / 30), 12)
  expect(values.slice(5)).toEqual([0, 0, 0])
  expect(strengths({ renewal }, [129, 130], [0.7])).toEqual([1, 0])
})

test('a new government stands evenly between the coolest and the warmest that is thought possible', () => {
  const handover = { coolest: { effort: 0.4, consent: 0 }, warmest: { effort: 1.2, consent: 1 } }
  expect(stanceAt(handover, 0)).toEqual(handover.coolest)
  expect(stanceAt(handover, 0.5)).toEqual({ effort: 0.8, consent: 0.5 })
})
