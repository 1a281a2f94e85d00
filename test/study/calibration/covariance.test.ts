import { Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { choleskyOf, shrunkCovariance, solveLower } from '../../../study/calibration/covariance.ts'
import { shrinkSingularValue } from '../../../study/calibration/sensitivity.ts'
import { normals } from './straight-worlds.ts'

const rowsOf = (n: number, columns: number, name: string): number[][] => {
  const draw = normals(name)
  return Array.from({ length: n }, () => Array.from({ length: columns }, draw))
}

describe('a covariance from few residuals', () => {
  test('keeps variances, and forgets correlations that chance alone makes', () => {
    const residuals = new Matrix(rowsOf(30, 60, 'independent'))
    const plain = residuals.transpose().mmul(residuals).div(30)
    const shrunk = shrunkCovariance(residuals, 30)
    shrunk.diagonal().forEach((variance, k) => expect(variance).toBeCloseTo(plain.get(k, k), 10))
    const furthest = (of: Matrix) => Math.max(...of.to2DArray().flatMap((row, i) =>
      row.filter((_, j) => j !== i).map(Math.abs)))
    expect(furthest(plain)).toBeGreaterThan(0.5)
    expect(furthest(shrunk)).toBeLessThan(0.1)
  })

  test('keeps correlations that are there', () => {
    const residuals = new Matrix(rowsOf(200, 20, 'shared').map(([shared, ...own]) => own.map((e) => 2 * shared + e)))
    const shrunk = shrunkCovariance(residuals, 200)
    expect(shrunk.get(2, 9) / Math.sqrt(shrunk.get(2, 2) * shrunk.get(9, 9))).toBeCloseTo(0.8, 1)
  })

  test('can be inverted, with more data than runs and with a datum that never changes', () => {
    const residuals = new Matrix(rowsOf(10, 25, 'many').map((row) => [...row, 0]))
    const shrunk = shrunkCovariance(residuals, 10)
    const root = choleskyOf(shrunk)
    expect(Matrix.sub(root.mmul(root.transpose()), shrunk).abs().max()).toBeLessThan(1e-12)
    const right = new Matrix(rowsOf(26, 2, 'right'))
    expect(Matrix.sub(root.mmul(solveLower(root, right)), right).abs().max()).toBeLessThan(1e-6)
  })
})

describe('a singular value', () => {
  test('is nothing below what noise alone reaches', () => {
    expect(shrinkSingularValue(Math.sqrt(60) + Math.sqrt(10), 60, 10)).toBe(0)
    expect(shrinkSingularValue(Math.sqrt(60) + Math.sqrt(10) + 0.01, 60, 10)).toBeGreaterThan(0)
  })
  test('far above it stays nearly as it is, and loses most where it is near', () => {
    expect(shrinkSingularValue(1000, 60, 10) / 1000).toBeCloseTo(1, 3)
    const kept = [12, 15, 20, 50].map((value) => shrinkSingularValue(value, 60, 10) / value)
    expect(kept).toEqual(kept.toSorted((a, b) => a - b))
  })
  test('does not care which side is longer', () => {
    expect(shrinkSingularValue(13, 60, 10)).toBe(shrinkSingularValue(13, 10, 60))
  })
})
