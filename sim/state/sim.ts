/** Everything a day needs: fixed tables, chance, and the state that a fork copies. */
import { dayNumber } from '../dates.ts'
import { resolveParameters, type Parameters } from '../parameters/resolve.ts'
import { openDocket, type Docket } from '../policies/courts.ts'
import { nameNumber, policySlots, triggerLengths, type PolicySlot } from '../policies/slots.ts'
import { resetTrigger } from '../policies/trigger.ts'
import { openChance, type Chance } from '../random/chance.ts'
import { logNormalTable } from '../random/distributions.ts'
import { createLot } from '../random/lot.ts'
import type { MexicoEntry, Part, Scenario, Shock } from '../scenario.ts'
import { causes, nCorridors, nOrigins, nParties, nSectors } from '../world.ts'
import { createApplications } from './applications.ts'
import { measureArena, openArena, type Arena } from './arena.ts'
import {
  createLaw, createMexico, createPolicyState, createSurroundings, createUnitedStates,
} from './authorities.ts'
import { createCalendar } from './calendar.ts'
import { createClassTable, createOutlook, nTypes, type ClassTable } from './classes.ts'
import { createCommunities } from './communities.ts'
import { createFlows } from './flows.ts'
import { BYTES_OF_INTENTION, createIntentions, createLapses } from './intentions.ts'
import { createDue, createLadders } from './ladders.ts'
import { BYTES_OF_PAGE, createPages } from './pages.ts'
import { BYTES, createLedger, createPeople, nStatuses } from './people.ts'
import { mostPush, pushBefore, pushPathOf, type PushPath } from './push-path.ts'
import { createSmugglers } from './smugglers.ts'

interface DatedShock {
  readonly from: number
  readonly to: number
  readonly factor: number // on push, at full strength
  readonly shock: Shock
}

/** Dated entries of one scenario, with day numbers. */
export interface Agenda {
  readonly mexico: readonly { readonly day: number; readonly entry: MexicoEntry }[]
  readonly shocks: readonly DatedShock[]
  readonly isOff: Readonly<Record<Part, boolean>>
}

const usesWaiting = (slots: readonly PolicySlot[]): boolean =>
  slots.some(({ policy }) => policy.queue !== null && policy.queue.byWaiting > 0)
const HOME_LOTTERY_BINS = 512
const hasHomePaths = (slots: readonly PolicySlot[]): boolean => slots.some(({ path }) => path >= 0)

type State = ReturnType<typeof createState>

interface Sizes {
  readonly nPeople: number
  readonly nPages: number
  readonly classes: ClassTable
  readonly slots: readonly PolicySlot[]
  readonly perCorridor: number
}

/** Pages and rows first, in the order in which `fixedParts` and `partsInUse` take them. */
function createState(arena: Arena, { nPeople, nPages, classes, slots, perCorridor }: Sizes) {
  const pages = createPages(arena, nPages)
  return {
    intentions: createIntentions(arena, nPeople, hasHomePaths(slots)),
    people: createPeople(arena, nPeople),
    lapses: createLapses(arena),
    ledger: createLedger(arena, nParties),
    calendar: createCalendar(arena, pages),
    // Steps are so wide that a page or two are looked at each day (docs/performance.md).
    homeLadders: createLadders(arena, pages, classes.nClasses, 64, 0.1, 16),
    crossLadders: createLadders(arena, pages, classes.nClasses, 64, 0.1),
    sweepLadders: createLadders(arena, pages, nCorridors * nOrigins, 96, 0.1, 8),
    portLadder: createLadders(arena, pages, 1, 2048, 0.01),
    homeLottery: createLadders(arena, pages, hasHomePaths(slots) ? nOrigins : 0, HOME_LOTTERY_BINS, 0.02),
    applications: createApplications(arena, pages, usesWaiting(slots)),
    communities: createCommunities(arena, classes.nCommunities, slots.length),
    outlook: createOutlook(arena, classes.nClasses),
    smugglers: createSmugglers(arena, perCorridor),
    mexico: createMexico(arena),
    us: createUnitedStates(arena),
    law: createLaw(arena),
    policyState: createPolicyState(arena, slots.length, triggerLengths(slots)),
    surroundings: createSurroundings(arena),
    flows: createFlows(arena),
  }
}

const nKinds = nOrigins * nParties * nTypes // of those who choose a smuggler

/**
 * Scratch for one day, behind the state in the same buffer and not copied with it. `capacity` is
 * more than are ever due at once; what fills it checks. `hiring`, `ways` and `sectorCuts` hold for the day they name.
 */
const createScratch = (arena: Arena, capacity: number, perOrigin: number) => ({
  hiring: { cut: arena.float64(nKinds * perOrigin), day: arena.int32(nKinds) },
  ways: { cut: arena.float64(nOrigins * nCorridors), day: arena.int32(nOrigins) },
  sectorCuts: { cut: arena.float64(nOrigins * nSectors), day: arena.int32(nOrigins) },
  due: createDue(arena, capacity),
  lot: createLot(arena, capacity),
  today: {
    person: arena.int32(capacity), //     those due, in segments by status
    start: arena.int32(nStatuses + 1), // where each status's segment starts
    attempts: arena.int32(capacity),
    nAttempts: 0,
    tired: arena.int32(capacity), //      families tired of waiting near the line who stay
    nTired: 0,
    cases: arena.int32(capacity), //      taken into custody today
    nCases: 0,
    fetched: 0, //                        of no meaning; see fetch.ts
    day: 0,
  },
})

const forgetChoices = (
  { hiring, ways, sectorCuts }: Pick<ReturnType<typeof createScratch>, 'hiring' | 'ways' | 'sectorCuts'>,
): void => {
  hiring.day.fill(0)
  ways.day.fill(0)
  sectorCuts.day.fill(0)
}

export interface World {
  readonly scenarios: readonly Scenario[] // the scenario, and its counterfactual if there is one
  readonly seed: string
  readonly replicate: number
  readonly weight: number
}

/**
 * Lay out the state of a replicate in one buffer. A buffer handed in is used again if it is large
 * enough, so that a worker allocates once in its life.
 */
export function createSim(world: World, reuse?: ArrayBuffer) {
  const { scenarios, weight } = world
  const [scenario] = scenarios
  const params = resolveParameters(scenario.parameters)
  const startDay = dayNumber(scenario.start)
  const endDay = dayNumber(scenario.to)
  const slots = policySlots(scenarios)
  const classes = createClassTable(params)
  const pushPath = pushPathOf(scenario.pushScores ?? {})
  const nPeople = rowsNeeded(scenarios, params, pushPath, weight, endDay - startDay + 1)
  // Pages: entries in flight, and one begun page for each bin that may be in use.
  const sizes: Sizes = {
    nPeople, classes, slots,
    nPages: Math.ceil(nPeople * (0.3 + (hasHomePaths(slots) ? 0.3 : 0) + (usesWaiting(slots) ? 0.1 : 0))) + classes.nClasses * 100 + 12_000
      + (hasHomePaths(slots) ? nOrigins * HOME_LOTTERY_BINS : 0),
    perCorridor: Math.round(params.smugglersPerCorridor),
  }
  const nDue = Math.ceil(nPeople / 8) + 20_000
  const bytes = measureArena((arena) => createState(arena, sizes))
  const all = bytes + measureArena((arena) => createScratch(arena, nDue, nCorridors * sizes.perCorridor))
  const buffer = reuse && reuse.byteLength >= all ? reuse : new ArrayBuffer(all)
  const arena = openArena(buffer)
  const state = createState(arena, sizes)
  const scratch = createScratch(arena, nDue, nCorridors * sizes.perCorridor)
  // Pages and rows are cleared when they are taken; everything else begins at zero.
  for (const part of fixedParts(state, buffer, bytes)) part.fill(0)
  forgetChoices(scratch)
  state.policyState.trigger.forEach((trigger, slot) => {
    if (slots[slot].policy.trigger) resetTrigger(trigger)
  })
  state.surroundings.logPush.set(pushBefore(pushPath, startDay, params))
  const chance = openChance(world.seed, world.replicate)
  return {
    ...state,
    ...scratch,
    buffer, bytes, world, params, classes, slots, startDay, endDay, weight,
    agendas: scenarios.map((one) => agendaOf(one, params)),
    pushPath,
    telling: {
      ofMeasures: placesThatTell(slots, 'closing', 'opening'),
      ofHomePaths: placesThatTell(slots, 'home-path'),
      ofAppointments: placesThatTell(slots, 'appointments'),
    },
    chance,
    dockets: slots.map((slot) => docketOf(slot, chance)),
    comes: slots.map((slot) => isToCome(slot, chance)),
    spreads: {
      multiplier: logNormalTable(params.multiplierSpread),
      travel: logNormalTable(params.travelSpread),
      wait: logNormalTable(params.waitSpread),
    },
    /** Which of the scenarios is being simulated; 0 in the past that they share. */
    running: { scenario: 0 },
  }
}
export type Sim = ReturnType<typeof createSim>

/** Policies that tell people something of a kind, by their place among the slots. */
const placesThatTell = (slots: readonly PolicySlot[], ...kinds: readonly PolicySlot['tells'][]): number[] =>
  slots.flatMap(({ tells }, s) => (kinds.includes(tells) ? [s] : []))

/** What courts will make of a policy; null where nobody sues. */
function docketOf({ name, policy, effectiveDay }: PolicySlot, chance: Chance): Docket | null {
  if (!policy.litigation) return null
  return openDocket(policy.litigation, effectiveDay, (stage) => chance.court(nameNumber(name), stage))
}

/** Whether the vote, election or ruling on which a policy depends lets it take effect. */
const isToCome = ({ policy: { decided } }: PolicySlot, chance: Chance): boolean =>
  decided === null || chance.event(nameNumber(decided.event), 0) < decided.probability

/** The factor on push that a shock comes to: its own, or what its cause makes of the change. */
const pushOf = ({ push, cause, change }: Shock, { pushElasticity }: Parameters): number =>
  push ?? Math.exp(pushElasticity[causes.indexOf(cause!)] * Math.log(1 + change!))

function agendaOf(scenario: Scenario, params: Parameters): Agenda {
  return {
    mexico: scenario.mexico
      .map((entry) => ({ day: dayNumber(entry.date), entry }))
      .sort((a, b) => a.day - b.day),
    shocks: scenario.shocks.map((shock) => ({
      from: dayNumber(shock.from), to: dayNumber(shock.to), factor: pushOf(shock, params), shock,
    })),
    isOff: {
      news: scenario.switchOff.includes('news'),
      smugglers: scenario.switchOff.includes('smugglers'),
      'stops-in-mexico': scenario.switchOff.includes('stops-in-mexico'),
      'take-back': scenario.switchOff.includes('take-back'),
      'custody-capacity': scenario.switchOff.includes('custody-capacity'),
      'children-exemption': scenario.switchOff.includes('children-exemption'),
      parting: scenario.switchOff.includes('parting'),
    },
  }
}

/** Rows for everybody who may form an intention: expectation, push and six standard deviations. */
function rowsNeeded(
  scenarios: readonly Scenario[], params: Parameters, pushPath: PushPath, weight: number, nDays: number,
): number {
  const sd = params.pushInnovationSd / Math.sqrt(1 - Math.min(0.98, params.pushPersistence * params.pushPersistence))
  const most = mostPush(pushPath, params)
  let perDay = 0
  for (let o = 0; o < nOrigins; o++) {
    perDay += Math.exp(Math.max(2 * sd, most[o])) * (params.singleAdultIntentionsPerDay[o]
      + params.familyIntentionsPerDay[o] + params.childIntentionsPerDay[o] + params.lawfulOnlyIntentionsPerDay[o])
  }
  const daysOf = ({ from, to, course }: Shock): number =>
    dayNumber(to) - dayNumber(from) + 1 + course.fadeDays
  const extraDays = Math.max(...scenarios.map(({ shocks, policies }) =>
    Object.values(policies).reduce((sum, { economy }) => sum + Math.max(0, (economy?.push ?? 1) - 1) * nDays, 0)
    + shocks.reduce(
      (sum, shock) => sum + Math.max(0, pushOf(shock, params) - 1) * Math.min(nDays, daysOf(shock)), 0,
    )))
  const people = perDay * (nDays + extraDays + params.initialHomeStock * params.lapseDays * 0.8 + 40)
    + params.initialApplicants * Math.exp(2 * sd)
  return Math.ceil(people / weight + 8 * Math.sqrt(people / weight) * 2 + 2000)
}

/** The parts of the state that are always in use: all but pages and rows, which fill up in time. */
function fixedParts({ calendar, intentions, people }: State, buffer: ArrayBuffer, bytes: number): Uint8Array[] {
  const { used } = calendar.pages
  const { nNumbers } = intentions
  const behindRows = people.count.byteOffset
  return [
    new Uint8Array(buffer, used.byteOffset, used.byteLength),
    new Uint8Array(buffer, nNumbers.byteOffset, nNumbers.byteLength),
    new Uint8Array(buffer, behindRows, bytes - behindRows),
  ]
}

type ColumnInUse = Int32Array | Uint16Array | Uint8Array | Float32Array

/** Every part of the state that is in use now; what a fork keeps. */
export function partsInUse({ buffer, bytes, ...state }: Sim): Uint8Array[] {
  const { pages } = state.calendar
  const { record, number, count } = state.people
  const { entries, lotteryKey, nNumbers } = state.intentions
  const start = (array: ColumnInUse, length: number) =>
    new Uint8Array(buffer, array.byteOffset, length)
  return [
    start(pages.person, pages.used[0] * BYTES_OF_PAGE),
    start(pages.next, pages.used[0] * pages.next.BYTES_PER_ELEMENT),
    start(entries, nNumbers[0] * BYTES_OF_INTENTION),
    start(lotteryKey, Math.min(nNumbers[0] * lotteryKey.BYTES_PER_ELEMENT, lotteryKey.byteLength)),
    start(record, count[0] * BYTES),
    start(number, count[0] * number.BYTES_PER_ELEMENT),
    ...fixedParts(state, buffer, bytes),
  ]
}

/** Keep a copy of the state, to fork from. */
export const copyState = (sim: Sim, into?: Uint8Array): Uint8Array => {
  const copy = into && into.length >= sim.bytes ? into : new Uint8Array(sim.bytes)
  for (const part of partsInUse(sim)) copy.set(part, part.byteOffset)
  return copy
}

/** Go back to a copied state and run on under another of the scenarios. */
export function resumeState(sim: Sim, copy: Uint8Array, scenario: number): void {
  const restore = (part: Uint8Array): void =>
    part.set(copy.subarray(part.byteOffset, part.byteOffset + part.length))
  fixedParts(sim, sim.buffer, sim.bytes).forEach(restore) // they say how much of the rest there was
  partsInUse(sim).forEach(restore)
  sim.running.scenario = scenario
  forgetChoices(sim) // worked out under the other scenario, perhaps on this very day
}
