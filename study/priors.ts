/**
 * Parameter sets drawn from the priors of the parameter table, where no posterior is used: what a
 * run says about the doubt in its parameters, and not about luck alone. Parameters are independent,
 * although those set by hand were set together: so drawn sets fit the past worse than the defaults.
 */
import seedrandom from 'seedrandom'
import type { ParameterChanges } from '../sim/parameters/resolve.ts'
import { dimensions, type ParameterSpec, type Prior } from '../sim/parameters/spec.ts'
import { parameters } from '../sim/parameters/table.ts'
import { logistic, normal } from '../sim/random/distributions.ts'
import type { PushScores, Scenario } from '../sim/scenario.ts'

/** Standard deviations by what a source says: log of a factor, or log-odds. */
export const priorWidths = {
  assumption: { factor: 0.3, logOdds: 0.5 },
  byHand: { factor: 0.15, logOdds: 0.25 },
  measured: { factor: 0.1, logOdds: 0.2 },
} as const

/** The prior of a row that has none of its own: wider the less is known, by unit a factor or odds. */
export function priorOf({ prior, unit, source }: ParameterSpec): Prior {
  if (prior) return prior
  const known = source.startsWith('assumption') ? 'assumption'
    : source.startsWith('by hand') ? 'byHand' : 'measured'
  const { factor, logOdds } = priorWidths[known]
  return unit === 'probability' || unit === 'share'
    ? { kind: 'logit-normal', sd: logOdds }
    : { kind: 'log-normal', sd: factor }
}

/** Values of a parameter where its prior's normal number is `z`; the default at 0. */
export function valuesAt(spec: ParameterSpec, z: number): number | Record<string, number> {
  const prior = priorOf(spec)
  const [low, high] = spec.range
  const move = (value: number): number => {
    const moved = prior.kind === 'none' || z === 0 ? value
      : prior.kind === 'log-normal' ? value * Math.exp(prior.sd * z)
        : prior.kind === 'normal' ? value + prior.sd * z
        : value <= 0 || value >= 1 ? value
          : logistic(Math.log(value / (1 - value)) + prior.sd * z)
    return Math.min(high, Math.max(low, moved))
  }
  if (!spec.by) return move(spec.default as number)
  const defaults = spec.default
  return Object.fromEntries(dimensions[spec.by].map((key: string) =>
    [key, move(typeof defaults === 'number' ? defaults : defaults[key])]))
}

/** What a replicate is given: parameters, sizes of dated shocks by their names, and past push. */
export type Draw = ParameterChanges & {
  readonly shocks?: Readonly<Record<string, number>>
  readonly push?: PushScores
}

/** The k-th draw; each parameter has luck of its own, whatever other parameters there are. */
export function drawFromPriors(seed: string, k: number): ParameterChanges {
  const drawn = Object.entries<ParameterSpec>(parameters)
    .filter(([, spec]) => priorOf(spec).kind !== 'none')
    .map(([name, spec]) => {
      const u = seedrandom.tychei(`${seed}/${k}/prior/${name}`).double()
      return [name, valuesAt(spec, normal(u))]
    })
  return Object.fromEntries(drawn) as ParameterChanges
}

/**
 * A scenario with parameters drawn for it. What it sets itself holds as it says, but for the push of
 * shocks whose names a draw has.
 */
export function withDrawn(scenario: Scenario, { shocks = {}, push, ...drawn }: Draw): Scenario {
  const own = Object.entries(scenario.parameters).map(([name, value]) => {
    const base = drawn[name]
    const isPart = typeof value === 'object' && typeof base === 'object'
    return [name, isPart ? { ...base, ...value } : value]
  })
  return {
    ...scenario, parameters: { ...drawn, ...Object.fromEntries(own) as ParameterChanges },
    ...push && { pushScores: push },
    shocks: scenario.shocks.map((shock) => (shock.push !== null && shock.name !== null
      && Object.hasOwn(shocks, shock.name) ? { ...shock, push: shocks[shock.name] } : shock)),
  }
}
