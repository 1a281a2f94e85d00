import { expect, test } from 'vitest'
import { compareMeasure } from '../../study/comparison.ts'
import { summariseMeasure } from '../../study/summaries.ts'

test('summarises a measure over the replicates', () => {
  const row = summariseMeasure('got_aways', 'people', [4, 1, 3, 2])
  expect(row).toMatchObject({ measure: 'got_aways', unit: 'people', mean: 2.5 })
  expect(row.sd).toBeCloseTo(Math.sqrt(5 / 3), 14)
  expect(row.mcse).toBeCloseTo(Math.sqrt(5 / 12), 14)
  expect(row.quantiles[2]).toBe(2.5)
})

test('has no spread with one replicate, and nothing where a replicate has no number', () => {
  expect(summariseMeasure('a', '', [4])).toMatchObject({ mean: 4, sd: null, mcse: null })
  expect(summariseMeasure('a', '', [4, Number.NaN])).toMatchObject({
    mean: null, sd: null, quantiles: [null, null, null, null, null],
  })
})

test('compares replicate by replicate', () => {
  const comparison = compareMeasure('x', 'people', [8, 9, 22], [10, 10, 20])
  expect(comparison.meanDifference).toBeCloseTo(-1 / 3, 14)
  expect(comparison.probabilityLower).toBeCloseTo(2 / 3, 14)
  expect(comparison.differenceQuantiles[2]).toBe(-1)
  expect(comparison.ratioQuantiles[2]).toBe(0.9)
})

test('shows what the pairing is worth', () => {
  const against = Array.from({ length: 200 }, (_, r) => 1000 + 300 * Math.sin(r * 12.9898))
  const values = against.map((value, r) => 0.7 * value + Math.cos(r * 78.233))
  const { mcse, mcseUnpaired } = compareMeasure('x', 'people', values, against)
  expect(mcseUnpaired! / mcse!).toBeGreaterThan(3)
})

test('takes replicates that share parameters together, for the error of a mean', () => {
  const pairs = [0, 0, 1, 1, 2, 2]
  const values = [1, 3, 4, 6, 10, 12] // means 2, 5, 11 of the pairs
  expect(summariseMeasure('a', '', values, pairs).mcse).toBeCloseTo(Math.sqrt(21 / 3), 12)
  expect(summariseMeasure('a', '', values, [0, 1, 2, 3, 4, 5]).mcse)
    .toBeCloseTo(summariseMeasure('a', '', values).mcse!, 12)
  expect(summariseMeasure('a', '', [1, 2], [0, 0])).toMatchObject({ mean: 1.5, mcse: null })
  const { mcse, mcseUnpaired } = compareMeasure('a', '', values, [0, 0, 0, 0, 0, 0], pairs)
  expect(mcse).toBeCloseTo(Math.sqrt(7), 12)
  expect(mcseUnpaired).toBeCloseTo(Math.sqrt(7), 12)
})

test('gives no ratio to nothing', () => {
  const { ratioQuantiles, differenceQuantiles } = compareMeasure('x', 'people', [1, 2], [0, 1])
  expect(ratioQuantiles.every((quantile) => quantile === null)).toBe(true)
  expect(differenceQuantiles[2]).toBe(1)
})
