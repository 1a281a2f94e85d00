/**
 * What must hold between fields. Each rule reads its fields from the file as written; a field that
 * is missing or wrong by itself reads as NaN, with which nothing compares, so that a rule neither
 * hides another problem nor repeats it.
 */
import { dayNumber } from '../../sim/dates.ts'
import { outputs, type OutputSpec } from '../../sim/observe/outputs.ts'
import { nodeAt, placeOfValue, plainOf, shownPath } from './located.ts'
import type { Located, Path } from './located.ts'
import type { Place, Problem } from './problems.ts'
import { didYouMean } from './nearest.ts'
import { days } from './quantities.ts'

const MOST_YEARS = 30 // a year mistyped would otherwise run for hours
const DAYS_PER_YEAR = 365.25

/** How late a value was given: by an option, by the file itself, or by one it extends. */
export type Rank = (place: Place) => number

export function checkScenario(root: Located, rank: Rank): Problem[] {
  const file = new FileInCheck(root, rank)
  file.inOrder(['start'], ['from'])
  file.inOrder(['from'], ['to'])
  file.notTooLong(['start'], ['to'])
  file.inOrder(['from'], ['headline', 'from'])
  file.inOrder(['headline', 'from'], ['headline', 'to'])
  file.inOrder(['headline', 'to'], ['to'])
  for (const name of file.keysOf(['policies'])) checkPolicy(file, ['policies', name])
  for (const shock of file.keysOf(['shocks'])) {
    file.inOrder(['shocks', shock, 'from'], ['shocks', shock, 'to'])
    checkPush(file, ['shocks', shock])
  }
  for (const entry of file.keysOf(['mexico'])) checkRamp(file, ['mexico', entry])
  checkNames(file)
  checkObserve(file)
  return file.problems
}

/** Only effort gets anywhere by and by. */
function checkRamp(file: FileInCheck, entry: Path): void {
  if (file.isGiven([...entry, 'ramp']) && !file.isGiven([...entry, 'effort'])) {
    file.report([...entry, 'ramp'], 'is given without effort, expected effort beside it, or no ramp')
  }
}

/** A series that is not counted by the groups has no crossing. */
function checkObserve(file: FileInCheck): void {
  const groups = file.valueAt(['observe', 'groups'])
  if (!Array.isArray(groups) || groups.length < 2) return // the schema says so
  for (const k of file.keysOf(['observe', 'series'])) {
    const series = String(file.valueAt(['observe', 'series', k]))
    const by = (outputs as Readonly<Record<string, OutputSpec>>)[series]?.by
    if (by && by.filter((group) => groups.includes(group)).length < 2) {
      file.report(['observe', 'series', k], `is ${series}, which is counted by ${by.join(', ')} alone, `
        + 'expected a series that is counted by at least two of the groups')
    }
  }
}

/** Word gets out, it is announced, it takes effect, it ends; any step may be left out. */
function checkPolicy(file: FileInCheck, policy: Path): void {
  const steps = [[...policy, 'announced'], [...policy, 'effective'], [...policy, 'ends']]
  const given = steps.filter((step) => file.isGiven(step))
  for (let i = 1; i < given.length; i++) file.inOrder(given[i - 1], given[i])
  for (const leak of file.keysOf([...policy, 'leaked'])) {
    if (given.length > 0) file.inOrder([...policy, 'leaked', leak], given[0])
  }
  checkReplaces(file, policy)
  file.inOrder([...policy, 'decided', 'on'], [...policy, 'effective'])
  const isHeardOf = file.isGiven([...policy, 'announced']) || file.keysOf([...policy, 'leaked']).length > 0
  if (file.valueAt([...policy, 'kind']) === 'news' && !isHeardOf) {
    file.report(policy, 'is news that nobody hears of, expected announced, leaked or both')
  }
  if (file.isGiven([...policy, 'trigger'])) checkTrigger(file, [...policy, 'trigger'])
  if (file.isGiven([...policy, 'litigation'])) checkLitigation(file, policy)
}

/** What is replaced is another policy of the scenario. */
function checkReplaces(file: FileInCheck, policy: Path): void {
  const others = file.keysOf(['policies']).filter((name) => name !== policy[1])
  for (const k of file.keysOf([...policy, 'replaces'])) {
    const name = file.valueAt([...policy, 'replaces', k])
    if (typeof name !== 'string' || others.includes(name)) continue
    const there = others.length > 0 ? `one of ${others.join(', ')}` : 'another policy of the scenario'
    file.report([...policy, 'replaces', k], `is "${name}", expected ${there}${didYouMean(name, others)}`)
  }
}

/** Each shock has a name of its own, if any. */
function checkNames(file: FileInCheck): void {
  const seen = new Set<unknown>()
  for (const shock of file.keysOf(['shocks'])) {
    const at = ['shocks', shock, 'name']
    if (!file.isGiven(at)) continue
    const name = file.valueAt(at)
    if (seen.has(name)) file.report(at, `is "${String(name)}", as another shock, expected a name of its own`)
    seen.add(name)
  }
}

/** A shock gives factors itself, or a cause and by how much it changed. */
function checkPush(file: FileInCheck, shock: Path): void {
  const isGiven = (key: string) => file.isGiven([...shock, key])
  if (isGiven('push')) {
    for (const key of ['cause', 'change'].filter(isGiven)) {
      file.report([...shock, key], 'is given beside push, expected push alone, or cause and change')
    }
  } else if (!isGiven('cause') && !isGiven('change')) {
    if (isGiven('leaving') || isGiven('crossing')) return
    file.report([...shock, 'push'], 'is missing, expected push, leaving or crossing, or cause and change')
  } else {
    for (const key of ['cause', 'change'].filter((one) => !isGiven(one))) {
      file.report([...shock, key], 'is missing, expected cause and change together')
    }
  }
}

/** A ruling blocks one kind of part: some parties, some nationalities, or the screening. */
function checkLitigation(file: FileInCheck, policy: Path): void {
  const litigation = [...policy, 'litigation']
  const isScreening = file.valueAt([...litigation, 'scope']) === 'screening'
  const isPart = (key: string) => Array.isArray(file.valueAt([...litigation, key]))
  if (isPart('parties') && isPart('origins')) {
    file.report([...litigation, 'origins'], 'narrows the ruling beside parties, expected one of the two')
  }
  if (!isScreening) return
  for (const key of ['parties', 'origins'].filter(isPart)) {
    file.report([...litigation, key], 'narrows the ruling beside scope screening, expected one of the two')
  }
  if (!file.isGiven([...policy, 'screening'])) {
    file.report([...litigation, 'scope'], 'is screening, expected all, as the policy has no screening')
  }
}

function checkTrigger(file: FileInCheck, trigger: Path): void {
  const [measure, lift] = [[...trigger, 'measure'], [...trigger, 'lift']]
  const [below, share] = [[...lift, 'below'], [...lift, 'below-share']]
  file.notAbove(below, [...trigger, 'activate', 'at-least'])
  file.notAbove(below, [...lift, 'unless-again'])
  if (file.isGiven(lift) && file.isGiven(below) === file.isGiven(share)) {
    file.report(file.isGiven(share) ? share : below, file.isGiven(share)
      ? 'is given beside below, expected one of the two (null takes an inherited one away)'
      : 'is missing, expected below or below-share')
  }
  const window = file.valueAt([...measure, 'window'])
  if (file.valueAt([...measure, 'statistic']) !== 'calendar-week-sum') {
    if (file.isGiven(measure) && window === undefined) {
      file.report([...measure, 'window'], `is missing, expected ${days.expected}`)
    }
  } else if (days.read(window) !== 7 && !Number.isNaN(days.read(window))) {
    file.report([...measure, 'window'], `is "${String(window)}", expected 7 days or nothing, `
      + 'as the statistic is a calendar-week-sum')
  }
}

class FileInCheck {
  readonly problems: Problem[] = []
  private readonly root: Located
  private readonly rank: Rank

  constructor(root: Located, rank: Rank) {
    this.root = root
    this.rank = rank
  }

  valueAt(path: Path): unknown {
    const node = nodeAt(this.root, path)
    return node && plainOf(node)
  }

  isGiven(path: Path): boolean {
    return (this.valueAt(path) ?? null) !== null
  }

  keysOf(path: Path): string[] {
    const value = this.valueAt(path)
    return typeof value === 'object' && value !== null ? Object.keys(value) : []
  }

  /** Two dates, of which the first may not be later. */
  inOrder(first: Path, second: Path): void {
    const [a, b] = [String(this.valueAt(first)), String(this.valueAt(second))]
    if (dayNumber(a) > dayNumber(b)) {
      const [aName, bName] = namesOf(first, second)
      this.reportLater(
        first, `is ${a}, after ${bName} (${b}), expected ${b} or earlier`,
        second, `is ${b}, before ${aName} (${a}), expected ${a} or later`,
      )
    }
  }

  /** Two numbers, of which the first may not be larger. */
  notAbove(first: Path, second: Path): void {
    const [a, b] = [this.valueAt(first), this.valueAt(second)]
    if (typeof a === 'number' && typeof b === 'number' && a > b) {
      const [aName, bName] = namesOf(first, second)
      this.reportLater(
        first, `is ${a}, above ${bName} (${b}), expected ${b} or less`,
        second, `is ${b}, less than ${aName} (${a}), expected ${a} or more`,
      )
    }
  }

  notTooLong(start: Path, end: Path): void {
    const nDays = dayNumber(String(this.valueAt(end))) - dayNumber(String(this.valueAt(start)))
    if (nDays > MOST_YEARS * DAYS_PER_YEAR) {
      const [first, last] = [String(this.valueAt(start)), String(this.valueAt(end))]
      this.report(end, `is ${last}, expected at most ${MOST_YEARS} years after start (${first})`)
    }
  }

  report(path: Path, text: string): void {
    this.problems.push({ place: placeOfValue(this.root, path), path: shownPath(path), text })
  }

  /** Of two values at odds, the one given later is to be changed: not the file that is extended. */
  private reportLater(first: Path, firstText: string, second: Path, secondText: string): void {
    const rankOf = (path: Path) => this.rank(placeOfValue(this.root, path))
    if (rankOf(first) > rankOf(second)) this.report(first, firstText)
    else this.report(second, secondText)
  }
}

/** Two paths without the part they share, which the message names already. */
function namesOf(first: Path, second: Path): [string, string] {
  let nShared = 0
  while (first[nShared] === second[nShared]) nShared++
  return [shownPath(first.slice(nShared)), shownPath(second.slice(nShared))]
}
