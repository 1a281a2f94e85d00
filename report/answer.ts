/** The answer of a run in sentences, for whoever reads nothing else. */
import type { MeasureComparison } from '../study/comparison.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { luckInWords } from './luck-words.ts'
import { dateInWords, intervalInWords, intervalOf, people, percent } from './number-words.ts'
import type { StoredRun, StoredScenario } from './stored-run.ts'

const headline = 'encounters_between_ports'

/** Sentences; the first has the headline number with its interval. */
export function answerOf({ scenario, others, comparison, luck, manifest }: StoredRun): string[] {
  const isHeadline = ({ measure }: { readonly measure: string }): boolean => measure === headline
  const total = scenario.summary.find(isHeadline)
  return [
    ...total ? [totalInWords(scenario, total, manifest.finished)] : [],
    ...comparison.filter(isHeadline).flatMap(differenceInWords),
    ...luckInWords(luck),
    ...[scenario, ...others].flatMap(timeInForce),
  ]
}

function totalInWords(
  { scenario: { name, headline: { from, to } } }: StoredScenario, total: MeasureSummary, n: number,
): string {
  const [low, median, high] = intervalOf(total.quantiles)
  if (low === null || median === null || high === null) return 'The headline has no number.'
  return `From ${dateInWords(from)} to ${dateInWords(to)} there are ${people(median)} encounters `
    + `between ports of entry under ${name} (median of ${people(n)} runs; 90 % of runs lie between ${
      people(low)} and ${people(high)}).`
}

function differenceInWords({ scenario, against, ratioQuantiles }: MeasureComparison & {
  readonly scenario: string
  readonly against: string
}): string[] {
  const [low, median, high] = intervalOf(ratioQuantiles)
  if (low === null || median === null || high === null) return []
  const size = (ratio: number): string =>
    `${Number((Math.abs(ratio - 1) * 100).toPrecision(2))} % ${ratio < 1 ? 'fewer' : 'more'}`
  return [`The same people with the same luck: ${size(median)} under ${scenario} than under ${
    against} (90 % of runs: from ${size(low)} to ${size(high)}).`]
}

/** How long each policy with a trigger is in force, and the chance that it has been lifted. */
function timeInForce({ scenario, summary }: StoredScenario): string[] {
  return summary.flatMap((row) => {
    const [kind, policy] = row.measure.split(':')
    if (kind !== 'days_in_force') return []
    const lifted = summary.flatMap(({ measure, mean }) => {
      const [what, name, date] = measure.split(':')
      const isIts = what === 'lifted_by' && name === policy
      return isIts ? [`${percent(mean)} by ${dateInWords(date)}`] : []
    })
    const chance = lifted.length === 0 ? ''
      : `; the chance that it has been lifted is ${lifted.join(', ')}`
    return [`${policy} is in force on ${intervalInWords(row)} of the days from ${
      dateInWords(scenario.from)} to ${dateInWords(scenario.to)} under ${scenario.name}${
      chance}.`]
  })
}
