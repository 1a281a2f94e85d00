/** New people: a party that begins to intend to go, and the world's first people. */
import { exponential, leftOver, N_QUANTILES, poisson, quantileAt } from '../random/distributions.ts'
import { PartyKind, nCorridors, nParties } from '../world.ts'
import { LAWFUL_ONLY } from './classes.ts'
import { classOf, crossOut, giveNumbers, noteLapse, numberOf, sizeOf, whoIs } from './intentions.ts'
import {
  applyForAppointment, headFor, multiplierOf, waitInNorth,
} from './journeys.ts'
import { joinLadder } from './ladders.ts'
import { applyFromHome, leaveHomeLottery } from './lawful-paths.ts'
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

/** How many people are in the party of a class that begins with this number. */
function drawSize({ classes, chance, params }: Sim, c: number, number: number): number {
  if (classes.party[c] !== PartyKind.family) return 1
  const luck = 1 - chance['family-size'](number, 0)
  const more = moreProb(params.familySizeMean)
  let extra = 0
  for (let reach = more; extra < LARGEST_EXTRA && luck <= reach; reach *= more) extra++
  return 2 + extra
}

/** Number the people of a new party of a class, and count them with a status; the head's number. */
function addPeople(sim: Sim, c: number, status: number): number {
  const { classes, intentions, ledger } = sim
  const size = drawSize(sim, c, intentions.nNumbers[0])
  ledger.stock[status * nParties + classes.party[c]] += size
  return giveNumbers(sim, c, size)
}

/** A row for a party that is counted already. Throws RangeError on our mistakes. */
export function addRow({ people }: Sim, number: number, c: number, size: number, status: number): number {
  const i = people.count[0]
  if (i >= people.capacity) throw new RangeError(`more parties than the ${people.capacity} rows that were laid out`)
  people.count[0] = i + 1
  for (let word = i * WORDS; word < (i + 1) * WORDS; word++) people.goKey[word] = 0 // what a run before left
  people.number[i] = number
  people.classIndex[i * HALVES] = c
  people.status[i * BYTES] = status
  people.partySize[i * BYTES] = size
  return i
}

/** Add a party of a class that is not at home; its row. */
export function addParty(sim: Sim, c: number, status: number): number {
  const number = addPeople(sim, c, status)
  return addRow(sim, number, c, sizeOf(sim, whoIs(number)), status)
}

/** A party of a class begins to intend to go; who. */
export function formIntention(sim: Sim, c: number): number {
  const who = whoIs(addPeople(sim, c, Status.home))
  intendToGo(sim, who)
  return who
}

/** Stand on the ladder of one's class at home; the intention has a date to lapse. */
export function intendToGo(sim: Sim, who: number): void {
  const { people, homeLadders, chance, params, spreads, today } = sim
  const number = numberOf(sim, who)
  const occasion = who < 0 ? 0 : people.nTurnBacks[who * BYTES]
  const luck = chance.intention(number, occasion)
  const rest = leftOver(luck)
  const multiplier = occasion === 0 ? quantileAt(spreads.multiplier, rest) : multiplierOf(sim, number)
  const key = joinLadder(homeLadders, classOf(sim, who), who, exponential(luck) / multiplier)
  const lapsesOn = today.day + 1 + Math.floor(exponential(leftOver(rest, N_QUANTILES)) * params.lapseDays)
  if (who < 0) {
    noteLapse(sim, number, lapsesOn)
  } else {
    people.goKey[who * WORDS] = key
    waitUntil(sim, who, lapsesOn)
  }
  applyFromHome(sim, who)
}

/** Leave home; those who have never left are given a row now. It. */
export function leaveHome(sim: Sim, who: number): number {
  leaveHomeLottery(sim, who)
  if (who >= 0) return who
  const number = numberOf(sim, who)
  crossOut(sim, number)
  return addRow(sim, number, classOf(sim, who), sizeOf(sim, who), Status.home)
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
    for (let k = 0; k < atHome; k++) formIntention(sim, c)
    const isLawfulOnly = classes.type[c] === LAWFUL_ONLY
    const wait = isLawfulOnly
      ? params.initialApplicants / lawfulOnly
      : params.initialTravelShare * wayDays(sim, classes.origin[c])
    const onTheWay = poisson(chance['initial-state'](c, 1), perDay * wait)
    for (let k = 0; k < onTheWay; k++) {
      const person = addParty(sim, c, Status.none)
      people.nJourneys[person * BYTES] = 1
      people.corridor[person * BYTES] = Math.floor(chance.corridor(people.number[person], 0) * nCorridors)
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
  const { people, params, chance } = sim
  let left = chance['initial-wait'](people.number[person], 0) * wayDays(sim, origin)
  const stages = [params.daysToMexico[origin], params.daysSouthToInland, params.daysInlandToNorth]
  let place: number = Place.south
  while (place < Place.north && left > stages[place]) left -= stages[place++]
  headFor(sim, person, place, Math.max(1, stages[place] - left))
}
