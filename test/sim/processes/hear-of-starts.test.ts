import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { hearNews } from '../../../sim/processes/hear-news.ts'
import { hearOfStarts } from '../../../sim/processes/hear-of-starts.ts'
import type { Policy } from '../../../sim/scenario.ts'
import { nNews } from '../../../sim/state/communities.ts'
import { nParties } from '../../../sim/world.ts'
import { originIndex, partyIndex, policyOf, range, smallSim, type Changes, type SmallWorld } from '../world.ts'

const parameters: Changes = { communitiesPerOrigin: 2, announcementReach: 0.06, contagion: 0.2, newRuleDiscount: 0.8 }
/** Announced on day 5, in force from day 10. */
const suspension = policyOf({
  announced: '2024-01-06', effective: '2024-01-11', covers: { origins: ['honduras'], parties: ['family'] },
} as Partial<Policy>)
const REMEMBERED = 100 // of each outcome
const ALL_KEPT = [REMEMBERED, REMEMBERED, REMEMBERED]

type Who = readonly [origin: 'honduras' | 'cuba', party: 'family' | 'single-adult']

/** What a community remembers from day to day, released, removed and returned. */
function remembered(nDays: number, changes: Partial<Policy> = {}, who: Who = ['honduras', 'family'], world: SmallWorld = {}) {
  const sim = smallSim({
    policies: { suspension: { ...suspension, ...changes } }, ...world, parameters: { ...parameters, ...world.parameters },
  })
  sim.communities.outcomes.fill(REMEMBERED)
  const at = (originIndex(who[0]) * sim.classes.perOrigin * nParties + partyIndex(who[1])) * nNews
  return range(nDays).map((k) => {
    sim.today.day = sim.startDay + k
    applyPolicies(sim)
    hearNews(sim)
    hearOfStarts(sim)
    return [...sim.communities.outcomes.subarray(at, at + nNews)]
  })
}

describe('once an announced measure is in force', () => {
  test('all that happened before comes to count for less, as more people know', () => {
    const days = remembered(150)
    expect(days[9]).toEqual(ALL_KEPT)
    for (let k = 10; k < 60; k++) expect(days[k][0]).toBeLessThan(days[k - 1][0])
    for (const left of days[149]) expect(left).toBeCloseTo(REMEMBERED * (1 - 0.8), 0)
  })

  test('what is learnt afterwards keeps its weight once everybody knows', () => {
    const days = remembered(400)
    expect(days[399][0]).toBeCloseTo(days[300][0], 6)
  })

  test.each([
    ['another origin', ['cuba', 'family']], ['another kind of party', ['honduras', 'single-adult']],
  ] as const)('people of %s remember what they did', (_, who) => {
    expect(remembered(60, {}, who)[59]).toEqual(ALL_KEPT)
  })
})

test.each([
  ['a measure that nobody announced', { announced: null }, {}],
  ['a rumour', { kind: 'news', says: 'closing' }, {}],
  ['a measure, without news', {}, { switchOff: ['news'] }],
  ['a measure, with a discount of 0', {}, { parameters: { newRuleDiscount: 0 } }],
] as const)('%s leaves memories alone', (_, changes, world) => {
  expect(remembered(60, changes as Partial<Policy>, ['honduras', 'family'], world as SmallWorld)[59]).toEqual(ALL_KEPT)
})
