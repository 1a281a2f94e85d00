/** How a case in custody ends, and what a way back to Mexico or home uses up. */
import { MEXICO, nOrigins, nParties } from '../world.ts'
import { News, nNews } from './communities.ts'
import { countFlow, Flow } from './flows.ts'
import { waitOf } from './journeys.ts'
import { moveTo, waitUntil } from './moves.ts'
import { BYTES, EXPELLED, HALVES, Status } from './people.ts'
import type { Sim } from './sim.ts'
import { letWaitInMexico, takeBack } from './take-back.ts'

/** Where those whom the law expels may be taken; added up. */
export const ExpelTo = { mexico: 1, origin: 2 } as const

export function release(sim: Sim, i: number): void {
  end(sim, i, Status.released, Flow.releases, News.released, true)
}

/** At the end of a stay in a place; by others, to whom the Border Patrol handed them over. */
export function releaseAfterStay(sim: Sim, i: number): void {
  const { people, classes, flows } = sim
  const party = classes.party[people.classIndex[i * HALVES]]
  countFlow(
    flows, Flow.releases_after_stay, party, originOf(sim, i), people.sector[i * BYTES], people.partySize[i * BYTES],
  )
  release(sim, i)
}

export function transfer(sim: Sim, i: number): void {
  end(sim, i, Status.transferred, Flow.children_transferred, News.released, true)
}

/** Back to the origin (Mexicans: over the line, at once). */
export function remove(sim: Sim, i: number): void {
  const isMexican = originOf(sim, i) === MEXICO
  end(
    sim, i, isMexican ? Status.returned : Status.removed, Flow.removals,
    isMexican ? News.returned : News.removed, false,
  )
  waitAfterTurnBack(sim, i, isMexican ? sim.params.retryDays : sim.params.restartDays)
}

/** To Mexico, which takes people of this origin back. */
export function returnToMexico(sim: Sim, i: number): void {
  end(sim, i, Status.returned, Flow.returns_to_mexico, News.returned, false)
  waitAfterTurnBack(sim, i, sim.params.retryDays)
}

/** Whether their own country agrees to take this person off a flight. */
export const isTakenHome = ({ people, chance, params }: Sim, i: number, origin: number): boolean =>
  params.originConsentProb[origin] >= 1
  || chance['origin-consent'](people.number[i], people.nAttempts[i * BYTES]) < params.originConsentProb[origin]

/**
 * Expelled the same day: over the line, where Mexico takes them back, or while a flight has room.
 * Needs no scarce place and leaves no mark in law. Answers whether there was a way.
 */
export function expel(sim: Sim, i: number): boolean {
  const { people, classes, law, us, params, chance, weight } = sim
  const origin = originOf(sim, i)
  const cell = classes.party[people.classIndex[i * HALVES]] * nOrigins + origin
  if (chance.expulsion(people.number[i], people.nAttempts[i * BYTES]) >= law.expelProb[cell]) return false
  const size = people.partySize[i * BYTES] * weight
  const isToMexico = (law.expelTo[cell] & ExpelTo.mexico) !== 0
  const isTaken = isToMexico && (origin === MEXICO || takeBack(sim, origin, size))
  if (isTaken) {
    end(sim, i, Status.expelled, Flow.expulsions, News.returned, false)
    people.past[i * BYTES] |= EXPELLED
    waitAfterTurnBack(sim, i, params.retryDays)
    return true
  }
  if ((law.expelTo[cell] & ExpelTo.origin) === 0 || us.flightsLeft[0] < 1 || !isTakenHome(sim, i, origin)) return false
  us.flightsLeft[0] -= size
  end(sim, i, Status.removed, Flow.expulsions, News.removed, false)
  people.past[i * BYTES] |= EXPELLED
  waitAfterTurnBack(sim, i, params.restartDays)
  return true
}

/** Returned to Mexico with a date for a hearing, while Mexico consents to more today. */
export function returnToWait(sim: Sim, i: number, policy: number): boolean {
  const { people, weight } = sim
  if (!letWaitInMexico(sim, policy, people.partySize[i * BYTES] * weight)) return false
  end(sim, i, Status.waitingOnCase, Flow.returns_to_wait, News.returned, false)
  people.outcome[i * BYTES] = 0 // hearings so far
  waitForHearing(sim, i)
  return true
}

export const waitForHearing = (sim: Sim, i: number): void =>
  waitAfterTurnBack(sim, i, sim.params.daysBetweenHearings)

export function admitAfterHearing(sim: Sim, i: number): void {
  end(sim, i, Status.released, Flow.admitted_after_hearing, News.released, true)
}

const originOf = ({ people, classes }: Sim, i: number): number =>
  classes.origin[people.classIndex[i * HALVES]]

/** The time until those turned back decide what next. */
function waitAfterTurnBack(sim: Sim, i: number, medianDays: number): void {
  const { people, chance, today } = sim
  const wait = waitOf(sim, chance['turn-back-wait'](people.number[i], people.nTurnBacks[i * BYTES]++), medianDays)
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
  if (guide >= 0) (isIn ? smugglers.arrivedToday : smugglers.failedToday)[guide] += size * weight
}
