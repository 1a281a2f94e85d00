import { poisson } from '../random/distributions.ts'
import { N_DAYS } from '../state/calendar.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { nCells, sizeOf } from '../state/intentions.ts'
import { giveUp } from '../state/journeys.ts'
import { countMove } from '../state/moves.ts'
import { formIntention, intentionsPerDay, meanSize } from '../state/newcomers.ts'
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
 * Reads push, never what a policy has changed. Writes intentions, home ladders; flows intentions,
 * gave_up. Chance: one draw a class and day; per person patience, lapse and size of family.
 */
export function formIntentions(sim: Sim): void {
  lapseOnPaper(sim)
  lapse(sim)
  const { classes, chance, flows, surroundings, weight, today } = sim
  for (let c = 0; c < classes.nClasses; c++) {
    const rate = intentionsPerDay(sim, c)
    if (rate === 0) continue
    const party = classes.party[c]
    const origin = classes.origin[c]
    const push = surroundings.push[party * nOrigins + origin]
    const n = poisson(chance.intentions(today.day, c), (rate * push) / meanSize(sim, party) / weight)
    for (let k = 0; k < n; k++) {
      const who = formIntention(sim, c)
      countFlow(flows, Flow.intentions, party, origin, NO_SECTOR, sizeOf(sim, who))
    }
  }
}

/** Of those who have never left. */
function lapseOnPaper({ lapses, ledger, flows, us, weight, today }: Sim): void {
  const from = (today.day % N_DAYS) * nCells
  for (let cell = 0; cell < nCells; cell++) {
    const nPeople = lapses.people[from + cell]
    if (nPeople === 0) continue
    const origin = cell % nOrigins
    const party = (cell - origin) / nOrigins
    countMove(ledger, party, Status.home, Status.gaveUp, nPeople, lapses.parties[from + cell])
    countFlow(flows, Flow.gave_up, party, origin, NO_SECTOR, nPeople)
    us.homeApplicants[cell] -= lapses.applicants[from + cell] * weight
    lapses.parties[from + cell] = 0
    lapses.people[from + cell] = 0
    lapses.applicants[from + cell] = 0
  }
}

/** Of those who have been away; they have a row, and a date in the calendar. */
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
