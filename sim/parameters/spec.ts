/** What one row of the parameter table says; see table.ts. */
import { causes, corridors, origins, parties, products, sectors, zones } from '../world.ts'

/** What a parameter can vary by, and the keys of each. */
export const dimensions = {
  origin: origins,
  party: parties,
  sector: sectors,
  corridor: corridors,
  zone: zones,
  product: products,
  cause: causes,
  type: ['cautious', 'bold', 'means-cautious', 'means-bold', 'lawful-only'],
  weekday: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  month: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
} as const satisfies Record<string, readonly string[]>
export type Dimension = keyof typeof dimensions

/**
 * A distribution about the default, which is its median; one draw moves all keys of a parameter.
 * `logit-normal`: log-odds shifted by a normal number; `log-normal`: a factor; `normal`: added,
 * for numbers on both sides of 0. Values are cut at the range. Where a row says nothing, study/priors.ts has a rule by unit and source; `none` is what nobody doubts.
 */
export type Prior =
  | { readonly kind: 'logit-normal'; readonly sd: number }
  | { readonly kind: 'log-normal'; readonly sd: number }
  | { readonly kind: 'normal'; readonly sd: number }
  | { readonly kind: 'none' }

export interface ParameterSpec {
  /** One number, or one for each key of `by`. */
  readonly default: number | Readonly<Record<string, number>>
  readonly by?: Dimension
  readonly range: readonly [number, number]
  readonly unit: string
  readonly prior?: Prior
  readonly doc: string
  readonly source: string
}
