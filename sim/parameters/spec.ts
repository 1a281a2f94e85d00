/** What one row of the parameter table says; see table.ts. */
import { corridors, origins, parties, sectors, zones } from '../world.ts'

/** What a parameter can vary by, and the keys of each. */
export const dimensions = {
  origin: origins,
  party: parties,
  sector: sectors,
  corridor: corridors,
  zone: zones,
  type: ['cautious', 'bold', 'means-cautious', 'means-bold', 'lawful-only'],
  weekday: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  month: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
} as const satisfies Record<string, readonly string[]>
export type Dimension = keyof typeof dimensions

/** A distribution from which a posterior or a sensitivity design draws. */
export type Prior =
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }
  | { readonly kind: 'log-normal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }

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
