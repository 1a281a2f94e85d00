import { leftOver } from '../random/distributions.ts'
import { countFlow, Flow, nFlowCells } from '../state/flows.ts'
import { leavePortLottery } from '../state/journeys.ts'
import { moveTo } from '../state/moves.ts'
import { BYTES, EXPELLED, HALVES, PARTED_BY, Status } from '../state/people.ts'
import { chooseSector } from '../state/sectors.ts'
import type { Sim } from '../state/sim.ts'
import { Product } from '../state/smugglers.ts'
import { PartyKind } from '../world.ts'

const YEAR_DAYS = 365
const RARE = 1e-4 // chances below are not asked for
const NEVER = 0 // no day of a run

/**
 * Those who cross today choose a sector of their corridor, walk up or evade, and are or are not met.
 *
 *   walking up                                  apprehension
 *   evading   noticed and stopped               apprehension
 *             noticed, not stopped              got-away
 *             not noticed                       undetected entry
 *
 * A smuggler lowers the chance of being stopped, and draws to the way that the product is made for.
 *
 * Reads outlook, smugglers. Writes status, sector, nAttempts, today's cases, communities' evasions,
 * smugglers' record; flows attempts, encounters_between_ports, repeat_encounters,
 * encounters_after_expulsion, got_aways, undetected_entries, attempts_on_remote_routes,
 * separated_children_encountered, children_alone_had_no_family_parted.
 * Chance: one draw for the sector; one for the way; one for the outcome, cut in the order
 * above, so that stricter enforcement only ever moves a person up the list.
 */
export function attemptCrossing(sim: Sim): void {
  const { people, classes, params, law, chance, communities, flows, today, weight, smugglers } = sim
  const pull = Math.exp(params.modeSlope * params.productBonus)
  today.nCases = 0
  for (let k = 0; k < today.nAttempts; k++) {
    const i = today.attempts[k]
    const c = people.classIndex[i * HALVES]
    const party = classes.party[c]
    const origin = classes.origin[c]
    const community = classes.community[c]
    const size = people.partySize[i * BYTES]
    const attempt = people.nAttempts[i * BYTES]++
    const sector = chooseSector(sim, i, origin, attempt)
    people.sector[i * BYTES] = sector
    leavePortLottery(sim, i)
    countFlow(flows, Flow.attempts, party, origin, sector, size)

    const guide = people.smuggler[i * HALVES] - 1
    const evadeProb = evadeProbOf(sim, c, guide, pull)
    const luck = evadeProb > RARE ? chance.evade(people.number[i], attempt) : 1
    const isEvading = luck < evadeProb
    let isMet = true
    if (isEvading) {
      const shield = guide >= 0 ? 1 - params.smugglerEvasion : 1
      const fate = leftOver(luck)
      isMet = fate < params.detectionProb * law.interdictionProb[0] * shield
      communities.evasionsToday[community] += size * weight
      if (isMet) communities.caughtToday[community] += size * weight
      if (chance['remote-route'](people.number[i], attempt) < params.remoteSector[sector]) {
        countFlow(flows, Flow.attempts_on_remote_routes, party, origin, sector, size)
      }
      if (!isMet) {
        const isNoticed = fate < params.detectionProb
        countFlow(flows, isNoticed ? Flow.got_aways : Flow.undetected_entries, party, origin, sector, size)
        moveTo(sim, i, Status.interior)
        if (guide >= 0) smugglers.arrivedToday[guide] += size * weight
      }
    }
    if (isMet) {
      countFlow(flows, Flow.encounters_between_ports, party, origin, sector, size)
      const last = people.lastEncounterDay[i * HALVES]
      if (last !== NEVER && today.day - last <= YEAR_DAYS) {
        countFlow(flows, Flow.repeat_encounters, party, origin, sector, size)
      }
      if ((people.past[i * BYTES] & EXPELLED) > 0) {
        countFlow(flows, Flow.encounters_after_expulsion, party, origin, sector, size)
      }
      if (party === PartyKind.unaccompaniedChild) countChild(sim, i, origin, sector)
      people.lastEncounterDay[i * HALVES] = today.day
      moveTo(sim, i, Status.custody)
      today.cases[today.nCases++] = i
    }
  }
  expectEncounters(sim)
}

/** A child met alone: sent on by its family, or one of those there would be had no family parted. */
function countChild({ people, flows }: Sim, i: number, origin: number, sector: number): void {
  const flow = (people.past[i * BYTES] & PARTED_BY) > 0
    ? Flow.separated_children_encountered : Flow.children_alone_had_no_family_parted
  countFlow(flows, flow, PartyKind.unaccompaniedChild, origin, sector, 1)
}

/** Chance that somebody of a class evades; what their smuggler is made for shifts the odds by a factor. */
function evadeProbOf({ outlook, smugglers }: Sim, c: number, guide: number, pull: number): number {
  const prob = outlook.evadeProb[c]
  if (guide < 0) return prob
  const product = smugglers.product[guide]
  const isForEvading = product === Product.evade || product === Product.untilIn
  const odds = isForEvading ? prob * pull : prob / pull
  return odds / (odds + 1 - prob)
}

/** What the day's noise and the size of parties are measured against; remembered two weeks. */
function expectEncounters({ flows, us, weight, people, today }: Sim): void {
  const MEMORY = 1 / 14
  let encountered = 0
  const from = Flow.encounters_between_ports * nFlowCells
  for (let k = 0; k < nFlowCells; k++) encountered += flows.today[from + k]
  us.expectedEncounters[0] += (encountered * weight - us.expectedEncounters[0]) * MEMORY
  let squares = 0
  for (let k = 0; k < today.nCases; k++) {
    const size = people.partySize[(today.cases[k]) * BYTES]
    squares += size * size
  }
  us.clusters[0] += (encountered - us.clusters[0]) * MEMORY
  us.clusters[1] += (squares - us.clusters[1]) * MEMORY
}
