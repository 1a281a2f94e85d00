/** What a calibration moves: parameters, single keys of them, and sizes of dated shocks, each with a prior. */
import type { ParameterSpec, Prior } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { priorOf, valuesAt, type Draw } from '../priors.ts'

export interface CalibratedParameter {
  /** Of the table of parameters, `shocks` or `push`. */
  readonly name: string
  /** The one key that moves, the name of a shock, or origin and month of push; null where all keys move together, or there are none. */
  readonly key: string | null
  readonly prior: Prior
  /** The push of a shock, as its scenario has it. */
  readonly push?: number
  /** The one origin that it is about, if any: a local smoother tells by it from which data to learn. */
  readonly origin?: string
}

/** In place of a parameter's name, that of dated shocks. */
export const shocksName = 'shocks'

/** In place of a parameter's name, that of the luck of push by origin and month, `push.cuba.2021-04`. */
export const pushName = 'push'

const table: Readonly<Record<string, ParameterSpec>> = parameters
const mostPush = 100

/** As the table has it, with the prior of the rule if it has none of its own. */
export const withTablePrior = (name: string, key: string | null): CalibratedParameter =>
  ({ name, key, prior: priorOf(table[name]), ...ofOrigin(name, key) })

/** The origin that a single key of a parameter is about. */
export const ofOrigin = (name: string, key: string | null): { readonly origin?: string } =>
  (key !== null && table[name].by === 'origin' ? { origin: key } : {})

/** `lapseDays`, `singleAdultIntentionsPerDay.cuba`, `shocks.pandemic`, `push.cuba.2021-04`: how a table of draws calls it. */
export const pathOf = ({ name, key }: CalibratedParameter): string => (key === null ? name : `${name}.${key}`)

/** The row of the table, with the prior of the calibration; of a shock, a row of its own. */
export const specOf = ({ name, prior, push = 1 }: CalibratedParameter): ParameterSpec => (
  name === shocksName ? { ...shockSpec, default: push, prior }
    : name === pushName ? pushSpec : { ...table[name], prior })

const shockSpec = {
  range: [0, mostPush], unit: 'factor on new intentions', doc: 'Push of a dated shock.', source: 'the scenario',
} as const

/** Luck of a month's push: what the table's innovation is multiplied by. */
const pushSpec: ParameterSpec = {
  default: 0, range: [-4, 4], unit: 'standard deviations of a month', prior: { kind: 'normal', sd: 1 },
  doc: 'Innovation of log push of an origin in a month.', source: 'standard normal, as the AR(1) has it',
}

/** What a column of a table of draws may hold, of parameters, shocks and push. */
export const rangeOf = (name: string): Pick<ParameterSpec, 'range' | 'unit'> =>
  (name === shocksName ? shockSpec : name === pushName ? pushSpec : table[name])

/** The values of one draw, from a row of normal scores. */
export function parametersAt(moved: readonly CalibratedParameter[], scores: ArrayLike<number>): Draw {
  const changes: Record<string, number | Record<string, number>> = {}
  moved.forEach((one, k) => {
    const { name, key } = one
    const values = name === pushName ? toThreePlaces(scores[k]) : valuesAt(specOf(one), scores[k])
    if (key === null) changes[name] = values
    else {
      changes[name] = {
        ...changes[name] as Record<string, number>, [key]: typeof values === 'number' ? values : values[key],
      }
    }
  })
  return changes as Draw
}

/** Months of push are many: a table of draws need not carry their sixteen digits. */
const toThreePlaces = (score: number): number => Math.round(score * 1000) / 1000
