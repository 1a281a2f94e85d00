/**
 * When a suspension with a trigger is in force, to the day.
 *
 *   window ends on day t        finding on t + 1 + lagDays
 *   finding to lift, on f       off from f + lift.afterDays (00:00): the clock
 *   finding to activate, on f   on from f + 1
 *
 * With a window to 1 March, no lag and 14 days: finding on 2 March, off from 16 March.
 *
 * In force, each finding does one of three things:
 *   at or above lift.unlessAgain   stops a running clock; the days held start again from zero
 *   below lift.below               is held; heldForDays in a row start the clock, if none runs
 *   in between, or a gap           the days held start again from zero; a running clock runs on
 * A clock is never restarted by more findings below. A finding dated on the day of the lift comes
 * too late: off that day, and if it activates, on the next.
 *
 * Not in force, a finding at or above activate.atLeast activates, with `activationProb`.
 *
 * What the rules leave open, and how it is read here:
 * - A window with a day that has no count (NaN) gives no finding: a gap.
 * - `calendar-week-sum`: a finding only from each Sunday's window, whatever `windowDays` says. It
 *   counts as 7 days held, and the days between two weekly findings are not gaps.
 * - A finding is dated on or after the effective day or is none, so days are held from that day
 *   on; the window may lie before it. `when-reached` is in force from the day after, at the
 *   earliest.
 * - Days are held only while in force; every suspension begins with none.
 * - A single day at or above `singleDayAtLeast` is a finding like one at or above both levels, also
 *   in a window with a gap: it activates, stops a clock, and that day is not held.
 * - Discretion is about activating. Stopping a clock is automatic.
 * - A clock of 0 days ends the suspension on the day of its finding, even if that is its first.
 * - Years of `maxDaysPerYear` run between anniversaries of the effective date (29 February: from 1
 *   March in common years). Once its days are used up it is off, and findings count again from the
 *   first day of the next year. In force up to an anniversary, it goes on beyond it.
 *
 * Chance: one uniform a day, looked at only when a finding would activate.
 * Leaves out a limit that changes from year to year, and a policy's own end or suspension by a
 * court: those who call know whether there is a policy at all.
 */
import { weekdayOf } from '../dates.ts'
import type { Trigger } from '../scenario.ts'

const MS_PER_DAY = 86_400_000
const DAYS_PER_WEEK = 7
const SUNDAY = 6
const NEVER = -1 // day number of something that is not due

/** Places in the state of one trigger; the count of day t lies at t modulo their number. */
const Slot = {
  effectiveDay: 0, // day number, NEVER before `startTrigger`
  inForce: 1, //      0 or 1, on the day last stepped to
  onDay: 2, //        day number on which it comes into force, or NEVER
  liftDay: 3, //      day number on which the running clock ends, or NEVER
  heldDays: 4, //     days in a row that findings lay below the lift level
  daysUsed: 5, //     days in force since the last anniversary, the last stepped to included
  nYears: 6, //       the year it is, 1 from the effective day
  yearEndsDay: 7, //  day number of the next anniversary
  measure: 8, //      mean or sum last found, NaN where there was none
  found: 9, //        mean or sum found on the day last stepped to, NaN if none
  counts: 10, //      and on: the last counts, NaN where there is none
} as const

/** Numbers of state that this trigger needs. */
export const triggerStateLength = (trigger: Trigger): number => Slot.counts + nCounts(trigger)

/** Forget everything: no counts, not effective. Once, before the first day of the run. */
export function resetTrigger(state: Float64Array): void {
  state.fill(Number.NaN)
  state[Slot.effectiveDay] = NEVER
  state[Slot.inForce] = 0
}

/**
 * The policy takes effect on this day. Call it before that day's `stepTrigger`, that morning or
 * long before. Counts seen so far stay known; calling it again starts the policy afresh.
 */
export function startTrigger(trigger: Trigger, state: Float64Array, effectiveDay: number): void {
  state[Slot.effectiveDay] = effectiveDay
  state[Slot.onDay] = trigger.starts === 'in-force' ? effectiveDay : NEVER
  state[Slot.nYears] = 1
  state[Slot.yearEndsDay] = anniversary(effectiveDay, 1)
  state[Slot.daysUsed] = 0
  turnOff(state)
}

/**
 * Go on to `day`, before anything else happens on it. Call it every day from the first of the run,
 * also before the policy is effective.
 *
 * `lastCount` is the count of the day before, NaN where there is none; `acts` a uniform number in
 * [0, 1) that belongs to this trigger and this day.
 */
export function stepTrigger(
  trigger: Trigger, state: Float64Array, day: number, lastCount: number, acts: number,
): void {
  const { activate, lift, maxDaysPerYear } = trigger
  const isWeekly = trigger.measure.statistic === 'calendar-week-sum'
  const windowEnd = day - 1 - trigger.lagDays
  state[slotOf(trigger, day - 1)] = lastCount

  const isDue = !isWeekly || weekdayOf(windowEnd) === SUNDAY
  const found = isDue ? measure(trigger, state, windowEnd) : Number.NaN // NaN compares as false
  state[Slot.found] = found
  if (!Number.isNaN(found)) state[Slot.measure] = found
  if (state[Slot.effectiveDay] === NEVER || day < state[Slot.effectiveDay]) return

  // What is due today
  while (day >= state[Slot.yearEndsDay]) {
    state[Slot.daysUsed] = 0
    state[Slot.nYears]++
    state[Slot.yearEndsDay] = anniversary(state[Slot.effectiveDay], state[Slot.nYears])
  }
  if (isDueOn(day, state[Slot.liftDay])) turnOff(state)
  if (isDueOn(day, state[Slot.onDay])) {
    state[Slot.inForce] = 1
    state[Slot.onDay] = NEVER
  }
  const isUsedUp = maxDaysPerYear !== null && state[Slot.daysUsed] >= maxDaysPerYear
  if (isUsedUp) turnOff(state)

  // What is found today
  const isReachedInOneDay = activate.singleDayAtLeast !== null
    && state[slotOf(trigger, windowEnd)] >= activate.singleDayAtLeast
  if (!isInForce(state)) {
    const permits = isReachedInOneDay || found >= activate.atLeast
    if (permits && !isUsedUp && acts < trigger.activationProb) state[Slot.onDay] = day + 1
  } else if (isReachedInOneDay || found >= lift.unlessAgain) {
    state[Slot.heldDays] = 0
    state[Slot.liftDay] = NEVER
  } else if (found < lift.below) {
    state[Slot.heldDays] += isWeekly ? DAYS_PER_WEEK : 1
    const isHeld = state[Slot.heldDays] >= lift.heldForDays
    if (isHeld && state[Slot.liftDay] === NEVER) state[Slot.liftDay] = day + lift.afterDays
    if (isDueOn(day, state[Slot.liftDay])) turnOff(state)
  } else if (isDue) {
    state[Slot.heldDays] = 0
  }

  state[Slot.daysUsed] += state[Slot.inForce]
}

/** Whether the suspension is in force on the day last stepped to. */
export const isInForce = (state: Float64Array): boolean => state[Slot.inForce] === 1

/** The mean (or weekly sum) last found, also before the policy is effective. NaN if none was. */
export const meanSeen = (state: Float64Array): number => state[Slot.measure]

/** The finding of the day last stepped to, NaN where it has none. */
export const foundToday = (state: Float64Array): number => state[Slot.found]

/** Day number on which the running clock ends, NaN where none runs. */
export const liftsOn = (state: Float64Array): number =>
  state[Slot.liftDay] === NEVER ? Number.NaN : state[Slot.liftDay]

const isDueOn = (day: number, dueDay: number): boolean => dueDay !== NEVER && day >= dueDay

function turnOff(state: Float64Array): void {
  state[Slot.inForce] = 0
  state[Slot.liftDay] = NEVER
  state[Slot.heldDays] = 0
}

/** Mean or sum of the window that ends on this day, NaN if a day in it has no count. */
function measure(trigger: Trigger, state: Float64Array, windowEnd: number): number {
  const nDays = nWindowDays(trigger)
  let sum = 0 // afresh and oldest day first: exact for whole counts, with no drift for others
  for (let day = windowEnd - nDays + 1; day <= windowEnd; day++) sum += state[slotOf(trigger, day)]
  return trigger.measure.statistic === 'mean' ? sum / nDays : sum
}

const nWindowDays = (trigger: Trigger): number =>
  trigger.measure.statistic === 'mean' ? trigger.measure.windowDays : DAYS_PER_WEEK

/** Counts to remember: the window, and the days by which its finding lags. */
const nCounts = (trigger: Trigger): number => nWindowDays(trigger) + trigger.lagDays

const slotOf = (trigger: Trigger, day: number): number => Slot.counts + day % nCounts(trigger)

function anniversary(day: number, nYears: number): number {
  const date = new Date(day * MS_PER_DAY)
  return Date.UTC(date.getUTCFullYear() + nYears, date.getUTCMonth(), date.getUTCDate())
    / MS_PER_DAY
}
