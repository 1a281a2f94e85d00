/** What Mexico does, over paired replicates: the immediate mechanism has the sign it must have. */
import { describe, expect, test } from 'vitest'

import type { MexicoEntry, Policy, Scenario } from '../../sim/scenario.ts'
import { origins } from '../../sim/world.ts'
import { entryOf, everywhere, mean } from '../sim/world.ts'
import { pairedFrom, shortened } from './short-runs.ts'

const CHANGE = '2024-06-01'
const statusQuo = shortened('statusQuo', '2024-05-25', '2024-06-30')
const withMexico = (...entries: MexicoEntry[]): Scenario =>
  ({ ...statusQuo, mexico: [...statusQuo.mexico, ...entries] })
/** With places to hold people in and few interviews, so that it is Mexico's quota that binds. */
const withTakeBack = (changes: Partial<Policy>): Scenario => ({
  ...statusQuo,
  parameters: { custodyPlaces: 60_000, claimAskedProb: 0.2 },
  policies: {
    ...statusQuo.policies,
    'chnv-take-back': {
      ...statusQuo.policies['chnv-take-back'], effective: CHANGE,
      covers: { origins: origins.slice(1), parties: ['single-adult', 'family'] }, ...changes,
    },
  },
})

const paired = (scenario: Scenario, against: Scenario, nReplicates?: number, weight?: number) =>
  pairedFrom(CHANGE, scenario, against, nReplicates, weight, 'mexico')
const meanOf = (pairs: readonly [number, number][], k: 0 | 1): number => mean(pairs.map((pair) => pair[k]))

test('more effort to stop people: more are stopped in the first 30 days, in nearly every replicate', () => {
  // Much more, as what was stepped up in May is still there, and as effort wears off
  const sums = paired(withMexico(entryOf(CHANGE, { effort: everywhere(6) })), statusQuo)
  const stops = sums('stops_in_mexico')
  expect(stops.filter(([more, less]) => more > less).length).toBeGreaterThanOrEqual(38)
  expect(meanOf(stops, 0)).toBeGreaterThan(1.1 * meanOf(stops, 1))
})

test('a larger take-back: more are returned to Mexico in the first 30 days, and hardly ever fewer', () => {
  const sums = paired(withTakeBack({ takeBackPerDay: 1000 }), withTakeBack({ takeBackPerDay: 300 }))
  const returns = sums('returns_to_mexico')
  // A simulated person stands for 1,000 people here, so that a replicate may end in a tie, and one or
  // two with fewer (one of 40 did; news of returns that keeps people away may be why, which nobody has checked).
  expect(returns.filter(([more, less]) => more >= less).length).toBeGreaterThanOrEqual(38)
  expect(returns.filter(([more, less]) => more > less).length).toBeGreaterThanOrEqual(36)
  expect(meanOf(returns, 0)).toBeGreaterThan(1.5 * meanOf(returns, 1))
})

test('less consent: fewer are returned to Mexico in the first 30 days', () => {
  const agreed = withTakeBack({ effective: '2023-01-05', takeBackPerDay: 1000 })
  const cooler = { ...agreed, mexico: [...agreed.mexico, entryOf(CHANGE, { consent: 0.1 })] }
  const returns = paired(cooler, agreed, 4, 300)('returns_to_mexico')
  for (const [less, more] of returns) expect(less).toBeLessThan(more)
  expect(meanOf(returns, 0)).toBeLessThan(0.6 * meanOf(returns, 1))
})

describe('money that runs out', () => {
  const renewed = '2024-06-21'
  const sums = paired(
    withMexico(
      entryOf(CHANGE, { budgetUsdPerMonth: 0 }),
      entryOf(renewed, { budgetUsdPerMonth: 25_000_000 }),
    ), statusQuo, 10,
  )

  test('lets effort fall on the day after, until it is renewed', () => {
    const effort = sums('mexico_effort_north', 20)
    for (const [without, withMoney] of effort) expect(without).toBeCloseTo(0.6 * withMoney, 3)
    for (const [k, [without, withMoney]] of sums('mexico_effort_north', 25).entries()) {
      expect(without - effort[k][0]).toBeCloseTo(withMoney - effort[k][1], 3) // from the renewal on
    }
  })

  test('stops fewer, takes nobody south, and spends less', () => {
    for (const [without, withMoney] of sums('stops_in_mexico', 20)) expect(without).toBeLessThan(withMoney)
    expect(sums('bussed_south', 20).every(([without]) => without === 0)).toBe(true)
    for (const [without, withMoney] of sums('mexico_spending', 20)) expect(without).toBeLessThan(withMoney)
  })
})
