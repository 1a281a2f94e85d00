/** What was found where the scenario expects something, for people. */
import type { ExpectationResult } from '../study/expectations.ts'

/** `0.62 ± 0.05`: what was found, with its Monte Carlo standard error where there is one. */
export function foundInWords({ value, mcse }: ExpectationResult): string {
  if (value === null) return 'no number, because some replicate has none'
  return `${figures(value)}${mcse === null || mcse === 0 ? '' : ` ± ${figures(mcse)}`}`
}

/** Enough figures to see on which side of a bound a number lies. */
const figures = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 5 }).format(value)

/** What fails, a line each. */
export const failedExpectations = (results: readonly ExpectationResult[]): string[] =>
  results.filter(({ holds }) => !holds).map((result) =>
    `Expected ${result.statement}, found ${foundInWords(result)}`)
