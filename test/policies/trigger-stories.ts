/** Rules with a trigger, and what they make of a story of counts. */
import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import { isInForce, resetTrigger, startTrigger, stepTrigger, triggerStateLength } from '../../sim/policies/trigger.ts'
import type { Trigger } from '../../sim/scenario.ts'

export const june2024: Trigger = {
  starts: 'in-force',
  measure: {
    statistic: 'mean', windowDays: 7, places: 'between-ports', children: 'contiguous-only',
  },
  activate: { atLeast: 2500, singleDayAtLeast: null },
  lift: { below: 1500, heldForDays: 1, afterDays: 14, unlessAgain: 2500 },
  lagDays: 0,
  maxDaysPerYear: null,
  activationProb: 1,
}
export const october2024: Trigger = { ...june2024, lift: { ...june2024.lift, heldForDays: 28 } }
export const weekly: Trigger = {
  ...june2024,
  measure: { ...june2024.measure, statistic: 'calendar-week-sum' },
  activate: { atLeast: 17_500, singleDayAtLeast: null },
  lift: { below: 10_500, heldForDays: 1, afterDays: 14, unlessAgain: 17_500 },
}
export const senateBill: Trigger = {
  ...june2024,
  starts: 'when-reached',
  activate: { atLeast: 4000, singleDayAtLeast: 8500 },
  lift: { below: 3000, heldForDays: 1, afterDays: 14, unlessAgain: 4000 },
}

/** Counts by date: `levels` hold from their date until the next one, `days` are single days. */
export interface Story {
  readonly effective: string
  readonly until: string
  readonly levels: Readonly<Record<string, number>>
  readonly days?: Readonly<Record<string, number>>
  readonly acts?: (isoDate: string) => number
}

/** The dates on which the suspension came into force (`on`) and ended (`off`). */
export function switches(trigger: Trigger, { effective, until, levels, days = {}, acts }: Story) {
  const starts = Object.keys(levels)
  const countOn = (date: string) => days[date] ?? levels[starts.findLast((from) => from <= date)!]
  const state = new Float64Array(triggerStateLength(trigger))
  const found: string[] = []
  let before = false
  resetTrigger(state)
  startTrigger(trigger, state, dayNumber(effective))
  for (let day = dayNumber(starts[0]) + 1; day <= dayNumber(until); day++) {
    const today = isoDateOf(day)
    stepTrigger(trigger, state, day, countOn(isoDateOf(day - 1)), acts?.(today) ?? 0)
    if (isInForce(state) !== before) found.push(`${before ? 'off' : 'on'} ${today}`)
    before = isInForce(state)
  }
  return found
}
