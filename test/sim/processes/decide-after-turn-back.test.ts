import { describe, expect, test } from 'vitest'

import { decideAfterTurnBack } from '../../../sim/processes/decide-after-turn-back.ts'
import { Status } from '../../../sim/state/people.ts'
import { Product } from '../../../sim/state/smugglers.ts'
import {
  addParties, beginDay, deviation, dueToday, flowOf, nWithStatus, peopleIn, read, seeds, smallSim, withStatus,
  write, type Changes, type SmallWorld,
} from '../world.ts'

const N = 4000
const even: Changes = {
  retryProb: 0.4, retryAfterRemovalProb: 0.25, stayValue: 0.3, decisionSlope: 2, guaranteeRetry: 3, appUseProb: 0, retryOfOrigin: 1,
}

/** People turned back whose wait ends today; crossing is worth as much as staying, or as a test says. */
function crowdTurnedBack(status: number, n = N, crossValue = 0.3, world: SmallWorld = {}) {
  const { parameters, ...rest } = world
  const sim = smallSim({ rows: 7 * n, ...rest, parameters: { ...even, ...parameters } })
  sim.outlook.crossValue.fill(crossValue)
  const people = addParties(sim, n, status, { party: 'single-adult' })
  for (const i of people) write(sim, i, { nTurnBacks: 1 })
  beginDay(sim)
  dueToday(sim, people)
  return { sim, people }
}

describe.each([
  ['returned to Mexico', Status.returned, Status.north, 0.4],
  ['removed', Status.removed, Status.home, 0.25],
] as const)('of those %s', (_, from, to, p) => {
  /** Share that tries again where odds at equal value are moved by `logOdds`. */
  const moved = (logOdds: number): number => 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + logOdds)))

  test('the share that the parameter says tries again, when it looks no better or worse than staying', () => {
    const { sim, people } = crowdTurnedBack(from)
    decideAfterTurnBack(sim)
    const again = nWithStatus(sim, people, to)
    expect(Math.abs(deviation(again, N, p))).toBeLessThan(4)
    expect(flowOf(sim, 'gave_up')).toBe(N - again)
    expect(nWithStatus(sim, people, Status.gaveUp)).toBe(N - again)
  })

  test.each([-0.5, 0.5])('more or fewer do as crossing is worth more or less (%d)', (gain) => {
    const { sim, people } = crowdTurnedBack(from, N, 0.3 + gain)
    decideAfterTurnBack(sim)
    expect(Math.abs(deviation(nWithStatus(sim, people, to), N, moved(2 * gain)))).toBeLessThan(4)
  })

  test('more do whose smuggler goes on until they are in', () => {
    for (const [product, factor] of [[Product.untilIn, 3], [Product.evade, 1]] as const) {
      const { sim, people } = crowdTurnedBack(from)
      sim.smugglers.product.fill(product)
      for (const i of people) write(sim, i, { smuggler: 1 })
      decideAfterTurnBack(sim)
      expect(Math.abs(deviation(nWithStatus(sim, people, to), N, moved(Math.log(factor))))).toBeLessThan(4)
    }
  })

  test('a new turn-back is a new occasion', () => {
    const { sim, people } = crowdTurnedBack(from)
    decideAfterTurnBack(sim)
    const first = new Set(withStatus(sim, people, to))
    const other = crowdTurnedBack(from)
    for (const i of other.people) write(other.sim, i, { nTurnBacks: 2 })
    decideAfterTurnBack(other.sim)
    const both = withStatus(other.sim, other.people, to).filter((i) => first.has(i)).length
    expect(Math.abs(deviation(both, N, p * p))).toBeLessThan(4)
  })

  test('those whose wait has not ended go on waiting', () => {
    const { sim, people } = crowdTurnedBack(from, 20)
    beginDay(sim) // nobody is due on this day
    decideAfterTurnBack(sim)
    expect(nWithStatus(sim, people, from)).toBe(20)
  })
})

test.each(seeds(8))('a higher value never makes anybody give up who would have tried again (seed %i)', (seed) => {
  const triers = (value: number): number[] => {
    const { sim, people } = crowdTurnedBack(Status.returned, 300, value, { seed })
    decideAfterTurnBack(sim)
    return withStatus(sim, people, Status.north)
  }
  const few = triers(0.2)
  const many = triers(0.7)
  expect(many).toEqual(expect.arrayContaining(few))
  expect(many.length).toBeGreaterThan(few.length)
})

test('who tries again from Mexico waits near the line, and may apply for an appointment', () => {
  const weight = 2
  const { sim, people } = crowdTurnedBack(Status.returned, 500, 5, { weight, parameters: { appUseProb: 1 } })
  sim.us.applicants.fill(0)
  decideAfterTurnBack(sim)
  const again = withStatus(sim, people, Status.north)
  expect(again.length).toBeGreaterThan(490)
  expect(again.every((i) => read(sim, i, 'portKey') > 0 && read(sim, i, 'goKey') > 0)).toBe(true)
  expect(sim.us.applicants[0]).toBe(peopleIn(sim, again) * weight)
})

test('who was removed and tries again stands on the ladder at home again', () => {
  const { sim, people } = crowdTurnedBack(Status.removed, 200, 5)
  decideAfterTurnBack(sim)
  const again = withStatus(sim, people, Status.home)
  expect(again.length).toBeGreaterThan(190)
  expect(again.every((i) => read(sim, i, 'goKey') > 0)).toBe(true)
  expect(new Set(again.map((i) => read(sim, i, 'goKey'))).size).toBeGreaterThan(190)
})
