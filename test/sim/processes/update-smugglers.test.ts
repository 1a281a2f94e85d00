import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { updateSmugglers } from '../../../sim/processes/update-smugglers.ts'
import { News, nNews } from '../../../sim/state/communities.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { Product } from '../../../sim/state/smugglers.ts'
import { originIndex, range, smallSim, type Changes, type SmallWorld } from '../world.ts'

const market: Changes = {
  singleAdultIntentionsPerDay: 500, initialHomeStock: 0, initialTravelShare: 0,
  smugglerFeeUsd: 10_000, smugglerCapacityShare: 1, corridorShareEast: 0.4, corridorShareCentre: 0.3,
}
/** Nothing but demand moves a fee, and capacity stays. */
const onlyDemand: Changes = { feeAdjustment: 0.03, feeRiskPass: 0, capacityAdjustment: 0, capacityGrowth: 0 }

/** The businesses of the first day, one on each corridor. */
const marketOf = (world: SmallWorld = {}): Sim =>
  smallSim({ rows: 60_000, weight: 20, ...world, parameters: { ...market, ...world.parameters } })

/** Days of demand, as a factor on capacity. */
function liveThrough(sim: Sim, nDays: number, demandOf: (s: number) => number, date = '2024-01-05'): void {
  const { smugglers } = sim
  for (let day = 0; day < nDays; day++) {
    sim.today.day = dayNumber(date)
    for (let s = 0; s < smugglers.n; s++) smugglers.demandToday[s] = demandOf(s) * smugglers.capacityPerDay[s]
    updateSmugglers(sim)
  }
}

describe('a fee', () => {
  test('rises day by day while more people want a smuggler than there are places', () => {
    const sim = marketOf({ parameters: onlyDemand })
    let before = sim.smugglers.feeUsd[0]
    for (let day = 0; day < 40; day++) {
      liveThrough(sim, 1, () => 3)
      expect(sim.smugglers.feeUsd[0]).toBeGreaterThan(before)
      before = sim.smugglers.feeUsd[0]
    }
    expect(before).toBeGreaterThan(1.2 * 10_000)
  })

  test('falls while smugglers are idle', () => {
    const sim = marketOf({ parameters: onlyDemand })
    liveThrough(sim, 60, () => 0.3)
    expect(sim.smugglers.feeUsd[0]).toBeLessThan(0.9 * 10_000)
    expect(sim.smugglers.feeUsd[0]).toBeGreaterThan(0)
  })

  test('of one business does not depend on the demand for another', () => {
    const sim = marketOf({ parameters: onlyDemand })
    const other = marketOf({ parameters: onlyDemand })
    liveThrough(sim, 20, (s) => (s === 4 ? 5 : 1))
    liveThrough(other, 20, () => 1)
    expect(sim.smugglers.feeUsd[4]).toBeGreaterThan(other.smugglers.feeUsd[4])
    expect(sim.smugglers.feeUsd[5]).toBe(other.smugglers.feeUsd[5])
  })

  test('follows the risk of failure with the elasticity of the parameter', () => {
    const feeAt = (failure: number): number => {
      const sim = marketOf({ parameters: { feeAdjustment: 0, feeRiskPass: 0.5, capacityAdjustment: 0, capacityGrowth: 0 } })
      sim.smugglers.arrived.fill(1e12 * (1 - failure))
      sim.smugglers.failed.fill(1e12 * failure)
      for (let day = 0; day < 1200; day++) {
        liveThrough(sim, 1, () => 1)
        sim.smugglers.arrived.fill(1e12 * (1 - failure))
        sim.smugglers.failed.fill(1e12 * failure)
      }
      return sim.smugglers.feeUsd[7]
    }
    // Four times the risk: twice the fee.
    expect(feeAt(0.6) / feeAt(0.15)).toBeCloseTo(2, 2)
    expect(feeAt(0.6)).toBeGreaterThan(10_000)
    expect(feeAt(0.15)).toBeLessThan(10_000)
  })
})

describe('capacity', () => {
  const east = originIndex('honduras') * 3
  const centre = east + 1
  const total = ({ smugglers }: Sim): number => smugglers.capacityPerDay.slice(east, east + 3).reduce((a, b) => a + b)
  const parameters: Changes = { feeAdjustment: 0, feeRiskPass: 0, capacityAdjustment: 0.05 }

  test('is at first a share of those who intend to go, by the ties of each corridor', () => {
    const sim = marketOf()
    expect(Array.from(sim.smugglers.capacityPerDay.slice(east, east + 3)).map(Math.round)).toEqual([200, 150, 150])
    const two = marketOf({ parameters: { smugglersPerCorridor: 2 } })
    expect(Math.round(two.smugglers.capacityPerDay[2 * east])).toBe(100)
  })

  test('moves to the corridor where the profit is', () => {
    const sim = marketOf({ parameters })
    sim.smugglers.feeUsd[centre] = 30_000
    const share = sim.smugglers.capacityPerDay[centre] / total(sim)
    liveThrough(sim, 30, () => 1)
    expect(sim.smugglers.capacityPerDay[centre] / total(sim)).toBeGreaterThan(1.2 * share)

    const even = marketOf({ parameters })
    liveThrough(even, 30, (s) => (s === centre ? 2 : 1))
    expect(even.smugglers.capacityPerDay[centre] / total(even)).toBeGreaterThan(1.2 * share)
  })

  test('in sum follows demand, up and down', () => {
    const capacityAfter = (factor: number): number => {
      const sim = marketOf({ parameters: { ...parameters, capacityAdjustment: 0.3, capacityGrowth: 0.3 } })
      const first = sim.smugglers.capacityPerDay.slice()
      for (let day = 0; day < 200; day++) {
        sim.today.day = dayNumber('2024-01-05')
        first.forEach((capacity, s) => (sim.smugglers.demandToday[s] = factor * capacity))
        updateSmugglers(sim)
      }
      return total(sim) / 500
    }
    expect(capacityAfter(2) / capacityAfter(1)).toBeCloseTo(2, 1)
    expect(capacityAfter(0.5) / capacityAfter(1)).toBeCloseTo(0.5, 1)
    expect(capacityAfter(1)).toBeGreaterThan(1) // with a little room
    expect(capacityAfter(1)).toBeLessThan(1.5)
  })

  test('of an origin is not moved by another origin', () => {
    const sim = marketOf({ parameters })
    const other = marketOf({ parameters })
    liveThrough(sim, 20, (s) => (s >= east && s < east + 3 ? 4 : 1))
    liveThrough(other, 20, () => 1)
    expect(sim.smugglers.capacityPerDay[0]).toBe(other.smugglers.capacityPerDay[0])
    expect(total(sim)).toBeGreaterThan(total(other))
  })
})

test('the message is the louder, the idler the business', () => {
  const messageAt = (demand: number): number => {
    const sim = marketOf({ parameters: { capacityAdjustment: 0, capacityGrowth: 0 } })
    liveThrough(sim, 200, () => demand)
    return sim.smugglers.message[0]
  }
  expect(messageAt(2)).toBe(0)
  expect(messageAt(0.5)).toBeGreaterThan(0.2)
  expect(messageAt(0.1)).toBeGreaterThan(messageAt(0.5))
  expect(messageAt(0)).toBeGreaterThan(0.99)
  expect(messageAt(0)).toBeLessThanOrEqual(1)
})

describe('the places of a day', () => {
  /** Parties of seven are taken while there are places; how many people in all. */
  function serve({ smugglers }: Sim, s: number): number {
    let served = 0
    while (smugglers.clientsToday[s] < smugglers.capacityPerDay[s]) {
      smugglers.clientsToday[s] += 7
      served += 7
    }
    return served
  }

  test('are used up in the long run, neither more nor less, whatever the size of parties', () => {
    const sim = marketOf({ parameters: { capacityAdjustment: 0, capacityGrowth: 0 } })
    const capacity = sim.smugglers.capacityPerDay[0]
    let served = 0
    for (let day = 0; day < 200; day++) {
      served += serve(sim, 0)
      updateSmugglers(sim)
    }
    expect(Math.abs(served - 200 * capacity)).toBeLessThan(capacity)
  })

  test('are hardly saved up while nobody comes, nor is demand', () => {
    const sim = marketOf({ parameters: { capacityAdjustment: 0, capacityGrowth: 0 } })
    sim.smugglers.demandToday.fill(7)
    for (let day = 0; day < 100; day++) updateSmugglers(sim)
    expect(serve(sim, 0)).toBeLessThan(2 * sim.smugglers.capacityPerDay[0])
    expect(sim.smugglers.demandToday.every((people) => people === 0)).toBe(true)
  })
})

test('a record is forgotten with time, and one whom nobody hires has a vague one', () => {
  const sim = marketOf()
  sim.smugglers.arrived[0] = 1000
  sim.smugglers.failed[0] = 0
  liveThrough(sim, 60, () => 1)
  expect(sim.smugglers.arrived[0]).toBeLessThan(500)
  expect(sim.smugglers.arrived[0]).toBeGreaterThan(300)
  liveThrough(sim, 1500, () => 1)
  const { arrived, failed } = sim.smugglers
  expect(arrived[0]).toBeCloseTo(arrived[1], 3)
  expect(arrived[0]).toBeGreaterThan(1)
  expect(failed[0]).toBeGreaterThan(1)
})

describe('the product', () => {
  /** How many of 330 businesses choose each product on a day. */
  function choices(date: string, setUp: (sim: Sim) => void = () => undefined): number[] {
    const sim = marketOf({ parameters: { smugglersPerCorridor: 10, unseenValue: 0.6, priorBeliefPeople: 10, priorReleaseBelief: 0.5 } })
    sim.law.childrenExempt.fill(1)
    sim.smugglers.product.fill(9)
    setUp(sim)
    liveThrough(sim, 1, () => 1, date)
    return range(4).map((product) => sim.smugglers.product.filter((p) => p === product).length)
  }
  const remember = (news: number) => ({ communities }: Sim) => {
    for (let k = news; k < communities.outcomes.length; k += nNews) communities.outcomes[k] = 1000
  }

  test('is chosen anew on the first of a month and on no other day', () => {
    expect(choices('2024-02-29')).toEqual([0, 0, 0, 0])
    const first = choices('2024-03-01')
    expect(first.reduce((a, b) => a + b)).toBe(330)
    expect(first.every((n) => n > 0)).toBe(true)
    expect(choices('2024-03-02')).toEqual([0, 0, 0, 0])
  })

  test('is what sells: walking up where people are released', () => {
    const released = choices('2024-03-01', remember(News.released))
    const removed = choices('2024-03-01', remember(News.removed))
    expect(released[Product.walkUp]).toBeGreaterThan(3 * removed[Product.walkUp])
    expect(removed[Product.handChildrenOver]).toBeGreaterThan(3 * released[Product.handChildrenOver])
  })

  test('is evading the less, the more evaders are caught', () => {
    const free = choices('2024-03-01', ({ communities }) => communities.evasions.fill(1000))
    const caught = choices('2024-03-01', ({ communities }) => {
      communities.evasions.fill(1000)
      communities.caught.fill(1000)
    })
    expect(free[Product.evade]).toBeGreaterThan(2 * caught[Product.evade])
  })

  test('is less often to hand children over where children are not exempt', () => {
    const removed = remember(News.removed)
    const exempt = choices('2024-03-01', removed)
    const barred = choices('2024-03-01', (sim) => {
      removed(sim)
      sim.law.childrenExempt.fill(0)
    })
    expect(barred[Product.handChildrenOver]).toBeLessThan(0.3 * exempt[Product.handChildrenOver])
  })
})

test('nothing changes where smugglers are switched off', () => {
  const sim = marketOf({ switchOff: ['smugglers'] })
  const before = structuredClone({ fee: sim.smugglers.feeUsd, capacity: sim.smugglers.capacityPerDay, message: sim.smugglers.message })
  liveThrough(sim, 5, () => 4, '2024-03-01')
  expect({ fee: sim.smugglers.feeUsd, capacity: sim.smugglers.capacityPerDay, message: sim.smugglers.message }).toEqual(before)
})
