/**
 * Sobol indices: the share of the variance of the mean response that a factor explains by itself
 * (first order; Saltelli et al. 2010) and with all its interactions (total; Jansen 1999), and beside
 * them the share of a single run's variance that is chance. Intervals are bootstrapped over the rows
 * of the design.
 */
import { saltelliBlock } from '../design/saltelli.ts'
import { mean, standardDeviation } from '../quantiles.ts'
import { bootstrapInterval } from './bootstrap.ts'
import { chanceFactor, type IndexValue } from './index-value.ts'
import { chanceOfDifference, productWithDifference, squaredDifference } from './paired-replicates.ts'

/** `responses[p]` holds the replicates of point p of `saltelliPoints`, the same ones at each point. */
export function sobolIndices(
  factors: readonly string[], responses: readonly ArrayLike<number>[], seed: string,
): IndexValue[] {
  const nAxes = factors.length
  const block = saltelliBlock(nAxes)
  const nRows = Math.floor(responses.length / block)
  const at = (row: number, place: number): ArrayLike<number> => responses[row * block + place]
  const means = (place: number) =>
    Float64Array.from({ length: nRows }, (_, row) => mean(at(row, place)))
  const [meanA, meanB] = [means(0), means(block - 1)]
  const centre = (mean(meanA) + mean(meanB)) / 2

  // What each row adds; estimates are made of sums over rows, and so are the resampled ones.
  const byRow = (value: (row: number) => number) => Float64Array.from({ length: nRows }, (_, row) => value(row))
  const sums = byRow((row) => meanA[row] + meanB[row] - 2 * centre)
  const squares = byRow((row) => square(meanA[row] - centre) + square(meanB[row] - centre))
  const chanceInMeans = byRow((row) => chanceOfDifference(at(row, 0), at(row, block - 1)))
  const chanceWithin = byRow((row) => (varianceOf(at(row, 0)) + varianceOf(at(row, block - 1))) / 2)
  const first = factors.map((_, axis) => byRow((row) =>
    productWithDifference(at(row, block - 1), centre, at(row, axis + 1), at(row, 0))))
  const total = factors.map((_, axis) => byRow((row) =>
    squaredDifference(at(row, 0), at(row, axis + 1)) / 2))

  const varianceOver = (rows: ArrayLike<number>): number => {
    const n = 2 * rows.length
    const sum = sumOver(sums, rows)
    return (sumOver(squares, rows) - (sum * sum) / n) / (n - 1)
      - sumOver(chanceInMeans, rows) / rows.length / 2
  }
  const shareOf = (parts: Float64Array) => (rows: ArrayLike<number>): number =>
    sumOver(parts, rows) / rows.length / varianceOver(rows)
  const chanceShare = (rows: ArrayLike<number>): number => {
    const chance = sumOver(chanceWithin, rows) / rows.length
    return chance / (chance + varianceOver(rows))
  }
  const all = Int32Array.from({ length: nRows }, (_, row) => row)
  const indexOf = (
    factor: string, index: string, estimate: (rows: ArrayLike<number>) => number,
  ): IndexValue => {
    const [low, high] = bootstrapInterval(nRows, `${seed}/${factor}/${index}`, estimate)
    return { factor, index, value: estimate(all), low, high }
  }
  return [
    ...factors.flatMap((factor, axis) => [
      indexOf(factor, 'first_order', shareOf(first[axis])),
      indexOf(factor, 'total', shareOf(total[axis])),
    ]),
    ...responses[0].length > 1 ? [indexOf(chanceFactor, 'share_of_variance', chanceShare)] : [],
  ]
}

const square = (x: number): number => x * x

const varianceOf = (values: ArrayLike<number>): number => square(standardDeviation(values) ?? 0)

function sumOver(values: Float64Array, rows: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < rows.length; k++) sum += values[rows[k]]
  return sum
}
