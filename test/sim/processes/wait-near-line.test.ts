import { describe, expect, test } from 'vitest'

import { waitNearLine } from '../../../sim/processes/wait-near-line.ts'
import { giveUp, waitInNorth } from '../../../sim/state/journeys.ts'
import { Place, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import {
  addParties, beginDay, deviation, flowOf, luckOf, nWithStatus, peopleIn, range, read, seeds, smallSim,
  withStatus, write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

const still: Changes = { exposure: 1, sweepHazardPerDay: 0, returnAfterStopProb: 0 }

/** People waiting near the line since yesterday, in corridor 0; nothing happens unless a test makes it. */
function crowdNearLine(n: number, world: SmallWorld = {}, who: Who = {}) {
  const { parameters, ...rest } = world
  const sim = smallSim({ rows: 6 * n, ...rest, parameters: { ...still, ...parameters } })
  sim.outlook.crossHazard.fill(0)
  sim.mexico.effort.fill(1)
  sim.mexico.corridorShare.fill(1 / 3)
  sim.mexico.cashUsd[0] = 1e12
  sim.mexico.stopsLeft.fill(1e9)
  sim.mexico.bussesLeft[0] = 1e9
  const people = addParties(sim, n, Status.travelling, who)
  for (const i of people) waitInNorth(sim, i)
  return { sim, people }
}
const attempts = ({ today }: Sim): number[] => Array.from(today.attempts.subarray(0, today.nAttempts))

describe('crossing', () => {
  test('is tried by the share that the hazard says, each person once a day', () => {
    const n = 15_000
    const { sim, people } = crowdNearLine(n)
    sim.outlook.crossHazard.fill(0.3)
    waitNearLine(sim)
    const crossing = attempts(sim)
    expect(Math.abs(deviation(crossing.length, n, 1 - Math.exp(-0.3)))).toBeLessThan(4)
    expect(new Set(crossing).size).toBe(crossing.length)
    const near = new Set(people)
    expect(crossing.every((i) => near.has(i))).toBe(true)
    expect(nWithStatus(sim, people, Status.north)).toBe(n) // what comes of it is for others to say
  })

  test('is tried by nobody without hazard, nor by those no longer there', () => {
    const { sim, people } = crowdNearLine(200)
    waitNearLine(sim)
    expect(attempts(sim)).toEqual([])
    for (const i of people.slice(50)) giveUp(sim, i)
    sim.outlook.crossHazard.fill(50)
    waitNearLine(sim)
    expect(attempts(sim).toSorted((a, b) => a - b)).toEqual(people.slice(0, 50))
    waitNearLine(sim)
    expect(attempts(sim)).toEqual([]) // passed once, not again until they wait anew
  })

  test('is tried by those who begin to wait anew with a patience of its own', () => {
    const n = 3000
    const { sim, people } = crowdNearLine(n)
    for (const i of people) waitInNorth(sim, i) // the first places on the ladder are void
    sim.outlook.crossHazard.fill(0.2)
    waitNearLine(sim)
    expect(Math.abs(deviation(attempts(sim).length, n, 1 - Math.exp(-0.2)))).toBeLessThan(4)
    expect(new Set(attempts(sim)).size).toBe(attempts(sim).length)
  })

  test.each(seeds(10))('is tried by nobody earlier whose hazard is lower from the start (seed %i)', (seed) => {
    const luck = luckOf(seed)
    const high = range(30).map(() => (luck() < 0.2 ? 0.3 * luck() : 0.02 * luck()))
    const low = high.map((hazard) => hazard * (0.4 + 0.6 * luck()))
    const daysOfCrossing = (hazards: readonly number[]): number[] => {
      const { sim, people } = crowdNearLine(300, { seed, parameters: { multiplierSpread: 0.5 } })
      const crossedOn = new Map<number, number>()
      hazards.forEach((hazard, day) => {
        beginDay(sim)
        sim.outlook.crossHazard.fill(hazard)
        waitNearLine(sim)
        for (const i of attempts(sim)) {
          crossedOn.set(i, day)
          write(sim, i, { status: Status.custody })
        }
      })
      return people.map((i) => crossedOn.get(i) ?? Infinity)
    }
    const early = daysOfCrossing(high)
    const late = daysOfCrossing(low)
    expect(late.filter((day, k) => day < early[k]).length).toBe(0)
    expect(late.filter((day, k) => day > early[k]).length).toBeGreaterThan(20)
  })
})

describe('sweeps', () => {
  test('pick up the share that hazard, effort, corridor and exposure say', () => {
    const n = 10_000
    const { sim, people } = crowdNearLine(n, { parameters: { sweepHazardPerDay: 0.1, exposure: 0.5 } })
    sim.mexico.effort[Place.north] = 2
    sim.mexico.corridorShare.set([0.5, 0.25, 0.25])
    waitNearLine(sim)
    const hazard = 0.1 * 2 * (0.5 * 3) * 0.5
    const taken = nWithStatus(sim, people, Status.stopped)
    expect(Math.abs(deviation(taken, n, 1 - Math.exp(-hazard)))).toBeLessThan(4)
    expect(flowOf(sim, 'stops_in_mexico')).toBe(taken)
    expect(flowOf(sim, 'bussed_south')).toBe(taken)
    expect(sim.communities.stopsToday.reduce((a, b) => a + b)).toBe(taken)
  })

  test('pick up those who begin to wait anew by a patience of its own', () => {
    const n = 3000
    const { sim, people } = crowdNearLine(n, { parameters: { sweepHazardPerDay: 0.2 } })
    for (const i of people) waitInNorth(sim, i) // the first places on the ladder are void
    waitNearLine(sim)
    expect(Math.abs(deviation(nWithStatus(sim, people, Status.stopped), n, 1 - Math.exp(-0.2)))).toBeLessThan(4)
  })

  test.each([
    ['not exposed', { exposure: 0 }, () => undefined],
    ['in a corridor where Mexico does not press', {}, (sim: Sim) => sim.mexico.corridorShare.set([0, 0.5, 0.5])],
    ['safe while Mexico makes no effort', {}, (sim: Sim) => sim.mexico.effort.fill(0)],
    ['safe while Mexico has no money', {}, (sim: Sim) => sim.mexico.cashUsd.fill(0)],
  ])('leave alone those who are %s', (_, parameters, setUp) => {
    const { sim, people } = crowdNearLine(300, { parameters: { sweepHazardPerDay: 0.5, ...parameters } })
    setUp(sim)
    for (let call = 0; call < 5; call++) waitNearLine(sim)
    expect(nWithStatus(sim, people, Status.north)).toBe(300)
    expect(flowOf(sim, 'stops_in_mexico')).toBe(0)
  })

  test('do not happen where stops in Mexico are switched off', () => {
    const { sim, people } = crowdNearLine(100, {
      switchOff: ['stops-in-mexico'], parameters: { sweepHazardPerDay: 1 },
    })
    for (let call = 0; call < 5; call++) waitNearLine(sim)
    expect(nWithStatus(sim, people, Status.north)).toBe(100)
  })

  test('let people go, to wait on, when there is no place on a bus', () => {
    const { sim, people } = crowdNearLine(400, { parameters: { sweepHazardPerDay: 1 } })
    sim.mexico.effort.fill(10)
    sim.mexico.bussesLeft[0] = 70
    waitNearLine(sim)
    expect(flowOf(sim, 'stops_in_mexico')).toBeGreaterThan(300)
    expect(nWithStatus(sim, people, Status.stopped)).toBe(70)
    expect(nWithStatus(sim, people, Status.north)).toBe(330)
  })

  test('come before the day\'s attempts: whoever is picked up does not cross', () => {
    const { sim, people } = crowdNearLine(500, { parameters: { sweepHazardPerDay: 1 } })
    sim.outlook.crossHazard.fill(50)
    waitNearLine(sim)
    const crossing = attempts(sim)
    const taken = withStatus(sim, people, Status.stopped)
    expect(taken.length).toBeGreaterThan(100)
    expect(crossing).toHaveLength(500 - taken.length)
    expect(crossing.some((i) => taken.includes(i))).toBe(false)
  })
})

describe('patience', () => {
  test('ends at home for the share that the parameter says; the others wait on', () => {
    for (const goHomeProb of [0, 0.4, 1]) {
      const { sim, people } = crowdNearLine(4000, { parameters: { goHomeProb, northPatienceDays: 4 } })
      let home = 0
      for (let day = 0; day < 3; day++) {
        beginDay(sim)
        waitNearLine(sim)
        home += flowOf(sim, 'gave_up')
      }
      expect(nWithStatus(sim, people, Status.gaveUp)).toBe(home)
      expect(nWithStatus(sim, people, Status.north)).toBe(people.length - home)
      // Of those who have reconsidered for the first time: home, or waiting for the second time
      const first = people.filter((i) => read(sim, i, 'nNorth') === 1 && read(sim, i, 'status') === Status.gaveUp)
      const again = people.filter((i) => read(sim, i, 'nNorth') > 1)
      const n = first.length + again.length
      expect(n).toBeGreaterThan(1500)
      if (goHomeProb % 1 === 0) expect(first.length).toBe(n * goHomeProb)
      else expect(Math.abs(deviation(first.length, n, goHomeProb))).toBeLessThan(4)
    }
  })

  test('lasts as long as its mean says', () => {
    const n = 6000
    const { sim, people } = crowdNearLine(n, { parameters: { goHomeProb: 1, northPatienceDays: 15 } })
    for (let day = 1; day <= 20; day++) {
      beginDay(sim)
      waitNearLine(sim)
      if (day % 5 > 0) continue
      const home = nWithStatus(sim, people, Status.gaveUp)
      expect(Math.abs(deviation(home, n, 1 - Math.exp(-day / 15)))).toBeLessThan(4)
    }
  })

  test('gives up the application for an appointment with the journey', () => {
    const { sim, people } = crowdNearLine(
      20, { parameters: { goHomeProb: 1, northPatienceDays: 1 } }, { party: 'family' },
    )
    for (const i of people) write(sim, i, { portKey: 0.5 })
    sim.us.applicants[1] = peopleIn(sim, people)
    for (let day = 0; day < 30; day++) {
      beginDay(sim)
      waitNearLine(sim)
    }
    expect(nWithStatus(sim, people, Status.gaveUp)).toBe(20)
    expect(sim.us.applicants[1]).toBe(0)
  })
})
