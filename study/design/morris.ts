import seedrandom from 'seedrandom'

/** Levels of each axis, and how many of them a step moves: two thirds of the range. */
const LEVELS = 4
const STEP_LEVELS = 2
export const MORRIS_STEP = STEP_LEVELS / (LEVELS - 1)

/**
 * Points for Morris screening (Morris 1991): random walks through a grid of four levels that change
 * each axis once, in random order, by two thirds of its range. A block of k + 1 points a walk; the
 * axes of its steps are in `order`.
 */
export interface MorrisWalk {
  readonly points: readonly (readonly number[])[]
  readonly order: readonly number[]
}

export function morrisWalks(n: number, nAxes: number, seed: string): MorrisWalk[] {
  return Array.from({ length: n }, (_, walk) => {
    const next = seedrandom.tychei(`${seed}/morris/${walk}`)
    const order = Array.from({ length: nAxes }, (_unused, axis) => axis)
    for (let k = nAxes - 1; k > 0; k--) {
      const j = Math.floor(next() * (k + 1))
      ;[order[k], order[j]] = [order[j], order[k]]
    }
    let point = order.map(() => Math.floor(next() * LEVELS) / (LEVELS - 1))
    const points = [point]
    for (const axis of order) {
      const isLow = point[axis] < 0.5
      point = point.with(axis, point[axis] + (isLow ? MORRIS_STEP : -MORRIS_STEP))
      points.push(point)
    }
    return { points, order }
  })
}
