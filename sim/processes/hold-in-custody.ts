import { drawLots } from '../random/lot.ts'
import { News, nNews } from '../state/communities.ts'
import { countFlow, Flow } from '../state/flows.ts'
import { waitOf } from '../state/journeys.ts'
import { moveTo, waitUntil } from '../state/moves.ts'
import { BYTES, HALVES, Outcome, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { spend } from '../state/stops.ts'
import { MEXICO, nOrigins, nParties, PartyKind } from '../world.ts'

const NOBODY = -1 // no agreement under which Mexico takes them back
const FAMILY_PLACES = 1 // position among the two kinds of places; 0 is for adults

/**
 * Consequences are capacity. The day's cases are taken in the order of a lot.
 *
 *   a child alone, exempt      from Mexico: mostly returned the same day; else transferred to HHS
 *   a Mexican adult or family  returned without a scarce place, by chance
 *   anybody else               a place, if one is free (the last party may overdraw), else released
 *                              with a date
 *   with a place               fear claimed? interview passed? released: removed or returned
 *
 * A place is used for as long as its path takes, so that a rule which shortens the path raises the
 * number of consequences a day. Whoever is to go waits in their place until Mexico takes them
 * (its quota) or a flight has room.
 *
 * Reads law. Writes status, outcome, us' places, flights and quotas, communities' news, smugglers'
 * record; flows releases, removals, returns_to_mexico, children_transferred.
 * Chance: a lot; one draw for the path, cut in the order above; one for the interview.
 */
export function holdInCustody(sim: Sim): void {
  const { us, params } = sim
  us.flightsLeft[0] = params.flightPlacesPerDay + (us.flightsLeft[0] < 1 ? us.flightsLeft[0] : 0)
  endStays(sim)
  takeIn(sim)
}

function takeIn(sim: Sim): void {
  const { people, lot, chance, today } = sim
  for (let k = 0; k < today.nCases; k++) {
    const i = today.cases[k]
    lot.item[k] = i
    lot.key[k] = chance['custody-lot'](i, people.nAttempts[i * BYTES])
  }
  drawLots(lot, today.nCases)
  for (let k = 0; k < today.nCases; k++) process(sim, lot.sortedItem[k])
}

function process(sim: Sim, i: number): void {
  const { people, classes, params, chance, law } = sim
  const c = people.classIndex[i * HALVES]
  const party = classes.party[c]
  const origin = classes.origin[c]
  const luck = chance.custody(i, people.nAttempts[i * BYTES])
  if (party === PartyKind.unaccompaniedChild) {
    if (origin === MEXICO && luck < params.contiguousChildReturnProb) return sendBack(sim, i, Outcome.removed)
    if (law.childrenExempt[origin]) return hold(sim, i, Outcome.transferred, params.transferDays)
  } else if (origin === MEXICO) {
    if (luck < mexicanReturnProb(sim, party)) return sendBack(sim, i, Outcome.removed)
  }
  screen(sim, i, party, origin)
}

function mexicanReturnProb({ params, law }: Sim, party: number): number {
  if (party === PartyKind.singleAdult) return params.mexicanAdultReturnProb
  const isBarred = law.barred[party * nOrigins + MEXICO]
  return isBarred ? params.mexicanFamilyReturnBarredProb : params.mexicanFamilyReturnProb
}

/** A place, if one is free, and the path that follows; else release. */
function screen(sim: Sim, i: number, party: number, origin: number): void {
  const { people, params, chance, law, us, agendas, running, weight } = sim
  const cell = party * nOrigins + origin
  const kind = party === PartyKind.family ? FAMILY_PLACES : 0
  const isOff = agendas[running.scenario].isOff['custody-capacity']
  const places = isOff ? 0 : kind === FAMILY_PLACES ? params.familyPlaces : params.custodyPlaces
  const size = people.partySize[i * BYTES] * weight
  const occasion = people.nAttempts[i * BYTES]
  const isExcused = law.otherGrounds[cell] === 1
    && chance.screening(i, occasion * 2) < params.otherGroundsProb
  if (isExcused || us.placesTaken[kind] >= places) return release(sim, i)
  us.placesTaken[kind] += size
  const isInterviewed = chance.screening(i, occasion * 2 + 1) < law.claimProb[cell]
  const isPassed = isInterviewed && chance.interview(i, occasion) < law.passProb[cell]
  const length = isInterviewed ? law.interviewDays[cell] : params.quickRemovalDays
  hold(sim, i, isPassed ? Outcome.released : Outcome.removed, length)
}

function hold(sim: Sim, i: number, outcome: number, medianDays: number): void {
  const { people, chance, today } = sim
  people.outcome[i * BYTES] = outcome
  const length = waitOf(sim, chance.transfer(i, people.nAttempts[i * BYTES]), medianDays)
  waitUntil(sim, i, today.day + length)
}

function endStays(sim: Sim): void {
  const { people, classes, law, us, today, weight } = sim
  for (let k = today.start[Status.custody]; k < today.start[Status.custody + 1]; k++) {
    const i = today.person[k]
    if (people.outcome[i * BYTES] === Outcome.transferred) {
      transfer(sim, i)
      continue
    }
    const c = people.classIndex[i * HALVES]
    const origin = classes.origin[c]
    const size = people.partySize[i * BYTES] * weight
    const kind = classes.party[c] === PartyKind.family ? FAMILY_PLACES : 0
    const cell = classes.party[c] * nOrigins + origin
    const group = law.toMexico[cell] ? law.returnToMexico[origin] - 1 : NOBODY
    const isFlown = group === NOBODY && law.toOrigin[cell] === 1
    const hasNoWayOut = origin !== MEXICO && group === NOBODY && !isFlown
    if (people.outcome[i * BYTES] === Outcome.released || hasNoWayOut) {
      us.placesTaken[kind] -= size
      release(sim, i)
    } else if (origin === MEXICO || (isFlown && us.flightsLeft[0] >= 1)) {
      us.placesTaken[kind] -= size
      if (origin !== MEXICO) us.flightsLeft[0] -= size
      sendBack(sim, i, Outcome.removed)
    } else if (group !== NOBODY && us.takeBackLeft[group] >= 1) {
      us.placesTaken[kind] -= size
      us.takeBackLeft[group] -= size
      spend(sim, sim.params.costPerTakeBackUsd * size)
      sendBack(sim, i, Outcome.returned)
    } else {
      waitUntil(sim, i, today.day + 1) // keeps the place until there is a way out
    }
  }
}

function release(sim: Sim, i: number): void {
  end(sim, i, Status.released, Flow.releases, News.released, true)
}

function transfer(sim: Sim, i: number): void {
  end(sim, i, Status.transferred, Flow.children_transferred, News.released, true)
}

/** Back to the origin (Mexicans: over the line, at once), or others to Mexico. */
function sendBack(sim: Sim, i: number, outcome: number): void {
  const { people, classes, params, chance, today } = sim
  const isMexican = classes.origin[people.classIndex[i * HALVES]] === MEXICO
  const isReturn = outcome === Outcome.returned
  end(
    sim, i, isReturn || isMexican ? Status.returned : Status.removed,
    isReturn ? Flow.returns_to_mexico : Flow.removals,
    isReturn || isMexican ? News.returned : News.removed, false,
  )
  const median = isReturn || isMexican ? params.retryDays : params.restartDays
  const wait = waitOf(sim, chance['turn-back-wait'](i, people.nTurnBacks[i * BYTES]++), median)
  waitUntil(sim, i, today.day + wait)
}

function end(sim: Sim, i: number, status: number, flow: number, news: number, isIn: boolean): void {
  const { people, classes, communities, smugglers, flows, weight } = sim
  const c = people.classIndex[i * HALVES]
  const party = classes.party[c]
  const size = people.partySize[i * BYTES]
  moveTo(sim, i, status)
  countFlow(flows, flow, party, classes.origin[c], people.sector[i * BYTES], size)
  communities.outcomesToday[(classes.community[c] * nParties + party) * nNews + news] += size * weight
  const guide = people.smuggler[i * HALVES] - 1
  if (guide >= 0) (isIn ? smugglers.arrived : smugglers.failed)[guide] += size * weight
}
