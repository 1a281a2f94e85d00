import { quantile as packageQuantile } from 'simple-statistics'
import { expect, test } from 'vitest'
import {
  hubQuantiles, mean, quantile, quantiles, standardDeviation,
} from '../../study/quantiles.ts'

const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

test('takes quantiles of type 7, as R and spreadsheets do', () => {
  expect(quantile(oneToTen, 0.25)).toBe(3.25)
  expect(quantiles([10, 3, 7, 1], [0, 0.5, 1])).toEqual([1, 5, 10])
  expect(quantile([4], 0.975)).toBe(4)
})

test('agrees with simple-statistics to the last bit', () => {
  const values = Array.from({ length: 137 }, (_, i) => Math.sin(i * i) * 1e3)
  expect(quantiles(values, hubQuantiles)).toEqual(packageQuantile(values, [...hubQuantiles]))
})

test('knows the 23 probabilities of the hubs', () => {
  expect(hubQuantiles).toHaveLength(23)
  expect(hubQuantiles.every((p, i) => Math.abs(p + hubQuantiles[22 - i] - 1) < 1e-12)).toBe(true)
})

test('refuses what has no quantiles', () => {
  expect(() => quantile([], 0.5)).toThrow(RangeError)
  expect(() => quantile([1, Number.NaN, 2], 0.5)).toThrow(RangeError)
})

test('leaves the values as they are', () => {
  const values = [3, 1, 2]
  quantile(values, 0.5)
  expect(values).toEqual([3, 1, 2])
})

test('takes mean and sd of a sample', () => {
  expect(mean(oneToTen)).toBe(5.5)
  expect(standardDeviation(oneToTen)).toBeCloseTo(3.0276503540974917, 14)
  expect(standardDeviation([5])).toBe(null)
})
