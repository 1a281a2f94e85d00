/**
 * Small worlds for the tests of `sim/`: a scenario with every field, and nobody in it but those a test
 * adds. Days do not differ and people are alike, unless a test says otherwise.
 */
import seedrandom from 'seedrandom'

import { weekdayOf } from '../../sim/dates.ts'
import type { ParameterName } from '../../sim/parameters/table.ts'
import { dimensions } from '../../sim/parameters/spec.ts'
import { meetSurroundings } from '../../sim/processes/meet-surroundings.ts'
import type { Litigation, MexicoEntry, Policy, Scenario, Shock, Trigger } from '../../sim/scenario.ts'
import { startSim } from '../../sim/simulation.ts'
import { nTypes } from '../../sim/state/classes.ts'
import { Flow, nFlowCells, nFlowSectors, type FlowName } from '../../sim/state/flows.ts'
import { classOf as personClass, hasNeverLeft, isAtHome, sizeOf, whoIs } from '../../sim/state/intentions.ts'
import { waitUntil } from '../../sim/state/moves.ts'
import { addParty } from '../../sim/state/newcomers.ts'
import { BYTES, nStatuses, Status, type People } from '../../sim/state/people.ts'
import type { Sim } from '../../sim/state/sim.ts'
import {
  nOrigins, nParties, origins, parties, sectors, type Origin, type Party, type Sector,
  type Zone,
} from '../../sim/world.ts'

export type Changes = Partial<Record<ParameterName, number | Readonly<Record<string, number>>>>

/** Nobody by themselves, nobody who tires of waiting, everybody alike, every day alike. */
const bareParameters: Changes = {
  lapseDays: 1e9,
  northPatienceDays: 1e9,
  communitiesPerOrigin: 1,
  smugglersPerCorridor: 1,
  smugglersAtFirst: 10,
  originConsentProb: 1,
  wordFadeDays: 1e15,
  singleAdultIntentionsPerDay: 0,
  familyIntentionsPerDay: 0,
  childIntentionsPerDay: 0,
  lawfulOnlyIntentionsPerDay: 0,
  multiplierSpread: 0,
  travelSpread: 0,
  dailyNoise: 0,
  pushInnovationSd: 0,
  appointmentVariation: 0,
  weekdayOfCrossing: 1,
  seasonOfDeparture: 1,
  seasonOfDepartureCentralAmerica: 1,
  seasonOfDepartureMexico: 1,
  seasonOfFamilies: 1,
}

/** Some intentions everywhere, for runs of whole days. */
export const someIntentions: Changes = {
  lapseDays: 200,
  northPatienceDays: 100,
  singleAdultIntentionsPerDay: 30,
  familyIntentionsPerDay: 30,
  childIntentionsPerDay: 8,
  lawfulOnlyIntentionsPerDay: 12,
  initialApplicants: 3000,
}

export const scenarioOf = (changes: Partial<Scenario> = {}): Scenario => {
  const start = changes.start ?? '2024-01-01'
  const to = changes.to ?? '2024-06-30'
  return {
    name: 'small',
    question: 'Does the rule do what it says?',
    start, from: start, to,
    headline: { from: start, to },
    against: null,
    parameters: {},
    policies: {},
    mexico: [],
    shocks: [],
    switchOff: [],
    observe: null,
    expect: [],
    ...changes,
  }
}

export const atOnce = { delayDays: 0, rampDays: 0, fadeDays: 0 }

export const shockOf = (changes: Partial<Shock> = {}): Shock => ({
  name: null, from: '2024-02-01', to: '2024-02-29', origins, parties, push: 2, leaving: 1, crossing: 1,
  cause: null, change: null,
  course: atOnce, reason: 'A storm', ...changes,
})

export const policyOf = (changes: Partial<Policy> = {}): Policy => ({
  kind: 'asylum-suspension',
  leaked: [],
  announced: '2024-02-01',
  effective: '2024-02-15',
  ends: null,
  covers: { origins, parties },
  exempt: [],
  trigger: null,
  screening: null,
  returnTo: ['origin'],
  severity: null,
  replaces: [],
  earlyBarShare: 0,
  share: null,
  returnsPerDay: null,
  children: null,
  resources: null,
  ports: null,
  appointmentsPerDay: null,
  queue: null,
  takeBackPerDay: null,
  takeBackLimits: null,
  admissionsPerDay: null,
  decided: null,
  says: null,
  economy: null,
  litigation: null,
  ...changes,
})

export const triggerOf = (changes: Partial<Trigger> = {}): Trigger => ({
  starts: 'in-force',
  measure: { statistic: 'mean', windowDays: 7, places: 'between-ports', children: 'contiguous-only' },
  activate: { atLeast: 2500, singleDayAtLeast: null },
  lift: { below: 1500, heldForDays: 1, afterDays: 14, unlessAgain: 2500 },
  lagDays: 0,
  maxDaysPerYear: null,
  activationProb: 1,
  ...changes,
})

/** A dated change of what Mexico does. */
export const entryOf = (date: string, changes: Partial<MexicoEntry>): MexicoEntry => ({
  date,
  reason: 'A test',
  budgetUsdPerMonth: null,
  budgetUsdPerYear: null,
  effort: null,
  rampDays: 0,
  northByCorridor: null,
  northBySector: null,
  consent: null,
  agreement: null,
  handover: null,
  ...changes,
})

/** The same effort in every zone. */
export const everywhere = (effort: number): Record<Zone, number> =>
  ({ south: effort, inland: effort, north: effort })

/** A suit that is filed on the day of effect, ruled upon on the next, and blocks everything. */
export const suitOf = (changes: Partial<Litigation> = {}): Litigation => ({
  filedAfterDays: 0,
  rulingHazardPerDay: 1e6,
  blockProb: 1,
  scope: { step: 'all', parties, origins },
  stay: null,
  appeal: null,
  ...changes,
})

export interface SmallWorld extends Partial<Omit<Scenario, 'parameters' | 'against'>> {
  readonly parameters?: Changes
  /** What differs in a counterfactual that shares the past; none if absent. */
  readonly against?: Partial<Omit<Scenario, 'parameters'>>
  readonly weight?: number
  readonly seed?: number | string
  readonly replicate?: number
  /** Rows for people that a test means to add. */
  readonly rows?: number
}

/** A simulation on the morning of its first day. */
export function smallSim(world: SmallWorld = {}): Sim {
  const { parameters, against, weight = 1, seed = 'small', replicate = 0, rows = 2000, ...rest } = world
  const scenario = scenarioOf({
    ...rest,
    // Rows are laid out for the first applicants; without intentions nobody is put into them.
    parameters: { ...bareParameters, initialApplicants: rows * weight, ...parameters } as Scenario['parameters'],
  })
  const scenarios = against ? [scenario, { ...scenario, ...against }] : [scenario]
  return startSim({ scenarios, weight, seed: String(seed), replicate })
}

// --- People ------------------------------------------------------------------------------------

export type TypeName = (typeof dimensions.type)[number]
export interface Who {
  readonly origin?: Origin
  readonly party?: Party
  readonly type?: TypeName
  readonly community?: number // of the origin
}

export const originIndex = (origin: Origin): number => origins.indexOf(origin)
export const partyIndex = (party: Party): number => parties.indexOf(party)

export function classOf({ classes }: Sim, who: Who = {}): number {
  const { origin = 'venezuela', party = 'single-adult', type = 'cautious', community = 0 } = who
  const at = originIndex(origin) * classes.perOrigin + community
  return (at * nParties + partyIndex(party)) * nTypes + dimensions.type.indexOf(type)
}

/** Add parties of one class; their heads. */
export const addParties = (sim: Sim, n: number, status: number, who: Who = {}): number[] =>
  Array.from({ length: n }, () => addParty(sim, classOf(sim, who), status))

export type PersonColumn = Exclude<keyof People, 'capacity' | 'count' | 'number'>

const stride = (column: ArrayLike<number> & { readonly BYTES_PER_ELEMENT: number }): number =>
  BYTES / column.BYTES_PER_ELEMENT

/** What stands in a person's row. */
export const read = ({ people }: Sim, i: number, column: PersonColumn): number =>
  people[column][i * stride(people[column])]

export function write({ people }: Sim, i: number, values: Partial<Record<PersonColumn, number>>): void {
  for (const [name, value] of Object.entries(values) as [PersonColumn, number][]) {
    people[name][i * stride(people[name])] = value
  }
}

export const withStatus = (sim: Sim, people: readonly number[], status: number): number[] =>
  people.filter((i) => read(sim, i, 'status') === status)

export const nWithStatus = (sim: Sim, people: readonly number[], status: number): number =>
  withStatus(sim, people, status).length

export const peopleIn = (sim: Sim, heads: readonly number[]): number =>
  heads.reduce((sum, i) => sum + read(sim, i, 'partySize'), 0)

/** People by status as the ledger has them, all parties together. */
export const stockOf = ({ ledger }: Sim, status: number): number =>
  ledger.stock.subarray(status * nParties, (status + 1) * nParties).reduce((a, b) => a + b, 0)

/** The numbers of the heads of all parties there ever were. */
export function headNumbers(sim: Sim): number[] {
  const heads: number[] = []
  const end = sim.intentions.nNumbers[0]
  for (let number = 0; number < end; number += sizeOf(sim, whoIs(number))) heads.push(number)
  return heads
}

/** Parties that have never left, at home still or not. */
export const neverLeft = (sim: Sim): number[] =>
  headNumbers(sim).map(whoIs).filter((who) => hasNeverLeft(sim, who))

/** People by status and party counted afresh from rows and intentions: what the ledger should hold. */
export function countStock(sim: Sim): number[] {
  const stock = new Array<number>(nStatuses * nParties).fill(0)
  for (let i = 0; i < sim.people.count[0]; i++) {
    const party = sim.classes.party[read(sim, i, 'classIndex')]
    stock[read(sim, i, 'status') * nParties + party] += read(sim, i, 'partySize')
  }
  for (const who of neverLeft(sim)) {
    const status = isAtHome(sim, who) ? Status.home : Status.gaveUp
    stock[status * nParties + sim.classes.party[personClass(sim, who)]] += sizeOf(sim, who)
  }
  return stock
}

// --- Days --------------------------------------------------------------------------------------

/** A new day begins: nothing counted yet, and those whose wait ends today are grouped. */
export function beginDay(sim: Sim, day = sim.today.day + 1): void {
  sim.today.day = day
  sim.today.nAttempts = 0
  sim.today.nCases = 0
  sim.flows.today.fill(0)
  meetSurroundings(sim)
}

/** Let these parties' waits end today. */
export function dueToday(sim: Sim, people: readonly number[]): void {
  for (const i of people) waitUntil(sim, i, sim.today.day)
  meetSurroundings(sim)
}

/** The first day from `day` on that is this day of the week; 0 is Monday. */
export const nextWeekday = (day: number, weekday: number): number =>
  day + ((weekday - weekdayOf(day) + 7) % 7)

interface Cells {
  readonly party?: Party
  readonly origin?: Origin
  readonly sector?: Sector
}

/** Simulated people counted today in a flow. */
export function flowOf({ flows }: Sim, name: FlowName, { party, origin, sector }: Cells = {}): number {
  let sum = 0
  for (let k = 0; k < nFlowCells; k++) {
    const s = k % nFlowSectors
    const group = (k - s) / nFlowSectors
    if (party && Math.floor(group / nOrigins) !== partyIndex(party)) continue
    if (origin && group % nOrigins !== originIndex(origin)) continue
    if (sector && s !== sectors.indexOf(sector)) continue
    sum += flows.today[Flow[name] * nFlowCells + k]
  }
  return sum
}

// --- Statistics --------------------------------------------------------------------------------

/** Seeds for `test.each`. */
export const seeds = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1)

/** Of a share `p` among `n`. */
export const standardError = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / n)

/** How many standard errors a count of `k` in `n` lies from the share that was expected. */
export const deviation = (k: number, n: number, p: number): number => (k / n - p) / standardError(p, n)

/** A source of luck for the tests themselves. */
export const luckOf = (seed: number | string): (() => number) => seedrandom.tychei(`test/${seed}`)

/** A whole number from 0 to n - 1. */
export const below = (luck: () => number, n: number): number => Math.floor(luck() * n)

export const range = (n: number): number[] => Array.from({ length: n }, (_, k) => k)

export const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length

export function variance(values: ArrayLike<number>): number {
  const middle = mean(values)
  return Array.from(values).reduce((sum, x) => sum + (x - middle) * (x - middle), 0) / (values.length - 1)
}

export function correlation(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const mx = mean(xs)
  const my = mean(ys)
  const sum = Array.from(xs).reduce((total, x, k) => total + (x - mx) * (ys[k] - my), 0)
  return sum / (xs.length - 1) / Math.sqrt(variance(xs) * variance(ys))
}

/** Pearson's chi-square of numbers in [0, 1) in equal bins; n bins have n - 1 degrees of freedom. */
export function chiSquare(values: ArrayLike<number>, nBins: number): number {
  const counts = new Array<number>(nBins).fill(0)
  for (const x of Array.from(values)) counts[Math.floor(x * nBins)]++
  const expected = values.length / nBins
  return counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0)
}
