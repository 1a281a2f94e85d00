/** The tables that people read: rows of words, the header first. */
import { percent } from '../number-words.ts'
import type { SeriesFit } from './fit-rows.ts'
import type { ParameterRow } from './parameter-rows.ts'

export type WordTable = readonly (readonly string[])[]

const figures = (value: number): string => String(Number(value.toPrecision(3)))
const interval = ([low, middle, high]: readonly number[]): string =>
  `${figures(middle)} (${figures(low)} to ${figures(high)})`

export const parametersTable = (rows: readonly ParameterRow[]): WordTable => [
  ['parameter', 'unit', 'prior', 'posterior', 'width left'],
  ...rows.map(({ parameter, unit, prior, posterior, width }) =>
    [parameter, unit, interval(prior), interval(posterior), percent(width)]),
]

export const fitTable = (rows: readonly SeriesFit[]): WordTable => [
  ['series', 'numbers', 'inside 90 %, prior', 'posterior', 'error of the median, prior', 'posterior', 'in errors, prior', 'posterior'],
  ...rows.map(({ series, n, inside, error, distance }) =>
    [series, String(n), ...inside.map(percent), ...error.map(percent), ...distance.map(figures)]),
]

/** Columns of even width. */
export function plainTable(rows: WordTable): string {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)))
  return rows.map((row) => row.map((cell, k) => cell.padEnd(widths[k])).join('  ').trimEnd()).join('\n')
}
