import { describe, expect, test } from 'vitest'

import { attemptCrossing } from '../../../sim/processes/attempt-crossing.ts'
import { EXPELLED, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { Product } from '../../../sim/state/smugglers.ts'
import { corridorOfSector, sectors } from '../../../sim/world.ts'
import {
  addParties, deviation, flowOf, nWithStatus, peopleIn, read, seeds, smallSim, write,
  type Changes, type SmallWorld, type Who,
} from '../world.ts'

/** People who cross today; all of them evade, or the share that a test says. */
function crowdAtBorder(n: number, world: SmallWorld = {}, who: Who = {}, evadeProb = 1) {
  const sim = smallSim({ rows: 7 * n, ...world })
  const people = addParties(sim, n, Status.north, who)
  sim.outlook.evadeProb.fill(evadeProb)
  cross(sim, people)
  return { sim, people }
}
function cross({ today }: Sim, people: readonly number[]): void {
  today.attempts.set(people)
  today.nAttempts = people.length
}
const cases = ({ today }: Sim): number[] => Array.from(today.cases.subarray(0, today.nCases))

test('apprehends, misses and overlooks the shares that the parameters say', () => {
  const n = 20_000
  const { sim } = crowdAtBorder(n, { parameters: { detectionProb: 0.7, interdictionProb: 0.8 } })
  attemptCrossing(sim)
  expect(Math.abs(deviation(flowOf(sim, 'encounters_between_ports'), n, 0.56))).toBeLessThan(4)
  expect(Math.abs(deviation(flowOf(sim, 'got_aways'), n, 0.14))).toBeLessThan(4)
  expect(Math.abs(deviation(flowOf(sim, 'undetected_entries'), n, 0.3))).toBeLessThan(4)
})

test.each(seeds(50))('gives every attempt exactly one outcome (seed %i)', (seed) => {
  const party = (['single-adult', 'family', 'unaccompanied-child'] as const)[seed % 3]
  const { sim, people } = crowdAtBorder(
    300, { seed, parameters: { detectionProb: 0.5, interdictionProb: 0.6 } }, { party, origin: 'cuba' }, 0.6,
  )
  attemptCrossing(sim)
  const met = flowOf(sim, 'encounters_between_ports')
  const unmet = flowOf(sim, 'got_aways') + flowOf(sim, 'undetected_entries')
  expect(flowOf(sim, 'attempts', { party, origin: 'cuba' })).toBe(peopleIn(sim, people))
  expect(met + unmet).toBe(peopleIn(sim, people))
  expect(met).toBe(peopleIn(sim, cases(sim)))
  expect(cases(sim)).toEqual(people.filter((i) => read(sim, i, 'status') === Status.custody))
  expect(nWithStatus(sim, people, Status.custody) + nWithStatus(sim, people, Status.interior)).toBe(300)
  expect(unmet).toBeGreaterThan(0)
  expect(people.every((i) => read(sim, i, 'nAttempts') === 1)).toBe(true)
})

test('meets everybody who walks up, however bad detection is', () => {
  const { sim, people } = crowdAtBorder(200, { parameters: { detectionProb: 0 } }, {}, 0)
  attemptCrossing(sim)
  expect(nWithStatus(sim, people, Status.custody)).toBe(200)
  expect(flowOf(sim, 'encounters_between_ports')).toBe(200)
})

test.each(seeds(10))('stricter enforcement only moves a person up the list (seed %i)', (seed) => {
  // 0 met, 1 got away, 2 unnoticed: of the same people with the same luck
  const outcomes = (parameters: Changes): number[] => {
    const { sim, people } = crowdAtBorder(400, { seed, parameters })
    return people.map((i) => {
      sim.flows.today.fill(0)
      cross(sim, [i])
      attemptCrossing(sim)
      return flowOf(sim, 'got_aways') + 2 * flowOf(sim, 'undetected_entries')
    })
  }
  const lax = outcomes({ detectionProb: 0.7, interdictionProb: 0.5 })
  const strict = outcomes({ detectionProb: 0.8, interdictionProb: 0.6 })
  lax.forEach((outcome, k) => expect(strict[k]).toBeLessThanOrEqual(outcome))
  expect(strict).not.toEqual(lax)
  expect(new Set(lax).size).toBe(3)
})

test('a smuggler lowers the chance of being stopped, not of being noticed', () => {
  const n = 10_000
  const { sim, people } = crowdAtBorder(n, {
    parameters: { detectionProb: 0.8, interdictionProb: 0.75, smugglerEvasion: 0.5 },
  })
  for (const i of people) write(sim, i, { smuggler: 1 })
  attemptCrossing(sim)
  const met = flowOf(sim, 'encounters_between_ports')
  expect(Math.abs(deviation(met, n, 0.3))).toBeLessThan(4)
  expect(Math.abs(deviation(flowOf(sim, 'undetected_entries'), n, 0.2))).toBeLessThan(4)
  expect(sim.communities.evasionsToday.reduce((a, b) => a + b)).toBe(n)
  expect(sim.communities.caughtToday.reduce((a, b) => a + b)).toBe(met)
})

test('records those who got in for their smuggler', () => {
  const { sim, people } = crowdAtBorder(100, { weight: 3, parameters: { detectionProb: 0 } })
  for (const i of people) write(sim, i, { smuggler: 2 })
  const before = sim.smugglers.arrivedToday[1]
  attemptCrossing(sim)
  expect(sim.smugglers.arrivedToday[1] - before).toBeCloseTo(300, 9)
})

test('a smuggler\'s product draws clients to the way that it is made for', () => {
  const n = 6000
  const evading = (product: number | null): number => {
    const { sim, people } = crowdAtBorder(
      n, { parameters: { detectionProb: 0, productBonus: 0.1, modeSlope: 10 } }, {}, 0.5,
    )
    sim.smugglers.product.fill(product ?? 0)
    if (product !== null) for (const i of people) write(sim, i, { smuggler: 1 })
    attemptCrossing(sim)
    return nWithStatus(sim, people, Status.interior)
  }
  const up = Math.E / (1 + Math.E) // even odds, moved by slope x bonus = 1
  expect(Math.abs(deviation(evading(null), n, 0.5))).toBeLessThan(4)
  expect(Math.abs(deviation(evading(Product.evade), n, up))).toBeLessThan(4)
  expect(Math.abs(deviation(evading(Product.untilIn), n, up))).toBeLessThan(4)
  expect(Math.abs(deviation(evading(Product.walkUp), n, 1 - up))).toBeLessThan(4)
  expect(Math.abs(deviation(evading(Product.handChildrenOver), n, 1 - up))).toBeLessThan(4)
})

describe('the sector', () => {
  const attraction = {
    'rio-grande-valley': 0.2, laredo: 0.1, 'del-rio': 0.7, 'big-bend': 0.4, 'el-paso': 0.6,
    tucson: 0.5, yuma: 0.3, 'el-centro': 0.2, 'san-diego': 1,
  }

  test.each([0, 1, 2])('is one that corridor %i leads to, as often as it attracts', (corridor) => {
    const n = 6000
    const { sim, people } = crowdAtBorder(n, {
      parameters: { sectorAttraction: attraction, sanDiegoShareOfWest: 0.4 },
    })
    for (const i of people) write(sim, i, { corridor })
    attemptCrossing(sim)
    const weights = sectors.map((name, s) => {
      if (corridorOfSector[s] !== corridor) return 0
      return corridor < 2 ? attraction[name] : name === 'san-diego' ? 0.4 : 0.6 * attraction[name]
    })
    const total = weights.reduce((a, b) => a + b)
    sectors.forEach((sector, s) => {
      const count = flowOf(sim, 'attempts', { sector })
      expect(people.filter((i) => read(sim, i, 'sector') === s)).toHaveLength(count)
      if (weights[s] === 0) expect(count).toBe(0)
      else expect(Math.abs(deviation(count, n, weights[s] / total))).toBeLessThan(4)
    })
  })

  test('is one before which Mexico presses less, the more so the more exposed people are and the harder it tries', () => {
    const n = 6000
    const shareOfTucson = (exposure: number, effort: number, pressure: number): number => {
      const { sim, people } = crowdAtBorder(n, {
        parameters: { sectorAttraction: attraction, sanDiegoShareOfWest: 0.4, exposure, corridorPressureWeight: 1 },
      })
      for (const i of people) write(sim, i, { corridor: 2 })
      sim.mexico.effort.fill(effort)
      sim.mexico.sectorPressure.fill(1)
      sim.mexico.sectorPressure[sectors.indexOf('tucson')] = pressure
      attemptCrossing(sim)
      return flowOf(sim, 'attempts', { sector: 'tucson' })
    }
    const share = 0.6 * 0.5 // of Tucson, the rest of the corridor 0.7
    const odds = share / (1 - share)
    for (const [exposure, effort, pressure] of [[0, 2, 3], [0.5, 1, 3], [0.5, 2, 3], [1, 2, 2], [0.5, 2, 1]] as const) {
      const pressed = odds * Math.exp(-exposure * effort * (pressure - 1))
      expect(Math.abs(deviation(shareOfTucson(exposure, effort, pressure), n, pressed / (1 + pressed)))).toBeLessThan(4)
    }
  })

  test('says how many of those who evade go by a remote route', () => {
    const n = 5000
    const remote = (evadeProb: number): number => {
      const { sim } = crowdAtBorder(n, { parameters: { remoteSector: 0.3 } }, {}, evadeProb)
      attemptCrossing(sim)
      return flowOf(sim, 'attempts_on_remote_routes')
    }
    expect(Math.abs(deviation(remote(1), n, 0.3))).toBeLessThan(4)
    expect(remote(0)).toBe(0)
  })
})

test('counts whom an expulsion met before, whenever that was, once for each encounter', () => {
  const { sim, people } = crowdAtBorder(30, {}, {}, 0)
  for (const i of people.slice(0, 12)) write(sim, i, { past: EXPELLED, lastEncounterDay: sim.startDay - 900 })
  for (const i of people.slice(12, 20)) write(sim, i, { past: 2, lastEncounterDay: sim.startDay - 900 }) // only parted
  attemptCrossing(sim)
  expect(flowOf(sim, 'encounters_after_expulsion')).toBe(12)
  expect(flowOf(sim, 'repeat_encounters')).toBe(0)
})

test('counts as a repeat whoever was encountered in the 365 days before', () => {
  const { sim, people } = crowdAtBorder(6, { start: '2021-01-01', to: '2023-12-31' }, {}, 0)
  const first = sim.startDay
  const repeats = (after: number): number => {
    for (const i of people) write(sim, i, { status: Status.north })
    sim.flows.today.fill(0)
    sim.today.day = first + after
    cross(sim, people)
    attemptCrossing(sim)
    return flowOf(sim, 'repeat_encounters')
  }
  const days = [0, 1, 366, 732, 1097]
  expect(days.map(repeats)).toEqual([0, 6, 6, 0, 6]) // 1, 365, 366 and 365 days after the last
})

test('ends an application for an appointment', () => {
  const { sim, people } = crowdAtBorder(30, { weight: 2 }, { party: 'family' })
  for (const i of people) write(sim, i, { portKey: 1 })
  sim.us.applicants[1] = 2 * peopleIn(sim, people)
  attemptCrossing(sim)
  expect(sim.us.applicants[1]).toBe(0)
  expect(people.every((i) => read(sim, i, 'portKey') === 0)).toBe(true)
})

test('learns in two weeks how many encounters to expect', () => {
  const { sim, people } = crowdAtBorder(100, { weight: 5 }, {}, 0)
  sim.us.expectedEncounters[0] = 0
  for (let day = 0; day < 14; day++) {
    cross(sim, people)
    sim.flows.today.fill(0)
    attemptCrossing(sim)
  }
  expect(sim.us.expectedEncounters[0]).toBeGreaterThan(0.55 * 500)
  expect(sim.us.expectedEncounters[0]).toBeLessThan(0.75 * 500)
  expect(sim.us.clusters[1] / sim.us.clusters[0]).toBeCloseTo(1, 9) // parties of one
})
