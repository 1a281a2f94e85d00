import { courtStageOn } from '../policies/courts.ts'
import { covers, nameNumber, whatWorks, type PolicySlot } from '../policies/slots.ts'
import { isInForce, startTrigger, stepTrigger } from '../policies/trigger.ts'
import type { Screening, Trigger } from '../scenario.ts'
import { Flow, nFlowCells, nFlowSectors, type Flows } from '../state/flows.ts'
import type { Sim } from '../state/sim.ts'
import { MEXICO, nOrigins, nParties, origins, PartyKind } from '../world.ts'

/**
 * The trigger is evaluated on finished days, policies switch on and off, courts block them, and what
 * is in force is added up into the law of the day, which is all that other processes read. A trigger
 * goes on counting while a court blocks its policy.
 *
 * Reads yesterday's flows, dockets. Writes policyState, law, and the day's parts of quotas that the
 * law sets. Chance: one draw a day and policy for triggers that leave discretion.
 */
export function applyPolicies(sim: Sim): void {
  const { slots, dockets, policyState, running, today } = sim
  const { day } = today
  slots.forEach((slot, s) => {
    const { trigger } = slot.policy
    const docket = dockets[s]
    policyState.blocked[s] = Number(docket !== null && courtStageOn(docket, day) === 'blocked')
    const isDue = day >= slot.effectiveDay && day < slot.endsDay
      && whatWorks(slot, policyState.blocked[s]) !== null
    if (!trigger) {
      policyState.inForce[s] = Number(isDue)
      return
    }
    const state = policyState.trigger[s]
    if (day === Math.max(slot.effectiveDay, sim.startDay)) startTrigger(trigger, state, slot.effectiveDay)
    const acts = sim.chance['trigger-discretion'](day, nameNumber(slot.name))
    stepTrigger(trigger, state, day, finishedCount(sim, trigger), acts)
    policyState.inForce[s] = Number(isDue && isInForce(state))
  })
  clearLaw(sim)
  slots.forEach((slot, s) => {
    const working = whatWorks(slot, policyState.blocked[s])
    if (working && slot.isIn[running.scenario] && policyState.inForce[s]) addToLaw(sim, working)
  })
}

/** People encountered yesterday as the trigger counts them. NaN on the first day. */
function finishedCount({ flows, weight, today, startDay }: Sim, { measure }: Trigger): number {
  if (today.day === startDay) return Number.NaN
  let people = sumOf(flows, Flow.encounters_between_ports, measure.children)
  if (measure.places === 'between-ports-and-at-ports') {
    people += sumOf(flows, Flow.encounters_at_ports, measure.children)
  }
  return people * weight
}

function sumOf({ yesterday }: Flows, flow: number, children: Trigger['measure']['children']): number {
  let people = 0
  for (let p = 0; p < nParties; p++) {
    for (let o = 0; o < nOrigins; o++) {
      const isChild = p === PartyKind.unaccompaniedChild
      if (isChild && (children === 'none' || (children === 'contiguous-only' && o !== MEXICO))) continue
      const from = flow * nFlowCells + (p * nOrigins + o) * nFlowSectors
      for (let k = 0; k < nFlowSectors; k++) people += yesterday[from + k]
    }
  }
  return people
}

/** The law where nothing is in force: asked about fear, the usual standard, nobody taken back. */
function clearLaw({ law, params, agendas, running, us }: Sim): void {
  law.barred.fill(0)
  law.claimProb.fill(params.claimAskedProb)
  law.passProb.fill(params.passSignificantProb)
  law.interviewDays.fill(params.fearScreeningDays)
  law.otherGrounds.fill(0)
  law.toMexico.fill(1)
  law.toOrigin.fill(1)
  law.returnToMexico.fill(0)
  law.appointmentsPerDay[0] = 0
  law.childrenExempt.fill(agendas[running.scenario].isOff['children-exemption'] ? 0 : 1)
  for (let group = 0; group < nOrigins; group++) {
    if (us.takeBackLeft[group] > 1) us.takeBackLeft[group] = 0 // fractions and overdrafts carry over
  }
}

function addToLaw(sim: Sim, slot: PolicySlot): void {
  const { law, us, agendas, running } = sim
  const { policy } = slot
  if (policy.appointmentsPerDay !== null) law.appointmentsPerDay[0] += policy.appointmentsPerDay
  if (policy.takeBackPerDay !== null && !agendas[running.scenario].isOff['take-back']) {
    const group = origins.findIndex((_, o) => slot.coversOrigin[o])
    us.takeBackLeft[group] += policy.takeBackPerDay
    for (let o = 0; o < nOrigins; o++) if (slot.coversOrigin[o]) law.returnToMexico[o] = group + 1
  }
  const hasOtherGrounds = policy.exempt.some((ground) => ground !== 'unaccompanied-children')
  const isLaw = slot.shapesOutcomes
  for (let p = 0; p < nParties; p++) {
    for (let o = 0; o < nOrigins; o++) {
      if (!covers(slot, p, o) && !isUnexemptedChild(sim, slot, p, o)) continue
      const cell = p * nOrigins + o
      if (policy.kind === 'asylum-suspension') {
        law.barred[cell] = 1
        if (p === PartyKind.unaccompaniedChild) law.childrenExempt[o] = 0
        if (hasOtherGrounds) law.otherGrounds[cell] = 1
      }
      if (isLaw && !policy.returnTo.includes('mexico')) law.toMexico[cell] = 0
      if (isLaw && !policy.returnTo.includes('origin')) law.toOrigin[cell] = 0
      if (policy.screening) tighten(sim, cell, policy.screening)
    }
  }
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
  law.passProb[cell] = Math.min(law.passProb[cell], pass)
  law.interviewDays[cell] = Math.min(law.interviewDays[cell], length)
}
