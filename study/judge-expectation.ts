/** Whether a statement holds over the replicates of a run. */
import type { Comparison, Expectation, ExpectationResult, Statistic } from './expectations.ts'
import { allFinite, mean, quantile, standardDeviation } from './quantiles.ts'
import { monteCarloError, type Groups } from './summaries.ts'

/**
 * Whether a statement holds. `values` are those of its measure in replicate order, `against` those of
 * the counterfactual; where some replicate has no number, it does not hold.
 */
export function judge(
  { statement, statistic, of, comparison, than }: Expectation,
  values: ArrayLike<number>, against: ArrayLike<number> | null, groups: Groups = null,
): ExpectationResult {
  const operands = Float64Array.from(values, (value, r) =>
    of === 'scenario' ? value : of === 'ratio' ? value / against![r] : value - against![r])
  if (operands.length === 0 || !allFinite(operands)) {
    return { statement, holds: false, value: null, mcse: null }
  }
  const { value, mcse } = estimate(statistic, operands, groups)
  return { statement, holds: value !== null && compares(value, comparison, than), value, mcse }
}

function estimate(
  statistic: Statistic, operands: Float64Array, groups: Groups,
): { value: number | null; mcse: number | null } {
  switch (statistic.kind) {
    case 'quantile': return { value: quantile(operands, statistic.probability), mcse: null }
    case 'sd': return { value: standardDeviation(operands), mcse: null }
    case 'mean': return meanWithError(operands, groups)
    case 'share': return meanWithError(operands.map((value) =>
      Number(compares(value, statistic.comparison, statistic.than))), groups)
  }
}

const meanWithError = (values: Float64Array, groups: Groups) =>
  ({ value: mean(values), mcse: monteCarloError(values, groups) })

function compares(value: number, comparison: Comparison, than: number): boolean {
  switch (comparison) {
    case '<': return value < than
    case '<=': return value <= than
    case '>': return value > than
    case '>=': return value >= than
  }
}
