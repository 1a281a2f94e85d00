/** What the file of a calibration moves: from its entries to parameters and shocks with their priors. */
import { dayNumber, monthName, monthNumber } from '../../sim/dates.ts'
import { isJudged } from '../../sim/parameters/judged-windows.ts'
import { dimensions, type ParameterSpec, type Prior } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { origins } from '../../sim/world.ts'
import {
  ofOrigin, pathOf, pushName, shocksName, withTablePrior, type CalibratedParameter,
} from '../../study/calibration/calibrated-parameters.ts'
import { didYouMean } from '../scenario/nearest.ts'
import type { CalibrationFile } from './calibration-schema.ts'
import type { Report } from './load-calibration.ts'

const table: Readonly<Record<string, ParameterSpec>> = parameters

type FilePrior = CalibrationFile['parameters'][string]

/**
 * `name`, `name.key`, `name.*` for each of its keys by itself; `shocks.NAME` of the first scenario or `shocks.*`, or
 * `push.ORIGIN` and `push.*` for the luck of push in each of its months.
 */
export function calibratedParameters(
  { parameters: entries }: CalibrationFile, scenarios: readonly Scenario[], report: Report,
): CalibratedParameter[] {
  const all = Object.entries(entries).flatMap(([entry, prior]) => {
    const [name, key = null] = entry.split('.', 2)
    const say = (text: string, ofKey = true): void => report(['parameters', entry], text, ofKey)
    if (name === shocksName) return shockOf(key, prior, scenarios[0], say)
    return name === pushName ? pushOf(key, prior, scenarios[0], say) : parametersOf(name, key, prior, scenarios, say)
  })
  const seen = new Set<string>()
  for (const one of all) {
    const overlaps = one.key !== null && seen.has(one.name)
    if (seen.has(pathOf(one)) || overlaps) report(['parameters'], `name ${pathOf(one)} twice, expected it once`)
    seen.add(pathOf(one))
  }
  return all
}

type Say = (text: string, ofKey?: boolean) => void

function parametersOf(
  name: string, key: string | null, prior: FilePrior, scenarios: readonly Scenario[], say: Say,
): CalibratedParameter[] {
  const spec = Object.hasOwn(table, name) ? table[name] : undefined
  if (!spec) {
    say(`is no parameter, expected a name that "umbral explain" lists${didYouMean(name, Object.keys(table))}`)
    return []
  }
  const keys: readonly string[] = spec.by ? dimensions[spec.by] : []
  if (key !== null && key !== '*' && !keys.includes(key)) {
    say(keys.length === 0 ? `has no keys, expected ${name}`
      : `has no key "${key}", expected one of ${keys.join(', ')}, or *${didYouMean(key, keys)}`)
    return []
  }
  if (scenarios.some((scenario) => name in scenario.parameters)) {
    say('is set by the scenario, which holds; expected a parameter that it leaves open')
  }
  const own = withTablePrior(name, null).prior
  if (prior === 'prior' && own.kind === 'none') {
    say('has no prior in the table of parameters, expected a kind of prior with its sd', false)
  }
  return (key === '*' ? keys : [key]).map((one) =>
    ({ name, key: one, prior: prior === 'prior' ? own : prior, ...ofOrigin(name, one) }))
}

/** A shock without a prior of its own is an assumption about a factor. */
const shockPrior: Prior = { kind: 'log-normal', sd: 0.4 }

function shockOf(key: string | null, prior: FilePrior, { shocks }: Scenario, say: Say): CalibratedParameter[] {
  const named = shocks.filter(({ name, push }) => name !== null && push !== null)
  const moved = named.filter(({ name }) => key === '*' || name === key)
  if (moved.length === 0) {
    const names = named.map(({ name }) => name!)
    say(names.length === 0 ? 'is no shock: none of the scenario has a name and a push'
      : `is no shock with a push, expected ${shocksName}. and one of ${names.join(', ')}, or *${didYouMean(key ?? '', names)}`)
    return []
  }
  if (prior !== 'prior' && prior.kind !== 'log-normal') say(`is ${prior.kind}, expected log-normal for the size of a shock`, false)
  return moved.map(({ name, origins, push }) => ({
    name: shocksName, key: name, prior: prior === 'prior' ? shockPrior : prior, push: push!,
    ...origins.length === 1 && { origin: origins[0] },
  }))
}

/** The luck of each month of the scenario, spin-up included, in which push may move, of one origin or of all. */
function pushOf(key: string | null, prior: FilePrior, { start, to }: Scenario, say: Say): CalibratedParameter[] {
  if (prior !== 'prior') say('is standard normal, expected "prior"', false)
  const names: readonly string[] = key === '*' ? origins : origins.filter((origin) => origin === key)
  if (names.length === 0) say(`is no origin, expected one of ${origins.join(', ')}, or *${didYouMean(key ?? '', origins)}`)
  const first = monthNumber(dayNumber(start))
  const nMonths = monthNumber(dayNumber(to)) - first + 1
  const months = Array.from({ length: nMonths }, (_, k) => monthName(first + k)).filter((month) => !isJudged(month))
  return names.flatMap((origin) => months.map((month) =>
    ({ name: pushName, key: `${origin}.${month}`, prior: { kind: 'normal', sd: 1 } as const, origin })))
}
