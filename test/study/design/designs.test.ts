import { describe, expect, test } from 'vitest'
import { gridPoints } from '../../../study/design/grid.ts'
import { latinHypercube } from '../../../study/design/latin-hypercube.ts'
import { MORRIS_STEP, morrisWalks } from '../../../study/design/morris.ts'
import { betaDistribution, quantileOf } from '../../../study/design/quantile-functions.ts'
import { saltelliPoints } from '../../../study/design/saltelli.ts'
import { MOST_DIMENSIONS, sobolPoints } from '../../../study/design/sobol-sequence.ts'
import { visitingOrder } from '../../../study/design/visiting-order.ts'

/** How many of `n` equal parts of an axis hold exactly one point. */
const partsWithOne = (values: readonly number[], n: number): number => {
  const counts = new Array<number>(n).fill(0)
  for (const value of values) counts[Math.floor(value * n)]++
  return counts.filter((count) => count === 1).length
}

describe('the Sobol sequence', () => {
  test('begins as published', () => {
    expect(sobolPoints(8, 3, null)).toEqual([
      [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375],
    ])
  })

  test.each([null, '1', 'another'])('has one point in each 256th of every axis (seed %s)', (seed) => {
    const points = sobolPoints(256, MOST_DIMENSIONS, seed)
    for (let d = 0; d < MOST_DIMENSIONS; d++) {
      expect(partsWithOne(points.map((point) => point[d]), 256)).toBe(256)
    }
  })

  test('fills the plane of its first two axes in boxes of every shape, scrambled too', () => {
    const points = sobolPoints(256, 2, '5')
    for (const [columns, rows] of [[4, 64], [16, 16], [64, 4]]) {
      const cells = new Set(points.map(([x, y]) => Math.floor(x * columns) * rows + Math.floor(y * rows)))
      expect(cells.size).toBe(256)
    }
  })

  test('is another with another seed, the same with the same', () => {
    expect(sobolPoints(4, 2, '1')).toEqual(sobolPoints(4, 2, '1'))
    expect(sobolPoints(4, 2, '1')).not.toEqual(sobolPoints(4, 2, '2'))
    expect(sobolPoints(1, 2, '1')[0].every((x) => x > 0 && x < 1)).toBe(true)
  })
})

test('a Latin hypercube has one point in each part of every axis', () => {
  const points = latinHypercube(37, 3, '1')
  for (let d = 0; d < 3; d++) expect(partsWithOne(points.map((point) => point[d]), 37)).toBe(37)
  expect(latinHypercube(37, 3, '1')).toEqual(points)
  expect(latinHypercube(37, 3, '2')).not.toEqual(points)
})

test('a grid has every combination once', () => {
  const points = gridPoints([2, 3, 2])
  expect(points).toHaveLength(12)
  expect(new Set(points.map(String)).size).toBe(12)
  expect(points.slice(0, 3)).toEqual([[0, 0, 0], [0, 0, 1], [0, 1, 0]])
})

test('an order of visits that stops early has gone everywhere', () => {
  const points = gridPoints([8, 8]).map((levels) => levels.map((level) => level / 7))
  const order = visitingOrder(points)
  expect(order.toSorted((a, b) => a - b)).toEqual([...points.keys()])
  const quarters = new Map<string, number>()
  for (const k of order.slice(0, 16)) {
    const quarter = points[k].map((x) => (x < 0.5 ? 'low' : 'high')).join()
    quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1)
  }
  expect(quarters.size).toBe(4)
  for (const n of quarters.values()) expect(n).toBeGreaterThanOrEqual(2)
})

test('Saltelli points change one axis at a time, from A to B', () => {
  const points = saltelliPoints(8, 3, '1')
  expect(points).toHaveLength(8 * 5)
  const [a, ...rest] = points.slice(5, 10)
  const b = rest[3]
  expect(rest.slice(0, 3)).toEqual(a.map((_, axis) => a.with(axis, b[axis])))
})

test('Morris walks change each axis once, by two thirds of its range', () => {
  for (const { points, order } of morrisWalks(20, 4, '1')) {
    expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
    order.forEach((axis, step) => {
      const moves = points[step + 1].map((x, d) => x - points[step][d])
      expect(Math.abs(moves[axis])).toBeCloseTo(MORRIS_STEP, 12)
      expect(moves.filter((move) => move !== 0)).toHaveLength(1)
    })
    expect(points.flat().every((x) => x >= 0 && x <= 1 + 1e-12)).toBe(true)
  }
})

test('quantiles of distributions are those of the tables', () => {
  expect(quantileOf({ kind: 'uniform', low: 2, high: 4 }, 0.25)).toBe(2.5)
  expect(quantileOf({ kind: 'normal', mean: 10, sd: 2 }, 0.975)).toBeCloseTo(13.919928, 5)
  expect(quantileOf({ kind: 'log-normal', median: 3, sd: 1 }, 0.5)).toBeCloseTo(3, 8)
  expect(quantileOf({ kind: 'log-uniform', low: 1, high: 100 }, 0.5)).toBeCloseTo(10, 9)
  expect(quantileOf({ kind: 'beta', a: 1, b: 3 }, 0.5)).toBeCloseTo(1 - Math.cbrt(0.5), 9)
  expect(quantileOf({ kind: 'beta', a: 14, b: 6 }, 0.05)).toBeCloseTo(0.524203, 6)
  expect(betaDistribution(0.3, 2, 2)).toBeCloseTo(3 * 0.09 - 2 * 0.027, 10)
})
