/**
 * The Sobol sequence: points that fill the unit cube evenly, however many of them are taken.
 * Scrambled in the manner of Owen by a hash of the higher bits (Laine and Karras 2011; Burley 2020),
 * so that another seed gives another sequence just as even, and no point lies on an edge.
 */
import seedrandom from 'seedrandom'
import { directions } from './direction-numbers.ts'

export const MOST_DIMENSIONS = directions.length + 1
const BITS = 32
const TWO_POW_MINUS_32 = 1 / 4294967296

/** The first `n` points, each with `nDimensions` numbers in [0, 1). Unscrambled without a seed. */
export function sobolPoints(n: number, nDimensions: number, seed: string | null): number[][] {
  if (nDimensions > MOST_DIMENSIONS) {
    throw new RangeError(`${nDimensions} dimensions where ${MOST_DIMENSIONS} are the most`)
  }
  const axes = Array.from({ length: nDimensions }, (_, d) => directionsOf(d))
  const scrambles = axes.map((_, d) => seed === null
    ? null : seedrandom.tychei(`${seed}/sobol/${d}`).int32())
  const state = new Int32Array(nDimensions)
  return Array.from({ length: n }, (_unused, i) => {
    if (i > 0) {
      const bit = 31 - Math.clz32(i & -i) // Gray code: one direction number a point
      for (let d = 0; d < nDimensions; d++) state[d] ^= axes[d][bit]
    }
    return scrambles.map((scramble, d) => {
      const x = scramble === null ? state[d] : scrambled(state[d], scramble)
      return (x >>> 0) * TWO_POW_MINUS_32
    })
  })
}

function directionsOf(dimension: number): Int32Array {
  const numbers = new Int32Array(BITS)
  if (dimension === 0) return numbers.map((_, k) => 1 << (BITS - 1 - k))
  const { coefficients, initial } = directions[dimension - 1]
  const degree = initial.length
  for (let k = 0; k < BITS; k++) {
    if (k < degree) numbers[k] = initial[k] << (BITS - 1 - k)
    else {
      let value = numbers[k - degree] ^ (numbers[k - degree] >>> degree)
      for (let j = 1; j < degree; j++) {
        if ((coefficients >> (degree - 1 - j)) & 1) value ^= numbers[k - j]
      }
      numbers[k] = value
    }
  }
  return numbers
}

/** Each bit is turned over or not by a hash of the bits above it. */
const scrambled = (x: number, seed: number): number => reversed(hashed(reversed(x), seed))

/** A hash in which a bit depends on lower bits only (constants by Vegdahl). */
function hashed(bits: number, seed: number): number {
  let x = bits
  x ^= Math.imul(x, 0x3d20adea)
  x = (x + seed) | 0
  x = Math.imul(x, (seed >>> 16) | 1)
  x ^= Math.imul(x, 0x05526c56)
  x ^= Math.imul(x, 0x53a22864)
  return x
}

function reversed(bits: number): number {
  let x = bits
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return (x >>> 16) | (x << 16)
}
