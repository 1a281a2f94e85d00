import { sobolPoints } from './sobol-sequence.ts'

/**
 * Points for Sobol indices (Saltelli et al. 2010): for each of `samples` rows two independent points
 * A and B, and for each axis the point A with that axis taken from B. A block of k + 2 points a row:
 * A, A with axis 0 of B, ..., A with axis k - 1 of B, B.
 */
export function saltelliPoints(samples: number, nAxes: number, seed: string): number[][] {
  return sobolPoints(samples, 2 * nAxes, seed).flatMap((row) => {
    const a = row.slice(0, nAxes)
    const b = row.slice(nAxes)
    return [a, ...a.map((_, axis) => a.with(axis, b[axis])), b]
  })
}

export const saltelliBlock = (nAxes: number): number => nAxes + 2
