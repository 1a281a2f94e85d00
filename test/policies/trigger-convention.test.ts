/**
 * Any series of counts: the state machine gives the same dates as a slow reading of the convention
 * on whole arrays of days. Stories made by hand are in trigger.test.ts and trigger-parts.test.ts.
 */
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'

import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import {
  isInForce, meanSeen, resetTrigger, startTrigger, stepTrigger, triggerStateLength,
} from '../../sim/policies/trigger.ts'
import type { Trigger } from '../../sim/scenario.ts'

interface Series {
  readonly trigger: Trigger
  readonly firstDay: number
  readonly effectiveDay: number
  readonly counts: readonly number[] // that of day firstDay + k
  readonly acts: readonly number[] //   for the same day
}

/** Whether the suspension is in force, for each day of the series. */
function inForceByConvention(series: Series): boolean[] {
  const { trigger, firstDay, effectiveDay, counts, acts } = series
  const { activate, lift, maxDaysPerYear } = trigger
  const isWeekly = trigger.measure.statistic === 'calendar-week-sum'
  const nDays = isWeekly ? 7 : trigger.measure.windowDays
  const lastDay = firstDay + counts.length - 1
  const days = counts.map((_, k) => firstDay + k)

  // All findings, by the day on which they are dated
  const findings = new Map(days.filter((day) => day >= effectiveDay).map((day) => {
    const end = day - 1 - trigger.lagDays
    const window = counts.slice(
      Math.max(0, end - nDays + 1 - firstDay), Math.max(0, end + 1 - firstDay))
    const isDue = !isWeekly || isoWeekday(end) === 'Sun'
    const isWhole = isDue && window.length === nDays && !window.some(Number.isNaN)
    const sum = window.reduce((a, b) => a + b, 0)
    const value = isWhole ? sum / (isWeekly ? 1 : nDays) : null
    const isPeak = activate.singleDayAtLeast !== null && end >= firstDay
      && counts[end - firstDay] >= activate.singleDayAtLeast
    return [day, {
      permits: (isPeak || (value !== null && value >= activate.atLeast))
        && acts[day - firstDay] < trigger.activationProb,
      stops: isPeak || (value !== null && value >= lift.unlessAgain),
      isBelow: !isPeak && value !== null && value < lift.below,
      breaks: isPeak || (isDue && !(value !== null && value < lift.below)),
    }] as const
  }))
  const between = (from: number, to: number) => // from <= day < to
    [...findings.keys()].filter((day) => day >= from && day < to)
  const first = (from: number, is: (day: number) => boolean) =>
    between(from, lastDay + 1).find(is) ?? Infinity

  // Years, as the day on which each begins
  const [year, month, date] = isoDateOf(effectiveDay).split('-').map(Number)
  const anniversaries = Array.from({ length: 20 }, (_, n) => {
    const iso = `${year + n}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    return Number.isNaN(dayNumber(iso)) ? dayNumber(`${year + n}-03-01`) : dayNumber(iso)
  })
  const yearStart = (day: number) => anniversaries.findLast((a) => a <= day)!

  const inForce = new Set<number>()
  const isUsedUp = (day: number) => maxDaysPerYear !== null
    && [...inForce].filter((d) => d >= yearStart(day) && d < day).length >= maxDaysPerYear

  /** The day on which a suspension in force from `start` is lifted, if no limit ends it before. */
  const liftOf = (start: number): number => {
    const isHeldOn = (since: number) => (day: number) => {
      if (!findings.get(day)!.isBelow) return false
      const sinceThen = between(since, day + 1)
      const lastBreak = sinceThen.findLast((d) => findings.get(d)!.breaks) ?? -Infinity
      const nHeld = sinceThen.filter((d) => d > lastBreak && findings.get(d)!.isBelow).length
      return nHeld * (isWeekly ? 7 : 1) >= lift.heldForDays
    }
    for (let since = start; ;) {
      const found = first(since, isHeldOn(since))
      if (found === Infinity) return Infinity
      const stop = first(found + 1, (day) => findings.get(day)!.stops)
      if (stop >= found + lift.afterDays) return found + lift.afterDays
      since = stop + 1
    }
  }

  let start = trigger.starts === 'in-force' ? effectiveDay : nextStart(effectiveDay)
  function nextStart(from: number) {
    return 1 + first(from, (day) => findings.get(day)!.permits && !isUsedUp(day))
  }
  while (start <= lastDay) {
    const end = liftOf(start)
    let day = start
    while (day < end && day <= lastDay && !isUsedUp(day)) inForce.add(day++)
    start = nextStart(day)
  }
  return days.map((day) => inForce.has(day))
}

const isoWeekday = (day: number) => new Date(day * 86_400_000).toUTCString().slice(0, 3)

/** What the state machine says. */
function inForceByStep({ trigger, firstDay, effectiveDay, counts, acts }: Series): boolean[] {
  const state = new Float64Array(triggerStateLength(trigger))
  resetTrigger(state)
  return counts.map((_, k) => {
    // the policy is known from the first day, or taken up on the morning on which it is effective
    if (effectiveDay % 2 === 0 ? k === 0 : firstDay + k === effectiveDay) {
      startTrigger(trigger, state, effectiveDay)
    }
    stepTrigger(trigger, state, firstDay + k, k === 0 ? Number.NaN : counts[k - 1], acts[k])
    return isInForce(state)
  })
}

/** A trigger and counts that wander across its levels, with gaps and peaks. */
function randomSeries(seed: number): Series {
  const random = seedrandom.tychei(`trigger/${seed}`)
  const below = (n: number) => Math.floor(random() * n)
  const oneOf = <T>(...values: readonly T[]): T => values[below(values.length)]

  const statistic = oneOf('mean', 'mean', 'calendar-week-sum')
  const windowDays = oneOf(1, 2, 3, 7, 7, 7, 10)
  const days = statistic === 'mean' ? 1 : 7
  const atLeast = 2500
  const trigger: Trigger = {
    starts: oneOf('in-force', 'when-reached'),
    measure: { statistic, windowDays, places: 'between-ports', children: 'all' },
    activate: { atLeast: days * atLeast, singleDayAtLeast: oneOf(null, null, 3500) },
    lift: {
      below: days * oneOf(1500, 1875, 2500),
      heldForDays: oneOf(1, 1, 2, 5, 14, 28),
      afterDays: oneOf(0, 1, 7, 14, 14, 21),
      unlessAgain: days * oneOf(2500, 2500, 2700),
    },
    lagDays: oneOf(0, 0, 1, 3, 9),
    maxDaysPerYear: oneOf(null, null, 0, 30, 120, 270, 365),
    activationProb: oneOf(1, 1, 0.3, 0.02),
  }

  const firstDay = dayNumber('2023-01-01') + below(500)
  const effectiveDay = oneOf(firstDay + below(200), dayNumber('2024-02-29'))
  const gapProb = oneOf(0, 0.002, 0.02)
  const noise = oneOf(0, 300, 1500)
  let level = 2000
  const counts = Array.from({ length: 1000 }, (_, k) => {
    if (k % 5 === 0 && random() < 0.15) level = 500 + 250 * below(12)
    if (random() < gapProb) return Number.NaN
    return Math.max(0, level + Math.round(noise * (random() - 0.5)))
  })
  const acts = counts.map(() => random())
  return { trigger, firstDay, effectiveDay: Math.max(effectiveDay, firstDay), counts, acts }
}

const seeds = Array.from({ length: 300 }, (_, k) => k)

test.each(seeds)('keeps to the convention, to the day, on any series (seed %i)', (seed) => {
  const series = randomSeries(seed)
  const dated = (inForce: readonly boolean[]) => inForce.map((is, k) =>
    `${isoDateOf(series.firstDay + k)} ${is ? 'on' : 'off'}`)
  expect(dated(inForceByStep(series))).toEqual(dated(inForceByConvention(series)))
})

test('the random series do switch on and off', () => {
  const nSwitches = seeds.map((seed) => inForceByStep(randomSeries(seed))
    .reduce((n, is, k, all) => n + Number(k > 0 && is !== all[k - 1]), 0))
  expect(nSwitches.filter((n) => n >= 2).length).toBeGreaterThan(seeds.length / 2)
})

test('a higher level never activates it earlier on the same counts', () => {
  /** The day of the series on which it is first in force, if it waits for its level. */
  const firstOn = (series: Series, atLeast: number): number => {
    const { activate, ...trigger } = series.trigger
    const inForce = inForceByStep({
      ...series, trigger: { ...trigger, starts: 'when-reached', activate: { ...activate, atLeast } },
    })
    return inForce.includes(true) ? inForce.indexOf(true) : Infinity
  }
  const later = seeds.map((seed) => {
    const series = randomSeries(seed)
    const { atLeast } = series.trigger.activate
    const [low, high] = [firstOn(series, atLeast), firstOn(series, 1.2 * atLeast)]
    expect(high, `seed ${seed}`).toBeGreaterThanOrEqual(low)
    return high > low
  })
  expect(later.filter(Boolean).length).toBeGreaterThan(50)
})

test.each(seeds.slice(0, 50))('a copy of the state has the same future (seed %i)', (seed) => {
  const { trigger, firstDay, effectiveDay, counts, acts } = randomSeries(seed)
  const length = triggerStateLength(trigger)
  const half = 300 + seed * 7
  const state = new Float64Array(length)
  const go = (on: Float64Array, from: number, to: number, countOf = (k: number) => counts[k]) => {
    const seen: (boolean | number)[] = []
    for (let k = from; k < to; k++) {
      stepTrigger(trigger, on, firstDay + k, k === 0 ? Number.NaN : countOf(k - 1), acts[k])
      seen.push(isInForce(on), meanSeen(on))
    }
    return seen
  }
  resetTrigger(state)
  startTrigger(trigger, state, effectiveDay)
  go(state, 0, half)

  // one buffer for everything, copied whole; the trigger's part lies somewhere in the middle
  const buffer = new ArrayBuffer((length + 8) * 8)
  new Float64Array(buffer, 32, length).set(state)
  const copy = new Float64Array(buffer.slice(0), 32, length)

  go(copy, half, counts.length, () => 5000) // another future leaves ours alone
  const again = new Float64Array(buffer.slice(0), 32, length)
  expect(go(again, half, counts.length)).toEqual(go(state, half, counts.length))
})
