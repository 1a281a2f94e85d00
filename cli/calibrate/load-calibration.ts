/** From the file of a calibration to its inputs: everything checked before anything runs. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { recordLayout } from '../../sim/observe/layout.ts'
import { dimensions, type ParameterSpec } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { pathOf, withTablePrior, type CalibratedParameter } from '../../study/calibration/calibrated-parameters.ts'
import type { CalibrationInputs } from '../../study/calibration/inputs.ts'
import { buildHash } from '../../workers/build.ts'
import { UserError } from '../exit.ts'
import { programVersion } from '../run-inputs.ts'
import { readMapFile, textOf } from '../scenario/files.ts'
import { problemsOf } from '../scenario/issues.ts'
import { openScenario } from '../scenario/load.ts'
import { childOf, placeOfKey, placeOfValue, plainOf, type Path } from '../scenario/located.ts'
import { didYouMean } from '../scenario/nearest.ts'
import { ScenarioError, type Problem } from '../scenario/problems.ts'
import { readYaml } from '../scenario/read.ts'
import { parseSet, type Change } from '../scenario/set.ts'
import { shippedCalibrations, shippedFolder } from '../scenario/shipped.ts'
import type { CalibrateArguments } from './calibrate-options.ts'
import { calibrationSchema, type CalibrationFile } from './calibration-schema.ts'
import { readData } from './read-data.ts'

const table: Readonly<Record<string, ParameterSpec>> = parameters
const DEFAULT_WEIGHT = 200
/** Members beyond the parameters that each of them asks for, so that slopes can be told from luck. */
const MEMBERS_PER_PARAMETER = 2

/** Says a problem at the value of a path, or at its key. */
export type Report = (at: Path, text: string, ofKey?: boolean) => void

/** Throws a ScenarioError that holds every problem of the file. */
export function loadCalibration(args: CalibrateArguments): CalibrationInputs {
  const file = findCalibration(args.file)
  if (file === null) {
    const names = shippedCalibrations()
    throw new UserError(`${args.file}: there is no such file, expected a calibration or the name of a shipped one: ${
      names.join(', ')}${didYouMean(args.file, names)}`)
  }
  const { root, problems: faults } = readMapFile(file,
    'a calibration, expected a map with question, scenario, observed, parameters and method')
  const problems: Problem[] = [...faults]
  const parsed = calibrationSchema.safeParse(plainOf(root))
  problems.push(...problemsOf(parsed.error?.issues ?? [], root))
  if (!parsed.success || problems.length > 0) throw new ScenarioError(problems)
  const report: Report = (at, text, ofKey = false) => {
    const place = ofKey ? placeOfKey(root, at) : placeOfValue(root, at)
    problems.push({ place, path: at.map(String).join('.'), text })
  }
  const calibration = parsed.data
  const scenario = loadBase(calibration, file, args)
  const moved = calibratedParameters(calibration, scenario, report)
  const weights = weightsOf(calibration, args, report)
  const { method } = calibration
  const fewest = MEMBERS_PER_PARAMETER * moved.length + 4
  if (method.members < fewest) {
    report(['method', 'members'], `is ${method.members}, expected at least ${fewest} for ${moved.length} parameters`)
  }
  const data = readData(calibration.observed, scenario, recordLayout(scenario), report)
  if (problems.length > 0) throw new ScenarioError(problems)
  return {
    version: programVersion(), build: buildHash(), name: path.basename(file).replace(/\.[^.]*$/, ''),
    question: calibration.question, scenario, parameters: moved, data, members: method.members, weights,
    draws: method.draws ?? method.members, seed: String(args.seed ?? calibration.seed ?? 1),
  }
}

/** A path, or the name of one that ships, such as `2019-2024`; null where there is neither. */
function findCalibration(nameOrPath: string): string | null {
  const file = path.resolve(nameOrPath)
  if (existsSync(file)) return file
  const shipped = path.join(shippedFolder(), 'calibrations', `${nameOrPath}.yaml`)
  return existsSync(shipped) ? shipped : null
}

/** Whether a file is a calibration and not a scenario or a sweep, as far as its keys say. */
export function isCalibration(nameOrPath: string): boolean {
  const file = findCalibration(nameOrPath)
  if (file === null || !statSync(file).isFile()) return false
  const { root } = readYaml(textOf(file, 'a scenario, a sweep or a calibration'), file)
  return root?.kind === 'map' && ['observed', 'method'].some((key) => childOf(root, key) !== undefined)
}

function loadBase({ scenario, set }: CalibrationFile, file: string, args: CalibrateArguments): Scenario {
  const changes: Change[] = [
    ...Object.entries(set).map(([at, value]): Change => ({ option: `set.${at}`, path: at, value: JSON.stringify(value) })),
    ...(args.set ?? []).map(parseSet),
    { option: 'calibrate', path: 'expect', value: '[]' },
  ]
  return openScenario(scenario, parameters, { from: path.dirname(file) }).load(changes).scenario
}

/** `name`, `name.key`, or `name.*` for each of its keys by itself. */
function calibratedParameters(
  { parameters: entries }: CalibrationFile, scenario: Scenario, report: Report,
): CalibratedParameter[] {
  const all = Object.entries(entries).flatMap(([entry, prior]): CalibratedParameter[] => {
    const at = ['parameters', entry]
    const [name, key = null] = entry.split('.', 2)
    const spec = Object.hasOwn(table, name) ? table[name] : undefined
    if (!spec) {
      report(at, `is no parameter, expected a name that "umbral explain" lists${didYouMean(name, Object.keys(table))}`, true)
      return []
    }
    const keys: readonly string[] = spec.by ? dimensions[spec.by] : []
    if (key !== null && key !== '*' && !keys.includes(key)) {
      report(at, keys.length === 0 ? `has no keys, expected ${name}`
        : `has no key "${key}", expected one of ${keys.join(', ')}, or *${didYouMean(key, keys)}`, true)
      return []
    }
    if (name in scenario.parameters) {
      report(at, 'is set by the scenario, which holds; expected a parameter that it leaves open', true)
    }
    const own = withTablePrior(name, null).prior
    if (prior === 'prior' && own.kind === 'none') {
      report(at, 'has no prior in the table of parameters, expected a kind of prior with its sd')
    }
    return (key === '*' ? keys : [key]).map((one) =>
      ({ name, key: one, prior: prior === 'prior' ? own : prior }))
  })
  const seen = new Set<string>()
  for (const one of all) {
    const overlaps = one.key !== null && seen.has(one.name)
    if (seen.has(pathOf(one)) || overlaps) report(['parameters'], `name ${pathOf(one)} twice, expected it once`)
    seen.add(pathOf(one))
  }
  return all
}

function weightsOf(
  { weight = DEFAULT_WEIGHT, method: { rounds } }: CalibrationFile, args: CalibrateArguments, report: Report,
): number[] {
  const weights = args.weight ?? weight
  if (typeof weights === 'number') return new Array<number>(rounds).fill(weights)
  if (weights.length !== rounds) {
    report(['weight'], `is a list of ${weights.length}, expected one for each of ${rounds} rounds`)
  }
  return weights
}
