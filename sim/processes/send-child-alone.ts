import { gumbel } from '../random/distributions.ts'
import { classWithParty } from '../state/classes.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { waitInNorth } from '../state/journeys.ts'
import { BYTES, HALVES, WORDS, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { Product } from '../state/smugglers.ts'
import { nParties, PartyKind } from '../world.ts'

/**
 * A family about to cross weighs the child's chance alone against the cost of parting.
 *
 *   together   value of crossing as a family; one that was turned back itself expects it again
 *   apart      value of crossing for a child alone - cost of parting
 *              (higher for the young, lower with a smuggler who hands children over)
 *
 * A logit choice. The child goes on as an unaccompanied child of the same community, and its link
 * to the family is kept in `headBack`; the others stay near the line. At most one child of a family.
 *
 * Reads outlook. Writes today's attempts, the family's and the child's rows; flow
 * children_separated. Chance: two Gumbels an attempt; the age of the eldest child, once.
 */
export function sendChildAlone(sim: Sim): void {
  const { people, classes, today } = sim
  for (let k = 0; k < today.nAttempts; k++) {
    const family = today.attempts[k]
    const c = people.classIndex[family * HALVES]
    if (classes.party[c] !== PartyKind.family || hasParted(sim, family)) continue
    if (!partsWithChild(sim, family, c)) continue
    today.attempts[k] = partFrom(sim, family, c)
    waitInNorth(sim, family)
  }
}

/** The last row of a family is its eldest child; its own party once it has gone on alone. */
const eldestOf = ({ people }: Sim, family: number): number => {
  let last = family
  while (last + 1 < people.count[0] && people.headBack[(last + 1) * BYTES] > 0) last++
  return last
}

const hasParted = (sim: Sim, family: number): boolean => {
  const { people } = sim
  return people.partySize[family * BYTES] < 2
    || people.status[eldestOf(sim, family) * BYTES] !== Status.member
}

function partsWithChild({ people, classes, params, outlook, chance, smugglers }: Sim, family: number, c: number): boolean {
  const wasTurnedBack = people.nTurnBacks[family * BYTES] > 0
  const own = wasTurnedBack ? params.ownExperienceWeight : 0
  const together = (1 - own) * outlook.crossValue[c] - own * params.returnCost
  const isYoung = chance.age(family, 0) >= params.teenProb
  const guide = people.smuggler[family * HALVES]
  const isEased = guide > 0 && smugglers.product[guide - 1] === Product.handChildrenOver
  const apart = outlook.crossValue[classWithParty(classes, c, PartyKind.unaccompaniedChild)]
    - params.partingCost - (isYoung ? params.partingCostYoung : 0) + (isEased ? params.handOverEase : 0)
  const slope = params.decisionSlope[PartyKind.family]
  const occasion = people.nAttempts[family * BYTES] * 2
  return slope * apart + gumbel(chance.split(family, occasion))
    > slope * together + gumbel(chance.split(family, occasion + 1))
}

/** Give the eldest child a party of its own, near the line; its row. */
function partFrom(sim: Sim, family: number, c: number): number {
  const { people, classes, ledger, flows, us, weight } = sim
  const child = eldestOf(sim, family)
  // The family's application for an appointment goes on for those who stay.
  if (people.portKey[family * WORDS] > 0) us.applicants[PartyKind.family] -= weight
  const childClass = classWithParty(classes, c, PartyKind.unaccompaniedChild)
  people.partySize[family * BYTES]--
  ledger.stock[Status.north * nParties + PartyKind.family]--
  ledger.stock[Status.north * nParties + PartyKind.unaccompaniedChild]++
  people.classIndex[child * HALVES] = childClass
  people.status[child * BYTES] = Status.north
  people.partySize[child * BYTES] = 1
  people.corridor[child * BYTES] = people.corridor[family * BYTES]
  people.smuggler[child * HALVES] = people.smuggler[family * HALVES]
  people.nJourneys[child * BYTES] = people.nJourneys[family * BYTES]
  people.lastEncounterDay[child * HALVES] = people.lastEncounterDay[family * HALVES]
  countFlow(flows, Flow.children_separated, PartyKind.unaccompaniedChild, classes.origin[c], NO_SECTOR, 1)
  return child
}
