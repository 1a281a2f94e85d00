/**
 * Morris screening: what a step of two thirds of a factor's range does to the mean response, scaled
 * to the whole range. `mu_star` is the mean size of the effects (Campolongo et al. 2007), `mu` their
 * mean, `sigma` their spread over the walks: interactions and curvature, with chance taken off.
 * `chance_error` is the standard error of a single effect by chance: smaller effects show nothing.
 */
import { MORRIS_STEP, type MorrisWalk } from '../design/morris.ts'
import { mean, standardDeviation } from '../quantiles.ts'
import { bootstrapInterval } from './bootstrap.ts'
import type { IndexValue } from './index-value.ts'
import { chanceOfDifference } from './paired-replicates.ts'

/** `responses[p]` holds the replicates of the walks' points, one walk after the other. */
export function morrisEffects(
  factors: readonly string[],
  walks: readonly MorrisWalk[],
  responses: readonly ArrayLike<number>[],
  seed: string,
): IndexValue[] {
  const block = factors.length + 1
  const effects = factors.map(() => new Float64Array(walks.length))
  const chance = factors.map(() => new Float64Array(walks.length)) // variances of the effects
  walks.forEach(({ points, order }, walk) => order.forEach((axis, step) => {
    const [before, after] = [step, step + 1].map((place) => responses[walk * block + place])
    const sign = points[step + 1][axis] > points[step][axis] ? 1 : -1
    effects[axis][walk] = (sign * (mean(after) - mean(before))) / MORRIS_STEP
    chance[axis][walk] = chanceOfDifference(before, after) / (MORRIS_STEP * MORRIS_STEP)
  }))
  return factors.flatMap((factor, axis) => {
    const of = (rows: Int32Array, values: Float64Array) =>
      Float64Array.from(rows, (row) => values[row])
    const estimates: Readonly<Record<string, (rows: Int32Array) => number>> = {
      mu_star: (rows) => mean(of(rows, effects[axis]).map(Math.abs)),
      mu: (rows) => mean(of(rows, effects[axis])),
      sigma: (rows) => {
        const sd = standardDeviation(of(rows, effects[axis])) ?? 0
        return Math.sqrt(Math.max(0, sd * sd - mean(of(rows, chance[axis]))))
      },
      chance_error: (rows) => Math.sqrt(mean(of(rows, chance[axis]))),
    }
    const all = Int32Array.from(walks, (_, walk) => walk)
    return Object.entries(estimates).map(([index, estimate]): IndexValue => {
      const [low, high] = bootstrapInterval(walks.length, `${seed}/${factor}/${index}`, estimate)
      return { factor, index, value: estimate(all), low, high }
    })
  })
}
