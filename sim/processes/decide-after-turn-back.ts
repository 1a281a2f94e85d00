import { logistic } from '../random/distributions.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { applyForAppointment, giveUp, waitInNorth } from '../state/journeys.ts'
import { moveTo } from '../state/moves.ts'
import { intendToGo } from '../state/newcomers.ts'
import { BYTES, HALVES, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { Product } from '../state/smugglers.ts'

/**
 * Those turned back decide what next.
 *
 *   returned to Mexico   near the line again: to cross, to wait for an appointment, or, a family, to
 *                        send the child at the next attempt; or home
 *   removed              the intention again, on the ladder at home; or no more
 *
 * A logit choice: the odds at equal value, times what crossing is worth over staying, times a factor
 * for clients whose smuggler promises to go on until they are in.
 *
 * Reads outlook. Writes status, ladders; flow gave_up. Chance: one draw a turn-back.
 */
export function decideAfterTurnBack(sim: Sim): void {
  const { params, today } = sim
  for (let k = today.start[Status.returned]; k < today.start[Status.returned + 1]; k++) {
    const i = today.person[k]
    if (sim.people.status[i * BYTES] !== Status.returned) continue
    const party = sim.classes.party[sim.people.classIndex[i * HALVES]]
    if (triesAgain(sim, i, params.retryProb[party])) {
      applyForAppointment(sim, i)
      waitInNorth(sim, i)
    } else {
      goHome(sim, i)
    }
  }
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

function triesAgain(sim: Sim, i: number, probAtEqualValue: number): boolean {
  const { people, classes, params, outlook, smugglers, chance } = sim
  const c = people.classIndex[i * HALVES]
  const party = classes.party[c]
  const guide = people.smuggler[i * HALVES] - 1
  const isPromised = guide >= 0 && smugglers.product[guide] === Product.untilIn
  const logOdds = Math.log(probAtEqualValue / (1 - probAtEqualValue))
    + params.decisionSlope[party] * (outlook.crossValue[c] - params.stayValue[party])
    + (isPromised ? Math.log(params.guaranteeRetry) : 0)
  return chance['after-turn-back'](i, people.nTurnBacks[i * BYTES]) < logistic(logOdds)
}

function goHome(sim: Sim, i: number): void {
  const { people, classes, flows } = sim
  const c = people.classIndex[i * HALVES]
  countFlow(flows, Flow.gave_up, classes.party[c], classes.origin[c], NO_SECTOR, people.partySize[i * BYTES])
  giveUp(sim, i)
}
