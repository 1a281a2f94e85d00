import { poisson } from '../random/distributions.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { giveUp } from '../state/journeys.ts'
import { addParty, intendToGo, intentionsPerDay, meanSize } from '../state/newcomers.ts'
import { BYTES, HALVES, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { nOrigins } from '../world.ts'

/**
 * Intentions form, independently of policy, and lapse.
 *
 *   new parties a day and class   Poisson(rate by origin and party x shares x push / size / weight)
 *   lapse                         exponential wait of mean `lapseDays`, drawn with the intention
 *
 * A newcomer draws how much hazard of leaving they can bear, and joins the ladder of their class.
 *
 * Reads push, never what a policy has changed. Writes new rows, home ladders; flows intentions,
 * gave_up. Chance: one draw a class and day; per person patience, lapse and size of family.
 */
export function formIntentions(sim: Sim): void {
  lapse(sim)
  const { people, classes, chance, flows, surroundings, weight, today } = sim
  for (let c = 0; c < classes.nClasses; c++) {
    const rate = intentionsPerDay(sim, c)
    if (rate === 0) continue
    const party = classes.party[c]
    const origin = classes.origin[c]
    const push = surroundings.push[party * nOrigins + origin]
    const n = poisson(chance.intentions(today.day, c), (rate * push) / meanSize(sim, party) / weight)
    for (let k = 0; k < n; k++) {
      const person = addParty(sim, c, Status.home)
      intendToGo(sim, person)
      countFlow(flows, Flow.intentions, party, origin, NO_SECTOR, people.partySize[person * BYTES])
    }
  }
}

function lapse(sim: Sim): void {
  const { people, classes, flows, today } = sim
  for (let k = today.start[Status.home]; k < today.start[Status.home + 1]; k++) {
    const i = today.person[k]
    const c = people.classIndex[i * HALVES]
    const size = people.partySize[i * BYTES]
    countFlow(flows, Flow.gave_up, classes.party[c], classes.origin[c], NO_SECTOR, size)
    giveUp(sim, i)
  }
}
