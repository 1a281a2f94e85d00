import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { setMexicanEffort } from '../../../sim/processes/set-mexican-effort.ts'
import type { MexicoEntry } from '../../../sim/scenario.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { spend } from '../../../sim/state/stops.ts'
import { smallSim, type Changes, type SmallWorld } from '../world.ts'

const parameters: Changes = {
  stopsPerDay: { south: 100, inland: 200, north: 300 }, busPlacesPerDay: 90, returnPlacesPerDay: 30,
  unfundedEffort: 0.5, fatigueDays: 50, budgetUsdPerMonth: 3_000_000,
}
const entryOf = (date: string, changes: Partial<MexicoEntry>): MexicoEntry =>
  ({ date, reason: 'A test', budgetUsdPerMonth: null, effort: null, northByCorridor: null, ...changes })
const everywhere = (effort: number) => ({ south: effort, inland: effort, north: effort })

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
  test('wears effort above 1 down to 1/e of its excess in the time that the parameter says', () => {
    const sim = mexicoOf([entryOf('2024-01-02', { effort: { south: 0.4, inland: 1, north: 3 } })])
    liveUntil(sim, '2024-01-02')
    expect(sim.mexico.effort[2]).toBe(3)
    liveUntil(sim, '2024-02-21', '2024-01-03') // 50 days
    expect(sim.mexico.effort[2]).toBeCloseTo(1 + 2 / Math.E, 9)
    expect(Array.from(sim.mexico.effort.subarray(0, 2))).toEqual([0.4, 1]) // effort up to 1 is kept
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
