import { describe, expect, test } from 'vitest'

import { courtStageOn, openDocket, whatBlockLeaves } from '../../../sim/policies/courts.ts'
import type { Litigation } from '../../../sim/scenario.ts'
import { origins, parties } from '../../../sim/world.ts'
import { deviation, luckOf, mean, policyOf, range, suitOf } from '../world.ts'

/** A suit against a policy in effect from day 100; chance gives what stands for each stage. */
const docketOf = (changes: Partial<Litigation> = {}, draws: readonly number[] = [0.5, 0, 0, 0]) =>
  openDocket(suitOf(changes), 100, (stage) => draws[stage])
const stages = (docket: ReturnType<typeof docketOf>, ...days: number[]) =>
  days.map((day) => courtStageOn(docket, day))

describe('a suit', () => {
  test('is filed some days after the policy takes effect, and ruled upon later', () => {
    const docket = docketOf({ filedAfterDays: 8, rulingHazardPerDay: Math.LN2 / 10 }) // half by ten days
    expect(docket).toMatchObject({ filedDay: 108, rulingDay: 118 })
    expect(stages(docket, 100, 107, 108, 117, 118, 9999))
      .toEqual(['not-filed', 'not-filed', 'pending', 'pending', 'blocked', 'blocked'])
  })

  test('is ruled upon at a constant hazard a day, on the day after filing at the earliest', () => {
    const luck = luckOf('rulings')
    const rulingHazardPerDay = 0.05
    const waits = range(20_000).map(() =>
      openDocket(suitOf({ filedAfterDays: 0, rulingHazardPerDay }), 0, luck).rulingDay)
    expect(Math.min(...waits)).toBe(1)
    const within = (days: number): number => waits.filter((wait) => wait <= days).length
    for (const days of [1, 7, 30, 90]) {
      expect(Math.abs(deviation(within(days), waits.length, 1 - Math.exp(-days * rulingHazardPerDay)))).toBeLessThan(4)
    }
  })

  test('is never ruled upon where the hazard is zero', () => {
    expect(stages(docketOf({ rulingHazardPerDay: 0 }), 1e6)).toEqual(['pending'])
  })

  test('is ruled upon no later at a higher hazard, with the same luck', () => {
    const luck = luckOf('pairs')
    for (const u of range(200).map(luck)) {
      const [slow, fast] = [0.01, 0.03].map((rulingHazardPerDay) =>
        docketOf({ rulingHazardPerDay }, [u, 0, 0, 0]).rulingDay)
      expect(fast).toBeLessThanOrEqual(slow)
    }
  })

  test('blocks with the chance that is given', () => {
    const luck = luckOf('blocks')
    const blocked = range(20_000).map(() =>
      Number(openDocket(suitOf({ blockProb: 0.35 }), 0, luck).isBlockedByRuling))
    expect(Math.abs(deviation(mean(blocked) * blocked.length, blocked.length, 0.35))).toBeLessThan(4)
    expect(stages(docketOf({ blockProb: 0 }), 9999)).toEqual(['upheld'])
  })
})

describe('what follows a block', () => {
  const stay = { prob: 0.5, afterDays: 14 }
  const appeal = { decidedAfterDays: 180, reversalProb: 0.3 }
  const days = [110, 123, 124, 289, 290] // ruling on day 110, a stay on 124, a decision on 290
  const course = (changes: Partial<Litigation>, ...draws: number[]) =>
    stages(docketOf({ filedAfterDays: 9, rulingHazardPerDay: 1, ...changes }, [0.1, ...draws]), ...days)

  test('a stay lets the policy work again until the appeal is decided, and the decision stands', () => {
    expect(course({ stay, appeal }, 0, 0.4, 0.2)).toEqual(['blocked', 'blocked', 'stayed', 'stayed', 'upheld'])
    expect(course({ stay, appeal }, 0, 0.4, 0.4)).toEqual(['blocked', 'blocked', 'stayed', 'stayed', 'blocked'])
  })

  test('without a stay the block holds until then', () => {
    expect(course({ stay, appeal }, 0, 0.6, 0.2)).toEqual(['blocked', 'blocked', 'blocked', 'blocked', 'upheld'])
    expect(course({ appeal }, 0, 0, 0.4)).toEqual(['blocked', 'blocked', 'blocked', 'blocked', 'blocked'])
  })

  test('without an appeal a stay is the last word', () => {
    expect(course({ stay }, 0, 0.4)).toEqual(['blocked', 'blocked', 'stayed', 'stayed', 'stayed'])
  })

  test('a policy that was upheld may be blocked on appeal', () => {
    const changes = { blockProb: 0.5, appeal }
    expect(course(changes, 0.9, 0, 0.2)).toEqual(['upheld', 'upheld', 'upheld', 'upheld', 'blocked'])
    expect(course(changes, 0.9, 0, 0.4)).toEqual(['upheld', 'upheld', 'upheld', 'upheld', 'upheld'])
  })
})

describe('of a blocked policy', () => {
  const screening = { standard: 'reasonable-probability', fear: 'must-be-manifested', consultationHours: 4, rebuttedShare: 0 } as const
  const order = policyOf({ screening })
  const scopeOf = (scope: Partial<Litigation['scope']>) => suitOf({ scope: { ...suitOf().scope, ...scope } })

  test('nothing is left where the ruling concerns all of it', () => {
    expect(whatBlockLeaves(order, suitOf())).toBeNull()
    expect(whatBlockLeaves(policyOf({ covers: { origins: ['cuba'], parties: ['family'] } }), suitOf())).toBeNull()
  })

  test('it holds for the other parties, or the other nationalities', () => {
    expect(whatBlockLeaves(order, scopeOf({ parties: ['family'] })))
      .toEqual({ ...order, covers: { origins, parties: ['single-adult', 'unaccompanied-child'] } })
    expect(whatBlockLeaves(order, scopeOf({ origins: ['venezuela', 'cuba'] }))?.covers).toEqual({
      parties, origins: origins.filter((origin) => origin !== 'venezuela' && origin !== 'cuba'),
    })
    const forFamilies = policyOf({ covers: { origins, parties: ['family'] } })
    expect(whatBlockLeaves(forFamilies, scopeOf({ parties: ['family'] }))).toBeNull()
  })

  test('all but its screening stays where the ruling concerns only that', () => {
    expect(whatBlockLeaves(order, scopeOf({ step: 'screening' }))).toEqual({ ...order, screening: null })
  })
})
