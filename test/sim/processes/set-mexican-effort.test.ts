import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { setMexicanEffort } from '../../../sim/processes/set-mexican-effort.ts'
import type { MexicoEntry } from '../../../sim/scenario.ts'
import { Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { spend } from '../../../sim/state/stops.ts'
import { addParties, entryOf, everywhere, range, smallSim, type Changes, type SmallWorld } from '../world.ts'

const parameters: Changes = {
  stopsPerDay: { south: 100, inland: 200, north: 300 }, busPlacesPerDay: 90, returnPlacesPerDay: 30,
  unfundedEffort: 0.5, fatigueDays: 50, lastingEffortShare: 0.25, budgetUsdPerMonth: 3_000_000,
}

const mexicoOf = (mexico: readonly MexicoEntry[] = [], world: SmallWorld = {}): Sim =>
  smallSim({ mexico, ...world, parameters: { ...parameters, ...world.parameters } })

/** Live through days, from the first of the run if nothing else is said, to the given one. */
function liveUntil(sim: Sim, date: string, from = '2024-01-01'): void {
  for (let day = dayNumber(from); day <= dayNumber(date); day++) {
    sim.today.day = day
    setMexicanEffort(sim)
  }
}

test('what Mexico can do in a day is its capacity at effort 1 times its effort', () => {
  const sim = mexicoOf([entryOf('2024-01-03', { effort: { south: 0.5, inland: 1, north: 1.2 } })])
  liveUntil(sim, '2024-01-02')
  expect(Array.from(sim.mexico.stopsLeft)).toEqual([100, 200, 300])
  expect([sim.mexico.bussesLeft[0], sim.mexico.returnsLeft[0]]).toEqual([90, 30])
  liveUntil(sim, '2024-01-03', '2024-01-03')
  expect(Array.from(sim.mexico.stopsLeft)).toEqual([50, 200, 360])
  expect(sim.mexico.bussesLeft[0]).toBeCloseTo(90 * 0.9, 9) // by the mean effort
})

describe('fatigue', () => {
  test('wears effort above 1 down to the share that lasts, by 1/e in the time that the parameter says', () => {
    const sim = mexicoOf([entryOf('2024-01-02', { effort: { south: 0.4, inland: 1, north: 3 } })])
    liveUntil(sim, '2024-01-02')
    expect(sim.mexico.effort[2]).toBe(3)
    liveUntil(sim, '2024-02-21', '2024-01-03') // 50 days
    expect(sim.mexico.effort[2]).toBeCloseTo(1 + 2 * (0.25 + 0.75 / Math.E), 9)
    expect(Array.from(sim.mexico.effort.subarray(0, 2))).toEqual([0.4, 1]) // effort up to 1 is kept
    liveUntil(sim, '2027-01-01', '2024-02-22')
    expect(sim.mexico.effort[2]).toBeCloseTo(1.5, 6)
  })

  test('has to wait for a ramp: effort gets there evenly, from wherever it was', () => {
    const sim = mexicoOf([
      entryOf('2024-01-02', { effort: everywhere(0.4) }), entryOf('2024-02-01', { effort: everywhere(0.8), rampDays: 3 }),
    ])
    const course = [1, 2, 3, 4, 5].map((day) => {
      liveUntil(sim, `2024-02-0${day}`, day === 1 ? '2024-01-01' : `2024-02-0${day}`)
      return sim.mexico.effort[0]
    })
    course.forEach((effort, k) => expect(effort).toBeCloseTo([0.5, 0.6, 0.7, 0.8, 0.8][k], 9))
  })

  test('leaves no effort behind when a dated entry takes it back', () => {
    const sim = mexicoOf([
      entryOf('2024-01-02', { effort: everywhere(3) }), entryOf('2024-02-01', { effort: everywhere(0.6) }),
    ])
    liveUntil(sim, '2024-03-01')
    expect(sim.mexico.effort[0]).toBe(0.6)
  })

  test('starts again from each dated entry', () => {
    const sim = mexicoOf([
      entryOf('2024-02-01', { effort: everywhere(2) }), entryOf('2024-01-02', { effort: everywhere(3) }),
    ])
    liveUntil(sim, '2024-02-01')
    expect(sim.mexico.effort[0]).toBe(2)
  })
})

describe('money', () => {
  test('comes in monthly parts, and what a month has left is not saved', () => {
    const sim = mexicoOf()
    liveUntil(sim, '2024-01-20')
    spend(sim, 1_000_000)
    liveUntil(sim, '2024-01-31', '2024-01-21')
    expect(sim.mexico.cashUsd[0]).toBe(2_000_000)
    liveUntil(sim, '2024-02-01', '2024-02-01')
    expect(sim.mexico.cashUsd[0]).toBe(3_000_000)
  })

  test('used up: part of the stops go on, nobody is bussed or returned until the next part', () => {
    const sim = mexicoOf()
    liveUntil(sim, '2024-01-20')
    spend(sim, 3_000_001)
    liveUntil(sim, '2024-01-21', '2024-01-21')
    expect(Array.from(sim.mexico.stopsLeft)).toEqual([50, 100, 150])
    expect([sim.mexico.bussesLeft[0], sim.mexico.returnsLeft[0]]).toEqual([0, 0])
    liveUntil(sim, '2024-02-01', '2024-01-22')
    expect(sim.mexico.stopsLeft[0]).toBe(100)
    expect(sim.mexico.bussesLeft[0]).toBe(90)
  })

  test('changes on the date of an entry, for what is left of the month', () => {
    const sim = mexicoOf([entryOf('2024-01-16', { budgetUsdPerMonth: 6_000_000 })])
    liveUntil(sim, '2024-01-15')
    expect(sim.mexico.cashUsd[0]).toBe(3_000_000)
    liveUntil(sim, '2024-01-16', '2024-01-16')
    expect(sim.mexico.cashUsd[0]).toBeGreaterThan(2_900_000)
    expect(sim.mexico.cashUsd[0]).toBeLessThan(3_200_000)
    liveUntil(sim, '2024-02-01', '2024-01-17')
    expect(sim.mexico.cashUsd[0]).toBe(6_000_000)
  })

  test('spent is counted anew every day', () => {
    const sim = mexicoOf()
    liveUntil(sim, '2024-01-02')
    spend(sim, 70)
    expect(sim.mexico.spentTodayUsd[0]).toBe(70)
    liveUntil(sim, '2024-01-03', '2024-01-03')
    expect(sim.mexico.spentTodayUsd[0]).toBe(0)
    expect(sim.mexico.cashUsd[0]).toBe(3_000_000 - 70)
  })
})

describe('dated entries', () => {
  test('do nothing before their date, and leave what they do not name', () => {
    const sim = mexicoOf([
      entryOf('2024-01-05', { effort: everywhere(0.3) }),
      entryOf('2024-01-08', { northByCorridor: { east: 3, centre: 2, west: 1 } }),
    ])
    liveUntil(sim, '2024-01-04')
    expect(sim.mexico.effort[1]).toBe(1)
    liveUntil(sim, '2024-01-08', '2024-01-05')
    expect(sim.mexico.effort[1]).toBe(0.3)
    expect(sim.mexico.budgetUsdPerMonth[0]).toBe(3_000_000)
    Array.from(sim.mexico.corridorShare).forEach((share, k) => expect(share).toBeCloseTo([3, 2, 1][k] / 6, 12))
  })

  test('of before the first day hold on it, the latest last', () => {
    const sim = mexicoOf([
      entryOf('2023-12-27', { effort: everywhere(0.7) }), entryOf('2023-11-17', { effort: everywhere(0.1), budgetUsdPerMonth: 500 }),
    ])
    liveUntil(sim, '2024-01-01')
    expect(sim.mexico.effort[0]).toBe(0.7)
    expect(sim.mexico.budgetUsdPerMonth[0]).toBe(500)
  })

  test('of the other scenario are not heeded', () => {
    const sim = mexicoOf([], { against: { mexico: [entryOf('2024-01-05', { effort: everywhere(0) })] } })
    liveUntil(sim, '2024-01-10')
    expect(sim.mexico.effort[0]).toBe(1)
    sim.running.scenario = 1
    liveUntil(sim, '2024-01-05', '2024-01-05')
    expect(sim.mexico.effort[0]).toBe(0)
  })
})

test('fractions and overdrafts carry over, whole places do not', () => {
  const sim = mexicoOf([], { parameters: { stopsPerDay: 0.4, busPlacesPerDay: 10 } })
  liveUntil(sim, '2024-01-01')
  expect(sim.mexico.stopsLeft[0]).toBeCloseTo(0.4, 12)
  sim.mexico.bussesLeft[0] = -3 // the last party was larger than the room left
  liveUntil(sim, '2024-01-03', '2024-01-02')
  expect(sim.mexico.stopsLeft[0]).toBeCloseTo(1.2, 12)
  expect(sim.mexico.bussesLeft[0]).toBe(10)
  liveUntil(sim, '2024-01-04', '2024-01-04')
  expect(sim.mexico.stopsLeft[0]).toBeCloseTo(0.4, 12) // 1.2 was enough for one, and lost
})

test('Mexico stops nobody where that is switched off', () => {
  const sim = mexicoOf([entryOf('2024-01-02', { effort: everywhere(5) })], { switchOff: ['stops-in-mexico'] })
  liveUntil(sim, '2024-01-05')
  expect(Array.from(sim.mexico.stopsLeft)).toEqual([0, 0, 0])
  expect([sim.mexico.bussesLeft[0], sim.mexico.returnsLeft[0]]).toEqual([0, 0])
})

describe('a budget of the year', () => {
  const yearly = (budgetUsdPerYear: number) => mexicoOf([entryOf('2024-01-01', { budgetUsdPerYear })])

  test('pays for the monthly parts until it is used up, and anew from January', () => {
    const sim = yearly(5_000_000)
    liveUntil(sim, '2024-01-10')
    expect(sim.mexico.cashUsd[0]).toBe(3_000_000)
    spend(sim, 2_900_000)
    liveUntil(sim, '2024-02-01', '2024-01-11')
    expect(sim.mexico.cashUsd[0]).toBe(2_100_000) // all that the year has left
    spend(sim, 2_100_000)
    liveUntil(sim, '2024-12-31', '2024-02-02')
    expect(sim.mexico.cashUsd[0]).toBe(0)
    expect(sim.mexico.bussesLeft[0]).toBe(0)
    liveUntil(sim, '2025-01-01', '2025-01-01')
    expect(sim.mexico.cashUsd[0]).toBe(3_000_000)
    expect(sim.mexico.bussesLeft[0]).toBe(90)
  })

  test('set within a year is given for what is left of it', () => {
    const sim = mexicoOf([entryOf('2024-07-01', { budgetUsdPerYear: 3_660_000 })])
    liveUntil(sim, '2024-07-01')
    expect(sim.mexico.yearLeftUsd[0]).toBeCloseTo(3_660_000 * 184 / 366, 3)
  })
})

describe('effort', () => {
  test('falls when the money is gone, until it is renewed', () => {
    const sim = mexicoOf([
      entryOf('2024-01-02', { effort: everywhere(0.8) }), entryOf('2024-03-10', { budgetUsdPerMonth: 3_000_000 }),
    ])
    const efforts = (date: string, from: string) => {
      liveUntil(sim, date, from)
      return Array.from(sim.mexico.effort)
    }
    expect(efforts('2024-03-05', '2024-01-01')).toEqual([0.8, 0.8, 0.8])
    spend(sim, 3_000_000)
    expect(efforts('2024-03-06', '2024-03-06')).toEqual([0.4, 0.4, 0.4]) // unfundedEffort is 0.5
    expect(efforts('2024-03-09', '2024-03-07')).toEqual([0.4, 0.4, 0.4])
    expect(efforts('2024-03-10', '2024-03-10')).toEqual([0.8, 0.8, 0.8])
  })

  test('is Mexico\'s own and what it has agreed to', () => {
    const agreement = { effort: { south: 0, inland: 0.2, north: 1 }, consent: 0, halfLifeDays: 20, renewal: null }
    const sim = mexicoOf([entryOf('2024-01-02', { effort: everywhere(0.5) }), entryOf('2024-01-05', { agreement })])
    liveUntil(sim, '2024-01-04')
    expect(Array.from(sim.mexico.effort)).toEqual([0.5, 0.5, 0.5])
    liveUntil(sim, '2024-01-05', '2024-01-05')
    expect(Array.from(sim.mexico.effort)).toEqual([0.5, 0.7, 1.5])
    liveUntil(sim, '2024-01-25', '2024-01-06')
    expect(sim.mexico.effort[2]).toBeCloseTo(1, 12)
    expect(sim.mexico.ownEffort[2]).toBe(0.5) // which fatigue does not mistake for its own
  })

  test('takes the stance of a new government from its first day, the same in every scenario', () => {
    const handover = { coolest: { effort: 0.4, consent: 0.1 }, warmest: { effort: 1, consent: 1 } }
    const stances = range(40).map((replicate) => {
      const sim = mexicoOf([entryOf('2024-01-20', { handover })], { replicate })
      liveUntil(sim, '2024-01-19')
      expect([sim.mexico.effort[0], sim.mexico.consent[0]]).toEqual([1, 1])
      liveUntil(sim, '2024-01-20', '2024-01-20')
      const other = mexicoOf([entryOf('2024-01-02', { effort: everywhere(0.5) }), entryOf('2024-01-20', { handover })], { replicate })
      liveUntil(other, '2024-01-20')
      expect(other.mexico.effort[0]).toBeCloseTo(sim.mexico.effort[0] / 2, 12)
      expect(sim.mexico.consent[0]).toBeCloseTo(0.1 + 0.9 * (sim.mexico.effort[0] - 0.4) / 0.6, 9) // one stance
      return sim.mexico.effort[0]
    })
    expect(Math.min(...stances)).toBeLessThan(0.55)
    expect(Math.max(...stances)).toBeGreaterThan(0.85)
  })
})

describe('consent to take people back', () => {
  const consentOn = (sim: Sim, date: string): number => {
    liveUntil(sim, date)
    return sim.mexico.consent[0]
  }

  test('is given or withdrawn by dated entries, and raised by agreements to no more than all', () => {
    const agreement = { effort: everywhere(0), consent: 0.5, halfLifeDays: null, renewal: null }
    const entries = [entryOf('2024-01-05', { consent: 0.3 }), entryOf('2024-01-10', { agreement })]
    expect(consentOn(mexicoOf(entries), '2024-01-04')).toBe(1)
    expect(consentOn(mexicoOf(entries), '2024-01-05')).toBe(0.3)
    expect(consentOn(mexicoOf(entries), '2024-01-10')).toBe(0.8)
    expect(consentOn(mexicoOf([...entries, entryOf('2024-01-12', { agreement })]), '2024-01-12')).toBe(1)
  })

  test('falls with the people who are stranded near the line', () => {
    const sim = mexicoOf([], { weight: 100, parameters: { consentPressure: 0.7 } })
    expect(consentOn(sim, '2024-01-01')).toBe(1)
    addParties(sim, 500, Status.north) // 50,000 people
    expect(consentOn(sim, '2024-01-01')).toBeCloseTo(Math.exp(-0.35), 9)
  })

  test('falls when the money is gone', () => {
    const sim = mexicoOf([], { parameters: { unfundedConsent: 0.2 } })
    liveUntil(sim, '2024-01-05')
    spend(sim, 3_000_000)
    liveUntil(sim, '2024-01-06', '2024-01-06')
    expect(sim.mexico.consent[0]).toBe(0.2)
  })
})
