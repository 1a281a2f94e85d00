/** `posterior.csv`: a draw a row, a column for each number that it sets; `run --draws` reads it. */
import type { ParameterChanges } from '../../sim/parameters/resolve.ts'
import { csvRow, numberCell, textCell } from '../csv.ts'

export const drawColumn = 'draw'

export function drawsCsv(draws: readonly ParameterChanges[]): string {
  const paths = Object.keys(numbersOf(draws[0]))
  return csvRow([drawColumn, ...paths.map(textCell)]) + draws.map((draw, k) => {
    const numbers = numbersOf(draw)
    return csvRow([String(k), ...paths.map((path) => numberCell(numbers[path]))])
  }).join('')
}

/** `lapseDays`, or `smugglerFeeUsd.cuba`, and its value. */
const numbersOf = (draw: ParameterChanges): Record<string, number> =>
  Object.fromEntries(Object.entries(draw).flatMap(([name, value]): [string, number][] =>
    typeof value === 'number' ? [[name, value]]
      : Object.entries(value).map(([key, one]) => [`${name}.${key}`, one])))
