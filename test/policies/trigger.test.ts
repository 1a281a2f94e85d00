import { describe, expect, test } from 'vitest'

import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import {
  isInForce, meanSeen, resetTrigger, startTrigger, stepTrigger, triggerStateLength,
} from '../../sim/policies/trigger.ts'
import type { Trigger } from '../../sim/scenario.ts'

const june2024: Trigger = {
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
const october2024: Trigger = { ...june2024, lift: { ...june2024.lift, heldForDays: 28 } }
const weekly: Trigger = {
  ...june2024,
  measure: { ...june2024.measure, statistic: 'calendar-week-sum' },
  activate: { atLeast: 17_500, singleDayAtLeast: null },
  lift: { below: 10_500, heldForDays: 1, afterDays: 14, unlessAgain: 17_500 },
}
const senateBill: Trigger = {
  ...june2024,
  starts: 'when-reached',
  activate: { atLeast: 4000, singleDayAtLeast: 8500 },
  lift: { below: 3000, heldForDays: 1, afterDays: 14, unlessAgain: 4000 },
}

/** Counts by date: `levels` hold from their date until the next one, `days` are single days. */
interface Story {
  readonly effective: string
  readonly until: string
  readonly levels: Readonly<Record<string, number>>
  readonly days?: Readonly<Record<string, number>>
  readonly acts?: (isoDate: string) => number
}

/** The dates on which the suspension came into force (`on`) and ended (`off`). */
function switches(trigger: Trigger, { effective, until, levels, days = {}, acts }: Story) {
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

describe('the rule of June 2024', () => {
  // 2,000 a day lies between the levels. Two days of 200 that are six days apart share one window:
  // 5 * 2000 + 2 * 200 = 10,400, a mean of 1485.7. With one of them the mean is 1742.9.
  // This one ends on 1 March (24 February to 1 March): finding on 2 March, off from 16 March.
  const dip = { '2024-02-24': 200, '2024-03-01': 200 }
  const story: Story = {
    effective: '2024-02-01', until: '2024-06-30', levels: { '2024-01-01': 2000 }, days: dip,
  }

  test('is in force from the effective day and lifts 14 days after a finding below 1,500', () => {
    expect(switches(june2024, story)).toEqual(['on 2024-02-01', 'off 2024-03-16'])
  })

  test('does not lift at exactly 1,500', () => {
    // 5 * 2000 + 2 * 250 = 10,500 = 7 * 1500
    const days = { '2024-02-24': 250, '2024-03-01': 250 }
    expect(switches(june2024, { ...story, days })).toEqual(['on 2024-02-01'])
    const lower = { ...days, '2024-03-01': 249 }
    expect(switches(june2024, { ...story, days: lower }))
      .toEqual(['on 2024-02-01', 'off 2024-03-16'])
  })

  // Two days of 3,750 that are six days apart: 5 * 2000 + 2 * 3750 = 17,500, a mean of exactly
  // 2,500 in one window. With one of them the mean is 2,250. The clock runs from 2 to 15 March.
  test.each([
    // window 7-13 March, finding 14 March: day 13 of the clock
    ['on day 13 of the clock', '2024-03-07', '2024-03-13', ['on 2024-02-01']],
    // window 8-14 March, finding 15 March: the last day of the clock
    ['on day 14 of the clock', '2024-03-08', '2024-03-14', ['on 2024-02-01']],
    // window 9-15 March, finding 16 March, when it is off already: on from 17 March
    ['on the day of the lift', '2024-03-09', '2024-03-15',
      ['on 2024-02-01', 'off 2024-03-16', 'on 2024-03-17']],
    // window 10-16 March, finding 17 March: on from 18 March
    ['on the day after the lift', '2024-03-10', '2024-03-16',
      ['on 2024-02-01', 'off 2024-03-16', 'on 2024-03-18']],
  ])('takes a finding of 2,500 %s as the convention says', (_, first, second, expected) => {
    const days = { ...dip, [first]: 3750, [second]: 3750 }
    expect(switches(june2024, { ...story, days })).toEqual(expected)
  })

  test('does not stop the clock below 2,500', () => {
    const days = { ...dip, '2024-03-08': 3750, '2024-03-14': 3749 }
    expect(switches(june2024, { ...story, days })).toEqual(['on 2024-02-01', 'off 2024-03-16'])
  })

  test('starts a new clock only from a new finding after it was stopped', () => {
    // Stopped on 15 March as above. Then 200 on 24 and 30 March: window 24-30 March, finding on
    // 31 March, off from 14 April.
    const days = {
      ...dip, '2024-03-08': 3750, '2024-03-14': 3750, '2024-03-24': 200, '2024-03-30': 200,
    }
    expect(switches(june2024, { ...story, days })).toEqual(['on 2024-02-01', 'off 2024-04-14'])
  })

  test('does not restart the clock at further findings below', () => {
    // 1,400 from 1 March on: the sixth such day brings 2000 + 6 * 1400 = 10,400 (the fifth 11,000).
    // Window to 6 March, finding on 7 March and every day after: off from 21 March, once.
    const levels = { '2024-01-01': 2000, '2024-03-01': 1400 }
    expect(switches(june2024, { ...story, levels, days: {} }))
      .toEqual(['on 2024-02-01', 'off 2024-03-21'])
  })

  test('lets the clock run through a gap in the data', () => {
    // No count on 5 March: no finding from 6 to 12 March.
    const days = { ...dip, '2024-03-05': Number.NaN }
    expect(switches(june2024, { ...story, days })).toEqual(['on 2024-02-01', 'off 2024-03-16'])
    // What a window with a gap might have shown stops nothing: 8-14 March, 8 March unknown.
    const unseen = { ...dip, '2024-03-08': Number.NaN, '2024-03-14': 3750 }
    expect(switches(june2024, { ...story, days: unseen }))
      .toEqual(['on 2024-02-01', 'off 2024-03-16'])
  })

  test('uses counts from before the effective day, for findings from that day on', () => {
    const levels = { '2024-05-01': 1000 }
    // window 29 May - 4 June, finding 5 June, off from 19 June
    expect(switches(june2024, { effective: '2024-06-05', until: '2024-12-31', levels }))
      .toEqual(['on 2024-06-05', 'off 2024-06-19'])
    // counts from 3 June only: the first whole window is 3-9 June, finding 10 June
    const later = { '2024-06-03': 1000 }
    expect(switches(june2024, { effective: '2024-06-05', until: '2024-12-31', levels: later }))
      .toEqual(['on 2024-06-05', 'off 2024-06-24'])
  })

  test('moves finding and lift by the lag', () => {
    const lagging = { ...june2024, lagDays: 3 }
    // window to 1 March, finding 1 + 1 + 3 = 5 March, off from 19 March
    expect(switches(lagging, story)).toEqual(['on 2024-02-01', 'off 2024-03-19'])
    // window 8-14 March, finding 18 March: in time
    const inTime = { ...dip, '2024-03-08': 3750, '2024-03-14': 3750 }
    expect(switches(lagging, { ...story, days: inTime })).toEqual(['on 2024-02-01'])
    // window 9-15 March, finding 19 March: too late
    const tooLate = { ...dip, '2024-03-09': 3750, '2024-03-15': 3750 }
    expect(switches(lagging, { ...story, days: tooLate }))
      .toEqual(['on 2024-02-01', 'off 2024-03-19', 'on 2024-03-20'])
  })

  test('with a clock of 0 days is off from the day of the finding', () => {
    const atOnce = { ...june2024, lift: { ...june2024.lift, afterDays: 0 } }
    expect(switches(atOnce, story)).toEqual(['on 2024-02-01', 'off 2024-03-02'])
  })
})

describe('the rule of October 2024', () => {
  // 1,400 from 1 November: its sixth day brings the mean below 1,500 (2000 + 6 * 1400 = 10,400), so
  // the first finding below is dated 7 November. The mean stays below for one day after the last
  // 1,400 and one 2,000, and is 2 * 2000 + 5 * 1400 = 11,000 in the window after.
  const lowUntil = (nextDate: string): Story => ({
    effective: '2024-10-01',
    until: '2025-06-30',
    levels: { '2024-09-01': 2000, '2024-11-01': 1400, [nextDate]: 2000 },
  })

  test('does not lift after 27 findings in a row', () => {
    // last 1,400 on 1 December, last window below ends 2 December: findings 7 November - 3 December
    expect(switches(october2024, lowUntil('2024-12-02'))).toEqual(['on 2024-10-01'])
  })

  test('starts the clock at the 28th finding in a row', () => {
    // findings 7 November - 4 December; off from 4 + 14 = 18 December
    expect(switches(october2024, lowUntil('2024-12-03')))
      .toEqual(['on 2024-10-01', 'off 2024-12-18'])
  })

  test('begins to count again after a gap in the data', () => {
    // No count on 20 November: no finding from 21 to 27 November. 28 November is the first again,
    // 25 December the 28th: off from 8 January.
    const story = { ...lowUntil('2025-06-30'), days: { '2024-11-20': Number.NaN } }
    expect(switches(october2024, story)).toEqual(['on 2024-10-01', 'off 2025-01-08'])
  })

  test('begins to count again after a finding of 2,500 has stopped the clock', () => {
    // 10,000 on 10 December: 6 * 1400 + 10,000 = 18,400, a mean of 2628.6 in windows to 10-16
    // December. Findings 11-17 December, the first in time: the clock would have ended on the 18th.
    // Below again from the window 11-17 December, finding 18 December; the 28th is on 14 January:
    // off from 28 January.
    const story = { ...lowUntil('2025-06-30'), days: { '2024-12-10': 10_000 } }
    expect(switches(october2024, story)).toEqual(['on 2024-10-01', 'off 2025-01-28'])
  })

  test('lets the clock run when a finding is between the two levels', () => {
    // 6 * 1400 + 3000 = 11,400, a mean of 1628.6
    const story = { ...lowUntil('2025-06-30'), days: { '2024-12-10': 3000 } }
    expect(switches(october2024, story)).toEqual(['on 2024-10-01', 'off 2024-12-18'])
  })

  test('counts only findings from the effective day on', () => {
    // below 1,500 all along: findings 1-28 October, off from 11 November
    const story = { effective: '2024-10-01', until: '2025-06-30', levels: { '2024-06-01': 1400 } }
    expect(switches(october2024, story)).toEqual(['on 2024-10-01', 'off 2024-11-11'])
  })
})

describe('the Senate bill', () => {
  test('comes into force when 4,000 is reached and ends after a finding below 3,000', () => {
    // 5,000 from 10 March: the fourth brings 3 * 3000 + 4 * 5000 = 29,000 >= 28,000 (the third
    // 27,000). Window to 13 March, finding 14 March, on from 15 March.
    // 2,500 from 1 April: the sixth brings 5000 + 6 * 2500 = 20,000 < 21,000 (the fifth 22,500).
    // Window to 6 April, finding 7 April, off from 21 April.
    const levels = { '2024-02-01': 3000, '2024-03-10': 5000, '2024-04-01': 2500 }
    expect(switches(senateBill, { effective: '2024-03-01', until: '2024-12-31', levels }))
      .toEqual(['on 2024-03-15', 'off 2024-04-21'])
  })

  test('is activated on the effective day by a window before it', () => {
    const levels = { '2024-01-01': 5000 }
    expect(switches(senateBill, { effective: '2024-03-01', until: '2024-12-31', levels }))
      .toEqual(['on 2024-03-02'])
  })

  test('is not activated by a finding from before the effective day', () => {
    // 5 * 3000 + 2 * 6500 = 28,000 in one window; 6 * 3000 + 6500 = 24,500 with one of them.
    const story = {
      effective: '2024-03-01', until: '2024-12-31', levels: { '2024-01-01': 3000 },
    }
    // window 22-28 February, finding 29 February: no rule yet
    const early = { '2024-02-22': 6500, '2024-02-28': 6500 }
    expect(switches(senateBill, { ...story, days: early })).toEqual([])
    // window 23-29 February, finding 1 March
    const onTheDay = { '2024-02-23': 6500, '2024-02-29': 6500 }
    expect(switches(senateBill, { ...story, days: onTheDay })).toEqual(['on 2024-03-02'])
    // window 22-28 February, but a lag of one day: finding 1 March
    expect(switches({ ...senateBill, lagDays: 1 }, { ...story, days: early }))
      .toEqual(['on 2024-03-02'])
  })

  test('is activated by a single day of 8,500', () => {
    // 6 * 3000 + 8500 = 26,500, a mean of 3785.7: not by the mean. Finding 11 March.
    const story = {
      effective: '2024-03-01', until: '2024-12-31', levels: { '2024-01-01': 3000 },
    }
    expect(switches(senateBill, { ...story, days: { '2024-03-10': 8500 } }))
      .toEqual(['on 2024-03-12'])
    expect(switches(senateBill, { ...story, days: { '2024-03-10': 8499 } })).toEqual([])
    // nor does it need a mean: no count on 9 March
    expect(switches(senateBill, {
      ...story, days: { '2024-03-09': Number.NaN, '2024-03-10': 8500 },
    })).toEqual(['on 2024-03-12'])
    expect(switches({ ...senateBill, lagDays: 2 }, { ...story, days: { '2024-03-10': 8500 } }))
      .toEqual(['on 2024-03-14'])
  })

  test('has its clock stopped by a single day of 8,500', () => {
    // 2,000 a day but for the two peaks. On from 12 March by the first. Its week has a mean of
    // (6 * 2000 + 8500) / 7 = 2928.6, below 3,000, so finding on 12 March and off from 26 March,
    // unless a second peak on 24 March (finding 25 March) stops the clock. That day is not held;
    // the next finding, 26 March, is below again: off from 9 April.
    const story = {
      effective: '2024-03-01', until: '2024-12-31', levels: { '2024-01-01': 2000 },
    }
    expect(switches(senateBill, { ...story, days: { '2024-03-10': 8500 } }))
      .toEqual(['on 2024-03-12', 'off 2024-03-26'])
    expect(switches(senateBill, { ...story, days: { '2024-03-10': 8500, '2024-03-24': 8500 } }))
      .toEqual(['on 2024-03-12', 'off 2024-04-09'])
    // A peak on 25 March has its finding on the day of the lift: off that day, on the next.
    expect(switches(senateBill, { ...story, days: { '2024-03-10': 8500, '2024-03-25': 8500 } }))
      .toEqual(['on 2024-03-12', 'off 2024-03-26', 'on 2024-03-27', 'off 2024-04-10'])
  })

  test('acts upon a finding with its probability, and stops a clock with certainty', () => {
    const discretionary = { ...senateBill, activationProb: 0.4 }
    const story = {
      effective: '2024-03-01', until: '2024-12-31', levels: { '2024-01-01': 5000 },
      acts: (date: string) => (date === '2024-03-06' ? 0.39 : 0.4),
    }
    expect(switches(discretionary, story)).toEqual(['on 2024-03-07'])
    expect(switches({ ...senateBill, activationProb: 0 }, { ...story, acts: () => 0 })).toEqual([])
    // 200 from 1 April, 5,000 again from 10 April. Window to 3 April: 4 * 5000 + 3 * 200 = 20,600,
    // finding 4 April, clock to 17 April. Window to 15 April: 6 * 5000 + 200 = 30,200, the one to
    // 14 April 25,400. Finding 16 April, in time though nobody would act upon it.
    const levels = { '2024-01-01': 5000, '2024-04-01': 200, '2024-04-10': 5000 }
    expect(switches(discretionary, { ...story, levels })).toEqual(['on 2024-03-07'])
  })
})

describe('calendar weeks', () => {
  // 4 March 2024 is a Monday. 1,400 a day from Thursday 7 March.
  const story: Story = {
    effective: '2024-02-01', until: '2024-12-31',
    levels: { '2024-01-01': 2000, '2024-03-07': 1400 },
  }

  test('give a finding after their Sunday only', () => {
    // 4-10 March: 3 * 2000 + 4 * 1400 = 11,600. 11-17 March: 9,800, finding on Monday 18 March, off
    // from 1 April. (A mean of seven days would be below from 12 March, and off from 27 March.)
    expect(switches(weekly, story)).toEqual(['on 2024-02-01', 'off 2024-04-01'])
    expect(switches(june2024, story)).toEqual(['on 2024-02-01', 'off 2024-03-27'])
  })

  test('count as seven days held each', () => {
    // findings 18 and 25 March, 1 and 8 April: 28 days. Off from 22 April.
    const held28 = { ...weekly, lift: { ...weekly.lift, heldForDays: 28 } }
    expect(switches(held28, story)).toEqual(['on 2024-02-01', 'off 2024-04-22'])
    // 29 days need a fifth, 15 April
    const held29 = { ...weekly, lift: { ...weekly.lift, heldForDays: 29 } }
    expect(switches(held29, story)).toEqual(['on 2024-02-01', 'off 2024-04-29'])
    // No count on Wednesday 27 March: no finding on 1 April. 8, 15, 22, 29 April: off from 13 May.
    expect(switches(held28, { ...story, days: { '2024-03-27': Number.NaN } }))
      .toEqual(['on 2024-02-01', 'off 2024-05-13'])
  })

  test('put it back in force on the Tuesday', () => {
    // Off from 1 April as above. 2,500 a day from Monday 8 April: 8-14 April brings 17,500, finding
    // on Monday 15 April, on from 16 April. From Tuesday 9 April: 15-21 April, on from 23 April.
    const levels = { ...story.levels, '2024-04-08': 2500 }
    expect(switches(weekly, { ...story, levels }))
      .toEqual(['on 2024-02-01', 'off 2024-04-01', 'on 2024-04-16'])
    expect(switches(weekly, { ...story, levels, days: { '2024-04-08': 2499 } }))
      .toEqual(['on 2024-02-01', 'off 2024-04-01', 'on 2024-04-23'])
  })
})

describe('a limit of days in a year', () => {
  test('ends it when used up, and needs a new finding in the next year', () => {
    // In force 5-14 June 2024, ten days. The year ends with 4 June 2025; finding on 5 June 2025, on
    // from 6 June, ten days to 15 June.
    const limited = { ...june2024, maxDaysPerYear: 10 }
    const story = { effective: '2024-06-05', until: '2026-05-31', levels: { '2024-05-01': 4000 } }
    expect(switches(limited, story))
      .toEqual(['on 2024-06-05', 'off 2024-06-15', 'on 2025-06-06', 'off 2025-06-16'])
    expect(switches({ ...limited, maxDaysPerYear: 0 }, story)).toEqual([])
  })

  test('adds up several times in force', () => {
    // 20 days. 1,000 from 29 May: finding 5 June, the first that counts; off from 19 June after 14.
    // 4,000 from 1 July: the fourth brings 3 * 1000 + 4 * 4000 = 19,000 (the third 16,000). Window
    // to 4 July, finding 5 July, on from 6 July for the 6 days left: off from 12 July.
    const limited = { ...june2024, maxDaysPerYear: 20 }
    const levels = { '2024-05-01': 2000, '2024-05-29': 1000, '2024-07-01': 4000 }
    expect(switches(limited, { effective: '2024-06-05', until: '2025-06-05', levels }))
      .toEqual(['on 2024-06-05', 'off 2024-06-19', 'on 2024-07-06', 'off 2024-07-12'])
  })

  test('goes on beyond an anniversary if days are left on it', () => {
    // Effective 5 June 2024. 5,000 from 1 May 2025: window to 3 May brings 4 * 1000 + 3 * 5000 =
    // 19,000, finding 4 May, on from 5 May; 31 days to 4 June, then 40 of the next year to 14 July.
    const limited: Trigger = { ...june2024, starts: 'when-reached', maxDaysPerYear: 40 }
    const levels = { '2024-05-01': 1000, '2025-05-01': 5000 }
    expect(switches(limited, { effective: '2024-06-05', until: '2026-06-05', levels }))
      .toEqual(['on 2025-05-05', 'off 2025-07-15'])
  })

  test('takes 1 March for the anniversary of 29 February', () => {
    // Ten days: 29 February - 9 March. Findings count again on 1 March 2025, 2026 and 2027, and on
    // 29 February 2028, each of them for the ten days from the next day.
    const limited = { ...june2024, maxDaysPerYear: 10 }
    const story = { effective: '2024-02-29', until: '2028-12-31', levels: { '2024-01-01': 4000 } }
    expect(switches(limited, story)).toEqual([
      'on 2024-02-29', 'off 2024-03-10', 'on 2025-03-02', 'off 2025-03-12',
      'on 2026-03-02', 'off 2026-03-12', 'on 2027-03-02', 'off 2027-03-12',
      'on 2028-03-01', 'off 2028-03-11',
    ])
  })
})

describe('the measure', () => {
  const means = (trigger: Trigger, counts: readonly number[]) => {
    const state = new Float64Array(triggerStateLength(trigger))
    resetTrigger(state)
    const monday = dayNumber('2024-03-04')
    return counts.map((count, k) => {
      stepTrigger(trigger, state, monday + k + 1, count, 0)
      return meanSeen(state)
    })
  }

  test('is unknown until the first window is whole, and keeps its value in a gap', () => {
    const none = Number.NaN
    expect(means(june2024, [7, 7, 7, 7, 7, 7, 14, none, 21, 21, 21, 21, 21, 21, 21]))
      .toEqual([none, none, none, none, none, none, 8, 8, 8, 8, 8, 8, 8, 8, 21])
    expect(means(weekly, [1, 2, 3, 4, 5, 6, 7, 8]))
      .toEqual([none, none, none, none, none, none, 28, 28])
  })

  test('is exact again once a count that swamps the others has left the window', () => {
    const counts = [1e300, 1499, 1501, 1400, 1600, 1500, 1498, 1502]
    expect(means(june2024, counts).at(-1)).toBe(1500)
  })
})

test('a policy that starts afresh keeps the counts and forgets the rest', () => {
  const limited = { ...october2024, maxDaysPerYear: 100 }
  const state = new Float64Array(triggerStateLength(limited))
  const start = dayNumber('2024-10-01')
  resetTrigger(state)
  startTrigger(limited, state, start)
  const inForce: boolean[] = []
  for (let day = start - 10; day < start + 200; day++) {
    if (day === start + 90) startTrigger(limited, state, day)
    stepTrigger(limited, state, day, 1400, 0)
    inForce.push(isInForce(state))
  }
  // findings on days 0-27, off from 27 + 14 = 41; started again on day 90: off from 131
  const expected = inForce.map((_, k) =>
    (k >= 10 && k < 51) || (k >= 100 && k < 141))
  expect(inForce).toEqual(expected)
})
