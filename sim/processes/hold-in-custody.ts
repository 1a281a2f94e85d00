import { leftOver } from '../random/distributions.ts'
import { drawLots } from '../random/lot.ts'
import { waitOf } from '../state/journeys.ts'
import { waitUntil } from '../state/moves.ts'
import { BYTES, HALVES, Outcome, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { takeBack } from '../state/take-back.ts'
import {
  expel, isTakenHome, release, releaseAfterStay, remove, returnToMexico, returnToWait, transfer,
} from '../state/turn-backs.ts'
import { MEXICO, nOrigins, PartyKind } from '../world.ts'

const LEAST_CROWD = 0.5 // of the usual: below it nobody more is free to prepare cases
const FAMILY_PLACES = 1 // position among the two kinds of places; 0 is for adults

/**
 * Consequences are capacity. The day's cases are taken in the order of a lot.
 *
 *   whom an expulsion covers   expelled the same day, if there is a way; else as below
 *   a child alone              who may be returned: from Mexico the same day, others as below;
 *                              else, exempt: transferred to HHS
 *   a Mexican adult or family  returned without a scarce place, by chance
 *   whose case may wait        returned to Mexico with a date, while the day's quota lasts
 *   anybody else               a place, if one is free (the last party may overdraw), else released
 *                              with a date; the more people are taken in, the fewer can be used
 *   with a place               fear claimed? interview passed? released: removed or returned
 *
 * A place is used for as long as its path takes, so that a rule which shortens the path raises the
 * number of consequences a day. Whoever is to go waits in their place until Mexico takes them
 * (its quota) or a flight has room.
 *
 * Reads law. Writes status, outcome, us' places and their share in use, flights and quotas, communities' news, smugglers'
 * record; flows releases, releases_after_stay, removals, returns_to_mexico, expulsions,
 * returns_to_wait, children_transferred.
 * Chance: one draw for the lot and the path, which is cut in the order above; one for expulsion,
 * where it is in force; one for other grounds, one for the interview.
 */
export function holdInCustody(sim: Sim): void {
  const { us, law } = sim
  us.usableShare[0] = usableShare(sim)
  us.flightsLeft[0] = law.flightPlacesPerDay[0] + (us.flightsLeft[0] < 1 ? us.flightsLeft[0] : 0)
  endStays(sim)
  takeIn(sim)
}

/** Those who take people in prepare no cases: the more come, the fewer places can be used. */
function usableShare({ us, params: { usualEncounters, crowding } }: Sim): number {
  const crowd = Math.max(LEAST_CROWD, us.expectedEncounters[0] / usualEncounters)
  return Math.exp(-crowding * Math.log(crowd))
}

function takeIn(sim: Sim): void {
  const { people, lot, chance, today } = sim
  for (let k = 0; k < today.nCases; k++) {
    const i = today.cases[k]
    lot.item[k] = i
    lot.key[k] = chance.custody(people.number[i], people.nAttempts[i * BYTES])
  }
  drawLots(lot, today.nCases)
  for (let k = 0; k < today.nCases; k++) process(sim, lot.sortedItem[k], leftOver(lot.sortedKey[k]))
}

function process(sim: Sim, i: number, luck: number): void {
  const { people, classes, law } = sim
  const c = people.classIndex[i * HALVES]
  const party = classes.party[c]
  const origin = classes.origin[c]
  const cell = party * nOrigins + origin
  if (law.expelProb[cell] > 0 && !isExcused(sim, i, cell) && expel(sim, i)) return
  if (party === PartyKind.unaccompaniedChild) {
    const isReturnable = luck < law.childReturnProb[origin]
    if (isReturnable && origin === MEXICO) return remove(sim, i)
    if (!isReturnable && law.childrenExempt[origin]) {
      return hold(sim, i, Outcome.transferred, law.transferDays[0])
    }
  } else if (origin === MEXICO) {
    if (luck < mexicanReturnProb(sim, party)) return remove(sim, i)
  }
  if (isExcused(sim, i, cell)) return release(sim, i)
  if (law.waitPolicy[cell] > 0 && returnToWait(sim, i, law.waitPolicy[cell] - 1)) return
  screen(sim, i, party, cell)
}

/** Whether other grounds (a medical emergency and the like) excuse a case. */
const isExcused = ({ people, law, chance, params }: Sim, i: number, cell: number): boolean =>
  law.otherGrounds[cell] === 1
  && chance.screening(people.number[i], people.nAttempts[i * BYTES] * 2) < params.otherGroundsProb

function mexicanReturnProb({ params, law }: Sim, party: number): number {
  if (party === PartyKind.singleAdult) return params.mexicanAdultReturnProb
  const isBarred = law.barred[party * nOrigins + MEXICO]
  return isBarred ? params.mexicanFamilyReturnBarredProb : params.mexicanFamilyReturnProb
}

/** A place, if one is free, and the path that follows; else release. */
function screen(sim: Sim, i: number, party: number, cell: number): void {
  const { people, params, chance, law, us, agendas, running, weight } = sim
  const kind = party === PartyKind.family ? FAMILY_PLACES : 0
  const isOff = agendas[running.scenario].isOff['custody-capacity']
  const places = isOff ? 0 : law.places[kind] * us.usableShare[0]
  const size = people.partySize[i * BYTES] * weight
  const occasion = people.nAttempts[i * BYTES]
  if (us.placesTaken[kind] >= places || hasNoWayOut(sim, i, cell)) return release(sim, i)
  us.placesTaken[kind] += size
  const isInterviewed = chance.screening(people.number[i], occasion * 2 + 1) < law.claimProb[cell]
  const isPassed = isInterviewed
    && chance.interview(people.number[i], occasion) < law.passProb[cell] * (1 - law.earlyBarProb[cell])
  const length = isInterviewed ? law.interviewDays[cell] * law.interviewScale[0] : params.quickRemovalDays
  hold(sim, i, isPassed ? Outcome.released : Outcome.removed, length)
}

function hold(sim: Sim, i: number, outcome: number, medianDays: number): void {
  const { people, chance, today } = sim
  people.outcome[i * BYTES] = outcome
  const length = waitOf(sim, chance.transfer(people.number[i], people.nAttempts[i * BYTES]), medianDays)
  waitUntil(sim, i, today.day + length)
}

/** Neither Mexico nor their own country would take them. */
function hasNoWayOut(sim: Sim, i: number, cell: number): boolean {
  const { law } = sim
  const origin = cell % nOrigins
  const mayGoToMexico = origin === MEXICO || (law.toMexico[cell] === 1 && law.returnToMexico[origin] > 0)
  return !mayGoToMexico && (law.toOrigin[cell] === 0 || !isTakenHome(sim, i, origin))
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
    const mayGoToMexico = law.toMexico[cell] === 1 && law.returnToMexico[origin] > 0
    if (people.outcome[i * BYTES] === Outcome.released || hasNoWayOut(sim, i, cell)) {
      us.placesTaken[kind] -= size
      releaseAfterStay(sim, i)
    } else if (origin === MEXICO) {
      us.placesTaken[kind] -= size
      remove(sim, i)
    } else if (mayGoToMexico && takeBack(sim, origin, size)) {
      us.placesTaken[kind] -= size
      returnToMexico(sim, i)
    } else if (law.toOrigin[cell] === 1 && us.flightsLeft[0] >= 1 && isTakenHome(sim, i, origin)) {
      us.placesTaken[kind] -= size
      us.flightsLeft[0] -= size
      remove(sim, i)
    } else {
      waitUntil(sim, i, today.day + 1) // keeps the place until there is a way out
    }
  }
}
