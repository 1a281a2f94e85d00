/** What a community makes of what it has heard: of measures in force and to come, and of lawful paths. */
import { covers, exemptsChild, whatWorks, type PolicySlot } from '../policies/slots.ts'
import { nParties } from '../world.ts'
import { WAIT_SMOOTHING, waitFor } from './authorities.ts'
import type { Sim } from './sim.ts'
import { daysToDeadline, meanOfOrigin } from './smugglers.ts'

/** Shares of what follows an encounter that word alone is taken to change, now and by what is to come. */
export interface Word {
  closed: number //        of releases that end
  opened: number //        of what is not release that becomes it
  closing: number //       ... by a measure that is expected, if one can be there before it
  closingUrgency: number // the nearer the more
  opening: number //       ... by a measure that is expected
  openingNearness: number
}
export const noWord = (): Word => ({
  closed: 0, opened: 0, closing: 0, closingUrgency: 0, opening: 0, openingNearness: 0,
})

/** Put into `word` what people of a party have heard who need `wayDays` to the line. */
export function hear(
  sim: Sim, community: number, origin: number, party: number, isOnRoad: boolean, wayDays: number,
  word: Word,
): void {
  const { slots, params, smugglers, running, agendas, today } = sim
  word.closed = word.opened = word.closing = word.closingUrgency = word.opening = word.openingNearness = 0
  if (agendas[running.scenario].isOff.news) return
  const horizonDays = isOnRoad ? params.crossingHorizonDays : params.planningHorizonDays
  const talk = agendas[running.scenario].isOff.smugglers
    ? 0 : params.smugglerMessage * smugglers.trust[origin] * meanOfOrigin(smugglers, smugglers.message, origin)
  let left = 1
  let barred = 1
  for (const s of sim.telling.ofMeasures) {
    const slot = slots[s]
    const concern = concernOf(sim, slot, party, origin)
    if (!slot.isIn[running.scenario] || concern === 0) continue
    const share = concern * shareTold(sim, slot)
    const believed = share * wordOf(sim, slot, s, community, party, isOnRoad)
    const expected = share * expectationOf(sim, slot, s, community, isOnRoad)
    const slack = daysUntil(sim, slot) - wayDays
    if (slot.tells === 'opening') {
      barred *= 1 - believed
      if (expected > word.opening) {
        word.opening = expected
        word.openingNearness = Math.exp(-Math.max(0, slack) / horizonDays)
      }
      continue
    }
    left *= 1 - believed
    if (expected > word.closing && slack >= 0) {
      word.closing = expected
      word.closingUrgency = Math.exp(-slack / horizonDays) * (1 + talk)
    }
  }
  const toOwn = daysToDeadline(smugglers, origin, today.day) - wayDays // one that smugglers made up
  if (toOwn >= 0 && params.ownDeadlineCredence * smugglers.trust[origin] > word.closing) {
    word.closing = params.ownDeadlineCredence * smugglers.trust[origin]
    word.closingUrgency = Math.exp(-toOwn / horizonDays) * (1 + talk)
  }
  word.closed = (1 - left) * (1 - talk)
  word.opened = 1 - barred
}

/**
 * How far people take a measure to concern them, 0 to 1. That a closing exempts children alone is not
 * what is told first: whether it does, they learn from what happens to children.
 */
function concernOf({ params }: Sim, slot: PolicySlot, party: number, origin: number): number {
  if (covers(slot, party, origin)) return 1
  return slot.tells === 'closing' && exemptsChild(slot, party, origin) ? params.exemptionDoubt : 0
}

/** Share of what follows an encounter that a measure is taken to change. */
function shareTold({ params }: Sim, { policy }: PolicySlot): number {
  return policy.severity
    ?? (policy.kind === 'take-back' ? params.takeBackSeverity : params.announcedSeverity)
}

/** How far the word of a measure in force is still believed, 0 to 1: it gives way to experience, and ages. */
function wordOf(
  sim: Sim, slot: PolicySlot, s: number, community: number, party: number, isOnRoad: boolean,
): number {
  const { communities, params, classes, today, startDay } = sim
  if (today.day < slot.effectiveDay || slot.effectiveDay < startDay) return 0
  const at = s * classes.nCommunities + community
  const aware = awareness(sim, s, at, isOnRoad)
  const weight = Math.exp(-(today.day - slot.effectiveDay) / params.wordFadeDays)
    * params.experienceDays / (params.experienceDays + communities.experience[at * nParties + party])
  return aware * communities.forceHeard[at * nParties + party] * credibility(sim, slot) * weight
}

/** How far a measure that is still to come is expected, 0 to 1. */
function expectationOf(sim: Sim, slot: PolicySlot, s: number, community: number, isOnRoad: boolean): number {
  const { params, classes, today, startDay } = sim
  if (slot.effectiveDay < startDay || today.day >= slot.effectiveDay || !isHeardOf(sim, slot)) return 0
  const aware = awareness(sim, s, s * classes.nCommunities + community, isOnRoad)
  const isSure = slot.policy.trigger === null || slot.policy.trigger.starts === 'in-force'
  return aware * (isSure ? 1 : params.conditionalCredence) * credence(sim, slot, s) * credibility(sim, slot)
}

/** Days to a measure as people have heard; a leak of a policy gives no date. */
function daysUntil({ params, today }: Sim, slot: PolicySlot): number {
  const isDated = today.day >= slot.announcedDay || slot.policy.kind === 'news'
  return isDated ? slot.effectiveDay - today.day : params.rumouredDelayDays
}

/** How likely it is thought that a vote, an election or a court lets a measure come. */
function credence({ params, comes, today }: Sim, slot: PolicySlot, s: number): number {
  const { decided } = slot.policy
  if (decided === null || (today.day >= slot.decidedDay && comes[s])) return 1
  return today.day < slot.decidedDay ? decided.credence ?? params.conditionalCredence : 0
}

const credibility = ({ params, today }: Sim, slot: PolicySlot): number =>
  today.day >= slot.announcedDay ? params.announcementCredibility : params.leakCredibility

const isHeardOf = ({ today }: Sim, slot: PolicySlot): boolean =>
  today.day >= slot.announcedDay || slot.leakedDays.some((leak) => leak <= today.day)

const awareness = ({ communities }: Sim, s: number, at: number, isOnRoad: boolean): number =>
  isOnRoad ? Math.max(communities.awareOnRoad[s], communities.aware[at]) : communities.aware[at]

/** A lawful path from home: by which share of a community it is known, and what it is thought worth. */
export interface HomePath {
  known: number
  value: number
}

/** Of the lawful paths from home that are open to people of a party, the one of which most is expected. */
export function hearOfHomePaths(
  sim: Sim, community: number, origin: number, party: number, best: HomePath,
): void {
  const { slots, running, agendas } = sim
  best.known = best.value = 0
  if (agendas[running.scenario].isOff.news) return
  for (const s of sim.telling.ofHomePaths) {
    const slot = slots[s]
    if (!slot.isIn[running.scenario] || !covers(slot, party, origin)) continue
    const known = homePathKnown(sim, slot, s, community, origin, party)
    const value = homePathValue(sim, slot, s, community, origin, party)
    if (known * value > best.known * best.value) {
      best.known = known
      best.value = value
    }
  }
}

function homePathKnown(
  sim: Sim, slot: PolicySlot, s: number, community: number, origin: number, party: number,
): number {
  const { communities, classes, policyState, today, startDay } = sim
  if (slot.effectiveDay < startDay) {
    const working = policyState.inForce[s] ? whatWorks(slot, policyState.blocked[s]) : null
    return Number(working !== null && covers(working, party, origin))
  }
  const at = s * classes.nCommunities + community
  if (today.day >= slot.effectiveDay) return communities.aware[at] * communities.forceHeard[at * nParties + party]
  return isHeardOf(sim, slot) ? communities.aware[at] * credence(sim, slot, s) : 0
}

/** At first its word, that admission comes soon; with experience what the wait makes of it. */
function homePathValue(
  sim: Sim, slot: PolicySlot, s: number, community: number, origin: number, party: number,
): number {
  const { communities, classes, params, today, us, startDay } = sim
  const wait = Math.exp(-params.homePathDiscountPerDay * us.homeWaitDays[origin])
  if (slot.effectiveDay < startDay) return wait
  const { experienceDays } = params
  const at = (s * classes.nCommunities + community) * nParties + party
  const weight = experienceDays / (experienceDays + communities.experience[at])
  const toCome = today.day < slot.effectiveDay
    ? Math.exp(-params.homePathDiscountPerDay * daysUntil(sim, slot)) : 1
  return weight * credibility(sim, slot) * toCome + (1 - weight) * wait
}

/** Appointments that are still to come, or new: how far people count on them, and on what wait. */
export interface MoreAppointments {
  weight: number
  waitDays: number
}

/** Of the new appointments that people of a party have heard of, those they count on most. */
export function hearOfAppointments(
  sim: Sim, community: number, origin: number, party: number, isOnRoad: boolean, best: MoreAppointments,
): void {
  const { slots, running, agendas, startDay, classes, today, us, law } = sim
  best.weight = best.waitDays = 0
  if (agendas[running.scenario].isOff.news) return
  for (const s of sim.telling.ofAppointments) {
    const slot = slots[s]
    if (slot.effectiveDay < startDay) continue
    if (!slot.isIn[running.scenario] || !covers(slot, party, origin) || !isHeardOf(sim, slot)) continue
    const isAhead = today.day < slot.effectiveDay
    // Once they are given out, the wait that people hear of comes to tell the same.
    const news = isAhead ? 1 : Math.exp((slot.effectiveDay - today.day) * WAIT_SMOOTHING)
    const aware = awareness(sim, s, s * classes.nCommunities + community, isOnRoad)
    const weight = aware * credence(sim, slot, s) * credibility(sim, slot) * news
    if (weight <= best.weight) continue
    const perDay = law.appointmentsPerDay[0] + law.walkUpsPerDay[0]
      + (isAhead ? slot.policy.appointmentsPerDay ?? 0 : 0)
    best.weight = weight
    best.waitDays = waitFor(us, perDay) + (isAhead ? daysUntil(sim, slot) : 0)
  }
}
