/** What a community believes, read off what it remembers and has heard. */
import { covers, whatWorks, type PolicySlot } from '../policies/slots.ts'
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

/** How far the announcement of a measure in force is still believed, 0 to 1. */
export function wordOf(
  sim: Sim, slot: PolicySlot, s: number, community: number, party: number, isOnRoad: boolean,
): number {
  const { communities, params, classes, today } = sim
  if (!slot.shapesOutcomes || today.day < slot.effectiveDay || slot.effectiveDay < sim.startDay) return 0
  const at = s * classes.nCommunities + community
  const aware = awareness(sim, s, at, isOnRoad)
  const weight = params.experienceDays / (params.experienceDays + communities.experience[at])
  return aware * communities.forceHeard[at * nParties + party] * params.announcementCredibility * weight
}

/**
 * What a lawful path from home is believed to be worth, and by which share of a community: at first
 * its word, that admission comes soon; with experience what the wait makes of it.
 */
export function homePathOf(
  sim: Sim, slot: PolicySlot, s: number, community: number, party: number, out: HomePath,
): void {
  const { communities, params, classes, policyState, today, us } = sim
  const origin = Math.floor(community / classes.perOrigin)
  const wait = Math.exp(-params.portDiscountPerDay * us.homeWaitDays[origin])
  if (slot.effectiveDay < sim.startDay) {
    const working = policyState.inForce[s] ? whatWorks(slot, policyState.blocked[s]) : null
    out.known = Number(working !== null && covers(working, party, origin))
    out.value = wait
    return
  }
  const at = s * classes.nCommunities + community
  const isAhead = today.day < slot.effectiveDay
  const isHeard = today.day >= slot.announcedDay || slot.leakedDays.some((leak) => leak <= today.day)
  const weight = params.experienceDays / (params.experienceDays + communities.experience[at])
  const toCome = isAhead ? Math.exp(-params.portDiscountPerDay * (slot.effectiveDay - today.day)) : 1
  const credibility = today.day >= slot.announcedDay ? params.announcementCredibility : params.leakCredibility
  out.known = isHeard ? communities.aware[at] * (isAhead ? 1 : communities.forceHeard[at * nParties + party]) : 0
  out.value = weight * credibility * toCome + (1 - weight) * wait
}
export interface HomePath {
  known: number
  value: number
}

/** How far a measure that is still to come is expected, 0 to 1, and in how many days. */
export function expectationOf(
  sim: Sim, slot: PolicySlot, s: number, community: number, isOnRoad: boolean, out: Expectation,
): void {
  const { params, classes, today } = sim
  out.weight = 0
  if (!slot.shapesOutcomes || slot.effectiveDay < sim.startDay || today.day >= slot.effectiveDay) return
  const isAnnounced = today.day >= slot.announcedDay
  if (!isAnnounced && !slot.leakedDays.some((leak) => leak <= today.day)) return
  const aware = awareness(sim, s, s * classes.nCommunities + community, isOnRoad)
  const isSure = slot.policy.trigger === null || slot.policy.trigger.starts === 'in-force'
  out.weight = aware * (isSure ? 1 : params.conditionalCredence)
    * (isAnnounced ? params.announcementCredibility : params.leakCredibility)
  out.inDays = isAnnounced ? slot.effectiveDay - today.day : params.rumouredDelayDays
}
export interface Expectation {
  weight: number
  inDays: number
}

const awareness = ({ communities }: Sim, s: number, at: number, isOnRoad: boolean): number =>
  isOnRoad ? Math.max(communities.awareOnRoad[s], communities.aware[at]) : communities.aware[at]

