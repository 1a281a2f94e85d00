/** How well an ensemble covers monthly encounters between ports by party, beside the months of the patterns. */
import { probit } from 'simple-statistics'
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
 * By how much calibration lets the model miss a party's month beyond luck (log sd), from November 2022 on, as in
 * scenarios/calibrations/2019-2024.yaml (before, 18 % of a month or 12 % of a quarter). What is predicted of an
 * observation has this error too. It is a choice, not an estimate: the share of months inside grows with it.
 */
const MONTH_ERROR = 0.13
const factors = Array.from({ length: 20 }, (_, k) => Math.exp(MONTH_ERROR * probit((k + 0.5) / 20)))

export interface Coverage {
  readonly party: Party
  readonly months: number
  /** Share of months in which what was observed lies in the simulated 90 % interval. */
  readonly inside: number
  /** The same of the interval that is predicted of an observation: simulated, and what the model may miss. */
  readonly insidePredicted: number
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
    const ofMonth = simulated.map((replicate) => replicate[k + 1])
    const [low, median, high] = quantiles(ofMonth, [0.05, 0.5, 0.95])
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
    insidePredicted: mean(months.map(({ isPredicted }) => Number(isPredicted))),
    error: mean(months.map(({ error }) => error)),
    plainError: mean(months.map(({ plainError }) => plainError)),
  }
}

/** One row a party; `simulated` holds `monthsOf` for each replicate, by party. */
export const coverageByParty = (
  observed: Evidence, simulated: readonly (readonly (readonly number[])[])[],
): Coverage[] => parties.map((party, p) =>
  coverageOf(party, monthsOf(observed, party), simulated.map((replicate) => replicate[p])))
