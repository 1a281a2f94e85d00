/**
 * What courts make of a policy, from day to day.
 *
 *   not-filed   until `filedAfterDays` after the policy takes effect
 *   pending     a ruling comes with a constant hazard a day, the day after filing at the earliest
 *   upheld      the ruling leaves the policy as it is
 *   blocked     from the day of the ruling on, what lies in its scope stops working
 *   stayed      a higher court lets it work again until the appeal is decided
 *
 * The decision on appeal is final. It confirms the ruling, which ends a stay, or turns it round: a
 * block is lifted, or a policy that was upheld is blocked.
 *
 * Nothing that happens in a run moves a court, so the course of a suit is known once its chances are
 * drawn. There is one draw a stage, keyed by the policy's name: the same suit in every scenario.
 * Leaves out several suits against one policy, and rulings that depend on how a policy works out.
 */
import { exponential } from '../random/distributions.ts'
import type { Litigation, Policy } from '../scenario.ts'

const NEVER = Infinity

/** Days of a suit's steps; NEVER where there is none. */
export interface Docket {
  readonly filedDay: number
  readonly rulingDay: number
  readonly stayDay: number
  readonly decisionDay: number
  readonly isBlockedByRuling: boolean
  readonly isBlockedAtLast: boolean
}
export type CourtStage = 'not-filed' | 'pending' | 'upheld' | 'blocked' | 'stayed'

/** Stages at which chance decides: the second key of a draw. */
const Draws = { rulingDay: 0, ruling: 1, stay: 2, appeal: 3 } as const

/** The course of a suit. `draw` gives the uniform number in [0, 1) that belongs to a stage. */
export function openDocket(
  { filedAfterDays, rulingHazardPerDay, blockProb, stay, appeal }: Litigation, effectiveDay: number,
  draw: (stage: number) => number,
): Docket {
  const filedDay = effectiveDay + filedAfterDays
  const wait = rulingHazardPerDay > 0 ? exponential(draw(Draws.rulingDay)) / rulingHazardPerDay : NEVER
  const rulingDay = filedDay + Math.max(1, Math.ceil(wait))
  const isBlockedByRuling = draw(Draws.ruling) < blockProb
  const isStayed = stay !== null && draw(Draws.stay) < stay.prob
  const isReversed = appeal !== null && draw(Draws.appeal) < appeal.reversalProb
  return {
    filedDay, rulingDay, isBlockedByRuling,
    stayDay: isStayed ? rulingDay + stay.afterDays : NEVER,
    decisionDay: appeal ? rulingDay + appeal.decidedAfterDays : NEVER,
    isBlockedAtLast: isBlockedByRuling !== isReversed,
  }
}

export function courtStageOn(docket: Docket, day: number): CourtStage {
  if (day < docket.filedDay) return 'not-filed'
  if (day < docket.rulingDay) return 'pending'
  if (day >= docket.decisionDay) return docket.isBlockedAtLast ? 'blocked' : 'upheld'
  if (!docket.isBlockedByRuling) return 'upheld'
  return day >= docket.stayDay ? 'stayed' : 'blocked'
}

/** What of a policy works while it is blocked; null where nothing does. */
export function whatBlockLeaves(policy: Policy, { scope }: Litigation): Policy | null {
  if (scope.step === 'screening') return { ...policy, screening: null }
  const parties = policy.covers.parties.filter((party) => !scope.parties.includes(party))
  const origins = policy.covers.origins.filter((origin) => !scope.origins.includes(origin))
  if (parties.length > 0) return { ...policy, covers: { ...policy.covers, parties } }
  if (origins.length > 0) return { ...policy, covers: { ...policy.covers, origins } }
  return null
}
