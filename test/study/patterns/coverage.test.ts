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

test('what is predicted of an observation reaches farther, by what the model missed other months by', () => {
  const year = Array.from({ length: 12 }, () => 100)
  const missed = [0, ...year.map((n, k) => n * Math.exp(k % 2 ? 0.1 : -0.1)), 100 * Math.exp(0.14), 100 * Math.exp(0.18)]
  const simulated = [0, ...year, 100, 100]
  const { inside, insidePredicted, modelError } = coverageOf('family', missed, [simulated, simulated])
  expect(inside).toBe(0)
  // Of the first year all, though the two months after it were missed by more; of these the one within 1.64 x 0.1
  expect(insidePredicted).toBeCloseTo(13 / 14, 12)
  expect(modelError).toBeCloseTo(Math.sqrt((12 * 0.1 ** 2 + 0.14 ** 2 + 0.18 ** 2) / 14), 12)
})

test('what the spread of replicates explains is not counted as missed', () => {
  const spread = [[0, 90], [0, 111], [0, 100]]
  expect(coverageOf('family', [0, 105], spread).modelError).toBe(0)
  expect(coverageOf('family', [0, 150], spread).modelError).toBeGreaterThan(0.3)
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
