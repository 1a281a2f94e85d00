/** From the file of a calibration to its inputs: everything checked before anything runs. */
import path from 'node:path'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import type { Scenario } from '../../sim/scenario.ts'
import type { Datum } from '../../study/calibration/data.ts'
import type { CalibrationInputs, CalibrationMethod } from '../../study/calibration/inputs.ts'
import { buildHash } from '../../workers/build.ts'
import { UserError } from '../exit.ts'
import { programVersion } from '../run-inputs.ts'
import { readMapFile } from '../scenario/files.ts'
import { problemsOf } from '../scenario/issues.ts'
import { findCalibration } from '../scenario/kind-of-file.ts'
import { openScenario } from '../scenario/load.ts'
import { placeOfKey, placeOfValue, plainOf, type Path } from '../scenario/located.ts'
import { didYouMean } from '../scenario/nearest.ts'
import { ScenarioError, type Problem } from '../scenario/problems.ts'
import { parseSet, type Change } from '../scenario/set.ts'
import { shippedCalibrations } from '../scenario/shipped.ts'
import type { CalibrateArguments } from './calibrate-options.ts'
import { calibratedParameters } from './calibrated-entries.ts'
import { calibrationSchema, type CalibrationFile } from './calibration-schema.ts'
import { readData } from './read-data.ts'

const DEFAULT_WEIGHT = 200
/** Members beyond the parameters that each of them asks for, so that slopes can be told from luck. */
const MEMBERS_PER_PARAMETER = 2
const START_SPREAD = 0.6
const LEAST_SPREAD = 0.25
const LEAST_INFLATION = 3
const WORST_SHARE = 0.1
/** Draws from whose runs straight lines are learnt. */
const FEWEST_ADJUSTED = 8

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
  const scenario = loadBase(calibration, file, args.set)
  const also = calibration.also ? loadBase(calibration.also, file, []) : null
  const moved = calibratedParameters(calibration, also ? [scenario, also] : [scenario], report)
  const weights = weightsOf(calibration, args, report)
  const { members, draws = members, keep = draws, 'draws-weight': ownWeight } = calibration.method
  if (keep > draws) report(['method', 'keep'], `is ${keep}, expected at most the ${draws} draws`)
  if (calibration.method.adjust && draws < FEWEST_ADJUSTED) {
    report(['method', 'draws'], `is ${draws}, expected at least ${FEWEST_ADJUSTED} to adjust by`)
  }
  const method = methodOf(calibration, moved.length, report)
  const aPerson = Math.max(...weights)
  const layout = recordLayout(scenario)
  const data = readData(calibration.observed, scenario, layout, aPerson, report)
  if (also !== null) data.push(...dataOfAlso(calibration, also, layout.length, aPerson, report))
  if (problems.length > 0) throw new ScenarioError(problems)
  return {
    version: programVersion(), build: buildHash(), name: path.basename(file).replace(/\.[^.]*$/, ''),
    question: calibration.question, scenario, also, parameters: moved, data, method, members, weights, draws, keep,
    drawsWeight: (args.weight === undefined ? ownWeight : undefined) ?? weights.at(-1)!,
    seed: String(args.seed ?? calibration.seed ?? 1),
  }
}

function loadBase(
  { scenario, set }: Pick<CalibrationFile, 'scenario' | 'set'>, file: string, further: readonly string[] = [],
): Scenario {
  const changes: Change[] = [
    ...Object.entries(set).map(([at, value]): Change => ({ option: `set.${at}`, path: at, value: JSON.stringify(value) })),
    ...further.map(parseSet),
    { option: 'calibrate', path: 'expect', value: '[]' },
  ]
  return openScenario(scenario, parameters, { from: path.dirname(file) }).load(changes).scenario
}

/** Data of the second scenario, whose record follows that of the first. */
function dataOfAlso(
  { also }: CalibrationFile, scenario: Scenario, behind: number, aPerson: number, report: Report,
): Datum[] {
  const layout = recordLayout(scenario)
  const moved = { ...layout, dailyOffset: layout.dailyOffset + behind, monthlyOffset: layout.monthlyOffset + behind }
  return readData(also!.observed, scenario, moved, aPerson, report, ['also', 'observed'])
    .map((datum) => ({ ...datum, series: `${scenario.name}: ${datum.series}` }))
}

function methodOf({ method }: CalibrationFile, nParameters: number, report: Report): CalibrationMethod {
  const {
    kind, members, 'start-spread': startSpread = START_SPREAD, 'least-spread': leastSpread = LEAST_SPREAD,
    luck = 'own', inflation, replaced, adjust,
  } = method
  if (kind === 'local-ensemble-smoother') {
    return {
      kind, startSpread, luck, leastSpread, leastInflation: inflation ?? LEAST_INFLATION,
      replacedShare: replaced === 'nobody' ? 0 : WORST_SHARE,
      pushRounds: pushRoundsOf(method, report), nAdjustments: adjust ?? 0,
    }
  }
  for (const field of ['start-spread', 'least-spread', 'luck', 'inflation', 'replaced', 'push-rounds', 'adjust'] as const) {
    if (method[field] !== undefined) report(['method', field], `is of no use to the kind ${kind}`, true)
  }
  const fewest = MEMBERS_PER_PARAMETER * nParameters + 4
  if (members < fewest) {
    report(['method', 'members'], `is ${members}, expected at least ${fewest} for ${nParameters} parameters`)
  }
  return { kind }
}

/** Rounds after which push is fitted; at least one is left to tell how data answer to parameters. */
function pushRoundsOf({ rounds, 'push-rounds': given = 0 }: CalibrationFile['method'], report: Report): number[] {
  const pushRounds = typeof given === 'number' ? Array.from({ length: given }, (_, k) => rounds - k) : given
  const path = ['method', 'push-rounds']
  if (pushRounds.length >= rounds) report(path, `is ${pushRounds.length} rounds, expected fewer than the ${rounds} that there are`)
  for (const round of pushRounds) {
    if (round > rounds) report(path, `has round ${round}, expected one of 1 to ${rounds}`)
  }
  return pushRounds
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
