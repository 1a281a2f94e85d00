/** New rows: a party that begins to intend to go, and the world's first people. */
import { exponential, leftOver, N_QUANTILES, poisson, quantileAt } from '../random/distributions.ts'
import { PartyKind, nCorridors, nParties } from '../world.ts'
import { LAWFUL_ONLY } from './classes.ts'
import {
  applyForAppointment, headFor, multiplierOf, waitInNorth,
} from './journeys.ts'
import { joinLadder } from './ladders.ts'
import { applyFromHome } from './lawful-paths.ts'
import { waitUntil } from './moves.ts'
import { BYTES, HALVES, WORDS, Place, Status } from './people.ts'
import type { Sim } from './sim.ts'

const LARGEST_EXTRA = 4 // a family has two to six members

/** Chance that a family has yet another member, so that families have the mean size wanted. */
const moreProb = (mean: number): number => (mean - 2) / (mean - 1)

/** Mean members of a family beyond two, the cut at six members included. */
function familyExtra(mean: number): number {
  const more = moreProb(mean)
  let extra = 0
  let reach = 1
  for (let k = 0; k < LARGEST_EXTRA; k++) {
    reach *= more
    extra += reach
  }
  return extra
}

/** Mean size of a party of a kind. */
export const meanSize = ({ params }: Sim, party: number): number =>
  party === PartyKind.family ? 2 + familyExtra(params.familySizeMean) : 1

/** Add a party of a class; families take a row for each member, the head first. Its first row. */
export function addParty(sim: Sim, c: number, status: number): number {
  const { people, classes, ledger, chance, params } = sim
  const person = people.count[0]
  let size = 1
  if (classes.party[c] === PartyKind.family) {
    const more = moreProb(params.familySizeMean)
    const extra = Math.floor(Math.log(1 - chance['family-size'](person, 0)) / Math.log(more))
    size = 2 + Math.min(LARGEST_EXTRA, extra)
  }
  if (person + size > people.capacity) {
    throw new RangeError(`more people than the ${people.capacity} rows that were laid out`)
  }
  for (let word = person * WORDS; word < (person + size) * WORDS; word++) people.goKey[word] = 0
  for (let k = 0; k < size; k++) {
    people.headBack[(person + k) * BYTES] = k
    people.classIndex[(person + k) * HALVES] = c
    people.status[(person + k) * BYTES] = Status.member
  }
  people.count[0] = person + size
  people.status[person * BYTES] = status
  people.partySize[person * BYTES] = size
  ledger.stock[status * nParties + classes.party[c]] += size
  return person
}

/** Stand on the ladder of one's class at home; the intention has a date to lapse. */
export function intendToGo(sim: Sim, person: number): void {
  const { people, homeLadders, chance, params, spreads, today } = sim
  const c = people.classIndex[person * HALVES]
  const occasion = people.nTurnBacks[person * BYTES]
  const luck = chance.intention(person, occasion)
  const rest = leftOver(luck)
  const multiplier = occasion === 0 ? quantileAt(spreads.multiplier, rest) : multiplierOf(sim, person)
  const patience = exponential(luck) / multiplier
  people.goKey[person * WORDS] = joinLadder(homeLadders, c, person, patience)
  const lapsesIn = 1 + Math.floor(exponential(leftOver(rest, N_QUANTILES)) * params.lapseDays)
  waitUntil(sim, person, today.day + lapsesIn)
  applyFromHome(sim, person)
}

/** People a day who begin to intend to go, of a class, where nothing pushes. */
export function intentionsPerDay({ classes, params }: Sim, c: number): number {
  const origin = classes.origin[c]
  const party = classes.party[c]
  const type = classes.type[c]
  const share = classes.communityShare[classes.community[c]]
  if (type === LAWFUL_ONLY) {
    if (party === PartyKind.unaccompaniedChild) return 0
    const familyShare = params.lawfulOnlyFamilyShare
    const partyShare = party === PartyKind.family ? familyShare : 1 - familyShare
    return params.lawfulOnlyIntentionsPerDay[origin] * partyShare * share
  }
  const byOrigin = [
    params.singleAdultIntentionsPerDay, params.familyIntentionsPerDay, params.childIntentionsPerDay,
  ][party]
  return byOrigin[origin] * params.typeShare[type] * share
}


/**
 * The world on its first day: a stock of people who intend to go, travellers all along the way, and
 * the applicants for appointments. The spin-up forgets how exactly they stood.
 * Chance: one draw a class for each number, and one a traveller.
 */
export function createFirstPeople(sim: Sim): void {
  const { people, classes, params, chance, outlook, weight } = sim
  let lawfulOnly = 0
  for (let c = 0; c < classes.nClasses; c++) {
    if (classes.type[c] === LAWFUL_ONLY) lawfulOnly += intentionsPerDay(sim, c)
  }
  for (let c = 0; c < classes.nClasses; c++) {
    const rate = intentionsPerDay(sim, c)
    if (rate === 0) continue
    const perDay = rate / meanSize(sim, classes.party[c]) / weight
    const stockDays = params.initialHomeStock / (outlook.departHazard[c] + 1 / params.lapseDays)
    const atHome = poisson(chance['initial-state'](c, 0), perDay * stockDays)
    for (let k = 0; k < atHome; k++) intendToGo(sim, addParty(sim, c, Status.home))
    const isLawfulOnly = classes.type[c] === LAWFUL_ONLY
    const wait = isLawfulOnly
      ? params.initialApplicants / lawfulOnly
      : params.initialTravelShare * wayDays(sim, classes.origin[c])
    const onTheWay = poisson(chance['initial-state'](c, 1), perDay * wait)
    for (let k = 0; k < onTheWay; k++) {
      const person = addParty(sim, c, Status.none)
      people.nJourneys[person * BYTES] = 1
      people.corridor[person * BYTES] = Math.floor(chance.corridor(person, 0) * nCorridors)
      if (isLawfulOnly) {
        waitInNorth(sim, person)
        applyForAppointment(sim, person)
      } else {
        placeOnTheWay(sim, person, classes.origin[c])
      }
    }
  }
}

const wayDays = ({ params }: Sim, origin: number): number =>
  params.daysToMexico[origin] + params.daysSouthToInland + params.daysInlandToNorth

/** Somewhere along the way, with the rest of that stage still to go. */
function placeOnTheWay(sim: Sim, person: number, origin: number): void {
  const { params, chance } = sim
  let left = chance['initial-wait'](person, 0) * wayDays(sim, origin)
  const stages = [params.daysToMexico[origin], params.daysSouthToInland, params.daysInlandToNorth]
  let place: number = Place.south
  while (place < Place.north && left > stages[place]) left -= stages[place++]
  headFor(sim, person, place, Math.max(1, stages[place] - left))
}
