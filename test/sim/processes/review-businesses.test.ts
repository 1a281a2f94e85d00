import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { depart } from '../../../sim/processes/depart.ts'
import { reviewBusinesses } from '../../../sim/processes/review-businesses.ts'
import { News, nNews } from '../../../sim/state/communities.ts'
import { intendToGo } from '../../../sim/state/newcomers.ts'
import { Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { Product } from '../../../sim/state/smugglers.ts'
import { addParties, deviation, range, read, smallSim, type Changes, type SmallWorld } from '../world.ts'

const market: Changes = {
  singleAdultIntentionsPerDay: 500, initialHomeStock: 0, initialTravelShare: 0,
  smugglerFeeUsd: 10_000, productFeeFactor: 1, smugglerCapacityShare: 1, corridorShareEast: 0.4,
  corridorShareCentre: 0.3, smugglersPerCorridor: 10, placeCostShare: 0.1, businessTurnover: 0.2,
}

const marketOf = (world: SmallWorld = {}): Sim =>
  smallSim({ rows: 60_000, weight: 20, ...world, parameters: { ...market, ...world.parameters } })

function review(sim: Sim, date = '2024-03-01'): void {
  sim.today.day = dayNumber(date)
  reviewBusinesses(sim)
}

/** Every business makes this profit, in units of what its places cost. */
function earn({ smugglers }: Sim, relative: number): void {
  smugglers.profitUsd.forEach((_, s) => (smugglers.profitUsd[s] = relative * 1000 * smugglers.capacityPerDay[s]))
}
const nOpen = ({ smugglers }: Sim): number => smugglers.isOpen.reduce((a, b) => a + b, 0)
const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0)

describe('a business closes', () => {
  test('with the hazard that its loss gives, and loses its places', () => {
    const sim = marketOf()
    earn(sim, -1)
    review(sim)
    const closed = 330 - nOpen(sim)
    expect(Math.abs(deviation(closed, 330, 1 - Math.exp(-0.2)))).toBeLessThan(4)
    expect(sum(sim.smugglers.closed)).toBe(closed)
    sim.smugglers.isOpen.forEach((isOpen, s) => {
      if (!isOpen) expect([sim.smugglers.capacityPerDay[s], sim.smugglers.demand[s]]).toEqual([0, 0])
    })
  })

  test('on the first of a month only, and not while it earns', () => {
    const losing = marketOf()
    earn(losing, -5)
    review(losing, '2024-03-02')
    expect(nOpen(losing)).toBe(330)
    const earning = marketOf()
    earn(earning, 5)
    review(earning)
    expect(nOpen(earning)).toBe(330)
  })

  test('unless it is the last of its corridor', () => {
    const sim = marketOf()
    for (let month = 1; month <= 9; month++) {
      earn(sim, -1000)
      review(sim, `2024-0${month}-01`)
    }
    range(33).forEach((market) => {
      expect(sim.smugglers.isOpen.slice(market * 10, market * 10 + 10).reduce((a, b) => a + b)).toBe(1)
    })
  })

  test('and is hired no more', () => {
    const sim = marketOf({ parameters: { smugglersPerCorridor: 2 } })
    for (let s = 0; s < sim.smugglers.n; s += 2) sim.smugglers.isOpen[s] = 0
    sim.smugglers.capacityPerDay.fill(1e6)
    const people = addParties(sim, 600, Status.home)
    for (const i of people) intendToGo(sim, i)
    sim.outlook.departHazard.fill(10)
    depart(sim)
    const guides = people.map((i) => read(sim, i, 'smuggler') - 1).filter((s) => s >= 0)
    expect(guides.length).toBeGreaterThan(100)
    expect(guides.every((s) => s % 2 === 1)).toBe(true)
  })
})

describe('a business enters', () => {
  const half: SmallWorld = { parameters: { smugglersAtFirst: 5, entrantPlacesShare: 0.3 } }

  test('with the hazard that the profit of the others gives, with a share of their places and their fee', () => {
    const sim = marketOf(half)
    const places = sim.smugglers.capacityPerDay[0]
    sim.smugglers.feeUsd.fill(7000)
    earn(sim, 1)
    review(sim)
    const opened = nOpen(sim) - 165
    expect(Math.abs(deviation(opened, 165, 1 - Math.exp(-0.2)))).toBeLessThan(4)
    expect(sum(sim.smugglers.opened)).toBe(opened)
    const entrants = range(10).filter((s) => s >= 5 && sim.smugglers.isOpen[s])
    for (const s of entrants) {
      expect(sim.smugglers.capacityPerDay[s]).toBeCloseTo(0.3 * places, 9)
      expect(sim.smugglers.feeUsd[s]).toBeCloseTo(7000, 9)
    }
  })

  test('not where the others lose', () => {
    const sim = marketOf(half)
    earn(sim, -0.1)
    const before = nOpen(sim)
    review(sim)
    expect(sum(sim.smugglers.opened)).toBe(0)
    expect(nOpen(sim)).toBeLessThanOrEqual(before)
  })
})

describe('the product', () => {
  const NONE_YET = 9
  /** How many of 330 businesses choose each product on a day. */
  function choices(date: string, setUp: (sim: Sim) => void = () => undefined): number[] {
    const sim = marketOf({ parameters: { unseenValue: 0.6, priorBeliefPeople: 10, priorReleaseBelief: 0.5 } })
    sim.law.childrenExempt.fill(1)
    sim.smugglers.product.fill(NONE_YET)
    setUp(sim)
    review(sim, date)
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

  test('changes the fee by the factors of the old and the new', () => {
    const factors = { evade: 1.2, 'walk-up': 0.8, 'hand-children-over': 1, 'until-in': 1.5 }
    const sim = marketOf({ parameters: { productFeeFactor: factors } })
    sim.smugglers.feeUsd.forEach((_, s) => (sim.smugglers.feeUsd[s] = 7000 * Object.values(factors)[sim.smugglers.product[s]]))
    review(sim)
    sim.smugglers.feeUsd.forEach((fee, s) => {
      expect(fee).toBeCloseTo(7000 * Object.values(factors)[sim.smugglers.product[s]], 6)
    })
  })
})

test('nothing changes where smugglers are switched off', () => {
  const sim = marketOf({ switchOff: ['smugglers'] })
  earn(sim, -1000)
  const before = structuredClone({ isOpen: sim.smugglers.isOpen, product: sim.smugglers.product })
  review(sim)
  expect(sim.smugglers.isOpen).toEqual(before.isOpen)
  expect(sim.smugglers.product).toEqual(before.product)
})
