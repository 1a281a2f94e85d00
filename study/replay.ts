/**
 * What the trigger of a policy would have done on counts that were observed: the same state machine
 * as in a run (`sim/policies/trigger.ts`), with these counts instead of simulated ones.
 *
 * A window that ends on the last day counted is still found, and a finding that activates still
 * acts on the day after; a clock that is then running is reported, for nobody knows whether it will
 * be stopped. Where activation is discretionary, every finding is taken as acted upon.
 */
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import {
  foundToday, isInForce, liftsOn, resetTrigger, startTrigger, stepTrigger, triggerStateLength,
} from '../sim/policies/trigger.ts'
import type { IsoDate, Policy, Trigger } from '../sim/scenario.ts'

export interface ObservedCounts {
  readonly firstDay: number
  /** People a day, from the first day on; NaN where there is no count. */
  readonly count: Float64Array
  /** Those among them who are unaccompanied children from non-contiguous countries. */
  readonly noncontiguous: Float64Array | null
}

export const switchReasons = {
  'takes-effect': 'in force from its effective date',
  'mean-reached': 'the level was reached',
  'single-day-reached': 'a single day reached its level',
  lifted: 'found below, and the clock ran out',
  'days-used-up': 'the days of the year were used up',
  ends: 'the policy ends',
} as const
export type SwitchReason = keyof typeof switchReasons

export interface Switch {
  readonly date: IsoDate
  readonly state: 'on' | 'off'
  readonly reason: SwitchReason
  /** Day of the finding that it goes back to; null where it goes back to none. */
  readonly found: IsoDate | null
  /** The mean (or weekly sum) of that finding. */
  readonly mean: number | null
}

export interface ReplayedDay {
  readonly date: IsoDate
  /** People of that day as the trigger counts them; null where there is no count. */
  readonly count: number | null
  /** What was found on that day, from days before it; null in a gap. */
  readonly mean: number | null
  readonly inForce: boolean
}

export interface Replay {
  readonly switches: readonly Switch[]
  /** The day on which a clock that runs at the end would lift it; null where none runs. */
  readonly clockEnds: IsoDate | null
  readonly days: readonly ReplayedDay[]
}

export function replayTrigger(policy: Policy, trigger: Trigger, counts: ObservedCounts): Replay {
  const counted = countedBy(trigger, counts)
  const afterLast = counts.firstDay + counted.length
  const effectiveDay = dayNumber(policy.effective)
  const endsDay = policy.ends === null ? Infinity : dayNumber(policy.ends)
  const countOn = (day: number): number => counted[day - counts.firstDay] ?? Number.NaN

  const state = new Float64Array(triggerStateLength(trigger))
  resetTrigger(state)
  startTrigger(trigger, state, effectiveDay)
  const switches: Switch[] = []
  const days: ReplayedDay[] = []
  const means = new Map<number, number>() // by day of the finding
  let wasInForce = false
  let liftDay = Number.NaN // as it stood on the day before
  for (let day = Math.min(counts.firstDay, effectiveDay); day <= afterLast + trigger.lagDays + 1; day++) {
    stepTrigger(trigger, state, day, countOn(day - 1), 0)
    const mean = foundToday(state)
    if (!Number.isNaN(mean)) means.set(day, mean)
    const inForce = day < endsDay && isInForce(state)
    if (inForce !== wasInForce) {
      const { reason, foundOn } = inForce ? causeOfStart(day) : causeOfEnd(day)
      switches.push({
        date: isoDateOf(day), state: inForce ? 'on' : 'off', reason,
        found: foundOn === null ? null : isoDateOf(foundOn),
        mean: foundOn === null ? null : means.get(foundOn) ?? null,
      })
    }
    if (day >= counts.firstDay) {
      days.push({
        date: isoDateOf(day), count: orNull(countOn(day)), mean: orNull(mean), inForce,
      })
    }
    wasInForce = inForce
    liftDay = liftsOn(state)
  }
  const isClockRunning = wasInForce && liftDay < endsDay // not if NaN
  return { switches, clockEnds: isClockRunning ? isoDateOf(liftDay) : null, days }

  function causeOfStart(day: number): Cause {
    if (day === effectiveDay) return { reason: 'takes-effect', foundOn: null }
    const isMean = means.get(day - 1)! >= trigger.activate.atLeast
    return { reason: isMean ? 'mean-reached' : 'single-day-reached', foundOn: day - 1 }
  }

  function causeOfEnd(day: number): Cause {
    if (day >= endsDay) return { reason: 'ends', foundOn: null }
    const foundOn = day - trigger.lift.afterDays
    const isClock = liftDay === day || (foundOn === day && means.get(day)! < trigger.lift.below)
    return isClock ? { reason: 'lifted', foundOn } : { reason: 'days-used-up', foundOn: null }
  }
}

interface Cause {
  readonly reason: SwitchReason
  readonly foundOn: number | null // day number
}

const orNull = (value: number): number | null => Number.isNaN(value) ? null : value

/** Counts less the children whom the trigger leaves out, as far as the observations tell them. */
function countedBy({ measure }: Trigger, { count, noncontiguous }: ObservedCounts): Float64Array {
  return noncontiguous === null || measure.children === 'all'
    ? count
    : count.map((people, k) => people - noncontiguous[k])
}
