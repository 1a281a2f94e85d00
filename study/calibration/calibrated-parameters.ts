/** What a calibration moves: parameters, or single keys of them, each with a prior of its own. */
import type { ParameterChanges } from '../../sim/parameters/resolve.ts'
import type { ParameterSpec, Prior } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { priorOf, valuesAt } from '../priors.ts'

export interface CalibratedParameter {
  readonly name: string
  /** The one key that moves; null where all keys move together, or there are none. */
  readonly key: string | null
  readonly prior: Prior
}

const table: Readonly<Record<string, ParameterSpec>> = parameters

/** As the table has it, with the prior of the rule if it has none of its own. */
export const withTablePrior = (name: string, key: string | null): CalibratedParameter =>
  ({ name, key, prior: priorOf(table[name]) })

/** `lapseDays`, or `singleAdultIntentionsPerDay.cuba`: how a scenario and a table of draws call it. */
export const pathOf = ({ name, key }: CalibratedParameter): string => (key === null ? name : `${name}.${key}`)

/** The values of one draw, from a row of normal scores. */
export function parametersAt(
  moved: readonly CalibratedParameter[], scores: ArrayLike<number>,
): ParameterChanges {
  const changes: Record<string, number | Record<string, number>> = {}
  moved.forEach(({ name, key, prior }, k) => {
    const values = valuesAt({ ...table[name], prior }, scores[k])
    if (key === null || typeof values === 'number') changes[name] = values
    else changes[name] = { ...changes[name] as Record<string, number>, [key]: values[key] }
  })
  return changes
}

