/** Parts of a trigger that rules put together: weeks, limits, what is measured, a fresh start. */
import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../sim/dates.ts'
import {
  isInForce, meanSeen, resetTrigger, startTrigger, stepTrigger, triggerStateLength,
} from '../../sim/policies/trigger.ts'
import type { Trigger } from '../../sim/scenario.ts'
import { june2024, october2024, weekly, switches, type Story } from './trigger-stories.ts'

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
