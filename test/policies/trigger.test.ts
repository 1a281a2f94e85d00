import { describe, expect, test } from 'vitest'

import { june2024, october2024, senateBill, switches, type Story } from './trigger-stories.ts'

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
