import { isoDateOf } from '../dates.ts'
import type { Sim } from '../state/sim.ts'
import { daysToDeadline, meanOfOrigin, pressureOn } from '../state/smugglers.ts'
import { nOrigins } from '../world.ts'

/**
 * Smugglers talk: the idler, the louder; of consequences as slight, of deadlines as near, and now and
 * then of a deadline that is their own.
 *
 *   loudness   of a business: how far demand falls short of its places
 *   deadline   on the first of a month, with `ownDeadlineProb` x mean loudness, those of an origin
 *              begin to say that one must have come within `ownDeadlineDays`
 *   trust      falls by `failedDeadlineCost` when the day passes and no measure took effect since they
 *              began to say so; comes back in `trustDays`
 *
 * Reads demand. Writes smugglers' message, deadlines, trust. Chance: one draw a month and origin.
 */
export function talkUpDemand(sim: Sim): void {
  const { smugglers, params, agendas, running, chance, today } = sim
  if (agendas[running.scenario].isOff.smugglers) return
  for (let s = 0; s < smugglers.n; s++) {
    if (smugglers.isOpen[s]) smugglers.message[s] = Math.max(0, Math.min(1, -pressureOn(smugglers, s)))
  }
  const isFirst = isoDateOf(today.day).endsWith('-01')
  for (let origin = 0; origin < nOrigins; origin++) {
    smugglers.trust[origin] += (1 - smugglers.trust[origin]) / params.trustDays
    const left = daysToDeadline(smugglers, origin, today.day)
    if (left === 0) {
      if (!hasComeTrue(sim, origin)) smugglers.trust[origin] *= 1 - params.failedDeadlineCost
      smugglers.deadlineDay[origin] = 0
    } else if (left < 0 && isFirst) {
      const loudness = meanOfOrigin(smugglers, smugglers.message, origin)
      if (chance['smuggler-deadline'](today.day, origin) < params.ownDeadlineProb * loudness) {
        smugglers.deadlineDay[origin] = today.day + Math.round(params.ownDeadlineDays)
      }
    }
  }
}

/** Whether a measure that closes took effect for an origin since its deadline was first told. */
function hasComeTrue({ slots, comes, params, running, today }: Sim, origin: number): boolean {
  const since = today.day - Math.round(params.ownDeadlineDays)
  return slots.some((slot, s) => slot.isIn[running.scenario] && slot.tells === 'closing' && comes[s]
    && slot.policy.kind !== 'news' && slot.coversOrigin[origin] === 1 && slot.effectiveDay > since && slot.effectiveDay <= today.day)
}
