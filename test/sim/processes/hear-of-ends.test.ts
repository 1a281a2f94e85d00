import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { hearOfEnds } from '../../../sim/processes/hear-of-ends.ts'
import type { Policy } from '../../../sim/scenario.ts'
import { prospectOf } from '../../../sim/state/beliefs.ts'
import { News, nNews } from '../../../sim/state/communities.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nParties } from '../../../sim/world.ts'
import { originIndex, partyIndex, policyOf, range, smallSim, type Changes, type SmallWorld } from '../world.ts'

const parameters: Changes = { communitiesPerOrigin: 2, announcementReach: 0.06, contagion: 0.2, endedRuleDiscount: 0.8 }
/** In force to day 9; nobody announced it. */
const expulsion = policyOf({
  kind: 'expulsion', effective: '2023-01-01', ends: '2024-01-11', share: 0.9, returnTo: ['mexico'],
  covers: { origins: ['honduras'], parties: ['family'] },
} as Partial<Policy>)
const REMEMBERED = 100 // of each outcome

type Who = readonly [origin: 'honduras' | 'cuba', party: 'family' | 'single-adult']
const atOf = ({ classes }: Sim, [origin, party]: Who): number =>
  (originIndex(origin) * classes.perOrigin * nParties + partyIndex(party)) * nNews

/** What a community remembers from day to day, released, removed and returned. */
function remembered(who: Who, nDays: number, world: SmallWorld = {}, policies: Record<string, Policy> = { expulsion }) {
  const sim = smallSim({ policies, ...world, parameters: { ...parameters, ...world.parameters } })
  sim.communities.outcomes.fill(REMEMBERED)
  const at = atOf(sim, who)
  const days = range(nDays).map((k) => {
    sim.today.day = sim.startDay + k
    applyPolicies(sim)
    hearOfEnds(sim)
    return [...sim.communities.outcomes.subarray(at, at + nNews)]
  })
  return { sim, days }
}

describe('once expulsion no longer covers people', () => {
  test('returns and removals from before come to count for less, day by day, and releases do not', () => {
    const { days } = remembered(['honduras', 'family'], 120)
    expect(days[9]).toEqual([REMEMBERED, REMEMBERED, REMEMBERED])
    for (let k = 11; k < 30; k++) {
      expect(days[k][News.returned]).toBeLessThan(days[k - 1][News.returned])
      expect(days[k][News.removed]).toBeLessThan(days[k - 1][News.removed])
    }
    expect(days[119][News.released]).toBe(REMEMBERED)
    expect(days[119][News.returned]).toBeCloseTo(REMEMBERED * (1 - 0.8), 0)
    expect(days[119][News.removed]).toBeCloseTo(REMEMBERED * (1 - 0.8 * 0.9), 0) // nine in ten were expelled
  })

  test('they expect release sooner', () => {
    const { sim } = remembered(['honduras', 'family'], 60)
    const [ended, other] = [{ released: 0, removed: 0, returned: 0 }, { released: 0, removed: 0, returned: 0 }]
    const community = originIndex('honduras') * sim.classes.perOrigin
    prospectOf(sim, community, originIndex('honduras'), partyIndex('family'), ended)
    sim.communities.outcomes.fill(REMEMBERED)
    prospectOf(sim, community, originIndex('honduras'), partyIndex('family'), other)
    expect(ended.released).toBeGreaterThan(other.released + 0.1)
  })

  test.each([
    ['people of another origin', ['cuba', 'family']], ['another kind of party', ['honduras', 'single-adult']],
  ] as const)('%s remember what they did', (_, who) => {
    const { days } = remembered(who, 60)
    expect(days[59]).toEqual([REMEMBERED, REMEMBERED, REMEMBERED])
  })
})

test('one expulsion that another follows the next day has not ended', () => {
  const next = { ...expulsion, effective: '2024-01-11', ends: null }
  const { days } = remembered(['honduras', 'family'], 60, {}, { expulsion, next })
  expect(days[59]).toEqual([REMEMBERED, REMEMBERED, REMEMBERED])
})

test('where expulsion ends and a suspension of asylum begins, it has ended all the same', () => {
  const suspension = policyOf({ effective: '2024-01-11', covers: { origins: ['honduras'], parties: ['family'] } } as Partial<Policy>)
  const { days } = remembered(['honduras', 'family'], 60, {}, { expulsion, suspension })
  expect(days[59][News.returned]).toBeLessThan(REMEMBERED / 2)
})

test('of those of whom few were expelled, most removals that they remember had other reasons', () => {
  const { days } = remembered(['honduras', 'family'], 120, {}, { expulsion: { ...expulsion, share: 0.1 } })
  expect(days[119][News.removed]).toBeCloseTo(REMEMBERED * (1 - 0.8 * 0.1), 0)
})

test('without news nobody hears of it, and with a discount of 0 it makes no difference', () => {
  expect(remembered(['honduras', 'family'], 60, { switchOff: ['news'] }).days[59]).toEqual([REMEMBERED, REMEMBERED, REMEMBERED])
  const { days } = remembered(['honduras', 'family'], 60, { parameters: { endedRuleDiscount: 0 } })
  expect(days[59]).toEqual([REMEMBERED, REMEMBERED, REMEMBERED])
})
