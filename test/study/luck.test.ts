import { describe, expect, test } from 'vitest'
import { luckShare } from '../../study/luck.ts'
import { normal } from '../../sim/random/distributions.ts'
import seedrandom from 'seedrandom'

const first = (n: number): number[] => [...Array(n).keys()]

describe('the share of luck', () => {
  test('of numbers that can be followed by hand', () => {
    // Within: (4/2 + 4/2 + 4/2) / 3 = 2. Means 2, 5, 11: variance 21, twice 42. Whole: (2 + 42) / 2 = 22.
    expect(luckShare([1, 3, 4, 6, 10, 12], first(6))).toEqual({ pairs: 3, variance: 22, share: 2 / 22 })
  })

  test('is nothing where pairs agree, and everything where only they differ', () => {
    expect(luckShare([1, 1, 2, 2, 5, 5], first(6)).share).toBe(0)
    expect(luckShare([1, 3, 1, 3, 3, 1], first(6))).toEqual({ pairs: 3, variance: 1, share: 1 }) // not 2
  })

  test('leaves out replicates whose pair is not whole', () => {
    const whole = luckShare([1, 3, 10, 12], first(4))
    expect(luckShare([1, 3, 10, 12, 99], first(5))).toEqual(whole)
    expect(luckShare([1, 3, 99, 10, 12, 98], [0, 1, 3, 6, 7, 8])).toEqual(whole)
  })

  test.each([
    ['no replicate', [], []],
    ['one pair', [1, 2], [0, 1]],
    ['no pair', [1, 2, 3], [0, 2, 5]],
    ['a number that is missing', [1, 2, 3, Number.NaN], [0, 1, 2, 3]],
    ['a ratio to nothing', [1, 2, 3, Infinity], [0, 1, 2, 3]],
  ])('is not known with %s', (_name, values, replicates) => {
    expect(luckShare(values, replicates)).toMatchObject({ variance: null, share: null })
  })

  test('is not known where nothing varies', () => {
    expect(luckShare([7, 7, 7, 7], first(4))).toEqual({ pairs: 2, variance: 0, share: null })
  })

  test.each([0, 0.2, 0.7, 1])('is found where it is %f', (share) => {
    const uniform = seedrandom.tychei('luck')
    const next = (): number => normal(uniform.double())
    const values = Array.from({ length: 4000 }, () => Math.sqrt(1 - share) * next())
      .flatMap((draw) => [draw, draw].map((value) => value + Math.sqrt(share) * next()))
    const found = luckShare(values, first(values.length))
    expect(Math.abs(found.share! - share)).toBeLessThan(0.06) // four standard errors
    expect(Math.abs(found.variance! - 1)).toBeLessThan(0.1)
  })
})
