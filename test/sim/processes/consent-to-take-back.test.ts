import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { consentToTakeBack } from '../../../sim/processes/consent-to-take-back.ts'
import type { TakeBackLimits } from '../../../sim/scenario.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { letWaitInMexico, takeBack } from '../../../sim/state/take-back.ts'
import { originIndex, policyOf, smallSim } from '../world.ts'

const [venezuela, cuba, haiti] = (['venezuela', 'cuba', 'haiti'] as const).map(originIndex)

/** An agreement for Venezuelans and Cubans, in effect on the given day. */
function agreed(takeBackPerDay: number, limits: Partial<TakeBackLimits> | null = null, date = '2024-03-01'): Sim {
  const sim = smallSim({ policies: { agreed: policyOf({
    kind: 'take-back', takeBackPerDay, covers: { origins: ['venezuela', 'cuba'], parties: ['single-adult'] },
    takeBackLimits: limits && { perMonth: null, byOrigin: {}, priceUsd: 0, ...limits },
  }) } })
  live(sim, date)
  return sim
}
function live(sim: Sim, date: string): void {
  sim.today.day = dayNumber(date)
  applyPolicies(sim)
  consentToTakeBack(sim)
}

/** Take back one by one as many as there is room for, up to `most`. */
function takeAll(sim: Sim, origin: number, most = 100_000): number {
  let taken = 0
  while (taken < most && takeBack(sim, origin, 1)) taken++
  return taken
}

test('takes back as many a day as was agreed, and nobody of other origins', () => {
  const sim = agreed(100)
  expect([takeAll(sim, venezuela, 60), takeAll(sim, cuba), takeAll(sim, haiti)]).toEqual([60, 40, 0])
})

test('has a new quota every day, and nothing is saved up', () => {
  const sim = agreed(100)
  expect(takeAll(sim, cuba, 30)).toBe(30)
  live(sim, '2024-03-02')
  expect(takeAll(sim, cuba)).toBe(100)
})

test('makes up for what was overdrawn, and keeps a fraction of a person', () => {
  const sim = agreed(50)
  const quotaAfter = (left: number): number => {
    sim.us.takeBackLeft.fill(left)
    consentToTakeBack(sim)
    return sim.us.takeBackLeft[venezuela]
  }
  expect([-7, 0.4, 0, 12].map(quotaAfter)).toEqual([43, 50.4, 50, 50])
})

test('takes back the share that Mexico consents to', () => {
  const sim = agreed(100)
  sim.mexico.consent[0] = 0.3
  live(sim, '2024-03-02')
  expect(takeAll(sim, cuba)).toBe(30)
  sim.mexico.consent[0] = 0
  live(sim, '2024-03-03')
  expect(takeAll(sim, cuba)).toBe(0)
  sim.mexico.consent[0] = 1
  live(sim, '2024-03-04')
  expect(takeAll(sim, cuba)).toBe(100)
})

test('and of cases that wait in Mexico as many as it agreed to, times its consent', () => {
  const sim = smallSim({ policies: { wait: policyOf({ kind: 'return-to-wait', returnsPerDay: 40 }) } })
  sim.mexico.consent[0] = 0.5
  live(sim, '2024-03-01')
  expect(letWaitInMexico(sim, 0, 15)).toBe(true)
  expect(letWaitInMexico(sim, 0, 15)).toBe(true) // the last party may overdraw
  expect(letWaitInMexico(sim, 0, 1)).toBe(false)
  live(sim, '2024-03-02')
  expect(sim.policyState.waitLeft[0]).toBe(10)
})

describe('limits', () => {
  test('by month hold for a calendar month and all origins together', () => {
    const sim = agreed(100, { perMonth: 250 }, '2024-03-29')
    expect(takeAll(sim, cuba)).toBe(100)
    live(sim, '2024-03-30')
    expect(takeAll(sim, venezuela)).toBe(100)
    live(sim, '2024-03-31')
    expect(takeAll(sim, cuba)).toBe(50)
    live(sim, '2024-04-01')
    expect(takeAll(sim, cuba)).toBe(100)
  })

  test('by nationality hold within the quota, a day and a month', () => {
    const sim = agreed(100, { byOrigin: { cuba: { perDay: 30, perMonth: 50 } } }, '2024-03-30')
    expect(takeAll(sim, cuba)).toBe(30)
    expect(takeAll(sim, venezuela)).toBe(70)
    live(sim, '2024-03-31')
    expect(takeAll(sim, cuba)).toBe(20)
    live(sim, '2024-04-01')
    expect(takeAll(sim, cuba)).toBe(30)
  })
})

test('the price that is paid pays for what Mexico spends', () => {
  const sim = agreed(100, { priceUsd: 200 })
  const cash = sim.mexico.cashUsd[0]
  takeBack(sim, cuba, 10)
  expect(sim.mexico.cashUsd[0] - cash).toBe(10 * (200 - sim.params.costPerTakeBackUsd))
  expect(sim.us.paidForTakeBackUsd[0]).toBe(2000)
  live(sim, '2024-03-02')
  expect(sim.us.paidForTakeBackUsd[0]).toBe(0) // counted anew every day
})
