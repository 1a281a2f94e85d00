/** What the posterior that ships says of a parameter, for `explain`. */
import { existsSync } from 'node:fs'
import type { Draw } from '../../study/priors.ts'
import { quantiles } from '../../study/quantiles.ts'
import { shippedPosterior } from '../chosen-draws.ts'
import { readDraws } from '../read-draws.ts'
import type { Term } from './terms.ts'

/** The terms, with the median and the 90 % interval of every parameter that the draws have. */
export function withPosterior(terms: readonly Term[], posterior = shippedPosterior()): readonly Term[] {
  if (!existsSync(posterior)) return terms
  const draws = readDraws(posterior)
  return terms.map((term) => {
    const shown = term.kind === 'parameter' ? posteriorOf(term.name, draws) : null
    return shown === null ? term : { ...term, details: { ...term.details, posterior: shown } }
  })
}

function posteriorOf(name: string, draws: readonly Draw[]): string | null {
  const values = draws.map((draw) => (draw as Readonly<Record<string, number | Record<string, number> | undefined>>)[name])
  const [first] = values
  if (first === undefined) return null
  const shown = typeof first === 'number' ? inWords(values as number[])
    : Object.keys(first).map((key) => `${key} ${inWords(values.map((value) => (value as Record<string, number>)[key]))}`).join(', ')
  return `${shown}; median and 90 % interval, instead of the default (--draws)`
}

function inWords(values: readonly number[]): string {
  const [low, median, high] = quantiles(values, [0.05, 0.5, 0.95]).map((value) => Number(value.toPrecision(3)))
  return `${median} (${low} to ${high})`
}
