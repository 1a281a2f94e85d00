import type { Draw } from '../random/chance.ts'
import { gumbel } from '../random/distributions.ts'
import { classWithParty } from '../state/classes.ts'
import { countFlow, Flow } from '../state/flows.ts'
import { waitInNorth } from '../state/journeys.ts'
import { addRow } from '../state/newcomers.ts'
import { BYTES, HALVES, PARTED_BY, WORDS, Status } from '../state/people.ts'
import { chooseSector } from '../state/sectors.ts'
import type { Sim } from '../state/sim.ts'
import { Product } from '../state/smugglers.ts'
import { nOrigins, nParties, PartyKind } from '../world.ts'

/**
 * A family about to cross, or tired of waiting near the line, weighs the child's chance alone
 * against the cost of parting.
 *
 *   together   value of crossing as a family; one that was turned back itself expects it again
 *              (tired: value of going on waiting)
 *   apart      value of crossing for a child alone - cost of parting
 *              (higher for the young, lower with a smuggler who hands children over)
 *
 * A logit choice. The child goes on as an unaccompanied child of the same community, and its link
 * to the family is kept in `past`; the others stay near the line. At most one child of a family.
 * The reason counted is the first that holds: would not have parted but for the smuggler; was turned
 * back; is barred; is tired of waiting; none of these, but what it believes.
 *
 * Reads outlook, law. Writes today's attempts, the family's and the child's rows; flows
 * children_separated and those by reason. Chance: two Gumbels an attempt, or a time of waiting; the
 * age of the eldest child, once.
 */
export function sendChildAlone(sim: Sim): void {
  const { people, classes, params, outlook, chance, today, agendas, running } = sim
  if (agendas[running.scenario].isOff.parting) return
  for (let k = 0; k < today.nAttempts; k++) {
    const family = today.attempts[k]
    const c = people.classIndex[family * HALVES]
    if (classes.party[c] !== PartyKind.family || hasParted(sim, family)) continue
    const own = wasTurnedBack(sim, family) ? params.ownExperienceWeight : 0
    const together = (1 - own) * outlook.crossValue[c] - own * params.returnCost
    const taste = tasteFor(chance.split, people.number[family], people.nAttempts[family * BYTES])
    const gain = gainOfParting(sim, family, c, together, taste)
    if (gain <= 0) continue
    today.attempts[k] = partFrom(sim, family, c, reasonOf(sim, family, c, gain, false))
    waitInNorth(sim, family)
  }
  for (let k = 0; k < today.nTired; k++) {
    const family = today.tired[k]
    const c = people.classIndex[family * HALVES]
    if (hasParted(sim, family)) continue
    const taste = tasteFor(chance['split-waiting'], people.number[family], people.nNorth[family * BYTES])
    const gain = gainOfParting(sim, family, c, outlook.portValue[c], taste)
    if (gain <= 0) continue
    today.attempts[today.nAttempts++] = partFrom(sim, family, c, reasonOf(sim, family, c, gain, true))
  }
}

const wasTurnedBack = ({ people }: Sim, family: number): boolean => people.nTurnBacks[family * BYTES] > 0

/** What a family feels for parting beside values, this time. */
const tasteFor = (draw: Draw, number: number, occasion: number): number =>
  gumbel(draw(number, occasion * 2)) - gumbel(draw(number, occasion * 2 + 1))

/** What parting gains over the given value of staying together, in units of the taste. */
function gainOfParting(sim: Sim, family: number, c: number, together: number, taste: number): number {
  const { people, classes, params, outlook, chance } = sim
  const isYoung = chance.age(people.number[family], 0) >= params.teenProb
  const apart = outlook.crossValue[classWithParty(classes, c, PartyKind.unaccompaniedChild)]
    - params.partingCost - (isYoung ? params.partingCostYoung : 0) + easeOf(sim, family)
  return params.decisionSlope[PartyKind.family] * (apart - together) + taste
}

/** By how much the family's smuggler lowers the cost of parting. */
function easeOf({ people, smugglers, params }: Sim, family: number): number {
  const guide = people.smuggler[family * HALVES] - 1
  return guide >= 0 && smugglers.product[guide] === Product.handChildrenOver ? params.handOverEase : 0
}

function reasonOf(sim: Sim, family: number, c: number, gain: number, isTired: boolean): number {
  const { classes, params, law } = sim
  if (gain <= params.decisionSlope[PartyKind.family] * easeOf(sim, family)) return Flow.children_separated_advised
  if (wasTurnedBack(sim, family)) return Flow.children_separated_turned_back
  const cell = PartyKind.family * nOrigins + classes.origin[c]
  const isBarred = law.barred[cell] === 1 || law.expelProb[cell] > 0 || law.waitPolicy[cell] > 0
  if (isBarred) return Flow.children_separated_barred
  return isTired ? Flow.children_separated_waiting : Flow.children_separated_otherwise
}

const hasParted = ({ people }: Sim, family: number): boolean =>
  people.partySize[family * BYTES] < 2 || (people.past[family * BYTES] & PARTED_BY) > 0

/** Give the eldest child, the last of a family's numbers, a party of its own near the line; its row. */
function partFrom(sim: Sim, family: number, c: number, reason: number): number {
  const { people, classes, ledger, flows, us, weight } = sim
  const behind = people.partySize[family * BYTES] - 1
  // The family's application for an appointment goes on for those who stay.
  if (people.portKey[family * WORDS] > 0) us.applicants[PartyKind.family] -= weight
  const childClass = classWithParty(classes, c, PartyKind.unaccompaniedChild)
  people.partySize[family * BYTES]--
  ledger.stock[Status.north * nParties + PartyKind.family]--
  ledger.stock[Status.north * nParties + PartyKind.unaccompaniedChild]++
  const child = addRow(sim, people.number[family] + behind, childClass, 1, Status.north)
  people.past[family * BYTES] |= behind
  people.past[child * BYTES] = people.past[family * BYTES]
  people.corridor[child * BYTES] = people.corridor[family * BYTES]
  people.smuggler[child * HALVES] = people.smuggler[family * HALVES]
  people.nJourneys[child * BYTES] = people.nJourneys[family * BYTES]
  people.lastEncounterDay[child * HALVES] = people.lastEncounterDay[family * HALVES]
  const sector = chooseSector(sim, child, classes.origin[c], 0) // where it attempts to cross today
  countFlow(flows, Flow.children_separated, PartyKind.unaccompaniedChild, classes.origin[c], sector, 1)
  countFlow(flows, reason, PartyKind.unaccompaniedChild, classes.origin[c], sector, 1)
  return child
}
