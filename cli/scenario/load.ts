/** From the name of a scenario, or the path of a file, to a scenario without a fault. */
import path from 'node:path'
import { dayNumber } from '../../sim/dates.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { checkScenario } from './checks.ts'
import { readMerged } from './files.ts'
import { problemsOf } from './issues.ts'
import { childOf, nodeAt, placeOfValue, plainOf, withValue } from './located.ts'
import type { Located } from './located.ts'
import type { ParameterTable } from './parameters-schema.ts'
import { ScenarioError } from './problems.ts'
import type { Place, Problem } from './problems.ts'
import { resolveScenario } from './resolve.ts'
import { scenarioSchema } from './schema.ts'
import { parseSet, withChange } from './set.ts'
import type { Change } from './set.ts'
import { findScenario, nameOf, shippedFolder } from './shipped.ts'

export interface LoadOptions {
  /** In the order given: `path=value` from `--set`, or what another option changes. */
  readonly changes?: readonly (string | Change)[]
  /** Folder that paths are relative to; the working directory by default. */
  readonly from?: string
  /** Folder of the shipped scenarios. */
  readonly shipped?: string
}

export interface LoadedScenario {
  readonly scenario: Scenario
  /** The file itself first, then what it extends. */
  readonly files: readonly string[]
  /** File of the scenario to run beside it, found but not yet read. */
  readonly againstFile: string | null
}

/** Throws a ScenarioError that holds every problem of the file and of those it extends. */
export function loadScenario(
  nameOrPath: string, table: ParameterTable, options: LoadOptions = {},
): LoadedScenario {
  const folder = options.shipped ?? shippedFolder()
  const found = findScenario(nameOrPath, options.from ?? process.cwd(), folder)
  if ('fault' in found) {
    throw new ScenarioError([{ place: { option: nameOrPath }, path: '', text: found.fault }])
  }
  const merged = readMerged(found.file, table, folder)
  const problems = [...merged.problems]
  const schema = scenarioSchema(table)

  const settable = Object.keys(schema.shape).filter((key) => key !== 'extends') // read by now
  let root = merged.root
  for (const change of options.changes ?? []) {
    const whole = typeof change === 'string' ? parseSet(change) : change
    root = withChange(root, whole, table, settable, problems)
  }
  root = withHeadlineCut(root)

  const rank = (place: Place) => 'option' in place ? 1 : -merged.files.indexOf(place.file)
  const parsed = schema.safeParse(plainOf(root))
  problems.push(...problemsOf(parsed.error?.issues ?? [], root), ...checkScenario(root, rank))
  const againstFile = findAgainst(root, merged.files, folder, problems)
  if (problems.length > 0 || !parsed.success) {
    throw new ScenarioError(problems.toSorted((a, b) => inReadingOrder(a.place, b.place, rank)))
  }
  const against = againstFile === null ? null : nameOf(againstFile, folder)
  const scenario = resolveScenario(nameOf(found.file, folder), against, parsed.data)
  return { scenario, files: merged.files, againstFile }
}

/**
 * The scenario that this one runs against, in the same world: the same days and the same changes
 * from the command line, but for those of policies that it does not have.
 */
export function loadAgainst(
  { scenario, againstFile }: LoadedScenario, table: ParameterTable, options: LoadOptions = {},
): LoadedScenario | null {
  if (againstFile === null) return null
  const { policies } = loadScenario(againstFile, table, { shipped: options.shipped }).scenario
  const changes = (options.changes ?? []).map((one) => typeof one === 'string' ? parseSet(one) : one)
  const { start, from, to, headline } = scenario
  const days = Object.entries({ start, from, to, headline }).map(([key, value]): Change =>
    ({ option: `${key} of ${scenario.name}`, path: key, value: JSON.stringify(value) }))
  return loadScenario(againstFile, table, {
    shipped: options.shipped,
    changes: [...changes.filter((change) => isAbout(change, policies)), ...days],
  })
}

function isAbout({ path: dotted }: Change, policies: Scenario['policies']): boolean {
  const [section, name] = dotted.split('.')
  if (['question', 'extends', 'against', 'expect'].includes(section)) return false
  return section !== 'policies' || Object.hasOwn(policies, name ?? '')
}

/** Where an option narrows the reported days, a headline from a file is cut to them. */
function withHeadlineCut(root: Located): Located {
  const headline = childOf(root, 'headline')
  let result = root
  for (const [key, isOutside] of [
    ['from', (file: number, option: number) => file < option],
    ['to', (file: number, option: number) => file > option],
  ] as const) {
    const given = childOf(root, key)
    const own = childOf(headline, key)
    if (!given || !own || !('option' in given.place) || 'option' in own.place) continue
    if (isOutside(dayOf(own), dayOf(given))) {
      result = withValue(result, ['headline', key], given, given.place) ?? result
    }
  }
  const isEmpty = dayOf(nodeAt(result, ['headline', 'from'])) > dayOf(nodeAt(result, ['headline', 'to']))
  const isCut = result !== root
  return isCut && isEmpty ? withValue(result, ['headline'], undefined, root.place) ?? result : result
}

const dayOf = (node: Located | undefined): number =>
  dayNumber(node?.kind === 'scalar' ? String(node.value) : '')

function findAgainst(
  root: Located, files: readonly string[], folder: string, problems: Problem[],
): string | null {
  const name = childOf(root, 'against')
  if (name?.kind !== 'scalar' || typeof name.value !== 'string' || name.value === '') return null
  const place = placeOfValue(root, ['against'])
  const from = 'option' in place ? process.cwd() : path.dirname(place.file)
  const found = findScenario(name.value, from, folder)
  const fault = 'fault' in found ? found.fault
    : found.file === files[0] ? 'is this scenario itself, expected another one, or null' : undefined
  if (fault !== undefined) problems.push({ place, path: 'against', text: fault })
  return 'file' in found ? found.file : null
}

/** Own file first, then what it extends, each from top to bottom; options last. */
function inReadingOrder(a: Place, b: Place, rank: (place: Place) => number): number {
  const byOption = Number('option' in a) - Number('option' in b)
  if (byOption !== 0 || 'option' in a || 'option' in b) return byOption
  return rank(b) - rank(a) || a.line - b.line || a.column - b.column
}
