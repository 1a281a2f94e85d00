import { courtStageOn } from '../policies/courts.ts'
import { nameNumber, whatWorks } from '../policies/slots.ts'
import { isInForce, startTrigger, stepTrigger } from '../policies/trigger.ts'
import type { Trigger } from '../scenario.ts'
import { Flow, nFlowCells, nFlowSectors, type Flows } from '../state/flows.ts'
import { addToLaw, clearLaw } from '../state/law.ts'
import type { Sim } from '../state/sim.ts'
import { MEXICO, nOrigins, nParties, PartyKind } from '../world.ts'

/**
 * The trigger is evaluated on finished days, policies switch on and off, courts block them, and what
 * is in force is added up into the law of the day, which is all that other processes read. A trigger
 * goes on counting while a court blocks its policy. What another policy replaces is repealed from that
 * one's effective date on, unless a court blocks all of it.
 *
 * Reads yesterday's flows, dockets. Writes policyState, law.
 * Chance: one draw a day and policy for triggers that leave discretion.
 */
export function applyPolicies(sim: Sim): void {
  const { slots, comes, dockets, policyState, running, today } = sim
  const { day } = today
  dockets.forEach((docket, s) => {
    policyState.blocked[s] = Number(docket !== null && courtStageOn(docket, day) === 'blocked')
  })
  slots.forEach((slot, s) => {
    const { trigger } = slot.policy
    const isDue = comes[s] && day >= slot.effectiveDay && day < slot.endsDay
      && whatWorks(slot, policyState.blocked[s]) !== null && !isReplaced(sim, slot.name)
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
    if (working && slot.isIn[running.scenario] && policyState.inForce[s]) addToLaw(sim, working, s)
  })
}

const isReplaced = ({ slots, comes, policyState, running, today }: Sim, name: string): boolean =>
  slots.some((other, s) => other.policy.replaces.includes(name) && other.isIn[running.scenario]
    && comes[s] && today.day >= other.effectiveDay && whatWorks(other, policyState.blocked[s]) !== null)

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
