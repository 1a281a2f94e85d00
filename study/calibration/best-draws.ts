/** The last step of a calibration: of the draws that were run once, those that fit best. */
import { comparable, judgingOf, observedOf, type CalibrationInputs } from './inputs.ts'

/** Most that one datum counts for, in squared errors: a draw is not to be judged by one number. */
const MOST_MISFIT = 25

/**
 * Rows of the `keep` draws whose runs lie nearest to what was observed, in their order: an ABC step
 * (rejection by the sum of squared misfits, in errors of observation) on the data that judge, or on all where
 * none is named: among hundreds of numbers luck chooses. A draw whose run failed is not kept.
 */
export function bestDraws(
  inputs: CalibrationInputs, runs: readonly { readonly member: number; readonly values: ArrayLike<number> }[],
): number[] {
  const seen = observedOf(inputs).values.to1DArray()
  const judging = judgingOf(inputs)
  const costs = runs.map(({ member, values }) => {
    const own = comparable(inputs, values)
    const cost = judging.reduce((sum, k) => {
      const misfit = (own[k] - seen[k]) / inputs.data[k].error
      return sum + Math.min(MOST_MISFIT, misfit * misfit)
    }, 0)
    return { member, cost }
  }).filter(({ cost }) => Number.isFinite(cost))
  return costs.sort((a, b) => a.cost - b.cost || a.member - b.member).slice(0, inputs.keep)
    .map(({ member }) => member).sort((a, b) => a - b)
}
