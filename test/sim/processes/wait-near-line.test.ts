import { describe, expect, test } from 'vitest'

import { waitNearLine } from '../../../sim/processes/wait-near-line.ts'
import { giveUp, waitInNorth } from '../../../sim/state/journeys.ts'
import { Place, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import {
  addParties, beginDay, deviation, dueToday, flowOf, nWithStatus, peopleIn, read, seeds, smallSim, withStatus,
  write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

const still: Changes = { exposure: 1, northPatienceDays: 900, sweepHazardPerDay: 0, returnAfterStopProb: 0 }

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
    expect(people).toEqual(expect.arrayContaining(crossing))
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

  test.each(seeds(10))('is tried under a higher hazard by all who try under a lower (seed %i)', (seed) => {
    const triers = (hazard: number): number[] => {
      const { sim } = crowdNearLine(300, { seed, parameters: { multiplierSpread: 0.6 } })
      sim.outlook.crossHazard.fill(hazard)
      waitNearLine(sim)
      return attempts(sim)
    }
    const few = triers(0.1)
    const many = triers(0.4)
    expect(many).toEqual(expect.arrayContaining(few))
    expect(many.length).toBeGreaterThan(few.length)
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
    const n = 5000
    for (const goHomeProb of [0, 0.4, 1]) {
      const { sim, people } = crowdNearLine(n, { parameters: { goHomeProb } }, { party: 'single-adult' })
      beginDay(sim)
      dueToday(sim, people)
      waitNearLine(sim)
      const home = nWithStatus(sim, people, Status.gaveUp)
      expect(flowOf(sim, 'gave_up')).toBe(home)
      if (goHomeProb % 1 === 0) expect(home).toBe(n * goHomeProb)
      else expect(Math.abs(deviation(home, n, goHomeProb))).toBeLessThan(4)
      for (const i of withStatus(sim, people, Status.north)) {
        expect(read(sim, i, 'dueDay')).toBeGreaterThan(sim.today.day)
      }
    }
  })

  test('lasts as long as its mean says', () => {
    const n = 4000
    const { sim, people } = crowdNearLine(n, { to: '2026-06-30', parameters: { northPatienceDays: 30 } })
    const days = people.map((i) => read(sim, i, 'dueDay') - sim.today.day)
    const meanDays = days.reduce((a, b) => a + b) / n
    // The whole days of an exponential wait, and one: 1 + 1 / (e^(1/30) - 1), a little under 30.5 + 0.01
    const wanted = 1 + 1 / Math.expm1(1 / 30)
    expect(Math.abs(meanDays - wanted)).toBeLessThan(4 * 30 / Math.sqrt(n))
  })

  test('gives up the application for an appointment with the journey', () => {
    const { sim, people } = crowdNearLine(20, { parameters: { goHomeProb: 1 } }, { party: 'family' })
    for (const i of people) write(sim, i, { portKey: 0.5 })
    sim.us.applicants[1] = peopleIn(sim, people)
    beginDay(sim)
    dueToday(sim, people)
    waitNearLine(sim)
    expect(sim.us.applicants[1]).toBe(0)
  })
})
