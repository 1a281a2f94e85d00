/** Indices of functions for which they are known. */
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { morrisWalks } from '../../../study/design/morris.ts'
import { saltelliPoints } from '../../../study/design/saltelli.ts'
import type { IndexValue } from '../../../study/sensitivity/index-value.ts'
import { morrisEffects } from '../../../study/sensitivity/morris-effects.ts'
import { sobolIndices } from '../../../study/sensitivity/sobol-indices.ts'

type Response = (point: readonly number[]) => number

const one = (points: readonly (readonly number[])[], response: Response): Float64Array[] =>
  points.map((point) => Float64Array.of(response(point)))

const find = (indices: readonly IndexValue[], factor: string, index: string): IndexValue =>
  indices.find((row) => row.factor === factor && row.index === index)!

const isWithin = ({ low, high }: IndexValue, truth: number): boolean => low <= truth && truth <= high

/** Ishigami and Homma (1990), a = 7, b = 0.1, with its indices. */
const ishigami: Response = (point) => {
  const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1))
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}
const ishigamiTruth = [[0.31391, 0.55759], [0.44241, 0.44241], [0, 0.24368]]

describe('Sobol indices', () => {
  test.each(['1', '2', '3'])('are those of Ishigami within their intervals (seed %s)', (seed) => {
    const names = ['x', 'y', 'z']
    const indices = sobolIndices(names, one(saltelliPoints(1024, 3, seed), ishigami), seed)
    names.forEach((name, k) => ['first_order', 'total'].forEach((index, which) => {
      const found = find(indices, name, index)
      expect(isWithin(found, ishigamiTruth[k][which]), `${name} ${index} ${JSON.stringify(found)}`)
        .toBe(true)
      expect(found.value).toBeCloseTo(ishigamiTruth[k][which], 1)
      expect(found.high - found.low).toBeLessThan(0.25)
    }))
    expect(indices.some(({ factor }) => factor === 'chance')).toBe(false) // one replicate
  })

  test("are those of Sobol's g-function", () => {
    const a = [0, 1, 4.5, 9, 99]
    const names = a.map((_, k) => `x${k}`)
    const g: Response = (point) =>
      point.reduce((product, u, k) => (product * (Math.abs(4 * u - 2) + a[k])) / (1 + a[k]), 1)
    const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2))
    const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1
    const indices = sobolIndices(names, one(saltelliPoints(2048, 5, '1'), g), '1')
    names.forEach((name, k) => {
      expect(find(indices, name, 'first_order').value).toBeCloseTo(parts[k] / variance, 1)
      const others = parts.reduce((product, part, j) => j === k ? product : product * (1 + part), 1)
      expect(find(indices, name, 'total').value).toBeCloseTo((parts[k] * others) / variance, 1)
    })
  })

  test('of a mean response do not grow with chance, whose share is told apart', () => {
    const points = saltelliPoints(2048, 3, '4')
    const next = seedrandom.tychei('chance')
    const uniform = () => Math.sqrt(12) * (next() - 0.5) // variance 1
    const N = 4
    const shared = Array.from({ length: N }, () => 5 * uniform()) // the same luck at each point
    // Variances: x 4, y 1, z 0; chance of each run 5, beside what runs share.
    const noisy = points.map(([x, y]) => Float64Array.from({ length: N }, (_, r) =>
      2 * Math.sqrt(12) * x + Math.sqrt(12) * y + Math.sqrt(5) * uniform() + shared[r]))
    const indices = sobolIndices(['x', 'y', 'z'], noisy, '1')
    for (const index of ['first_order', 'total']) {
      expect(isWithin(find(indices, 'x', index), 0.8)).toBe(true)
      expect(isWithin(find(indices, 'y', index), 0.2)).toBe(true)
      expect(isWithin(find(indices, 'z', index), 0)).toBe(true)
    }
    const spread = shared.map((s) => s - shared.reduce((sum, t) => sum + t, 0) / N)
      .reduce((sum, s) => sum + s * s, 0) / (N - 1)
    const share = find(indices, 'chance', 'share_of_variance')
    expect(share.value).toBeCloseTo((5 + spread) / (5 + spread + 5), 1)
  })
})

describe('Morris screening', () => {
  const names = ['x', 'y', 'z']
  const walks = morrisWalks(40, 3, '1')
  const points = walks.flatMap((walk) => walk.points)

  test('finds slopes, interactions and what does nothing', () => {
    const response: Response = ([x, y]) => 3 * x - 5 * y + 4 * x * y
    const indices = morrisEffects(names, walks, one(points, response), '1')
    // The slope in x is 3 + 4 y; y stands at 0, 1/3, 2/3 or 1 with equal chance.
    expect(isWithin(find(indices, 'x', 'mu'), 5)).toBe(true)
    expect(isWithin(find(indices, 'y', 'mu'), -3)).toBe(true)
    expect(find(indices, 'y', 'mu_star').value).toBeCloseTo(-find(indices, 'y', 'mu').value, 9)
    expect(isWithin(find(indices, 'x', 'sigma'), 4 * Math.sqrt(5 / 36))).toBe(true)
    for (const index of ['mu_star', 'mu', 'sigma', 'chance_error']) {
      expect(find(indices, 'z', index).value).toBe(0)
    }
  })

  test('says how large an effect chance alone makes', () => {
    const next = seedrandom.tychei('chance')
    const noisy = points.map(([x]) =>
      Float64Array.from({ length: 8 }, () => 10 * x + Math.sqrt(12) * (next() - 0.5)))
    const indices = morrisEffects(names, walks, noisy, '1')
    const error = find(indices, 'x', 'chance_error').value
    expect(error).toBeCloseTo(Math.sqrt(2 / 8) / (2 / 3), 1)
    expect(find(indices, 'z', 'mu_star').value).toBeLessThan(1.5 * error)
    expect(find(indices, 'x', 'sigma').value).toBeLessThan(0.5)
    expect(isWithin(find(indices, 'x', 'mu'), 10)).toBe(true)
  })
})
