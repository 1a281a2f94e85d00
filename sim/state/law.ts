/** What the policies in force add up to: the law of the day, which is all that processes read. */
import { factorAt, strengthOn } from '../policies/course.ts'
import { covers, type PolicySlot } from '../policies/slots.ts'
import type { Policy, PortProcessing, Resources, Screening } from '../scenario.ts'
import { MEXICO, nOrigins, nParties, origins, PartyKind } from '../world.ts'
import { clearHomePaths, offerFromHome } from './lawful-paths.ts'
import type { Sim } from './sim.ts'
import { ExpelTo } from './turn-backs.ts'

/** The law where nothing is in force: asked about fear, the usual standard, nobody taken back. */
export function clearLaw({ law, params, agendas, running, policyState }: Sim): void {
  law.barred.fill(0)
  law.claimProb.fill(params.claimAskedProb)
  law.passProb.fill(params.passSignificantProb)
  law.interviewDays.fill(params.fearScreeningDays)
  law.otherGrounds.fill(0)
  law.toMexico.fill(1)
  law.toOrigin.fill(1)
  law.returnToMexico.fill(0)
  law.expelProb.fill(0)
  law.expelTo.fill(0)
  law.waitPolicy.fill(0)
  law.earlyBarProb.fill(0)
  law.appointmentsPerDay[0] = 0
  law.hasAppointments[0] = 0
  law.appointmentFor.fill(0)
  law.shareByWaiting[0] = 0
  law.appliesInSouth[0] = 0
  clearHomePaths(law)
  law.walkUpsPerDay[0] = params.walkUpsPerDay
  law.isBookedVoid[0] = 0
  law.places[0] = params.custodyPlaces
  law.places[1] = params.familyPlaces
  law.flightPlacesPerDay[0] = params.flightPlacesPerDay
  law.interviewScale[0] = 1
  law.interdictionProb[0] = params.interdictionProb
  law.childReturnProb.fill(0)
  law.childReturnProb[MEXICO] = params.contiguousChildReturnProb
  law.transferDays[0] = params.transferDays
  law.childrenExempt.fill(agendas[running.scenario].isOff['children-exemption'] ? 0 : 1)
  law.takeBackPerDay.fill(0)
  law.takeBackPerMonth.fill(Infinity)
  law.takeBackOfOriginPerDay.fill(Infinity)
  law.takeBackOfOriginPerMonth.fill(Infinity)
  law.takeBackPriceUsd.fill(0)
  policyState.waitPerDay.fill(0)
}

/** Add a policy in force, the `s`-th of the list. */
export function addToLaw(sim: Sim, slot: PolicySlot, s: number): void {
  const { agendas, running, policyState } = sim
  const { policy } = slot
  if (policy.appointmentsPerDay !== null) giveAppointments(sim, policy.appointmentsPerDay, policy.queue)
  if (policy.economy) changePush(sim, slot, policy.economy)
  if (slot.path >= 0) offerFromHome(sim, slot, s)
  const takesBack = !agendas[running.scenario].isOff['take-back']
  if (policy.takeBackPerDay !== null && takesBack) agreeToTakeBack(sim, slot)
  if (policy.resources) addMeans(sim, policy.resources, slot.effectiveDay)
  if (policy.ports) changePorts(sim, policy.ports)
  if (policy.returnsPerDay !== null) policyState.waitPerDay[s] = policy.returnsPerDay
  for (let p = 0; p < nParties; p++) {
    for (let o = 0; o < nOrigins; o++) {
      if (covers(slot, p, o) || isUnexemptedChild(sim, slot, p, o)) addToCell(sim, policy, s, p, o)
    }
  }
}

/** Policies whose first origin is the same share one quota. */
function agreeToTakeBack({ law }: Sim, { policy, coversOrigin }: PolicySlot): void {
  const limits = policy.takeBackLimits
  const group = coversOrigin.indexOf(1)
  law.takeBackPerDay[group] += policy.takeBackPerDay!
  law.takeBackPerMonth[group] = Math.min(law.takeBackPerMonth[group], limits?.perMonth ?? Infinity)
  origins.forEach((origin, o) => {
    if (!coversOrigin[o]) return
    const own = limits?.byOrigin[origin]
    law.returnToMexico[o] = group + 1
    law.takeBackOfOriginPerDay[o] = Math.min(law.takeBackOfOriginPerDay[o], own?.perDay ?? Infinity)
    law.takeBackOfOriginPerMonth[o] = Math.min(law.takeBackOfOriginPerMonth[o], own?.perMonth ?? Infinity)
    law.takeBackPriceUsd[o] = limits?.priceUsd ?? 0
  })
}

/** Several policies that give appointments share one pool; of their rules for it, the widest hold. */
function giveAppointments({ law }: Sim, perDay: number, queue: Policy['queue']): void {
  law.hasAppointments[0] = 1
  law.appointmentsPerDay[0] += perDay
  law.shareByWaiting[0] = Math.max(law.shareByWaiting[0], queue?.byWaiting ?? 0)
  if (queue?.applyFrom === 'south') law.appliesInSouth[0] = 1
}

/** Economic policy in the region: the day's push of those covered, as far as it works by now. */
function changePush(
  { surroundings, today }: Sim, slot: PolicySlot, { push, course }: NonNullable<Policy['economy']>,
): void {
  const factor = factorAt(push, strengthOn(today.day, slot.effectiveDay, slot.endsDay, course))
  for (let p = 0; p < nParties; p++) {
    for (let o = 0; o < nOrigins; o++) {
      if (!covers(slot, p, o)) continue
      surroundings.push[p * nOrigins + o] *= factor
      surroundings.leaving[p * nOrigins + o] *= factor
    }
  }
}

/** What a policy means for people of one party and origin. */
function addToCell(sim: Sim, policy: Policy, s: number, party: number, origin: number): void {
  const { law } = sim
  const cell = party * nOrigins + origin
  const { kind, returnTo } = policy
  const isSuspension = kind === 'asylum-suspension'
  if (isSuspension) {
    law.barred[cell] = 1
    if (party === PartyKind.unaccompaniedChild) law.childrenExempt[origin] = 0
  }
  if (isSuspension || kind === 'eligibility') {
    if (!returnTo.includes('mexico')) law.toMexico[cell] = 0
    if (!returnTo.includes('origin')) law.toOrigin[cell] = 0
  }
  if (policy.share !== null) { // of several expulsions in force, the widest holds
    law.expelProb[cell] = Math.max(law.expelProb[cell], policy.share)
    if (returnTo.includes('mexico')) law.expelTo[cell] |= ExpelTo.mexico
    if (returnTo.includes('origin')) law.expelTo[cell] |= ExpelTo.origin
  }
  if (policy.appointmentsPerDay !== null) law.appointmentFor[cell] = 1
  if (policy.returnsPerDay !== null && origin !== MEXICO) law.waitPolicy[cell] = s + 1
  const closes = isSuspension || policy.share !== null || policy.returnsPerDay !== null
  if (closes && policy.exempt.some((ground) => ground !== 'unaccompanied-children')) {
    law.otherGrounds[cell] = 1
  }
  if (policy.screening) tighten(sim, cell, policy.screening)
  law.earlyBarProb[cell] = Math.max(law.earlyBarProb[cell], policy.earlyBarShare)
  if (policy.children) {
    law.childReturnProb[origin] = policy.children.returnProb
    law.transferDays[0] = policy.children.transferDays ?? law.transferDays[0]
  }
}

/** Means arrive evenly while they are phased in. */
function addMeans({ law, params, today }: Sim, resources: Resources, effectiveDay: number): void {
  const { phaseInDays } = resources
  const share = phaseInDays > 0 ? Math.min(1, (today.day - effectiveDay + 1) / phaseInDays) : 1
  law.places[0] += share * resources.custodyPlaces
  law.places[1] += share * resources.familyPlaces
  law.flightPlacesPerDay[0] += share * resources.flightPlacesPerDay
  const officers = 1 + (share * resources.asylumOfficers) / params.asylumOfficers
  law.interviewScale[0] *= 1 - params.interviewQueueShare + params.interviewQueueShare / officers
  const agents = (share * resources.borderPatrolAgents) / params.borderPatrolAgents
  law.interdictionProb[0] = 1 - (1 - law.interdictionProb[0]) * Math.exp(-params.interdictionElasticity * agents)
}

function changePorts({ law }: Sim, { walkUpsPerDay, booked }: PortProcessing): void {
  law.walkUpsPerDay[0] = walkUpsPerDay ?? law.walkUpsPerDay[0]
  if (booked === 'cancelled') law.isBookedVoid[0] = 1
}

/** A child whom the policy exempts but the scenario's ablation does not. */
const isUnexemptedChild = (
  { agendas, running }: Sim, slot: PolicySlot, p: number, o: number,
): boolean =>
  p === PartyKind.unaccompaniedChild && slot.coversParty[p] === 1 && slot.coversOrigin[o] === 1
  && agendas[running.scenario].isOff['children-exemption']

/** Of several rules in force, the strictest holds. */
function tighten({ law, params }: Sim, cell: number, screening: Screening): void {
  const claim = screening.fear === 'asked' ? params.claimAskedProb : params.claimManifestedProb
  const pass = {
    'significant-possibility': params.passSignificantProb,
    'reasonable-possibility': params.passReasonableProb,
    'reasonable-probability': params.passProbableProb,
  }[screening.standard]
  const length = screening.consultationHours >= 24 ? params.fearScreeningDays : params.shortScreeningDays
  law.claimProb[cell] = Math.min(law.claimProb[cell], claim)
  const passAll = pass + screening.rebuttedShare * (params.passSignificantProb - pass)
  law.passProb[cell] = Math.min(law.passProb[cell], passAll)
  law.interviewDays[cell] = Math.min(law.interviewDays[cell], length)
}
