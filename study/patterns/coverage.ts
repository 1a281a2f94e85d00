/** How well an ensemble covers monthly encounters between ports by party, beside the months of the patterns. */
import { mean, quantiles } from '../quantiles.ts'
import { parties, type Party } from '../../sim/world.ts'
import { monthsFrom, type Evidence } from './evidence.ts'

/** The month before the first is needed for the plain guess. */
export const coverageMonths = monthsFrom('2021-01', '2024-05')
const monthBefore = '2020-12'

/** Encounters of a party in the month before the first and in every month. */
export const monthsOf = ({ inMonth }: Evidence, party: Party): number[] =>
  [monthBefore, ...coverageMonths].map((month) => inMonth(month, { party }))

export interface Coverage {
  readonly party: Party
  readonly months: number
  /** Share of months in which what was observed lies in the simulated 90 % interval. */
  readonly inside: number
  /** Mean over months of the median's distance from what was observed, as a share of it. */
  readonly error: number
  /** The same of repeating what was observed the month before. */
  readonly plainError: number
}

/** `simulated` holds the numbers of `monthsOf` for each replicate; so does `observed`. */
export function coverageOf(
  party: Party, observed: readonly number[], simulated: readonly (readonly number[])[],
): Coverage {
  const months = observed.slice(1).map((value, k) => {
    const [low, median, high] = quantiles(simulated.map((replicate) => replicate[k + 1]), [0.05, 0.5, 0.95])
    return {
      isInside: low <= value && value <= high,
      error: Math.abs(median - value) / value,
      plainError: Math.abs(observed[k] - value) / value,
    }
  })
  return {
    party, months: months.length,
    inside: mean(months.map(({ isInside }) => Number(isInside))),
    error: mean(months.map(({ error }) => error)),
    plainError: mean(months.map(({ plainError }) => plainError)),
  }
}

/** One row a party; `simulated` holds `monthsOf` for each replicate, by party. */
export const coverageByParty = (
  observed: Evidence, simulated: readonly (readonly (readonly number[])[])[],
): Coverage[] => parties.map((party, p) =>
  coverageOf(party, monthsOf(observed, party), simulated.map((replicate) => replicate[p])))
