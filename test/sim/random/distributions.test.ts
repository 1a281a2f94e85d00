import { describe, expect, test } from 'vitest'

import { exponential, gumbel, logistic, normal, poisson } from '../../../sim/random/distributions.ts'
import { threefryUniform } from '../../../sim/random/threefry.ts'
import { mean, range, variance } from '../world.ts'

const N = 100_000
const uniforms = range(N).map((k) => threefryUniform(2024, 7, k, 0))
const EULER = 0.5772156649015329

/** Mean and variance lie within 4 standard errors; `kurtosis` is the fourth standardised moment. */
function expectMoments(values: number[], wanted: { mean: number; variance: number; kurtosis: number }): void {
  const n = values.length
  expect(Math.abs(mean(values) - wanted.mean)).toBeLessThan(4 * Math.sqrt(wanted.variance / n))
  expect(Math.abs(variance(values) / wanted.variance - 1)).toBeLessThan(4 * Math.sqrt((wanted.kurtosis - 1) / n))
}

test('reads exponentials from chords that lie on the curve to 4e-5, and never fall', () => {
  const luck = Array.from({ length: 200_001 }, (_, k) => k / 200_001)
  for (const u of luck) {
    const above = exponential(u) + Math.log(1 - u)
    expect(above).toBeGreaterThan(-1e-12)
    expect(above).toBeLessThan(4e-5)
  }
  const values = luck.map(exponential)
  expect(values.every((value, k) => k === 0 || value > values[k - 1])).toBe(true)
})

test('draws exponentials with mean 1', () => {
  expectMoments(uniforms.map(exponential), { mean: 1, variance: 1, kurtosis: 9 })
  expect(exponential(0)).toBeCloseTo(0, 15)
  expect(exponential(1 - 2 ** -53)).toBeLessThan(37)
})

test('draws standard Gumbels, finite even for a draw of 0', () => {
  expectMoments(uniforms.map(gumbel), { mean: EULER, variance: Math.PI * Math.PI / 6, kurtosis: 5.4 })
  expect(Number.isFinite(gumbel(0))).toBe(true)
  expect(gumbel(0)).toBeLessThan(-6)
})

describe('the normal quantile', () => {
  test.each([
    [0.5, 0], [0.975, 1.959963984540054], [0.999, 3.090232306167814], [0.8413447460685429, 1],
    [0.02, -2.053748910631823], [0.025, -1.959963984540054], [1e-9, -5.997807015007687],
  ])('of %d is %d', (u, z) => {
    expect(Math.abs(normal(u) - z)).toBeLessThan(1e-8)
  })

  test('rises everywhere, also where its pieces meet, and is finite at 0', () => {
    const grid = range(2001).map((k) => 0.02 + k * 5e-6) // around 0.02425
    for (const us of [grid, grid.map((u) => 1 - u).toReversed()]) {
      const zs = us.map(normal)
      for (let k = 1; k < zs.length; k++) expect(zs[k]).toBeGreaterThan(zs[k - 1])
    }
    expect(normal(0)).toBeGreaterThan(-9)
    expect(normal(0)).toBeLessThan(-8)
  })

  test('gives draws with mean 0 and variance 1', () => {
    expectMoments(uniforms.map(normal), { mean: 0, variance: 1, kurtosis: 3 })
  })
})

describe('Poisson counts', () => {
  // Both branches: inversion up to a mean of 50, the normal quantile above.
  test.each([0.02, 0.7, 4, 30, 49.9, 50.1, 80, 1000])('have mean and variance %d', (lambda) => {
    const counts = uniforms.map((u) => poisson(u, lambda))
    expectMoments(counts, { mean: lambda, variance: lambda, kurtosis: 3 + 1 / lambda })
    expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
  })

  test('invert the distribution function exactly for small means', () => {
    const zero = Math.exp(-1.5)
    const one = zero * 2.5
    expect(poisson(zero - 1e-12, 1.5)).toBe(0)
    expect(poisson(zero + 1e-12, 1.5)).toBe(1)
    expect(poisson(one - 1e-12, 1.5)).toBe(1)
    expect(poisson(one + 1e-12, 1.5)).toBe(2)
  })

  test('never fall when luck or the mean rises', () => {
    for (const lambda of [0.5, 12, 50, 51, 300]) {
      const sorted = range(1000).map((k) => poisson((k + 0.5) / 1000, lambda))
      for (let k = 1; k < sorted.length; k++) expect(sorted[k]).toBeGreaterThanOrEqual(sorted[k - 1])
    }
    for (const u of [0.001, 0.3, 0.5, 0.9, 0.9999]) {
      const byMean = range(400).map((k) => poisson(u, k / 4))
      for (let k = 1; k < byMean.length; k++) expect(byMean[k]).toBeGreaterThanOrEqual(byMean[k - 1])
    }
  })

  test('are 0 where nothing is expected, and where the mean is no number', () => {
    expect(poisson(0.999, 0)).toBe(0)
    expect(poisson(0.999, -3)).toBe(0)
    expect(poisson(0.999, Number.NaN)).toBe(0)
  })
})

test('maps a logit to a chance', () => {
  expect(logistic(0)).toBe(0.5)
  expect(logistic(Math.log(4))).toBeCloseTo(0.8, 12)
  expect(logistic(-1000)).toBe(0)
  expect(logistic(1000)).toBe(1)
})
