/** What a community believes, read off what it remembers. */
import { MEXICO, PartyKind, nParties } from '../world.ts'
import { News, nNews } from './communities.ts'
import type { Sim } from './sim.ts'

/** Chances of what follows an encounter; they add up to 1. */
export interface Prospect {
  released: number
  removed: number
  returned: number
}

/** Remembered outcomes of a community's people of one party, with the first belief among them. */
export function prospectOf(sim: Sim, community: number, origin: number, party: number, out: Prospect): void {
  const { communities, params } = sim
  const at = (community * nParties + party) * nNews
  const prior = params.priorBeliefPeople
  const released = firstReleaseBelief(sim, origin, party)
  const returned = (1 - released) * (origin === MEXICO ? 1 : 0.3)
  const { outcomes } = communities
  const total = outcomes[at] + outcomes[at + 1] + outcomes[at + 2] + prior
  out.released = (outcomes[at + News.released] + prior * released) / total
  out.returned = (outcomes[at + News.returned] + prior * returned) / total
  out.removed = 1 - out.released - out.returned
}

/** Mexican adults and children alone expect to be returned; what others expect is a parameter. */
function firstReleaseBelief({ params }: Sim, origin: number, party: number): number {
  if (origin !== MEXICO || party === PartyKind.family) return params.priorReleaseBelief[party]
  return party === PartyKind.singleAdult
    ? 1 - params.mexicanAdultReturnProb
    : 1 - params.contiguousChildReturnProb
}

/** Chance, per zone of Mexico, of being stopped. */
export function stopBelief({ communities, params }: Sim, community: number): number {
  const { stops, passes } = communities
  const prior = params.priorBeliefPeople
  return (stops[community] + params.priorStopBelief * prior) / (stops[community] + passes[community] + prior)
}

/** Chance that an attempt to evade fails. */
export function caughtBelief({ communities, params }: Sim, community: number): number {
  const { evasions, caught } = communities
  const prior = params.priorBeliefPeople
  const first = params.detectionProb * params.interdictionProb
  return (caught[community] + first * prior) / (evasions[community] + prior)
}
