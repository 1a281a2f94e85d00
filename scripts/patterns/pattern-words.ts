/** The results of the patterns in words and numbers. */
import { people, percent } from '../../report/number-words.ts'
import { partyTitles } from '../../report/run-charts.ts'
import type { Coverage } from '../../study/patterns/coverage.ts'
import type { MeasureResult, PatternResult } from '../../study/patterns/judge.ts'

/** Rows of a table: pattern, measure, observed, median, 90 % interval, verdict. */
export const header = ['', 'measure', 'observed', 'median', '90 % interval', '']

export const rowsOf = (results: readonly PatternResult[]): string[][] =>
  results.flatMap(({ id, inside, measures }) => measures.map((measure, k) => [
    k === 0 ? `${id} ${inside ? 'inside' : 'not inside'}` : '', ...cellsOf(measure),
  ]))

export function cellsOf({ measure, unit, observed, median, low, high, verdict }: MeasureResult): string[] {
  const shown = shownAs(unit)
  const seen = typeof observed === 'number' ? shown(observed) : observed.map(shown).join(' to ')
  return [
    unit.startsWith('people') ? `${measure}, ${unit}` : measure, seen, median === null ? 'no number' : shown(median),
    low === null || high === null ? '' : `${shown(low)} to ${shown(high)}`, verdict,
  ]
}

const shownAs = (unit: string) => (value: number): string => {
  if (unit.startsWith('people')) return signed(people(value))
  return signed(unit === 'ratio' ? String(Number(value.toPrecision(2))) : percent(value))
}
const signed = (text: string): string => text.replace('-', '−')

export const countInside = (results: readonly { readonly inside: boolean }[]): number =>
  results.filter(({ inside }) => inside).length

/** `4 of 11 patterns are inside, 31 of 59 measures.` */
export function countInWords(results: readonly PatternResult[]): string {
  const measures = results.flatMap((one) => one.measures)
  return `${countInside(results)} of ${results.length} patterns are inside, ${countInside(measures)} of ${measures.length} measures.`
}

export const coverageHeader = ['', 'months inside', '... with what the model misses', 'which is', 'median off by', 'last month repeated']

/** Rows of a table: party, shares of months inside, what the model misses beyond luck and doubt, error of the median and of the plain guess. */
export const coverageRows = (coverage: readonly Coverage[]): string[][] =>
  coverage.map(({ party, inside, insidePredicted, modelError, error, plainError }) =>
    [partyTitles[party], percent(inside), percent(insidePredicted), percent(modelError), percent(error), percent(plainError)])
