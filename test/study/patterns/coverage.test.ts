import { expect, test } from 'vitest'
import { coverageMonths, coverageOf, monthsOf } from '../../../study/patterns/coverage.ts'
import { observedEvidence } from '../../../report/observed-evidence.ts'

test('counts months inside, and how far the median and last month\'s value are off', () => {
  const observed = [50, 100, 100, 200]
  const simulated = Array.from({ length: 21 }, (_, k) => [0, 90 + k, 110 + k, 150 + 2 * k]) // medians 100, 120, 170
  const { months, inside, error, plainError } = coverageOf('family', observed, simulated)
  expect(months).toBe(3)
  expect(inside).toBeCloseTo(1 / 3, 10)
  expect(error).toBeCloseTo((0 + 0.2 + 0.15) / 3, 10)
  expect(plainError).toBeCloseTo((0.5 + 0 + 0.5) / 3, 10)
})

test('what is predicted of an observation reaches farther than what is simulated', () => {
  const observed = [100, 100 * Math.exp(1.4 * 0.13), 100 * Math.exp(1.8 * 0.13)] // 5 % of a normal lie above 1.64 sd
  const { inside, insidePredicted } = coverageOf('family', observed, [[0, 100, 100], [0, 100, 100]])
  expect(inside).toBe(0)
  expect(insidePredicted).toBe(1 / 2)
})

test('repeating last month\'s value misses adults by 14 %, families by 27 %, children by 18 %', () => {
  const [observed] = observedEvidence()
  const off = (['single-adult', 'family', 'unaccompanied-child'] as const).map((party) => {
    const months = monthsOf(observed, party)
    return Math.round(100 * coverageOf(party, months, [months]).plainError)
  })
  expect(off).toEqual([14, 27, 18])
  expect(coverageMonths).toHaveLength(41)
})
