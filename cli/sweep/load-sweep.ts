/** From the file of a sweep to its plan: every point checked before any of them runs. */
import path from 'node:path'
import { parameters } from '../../sim/parameters/table.ts'
import { measuresOf, type Measure } from '../../sim/observe/measures.ts'
import type { Scenario } from '../../sim/scenario.ts'
import type { SweepInputs, SweepPoint } from '../../study/sweep.ts'
import { buildHash } from '../../workers/build.ts'
import { chosenDraws, shippedPosterior } from '../chosen-draws.ts'
import { UserError } from '../exit.ts'
import { programVersion } from '../run-inputs.ts'
import { readMapFile } from '../scenario/files.ts'
import { problemsOf } from '../scenario/issues.ts'
import { findSweep } from '../scenario/kind-of-file.ts'
import { openScenario, type OpenScenario } from '../scenario/load.ts'
import { childOf, placeOfKey, placeOfValue, plainOf, type Path } from '../scenario/located.ts'
import { didYouMean } from '../scenario/nearest.ts'
import { lineOf, ScenarioError, type Problem } from '../scenario/problems.ts'
import { parseSet, type Change } from '../scenario/set.ts'
import { shippedSweeps } from '../scenario/shipped.ts'
import { AxisFault, axisOption, changesOf, openAxis, type OpenAxis } from './axes.ts'
import { designPoints, orderOf } from './design-points.ts'
import type { SweepArguments } from './sweep-options.ts'
import { sweepSchema, type SweepFile } from './sweep-schema.ts'

export type SweepCommand = 'sweep' | 'sensitivity'

export interface LoadedSweep {
  readonly inputs: SweepInputs
  /** The scenario of a point; its problems were looked for when the sweep was loaded. */
  readonly scenarioOf: (point: number) => Scenario
}

const DEFAULT_REPLICATES = 20
const DEFAULT_WEIGHT = 5

/** Of a command, or, to be checked only, of whichever can run it. Throws a ScenarioError with every problem. */
export function loadSweep(
  command: SweepCommand | null, args: SweepArguments, posterior = shippedPosterior(),
): LoadedSweep {
  const file = findSweep(args.file)
  if (file === null) {
    const names = shippedSweeps()
    throw new UserError(`${args.file}: there is no such file, expected one, or one of ${names.join(', ')}${
      didYouMean(args.file, names)}`)
  }
  const { root, problems: faults } = readMapFile(file,
    'a sweep, expected a map with question, scenarios, axes and design')
  const problems = [...faults]
  const parsed = sweepSchema.safeParse(plainOf(root))
  problems.push(...problemsOf(parsed.error?.issues ?? [], root))
  if (!parsed.success || problems.length > 0) throw new ScenarioError(problems)

  const sweep = parsed.data
  const report = (at: Path, text: string): void => {
    problems.push({ place: placeOfValue(root, at), path: at.map(String).join('.'), text })
  }
  checkDesign(command, sweep, report)
  const scenarios = sweep.scenarios.map((name) => opened(name, file))
  const axes = Object.entries(sweep.axes).flatMap(([name, axis]): OpenAxis[] => {
    try {
      return [openAxis(name, axis, scenarios[0].root)]
    } catch (error) {
      if (!(error instanceof AxisFault)) throw error
      report(['axes', name], error.message)
      return []
    }
  })
  for (const { name, levels } of axes) {
    if (sweep.design.kind === 'grid' && levels === null) {
      report(['axes', name], 'has no levels, which a grid needs; expected values, or from, to and step')
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems)

  const seed = String(args.seed ?? sweep.seed ?? 1)
  const points = designPoints(sweep.design, axes, scenarios.length, seed)
  const reference = referencePoint(sweep, axes, points, report)
  if (problems.length > 0) throw new ScenarioError(problems)

  const shared = [
    ...Object.entries(sweep.set).map(([at, value]): Change =>
      ({ option: `set.${at}`, path: at, value: JSON.stringify(value) })),
    ...(args.set ?? []).map(parseSet),
  ]
  const load = (scenario: number, changes: readonly Change[]): Scenario =>
    scenarios[scenario].load([...shared, { option: 'sweep', path: 'expect', value: '[]' }, ...changes]).scenario
  const scenarioOf = (point: number): Scenario => {
    const { scenario, values } = points[point]
    return load(scenario, axes.flatMap((axis, k) => changesOf(axis, values[k])))
  }
  // Problems of changes are those of the file that made them; each is said once.
  const known = new Set<string>()
  const look = (load: () => Scenario): Scenario | null => {
    try {
      return load()
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      for (const problem of error.problems.map((one) => inSweep(one, root))) {
        if (!known.has(lineOf(problem))) problems.push(problem)
        known.add(lineOf(problem))
      }
      return null
    }
  }
  const bases = scenarios.flatMap((_, k) => look(() => load(k, [])) ?? [])
  if (bases.length === scenarios.length) points.forEach((_, k) => look(() => scenarioOf(k)))
  const measures = chosenMeasures(bases, sweep, report)
  checkPictures(sweep, measures, report)
  if (problems.length > 0) throw new ScenarioError(problems)

  // Indices say which of the axes matter: doubt about the other parameters would be counted as luck.
  const draws = args.draws ?? (command === 'sweep' ? undefined : 'defaults')
  return {
    scenarioOf,
    inputs: {
      ...chosenDraws(draws, posterior),
      version: programVersion(), build: buildHash(),
      name: path.basename(file).replace(/\.[^.]*$/, ''), question: sweep.question, scenarios: bases,
      axes: axes.map(({ name, label, targets, priorOf, levels }) =>
        ({ name, label, targets, priorOf, levels })), design: sweep.design, points,
      order: orderOf(sweep.design, axes, points), reference, measures,
      pictures: sweep.pictures ?? [], seed, weight: args.weight ?? sweep.weight ?? DEFAULT_WEIGHT,
      replicates: args.replicates ?? sweep.replicates ?? DEFAULT_REPLICATES,
      ...args.precision !== undefined && { precision: args.precision },
    },
  }
}

function opened(name: string, file: string): OpenScenario {
  return openScenario(name, parameters, { from: path.dirname(file) })
}

type Report = (at: Path, text: string) => void

function checkDesign(command: SweepCommand | null, { design, scenarios }: SweepFile, report: Report): void {
  const isForIndices = design.kind === 'sobol-indices' || design.kind === 'morris'
  if (command !== null && isForIndices !== (command === 'sensitivity')) {
    const others = isForIndices ? 'sensitivity' : 'sweep'
    report(['design', 'kind'], `is "${design.kind}", which "umbral ${others}" runs; expected ${
      isForIndices ? 'grid, latin-hypercube or sobol' : 'sobol-indices or morris'}`)
  }
  if (isForIndices && scenarios.length > 1) {
    report(['scenarios'], 'are several, expected one: indices are those of one scenario')
  }
}

/** The point that the reference names, added where the design does not have it. */
function referencePoint(
  { reference, scenarios }: SweepFile, axes: readonly OpenAxis[], points: SweepPoint[],
  report: Report,
): number | null {
  if (reference === undefined) return null
  const known = [...axes.map(({ name }) => name), 'scenario']
  for (const name of Object.keys(reference)) {
    if (!known.includes(name)) {
      report(['reference', name], `is no axis, expected ${known.join(', ')}${didYouMean(name, known)}`)
    }
  }
  const missing = axes.filter(({ name }) => !(name in reference)).map(({ name }) => name)
  if (missing.length > 0) report(['reference'], `lacks ${missing.join(', ')}, expected a value of every axis`)
  const scenario = reference.scenario === undefined ? 0 : scenarios.indexOf(String(reference.scenario))
  if (scenario < 0) {
    report(['reference', 'scenario'], `is ${JSON.stringify(reference.scenario)}, expected one of ${
      scenarios.join(', ')}`)
  }
  const point: SweepPoint = { scenario, values: axes.map(({ name }) => reference[name]) }
  const at = points.findIndex((one) => JSON.stringify(one) === JSON.stringify(point))
  return at >= 0 ? at : points.push(point) - 1
}

/** A problem that a change from the sweep's file has caused, at its place in that file. */
function inSweep(problem: Problem, root: Parameters<typeof placeOfKey>[0]): Problem {
  if (!('option' in problem.place)) return problem
  const [section, ...rest] = problem.place.option.split('.')
  const at = [section, rest.join('.')]
  if (childOf(childOf(root, section), at[1]) === undefined) return problem
  const where = problem.path === at[1] || problem.path === `parameters.${at[1]}` ? '' : `${problem.path} `
  return {
    place: placeOfKey(root, at), path: section === 'axes' ? axisOption(at[1]) : at.join('.'),
    text: `${where}${problem.text}`,
  }
}

/** The measures of all scenarios, or those that the file names. */
function chosenMeasures(
  bases: readonly Scenario[], { measures }: SweepFile, report: Report,
): Pick<Measure, 'measure' | 'unit'>[] {
  const all = new Map(bases.flatMap(measuresOf).map(({ measure, unit }) => [measure, { measure, unit }]))
  if (measures === undefined || bases.length === 0) return [...all.values()]
  return measures.flatMap((name, k) => {
    const known = all.get(name)
    if (!known) {
      report(['measures', k], `is "${name}", which no scenario here has, expected a measure of summary.csv${
        didYouMean(name, all.keys())}`)
    }
    return known ?? []
  })
}

function checkPictures(
  { pictures = [], axes }: SweepFile, measures: readonly Pick<Measure, 'measure'>[], report: Report,
): void {
  const names = measures.map(({ measure }) => measure)
  pictures.forEach((picture, k) => {
    if (!names.includes(picture.measure)) {
      report(['pictures', k, 'measure'], `is "${picture.measure}", expected one of the measures${
        didYouMean(picture.measure, names)}`)
    }
    const used = picture.kind === 'heat-map' ? { x: picture.x, y: picture.y } : { x: picture.x, by: picture.by }
    for (const [key, name] of Object.entries(used)) {
      if (name !== undefined && !(name in axes)) {
        report(['pictures', k, key], `is "${name}", expected one of the axes ${
          Object.keys(axes).join(', ')}${didYouMean(name, Object.keys(axes))}`)
      }
    }
  })
}
