import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { updateSmugglers } from '../../../sim/processes/update-smugglers.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { originIndex, smallSim, type Changes, type SmallWorld } from '../world.ts'

const market: Changes = {
  singleAdultIntentionsPerDay: 500, initialHomeStock: 0, initialTravelShare: 0,
  smugglerFeeUsd: 10_000, productFeeFactor: 1, smugglerCapacityShare: 1, corridorShareEast: 0.4, corridorShareCentre: 0.3,
}
/** A business from Honduras over the eastern corridor. */
const east = originIndex('honduras') * 3
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

test('a fee is never below what a client costs, more where fewer get in and pay the rest', () => {
  const leastAt = (failure: number): number => {
    const sim = marketOf({ parameters: { ...onlyDemand, depositShare: 0.2, clientCostShare: 0.6 } })
    sim.smugglers.feeUsd.fill(100)
    sim.smugglers.arrived.fill(1e12 * (1 - failure))
    sim.smugglers.failed.fill(1e12 * failure)
    liveThrough(sim, 1, () => 1)
    return sim.smugglers.feeUsd[0]
  }
  expect(leastAt(0)).toBeCloseTo(6000, 3)
  expect(leastAt(0.5)).toBeCloseTo(6000 / (0.2 + 0.8 * 0.5), 3)
})

describe('capacity', () => {
  const centre = east + 1
  const total = ({ smugglers }: Sim): number => smugglers.capacityPerDay.slice(east, east + 3).reduce((a, b) => a + b)
  const parameters: Changes = { feeAdjustment: 0, feeRiskPass: 0, capacityAdjustment: 0.05 }

  test('is at first a share of those who intend to go, by the ties of each corridor', () => {
    const sim = marketOf()
    expect(Array.from(sim.smugglers.capacityPerDay.slice(east, east + 3)).map(Math.round)).toEqual([200, 150, 150])
    const oneOpen = marketOf({ parameters: { smugglersPerCorridor: 2, smugglersAtFirst: 1 } })
    expect(Array.from(oneOpen.smugglers.capacityPerDay.slice(2 * east, 2 * east + 3)).map(Math.round)).toEqual([200, 0, 150])
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

describe('sales of a day', () => {
  const parameters: Changes = { depositShare: 0.2, clientCostShare: 0.5, placeCostShare: 0.1 }

  test('are deposits of those who set out, and the rest from those who got in', () => {
    const sim = marketOf({ parameters })
    const { smugglers } = sim
    smugglers.feeUsd.fill(8000)
    smugglers.hiredToday[east] = 40
    smugglers.arrivedToday[east] = 15
    smugglers.failedToday[east] = 25 // pay nothing more
    updateSmugglers(sim)
    expect(smugglers.revenueUsd[originIndex('honduras')]).toBeCloseTo(8000 * (0.2 * 40 + 0.8 * 15), 6)
    expect(smugglers.revenueUsd[originIndex('cuba')]).toBe(0)
    updateSmugglers(sim) // a day without sales
    expect(smugglers.revenueUsd[originIndex('honduras')]).toBe(0)
  })

  test('are counted by what the business sells', () => {
    const sim = marketOf({ parameters })
    const { smugglers } = sim
    smugglers.product.fill(0)
    smugglers.product[east] = 2
    smugglers.hiredToday[east] = 40
    smugglers.hiredToday[east + 1] = 7
    updateSmugglers(sim)
    const from = originIndex('honduras') * 4
    expect(Array.from(smugglers.clients.slice(from, from + 4))).toEqual([7, 0, 40, 0])
  })

  test('leave a profit after what clients and places cost, in the long run', () => {
    const sim = marketOf({ parameters: { ...parameters, feeAdjustment: 0, feeRiskPass: 0, capacityAdjustment: 0, capacityGrowth: 0 } })
    const { smugglers } = sim
    const places = smugglers.capacityPerDay[east]
    for (let day = 0; day < 600; day++) {
      smugglers.hiredToday[east] = places
      smugglers.arrivedToday[east] = places
      updateSmugglers(sim)
    }
    expect(smugglers.profitUsd[east] / (10_000 * places)).toBeCloseTo(1 - 0.5 - 0.1, 3)
    expect(smugglers.profitUsd[east + 1]).toBeLessThan(0) // places, and nobody who takes them
  })
})

describe('the fee of a product', () => {
  const parameters: Changes = {
    productFeeFactor: { evade: 1.2, 'walk-up': 0.8, 'hand-children-over': 1, 'until-in': 1.5 },
  }
  const from = originIndex('honduras') * 4

  test('is at first the fee of the origin by its factor', () => {
    const { smugglers } = marketOf({ parameters })
    expect(Array.from(smugglers.askedUsd.slice(from, from + 4))).toEqual([12_000, 8000, 10_000, 15_000])
    expect(smugglers.feeUsd[0]).toBe(8000) // sells walking up
    expect(smugglers.feeUsd[1]).toBe(12_000)
  })

  test('is the mean of those who sell it, and stands still where nobody does', () => {
    const sim = marketOf({ parameters: { ...parameters, feeAdjustment: 0, feeRiskPass: 0 } })
    const { smugglers } = sim
    smugglers.product.fill(0, east, east + 3)
    smugglers.feeUsd.set([9000, 10_000, 14_000], east)
    updateSmugglers(sim)
    expect(smugglers.askedUsd[from]).toBeCloseTo(
      (smugglers.feeUsd[east] + smugglers.feeUsd[east + 1] + smugglers.feeUsd[east + 2]) / 3, 6,
    )
    expect(smugglers.askedUsd[from + 1]).toBe(8000)
  })

  test('draws the fee of its sellers', () => {
    const sim = marketOf({ parameters: { ...parameters, feeAdjustment: 0, feeRiskPass: 0 } })
    sim.smugglers.product[east] = 3
    liveThrough(sim, 1000, () => 1)
    expect(sim.smugglers.feeUsd[east]).toBeCloseTo(15_000, -1)
  })
})

test('nothing changes where smugglers are switched off', () => {
  const sim = marketOf({ switchOff: ['smugglers'] })
  const before = structuredClone({ fee: sim.smugglers.feeUsd, capacity: sim.smugglers.capacityPerDay })
  liveThrough(sim, 5, () => 4)
  expect(sim.smugglers.feeUsd).toEqual(before.fee)
  expect(sim.smugglers.capacityPerDay).toEqual(before.capacity)
})
