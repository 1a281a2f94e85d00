import { describe, expect, test } from 'vitest'
import { growthOf } from '../../bench/measure/fit.ts'
import { ratioOf, spreadOf } from '../../bench/measure/spread.ts'

describe('growth', () => {
  const work = [1, 10, 100, 1000]

  test.each([0.5, 1, 1.1, 2])('recovers a known exponent (%f)', (exponent) => {
    const growth = growthOf(work, work.map((x) => 3 * x ** exponent))
    expect(growth.exponent).toBeCloseTo(exponent, 10)
    expect(growth.factor).toBeCloseTo(3, 8)
    expect(growth.standardError).toBeCloseTo(0, 6)
  })

  test('lies below 1 where part of the cost is fixed, and says that the line does not fit', () => {
    const { exponent, standardError } = growthOf(work, work.map((x) => 50 + x))
    expect(exponent).toBeLessThan(0.6)
    expect(standardError).toBeGreaterThan(0.1)
  })
})

describe('spread', () => {
  test('holds the median between the lowest and the highest of five rounds', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ value: 3, low: 1, high: 5 })
  })

  test('leaves out as many ranks at either end as 90 % allows', () => {
    // Sign test: with 11 rounds, two at either end leave 93.5 %; three would leave 77 %.
    const values = Array.from({ length: 11 }, (_, k) => k)
    expect(spreadOf(values)).toEqual({ value: 5, low: 2, high: 8 })
  })

  test('is of one value where there is one round', () => {
    expect(spreadOf([2])).toEqual({ value: 2, low: 2, high: 2 })
  })

  test('of a ratio is taken within rounds, so that what slows both down cancels', () => {
    const slow = [1, 3, 2, 8, 5]
    expect(ratioOf(slow.map((x) => 4 * x), slow)).toEqual({ value: 4, low: 4, high: 4 })
  })
})
