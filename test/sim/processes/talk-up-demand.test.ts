import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { talkUpDemand } from '../../../sim/processes/talk-up-demand.ts'
import { weighOptions } from '../../../sim/processes/weigh-options.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nOrigins, origins } from '../../../sim/world.ts'
import { classOf, originIndex, policyOf, range, smallSim, type Changes, type SmallWorld } from '../world.ts'

const talkative: Changes = {
  singleAdultIntentionsPerDay: 100, initialHomeStock: 0, initialTravelShare: 0, smugglerCapacityShare: 1,
  ownDeadlineProb: 1, ownDeadlineDays: 20, failedDeadlineCost: 0.4, trustDays: 1e9,
}

/** Smugglers whom nobody hires, unless a test says otherwise. */
function idle(world: SmallWorld = {}, demand = 0): Sim {
  const sim = smallSim({ rows: 40_000, weight: 20, ...world, parameters: { ...talkative, ...world.parameters } })
  sim.smugglers.demand.forEach((_, s) => (sim.smugglers.demand[s] = demand * sim.smugglers.capacityPerDay[s]))
  return sim
}
function talk(sim: Sim, date: string): void {
  sim.today.day = dayNumber(date)
  talkUpDemand(sim)
}

test('the message is the louder, the idler the business', () => {
  const messageAt = (demand: number): number => {
    const sim = idle({}, demand)
    talk(sim, '2024-01-05')
    return sim.smugglers.message[0]
  }
  expect(messageAt(2)).toBe(0)
  expect(messageAt(0.5)).toBeGreaterThan(0.2)
  expect(messageAt(0.1)).toBeGreaterThan(messageAt(0.5))
  expect(messageAt(0)).toBe(1)
})

describe('a deadline of their own', () => {
  test('is told on the first of a month by those who are idle', () => {
    const sim = idle()
    talk(sim, '2024-01-31')
    expect(Array.from(sim.smugglers.deadlineDay)).toEqual(origins.map(() => 0))
    talk(sim, '2024-02-01')
    expect(Array.from(sim.smugglers.deadlineDay)).toEqual(origins.map(() => dayNumber('2024-02-21')))
    const busy = idle({}, 2)
    talk(busy, '2024-02-01')
    expect(Array.from(busy.smugglers.deadlineDay)).toEqual(origins.map(() => 0))
  })

  test('is told as often as the parameter and their idleness say', () => {
    const told = range(60).reduce((n, replicate) => {
      const sim = idle({ replicate, parameters: { ownDeadlineProb: 0.5 } })
      talk(sim, '2024-02-01')
      return n + sim.smugglers.deadlineDay.filter((day) => day > 0).length
    }, 0)
    expect(Math.abs(told / (60 * nOrigins) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / (60 * nOrigins)))
  })

  test('costs them trust when the day passes and nothing has happened', () => {
    const sim = idle()
    talk(sim, '2024-02-01')
    talk(sim, '2024-02-20')
    expect(sim.smugglers.trust[3]).toBe(1)
    talk(sim, '2024-02-21')
    expect(sim.smugglers.trust[3]).toBeCloseTo(0.6, 6)
    expect(sim.smugglers.deadlineDay[3]).toBe(0)
  })

  test('costs nothing where a measure did take effect meanwhile, for the origins that it covers', () => {
    const policies = {
      order: policyOf({ effective: '2024-02-15', covers: { origins: ['honduras'], parties: ['single-adult'] } }),
    }
    const sim = idle({ policies })
    talk(sim, '2024-02-01')
    talk(sim, '2024-02-21')
    expect(sim.smugglers.trust[originIndex('honduras')]).toBe(1)
    expect(sim.smugglers.trust[originIndex('cuba')]).toBeCloseTo(0.6, 6)
  })

  test('hurries people at home, the less the less smugglers are trusted', () => {
    const hazardAt = (setUp: (sim: Sim) => void): number => {
      const sim = idle({ parameters: { ownDeadlineCredence: 0.3, smugglerMessage: 0, planningHorizonDays: 60 } })
      sim.today.day = dayNumber('2024-02-01')
      setUp(sim)
      weighOptions(sim)
      return sim.outlook.departHazard[classOf(sim, { origin: 'guatemala', party: 'family' })]
    }
    const deadline = (sim: Sim): void => {
      sim.smugglers.deadlineDay.fill(dayNumber('2024-02-25'))
    }
    const none = hazardAt(() => undefined)
    const trusted = hazardAt(deadline)
    const doubted = hazardAt((sim) => {
      deadline(sim)
      sim.smugglers.trust.fill(0.3)
    })
    expect(trusted).toBeGreaterThan(doubted)
    expect(doubted).toBeGreaterThan(none)
    const passed = hazardAt((sim) => sim.smugglers.deadlineDay.fill(dayNumber('2024-02-03')))
    expect(passed).toBe(none) // too near to arrive before it
  })
})

test('trust comes back in the time of the parameter', () => {
  const sim = idle({ parameters: { trustDays: 50, ownDeadlineProb: 0 } })
  sim.smugglers.trust.fill(0)
  for (let day = 0; day < 50; day++) talk(sim, '2024-01-05')
  expect(sim.smugglers.trust[0]).toBeCloseTo(1 - Math.exp(-1), 1)
})

test('nobody talks where smugglers are switched off', () => {
  const sim = idle({ switchOff: ['smugglers'] })
  talk(sim, '2024-02-01')
  expect(sim.smugglers.message.every((loudness) => loudness === 0)).toBe(true)
  expect(sim.smugglers.deadlineDay.every((day) => day === 0)).toBe(true)
})
