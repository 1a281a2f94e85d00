import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { applyForAppointment, giveUp, waitInNorth } from '../state/journeys.ts'
import { moveTo } from '../state/moves.ts'
import { intendToGo } from '../state/newcomers.ts'
import { BYTES, HALVES, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { Product } from '../state/smugglers.ts'
import { admitAfterHearing, remove, waitForHearing } from '../state/turn-backs.ts'

/**
 * Those turned back decide what next.
 *
 *   returned to Mexico   near the line again: to cross, to wait for an appointment, or, a family, to
 *   or expelled there    send the child at the next attempt; or home
 *   removed              the intention again, on the ladder at home; or no more
 *   waiting on a case    before each hearing: near the line again, home, or the hearing; the last
 *                        hearing ends in admission or removal
 *
 * A logit choice: the odds at equal value, times what crossing is worth over staying, times a factor
 * for clients whose smuggler promises to go on until they are in.
 *
 * Reads outlook. Writes status, ladders; flows gave_up, admitted_after_hearing, removals.
 * Chance: one draw a turn-back or hearing; one for the hearing, cut in the order above.
 */
export function decideAfterTurnBack(sim: Sim): void {
  const { params, today } = sim
  decideInMexico(sim, Status.returned, params.retryProb)
  decideInMexico(sim, Status.expelled, params.retryAfterExpulsionProb)
  attendHearings(sim)
  for (let k = today.start[Status.removed]; k < today.start[Status.removed + 1]; k++) {
    const i = today.person[k]
    if (triesAgain(sim, i, params.retryAfterRemovalProb)) {
      moveTo(sim, i, Status.home)
      intendToGo(sim, i)
    } else {
      goHome(sim, i)
    }
  }
}

function decideInMexico(sim: Sim, status: number, probByParty: ArrayLike<number>): void {
  const { people, classes, params, today } = sim
  for (let k = today.start[status]; k < today.start[status + 1]; k++) {
    const i = today.person[k]
    if (people.status[i * BYTES] !== status) continue
    const c = people.classIndex[i * HALVES]
    if (triesAgain(sim, i, probByParty[classes.party[c]] * params.retryOfOrigin[classes.origin[c]])) {
      comeBackToLine(sim, i)
    } else {
      goHome(sim, i)
    }
  }
}

function attendHearings(sim: Sim): void {
  const { people, classes, params, chance, today } = sim
  const { missHearingProb, caseGrantProb } = params
  for (let k = today.start[Status.waitingOnCase]; k < today.start[Status.waitingOnCase + 1]; k++) {
    const i = today.person[k]
    const party = classes.party[people.classIndex[i * HALVES]]
    const luck = chance.hearing(people.number[i], people.nTurnBacks[i * BYTES])
    if (triesAgain(sim, i, params.retryWhileWaitingProb[party])) comeBackToLine(sim, i)
    else if (luck < missHearingProb) goHome(sim, i)
    else if (++people.outcome[i * BYTES] < params.hearingsPerCase) waitForHearing(sim, i)
    else if (luck < missHearingProb + (1 - missHearingProb) * caseGrantProb) admitAfterHearing(sim, i)
    else remove(sim, i)
  }
}

function comeBackToLine(sim: Sim, i: number): void {
  applyForAppointment(sim, i)
  waitInNorth(sim, i)
}

function triesAgain(sim: Sim, i: number, probAtEqualValue: number): boolean {
  const { people, classes, params, outlook, smugglers, chance } = sim
  const c = people.classIndex[i * HALVES]
  const party = classes.party[c]
  const guide = people.smuggler[i * HALVES] - 1
  const isPromised = guide >= 0 && smugglers.product[guide] === Product.untilIn
  const odds = (probAtEqualValue / (1 - probAtEqualValue)) * (isPromised ? params.guaranteeRetry : 1)
    * Math.exp(params.decisionSlope[party] * (outlook.crossValue[c] - params.stayValue[party]))
  return chance['after-turn-back'](people.number[i], people.nTurnBacks[i * BYTES]) < 1 - 1 / (1 + odds)
}

function goHome(sim: Sim, i: number): void {
  const { people, classes, flows } = sim
  const c = people.classIndex[i * HALVES]
  countFlow(flows, Flow.gave_up, classes.party[c], classes.origin[c], NO_SECTOR, people.partySize[i * BYTES])
  giveUp(sim, i)
}
