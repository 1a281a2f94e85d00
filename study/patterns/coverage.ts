/** How well an ensemble covers monthly encounters between ports by party, beside the months of the patterns. */
import { probit, sampleVariance } from 'simple-statistics'
import { mean, quantiles } from '../quantiles.ts'
import { parties, type Party } from '../../sim/world.ts'
import { monthsFrom, type Evidence } from './evidence.ts'

/** The month before the first is needed for the plain guess. */
export const coverageMonths = monthsFrom('2021-01', '2024-05')
const monthBefore = '2020-12'

/** Encounters of a party in the month before the first and in every month. */
export const monthsOf = ({ inMonth }: Evidence, party: Party): number[] =>
  [monthBefore, ...coverageMonths].map((month) => inMonth(month, { party }))

/**
 * What is predicted of an observation is simulated, times what the model misses a month by beyond luck and doubt. How much
 * that is (log sd) is estimated for each run of 12 months from all others, so that no month helps to widen its own interval.
 */
const BLOCK = 12
const normals = Array.from({ length: 20 }, (_, k) => probit((k + 0.5) / 20))

export interface Coverage {
  readonly party: Party
  readonly months: number
  /** Share of months in which what was observed lies in the simulated 90 % interval. */
  readonly inside: number
  /** The same of the interval that is predicted of an observation: simulated, and what the model may miss. */
  readonly insidePredicted: number
  /** What the model misses a month by beyond luck and doubt, estimated from all months: log sd. */
  readonly modelError: number
  /** Mean over months of the median's distance from what was observed, as a share of it. */
  readonly error: number
  /** The same of repeating what was observed the month before. */
  readonly plainError: number
}

/** `simulated` holds the numbers of `monthsOf` for each replicate; so does `observed`. */
export function coverageOf(
  party: Party, observed: readonly number[], simulated: readonly (readonly number[])[],
): Coverage {
  const missed = observed.slice(1).map((value, k) => missedBeyondSpread(value, simulated.map((replicate) => replicate[k + 1])))
  const months = observed.slice(1).map((value, k) => {
    const ofMonth = simulated.map((replicate) => replicate[k + 1])
    const [low, median, high] = quantiles(ofMonth, [0.05, 0.5, 0.95])
    const others = missed.filter((_, other) => Math.floor(other / BLOCK) !== Math.floor(k / BLOCK))
    const missedBy = errorOf(others.length > 0 ? others : missed)
    const factors = normals.map((normal) => Math.exp(missedBy * normal))
    const [lowest, highest] = quantiles(ofMonth.flatMap((one) => factors.map((factor) => one * factor)), [0.05, 0.95])
    return {
      isInside: low <= value && value <= high,
      isPredicted: lowest <= value && value <= highest,
      error: Math.abs(median - value) / value,
      plainError: Math.abs(observed[k] - value) / value,
    }
  })
  return {
    party, months: months.length,
    inside: mean(months.map(({ isInside }) => Number(isInside))),
    modelError: errorOf(missed),
    insidePredicted: mean(months.map(({ isPredicted }) => Number(isPredicted))),
    error: mean(months.map(({ error }) => error)),
    plainError: mean(months.map(({ plainError }) => plainError)),
  }
}

/** How much farther than its spread a simulated month lies from the observed: difference of squares of logarithms. */
function missedBeyondSpread(value: number, ofMonth: readonly number[]): number {
  const logs = ofMonth.map((one) => Math.log(Math.max(1, one)))
  const [middle] = quantiles(logs, [0.5])
  const missed = Math.log(value) - middle
  return missed * missed - (logs.length > 1 ? sampleVariance(logs) : 0)
}
const errorOf = (missed: readonly number[]): number => Math.sqrt(Math.max(0, mean(missed)))

/** One row a party; `simulated` holds `monthsOf` for each replicate, by party. */
export const coverageByParty = (
  observed: Evidence, simulated: readonly (readonly (readonly number[])[])[],
): Coverage[] => parties.map((party, p) =>
  coverageOf(party, monthsOf(observed, party), simulated.map((replicate) => replicate[p])))
