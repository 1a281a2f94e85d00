import { describe, expect, test } from 'vitest'

import { attemptCrossing } from '../../../sim/processes/attempt-crossing.ts'
import { sendChildAlone } from '../../../sim/processes/send-child-alone.ts'
import { EXPELLED, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { Product } from '../../../sim/state/smugglers.ts'
import { nParties, sectors } from '../../../sim/world.ts'
import {
  addParties, classOf, countStock, deviation, flowOf, peopleIn, read, seeds, smallSim, write,
  type Changes, type SmallWorld,
} from '../world.ts'

/** A child alone is as welcome as can be, a family not at all, and parting costs nothing. */
const inviting: Changes = { partingCost: 0, partingCostYoung: 0, handOverEase: 0, decisionSlope: 50 }
/** So much that nobody would. */
const forbidding: Changes = { ...inviting, partingCost: 5, partingCostYoung: 5 }

/** Families near the line who are about to cross, with the values of crossing that a test gives. */
function familiesAboutToCross(n: number, world: SmallWorld = {}, values = { together: -1, apart: 1 }) {
  const { parameters, ...rest } = world
  const sim = smallSim({ rows: 8 * n, ...rest, parameters: { ...inviting, ...parameters } })
  const families = addParties(sim, n, Status.north, { party: 'family', origin: 'honduras', type: 'bold' })
  const others = addParties(sim, 5, Status.north, { party: 'single-adult', origin: 'honduras', type: 'bold' })
  sim.outlook.crossValue.fill(values.together)
  sim.outlook.crossValue[childClass(sim)] = values.apart
  const about = [...families, ...others]
  sim.today.attempts.set(about)
  sim.today.nAttempts = about.length
  return { sim, families, others }
}
const childClass = (sim: Sim): number =>
  classOf(sim, { party: 'unaccompanied-child', origin: 'honduras', type: 'bold' })
const attempts = ({ today }: Sim): number[] => Array.from(today.attempts.subarray(0, today.nAttempts))
const nParted = (sim: Sim): number => flowOf(sim, 'children_separated')

test('a family that would gain by it sends one child on, and stays', () => {
  const { sim, families } = familiesAboutToCross(200)
  const sizes = families.map((i) => read(sim, i, 'partySize'))
  const waits = families.map((i) => read(sim, i, 'nNorth'))
  sendChildAlone(sim)
  expect(nParted(sim)).toBe(200)
  const crossing = attempts(sim)
  families.forEach((family, k) => {
    const child = crossing[k]
    expect(child).not.toBe(family)
    const behind = sim.people.number[child] - sim.people.number[family]
    expect(behind).toBe(sizes[k] - 1) // the last of its numbers
    expect([child, family].map((i) => read(sim, i, 'past'))).toEqual([behind, behind]) // the link is kept
    expect(read(sim, child, 'classIndex')).toBe(childClass(sim))
    expect(read(sim, child, 'partySize')).toBe(1)
    expect(read(sim, child, 'status')).toBe(Status.north)
    expect(read(sim, family, 'partySize')).toBe(sizes[k] - 1)
    expect(read(sim, family, 'status')).toBe(Status.north)
    expect(read(sim, family, 'nNorth')).toBe(waits[k] + 1) // waits anew, with a new patience
    expect(read(sim, family, 'goKey')).toBeGreaterThan(0)
    expect(read(sim, family, 'classIndex')).toBe(classOf(sim, { party: 'family', origin: 'honduras', type: 'bold' }))
  })
  expect(new Set(sizes).size).toBeGreaterThan(2)
})

test.each(seeds(10))('nobody is lost or made by a parting (seed %i)', (seed) => {
  const { sim } = familiesAboutToCross(150, { seed, parameters: { decisionSlope: 0.5 } })
  const before = sim.ledger.stock.reduce((a, b) => a + b)
  const rows = sim.people.count[0]
  sendChildAlone(sim)
  expect(nParted(sim)).toBeGreaterThan(30)
  expect(nParted(sim)).toBeLessThan(150)
  expect(sim.people.count[0]).toBe(rows + nParted(sim))
  expect(sim.ledger.stock.reduce((a, b) => a + b)).toBe(before)
  const from = Status.home * nParties // unused rows are not counted
  expect(Array.from(sim.ledger.stock.subarray(from))).toEqual(countStock(sim).slice(from))
})

test('never where parting costs too much, nor from those who are no family', () => {
  const costly = familiesAboutToCross(300, { parameters: forbidding })
  const before = attempts(costly.sim)
  sendChildAlone(costly.sim)
  expect(nParted(costly.sim)).toBe(0)
  expect(attempts(costly.sim)).toEqual(before)

  const { sim, others } = familiesAboutToCross(10)
  sendChildAlone(sim)
  expect(attempts(sim).slice(10)).toEqual(others)
})

test('a family parts with one child at most, and a child sent on has none to send', () => {
  const { sim, families } = familiesAboutToCross(100)
  sendChildAlone(sim)
  const sizes = families.map((i) => read(sim, i, 'partySize'))
  sim.today.attempts.set([...families, ...attempts(sim).slice(0, 100)])
  sim.today.nAttempts = 200
  const before = attempts(sim)
  sendChildAlone(sim)
  expect(nParted(sim)).toBe(100)
  expect(attempts(sim)).toEqual(before)
  expect(families.map((i) => read(sim, i, 'partySize'))).toEqual(sizes)
})

test('a child of a family that was expelled counts as expelled itself, and both parted', () => {
  const { sim, families: [family] } = familiesAboutToCross(1)
  write(sim, family, { past: EXPELLED })
  const behind = read(sim, family, 'partySize') - 1
  sendChildAlone(sim)
  expect([attempts(sim)[0], family].map((i) => read(sim, i, 'past'))).toEqual([EXPELLED + behind, EXPELLED + behind])
})

test('a family that was expelled parts as well as another, once', () => {
  const { sim, families } = familiesAboutToCross(100)
  for (const i of families) write(sim, i, { past: EXPELLED })
  sendChildAlone(sim)
  expect(nParted(sim)).toBe(100)
  families.forEach((family, k) => (sim.today.attempts[k] = family))
  sim.today.nAttempts = 100
  sendChildAlone(sim)
  expect(nParted(sim)).toBe(100)
})

test('the child goes on with the family\'s smuggler and corridor, not with its place in the lottery', () => {
  const weight = 3
  const { sim, families: [family] } = familiesAboutToCross(1, { weight })
  write(sim, family, { corridor: 2, smuggler: 4, portKey: 0.5, lastEncounterDay: sim.startDay - 9 })
  const members = read(sim, family, 'partySize')
  sim.us.applicants[1] = members * weight
  sendChildAlone(sim)
  const [child] = attempts(sim)
  expect(read(sim, child, 'corridor')).toBe(2)
  expect(read(sim, child, 'smuggler')).toBe(4)
  expect(read(sim, child, 'lastEncounterDay')).toBe(sim.startDay - 9) // it was met with its family
  expect(read(sim, child, 'portKey')).toBe(0)
  expect(read(sim, family, 'portKey')).toBe(0.5)
  expect(sim.us.applicants[1]).toBe(peopleIn(sim, [family]) * weight)
})

describe('of families to whom both look the same', () => {
  const n = 4000
  const even = { together: 0.4, apart: 0.4 }
  const share = (parameters: Changes, setUp: (sim: Sim, families: number[]) => void = () => undefined): number => {
    const both = familiesAboutToCross(n, { parameters: { decisionSlope: 2, teenProb: 0.5, ...parameters } }, even)
    setUp(both.sim, both.families)
    sendChildAlone(both.sim)
    return nParted(both.sim)
  }
  const logit = (x: number): number => 1 / (1 + Math.exp(-2 * x)) // slope 2

  test('half send the child', () => {
    expect(Math.abs(deviation(share({}), n, 0.5))).toBeLessThan(4)
  })

  test('fewer do, the more parting costs, and the more so those without a teenager', () => {
    expect(Math.abs(deviation(share({ partingCost: 0.6 }), n, logit(-0.6)))).toBeLessThan(4)
    const young = share({ partingCostYoung: 0.8, teenProb: 0.25 })
    expect(Math.abs(deviation(young, n, 0.25 * 0.5 + 0.75 * logit(-0.8)))).toBeLessThan(4)
  })

  test('more do with a smuggler who hands children over', () => {
    const withProduct = (product: number) => share({ handOverEase: 0.5 }, (sim, families) => {
      sim.smugglers.product.fill(product)
      for (const i of families) write(sim, i, { smuggler: 1 })
    })
    expect(Math.abs(deviation(withProduct(Product.handChildrenOver), n, logit(0.5)))).toBeLessThan(4)
    expect(Math.abs(deviation(withProduct(Product.walkUp), n, 0.5))).toBeLessThan(4)
  })

  test('more do once they were turned back themselves', () => {
    const turnedBack = (ownExperienceWeight: number) =>
      share({ ownExperienceWeight, returnCost: 0.1 }, (sim, families) => {
        for (const i of families) write(sim, i, { nTurnBacks: 1 })
      })
    expect(Math.abs(deviation(turnedBack(0), n, 0.5))).toBeLessThan(4)
    // Together is then worth half of 0.4 less half of the cost of another return.
    expect(Math.abs(deviation(turnedBack(0.5), n, logit(0.4 - (0.5 * 0.4 - 0.5 * 0.1))))).toBeLessThan(4)
  })
})

describe('a family tired of waiting', () => {
  /** Nobody is about to cross; staying is worth -1, and the child alone what a test says. */
  function tiredFamilies(apart: number, world: SmallWorld = {}) {
    const both = familiesAboutToCross(200, world, { together: -1, apart })
    both.sim.today.nAttempts = 0
    both.sim.today.tired.set(both.families)
    both.sim.today.nTired = both.families.length
    both.sim.outlook.portValue.fill(-1)
    return both
  }

  test('sends the child on to cross today, and goes on waiting as before', () => {
    const { sim, families } = tiredFamilies(1)
    const waits = families.map((i) => read(sim, i, 'nNorth'))
    sendChildAlone(sim)
    expect(nParted(sim)).toBe(200)
    expect(sim.today.nAttempts).toBe(200)
    const { number } = sim.people
    expect(attempts(sim).every((child, k) => read(sim, child, 'past') === number[child] - number[families[k]])).toBe(true)
    expect(families.map((i) => read(sim, i, 'nNorth'))).toEqual(waits)
    expect(flowOf(sim, 'children_separated_waiting')).toBe(200)
  })

  test('stays together where going on waiting is worth more than the child alone', () => {
    const { sim } = tiredFamilies(-2)
    sendChildAlone(sim)
    expect(nParted(sim)).toBe(0)
    expect(sim.today.nAttempts).toBe(0)
  })
})

describe('the reason', () => {
  const reasons = ['advised', 'turned_back', 'barred', 'waiting', 'otherwise'] as const
  const counted = (parameters: Changes, setUp: (sim: Sim, families: number[]) => void, apart = 1): number[] => {
    const { sim, families } = familiesAboutToCross(200, { parameters }, { together: -1, apart })
    setUp(sim, families)
    sendChildAlone(sim)
    const counts = reasons.map((reason) => flowOf(sim, `children_separated_${reason}`))
    expect(counts.reduce((a, b) => a + b)).toBe(nParted(sim))
    return counts
  }
  const handsOver = (sim: Sim, families: readonly number[]): void => {
    sim.smugglers.product.fill(Product.handChildrenOver)
    for (const i of families) write(sim, i, { smuggler: 1 })
  }

  test('is none but its beliefs for a family that nothing else holds up', () => {
    expect(counted({}, () => undefined)).toEqual([0, 0, 0, 0, 200])
  })

  test('is that the law bars families, and before it that one was turned back', () => {
    expect(counted({}, (sim) => sim.law.barred.fill(1))).toEqual([0, 0, 200, 0, 0])
    expect(counted({}, (sim, families) => {
      sim.law.barred.fill(1)
      families.slice(0, 70).forEach((i) => write(sim, i, { nTurnBacks: 1 }))
    })).toEqual([0, 70, 130, 0, 0])
  })

  test('is the smuggler only where the family would not have parted without one', () => {
    expect(counted({ handOverEase: 1 }, handsOver)).toEqual([0, 0, 0, 0, 200])
    expect(counted({ handOverEase: 1 }, handsOver, -1.5)).toEqual([200, 0, 0, 0, 0])
    expect(counted({}, handsOver, -1.5)).toEqual([0, 0, 0, 0, 0])
  })
})

test('a parting is counted in the sector in which the child then attempts to cross', () => {
  const { sim, families } = familiesAboutToCross(200)
  families.forEach((i, k) => write(sim, i, { corridor: k % 3 }))
  sendChildAlone(sim)
  const of = (name: 'children_separated' | 'attempts') => sectors.map((sector) =>
    flowOf(sim, name, { sector, party: 'unaccompanied-child' }))
  const announced = of('children_separated')
  attemptCrossing(sim)
  expect(announced.filter((n) => n > 0).length).toBeGreaterThan(4)
  expect(of('attempts')).toEqual(announced)
  expect(flowOf(sim, 'separated_children_encountered'))
    .toBe(flowOf(sim, 'encounters_between_ports', { party: 'unaccompanied-child' }))
})

test('no family parts where that part of the model is off', () => {
  const { sim, families } = familiesAboutToCross(50, { switchOff: ['parting'] })
  sendChildAlone(sim)
  expect(attempts(sim).slice(0, 50)).toEqual(families)
  expect(nParted(sim)).toBe(0)
})
