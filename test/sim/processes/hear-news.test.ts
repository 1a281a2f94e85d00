import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { hearNews } from '../../../sim/processes/hear-news.ts'
import type { Policy } from '../../../sim/scenario.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nParties } from '../../../sim/world.ts'
import { mean, partyIndex, policyOf, range, smallSim, suitOf, type Changes, type SmallWorld } from '../world.ts'

const parameters: Changes = {
  communitiesPerOrigin: 2, announcementReach: 0.06, leakReach: 0.01, contagion: 0.2, roadReachFactor: 3,
  leakFadeDays: 30, leakCredibility: 0.3, contactShare: 0.3,
}
/** Leaked on day 10, announced on day 20, in effect from day 30. */
const order = policyOf({ leaked: ['2024-01-11'], announced: '2024-01-21', effective: '2024-01-31' })

/** Awareness of a policy from day to day: mean over communities, and on the road. */
function hearing(policy: Partial<Policy>, nDays: number, world: SmallWorld = {}) {
  const sim = smallSim({ policies: { order: { ...order, ...policy } }, ...world, parameters: { ...parameters, ...world.parameters } })
  const { communities, classes } = sim
  const days = range(nDays).map((k) => {
    sim.today.day = sim.startDay + k
    applyPolicies(sim)
    hearNews(sim)
    return {
      home: mean(communities.aware.subarray(0, classes.nCommunities)),
      road: communities.awareOnRoad[0],
      inForce: mean(communities.forceHeard.subarray(0, classes.nCommunities * nParties)),
    }
  })
  return { sim, days }
}
const heard = ({ communities }: Sim): number => Math.max(...communities.aware, ...communities.awareOnRoad)

test('nobody hears of a policy before it leaks', () => {
  const { days } = hearing({}, 12)
  expect(days.slice(0, 10).every(({ home, road }) => home === 0 && road === 0)).toBe(true)
  expect(days[10].home).toBeGreaterThan(0)
})

test('without a leak nobody hears before the announcement', () => {
  const { days } = hearing({ leaked: [] }, 22)
  expect(days[19]).toEqual({ home: 0, road: 0, inForce: 0 })
  expect(days[20].home).toBeGreaterThan(0)
})

test('once announced it is known to more people each day, and never to more than all', () => {
  const { days } = hearing({}, 150)
  for (let k = 21; k < 150; k++) {
    expect(days[k].home).toBeGreaterThan(days[k - 1].home)
    expect(days[k].home).toBeLessThan(1)
    expect(days[k].road).toBeGreaterThanOrEqual(days[k - 1].road)
    expect(days[k].road).toBeLessThanOrEqual(1)
  }
  expect(days[149].home).toBeGreaterThan(0.99)
})

test('it spreads faster on the road than at home, and an announcement faster than a leak', () => {
  const { days } = hearing({}, 60)
  for (let k = 10; k < 60; k++) expect(days[k].road).toBeGreaterThan(days[k].home)
  const afterLeak = days[14].home // five days of a leak
  const afterAnnouncement = hearing({ leaked: [] }, 60).days[24].home
  expect(afterAnnouncement).toBeGreaterThan(3 * afterLeak)
})

test('a leak that nothing follows is forgotten', () => {
  // Only the leak falls within these days, and nobody tells anybody.
  const late = { announced: '2024-06-01', effective: '2024-06-15' }
  const { sim, days } = hearing(late, 15, { parameters: { contagion: 0 } })
  const before = days[14].home
  expect(before).toBeGreaterThan(0)
  const params = sim.params as { leakReach: number }
  params.leakReach = 0 // the news is over
  for (let day = 15; day < 45; day++) {
    sim.today.day = sim.startDay + day
    hearNews(sim)
  }
  expect(mean(sim.communities.aware)).toBeCloseTo(before * Math.exp(30 * Math.log(1 - 1 / 30)), 9)
})

test('people tell each other: with contagion more hear, and also in communities that had not heard', () => {
  const without = hearing({}, 40, { parameters: { contagion: 0 } }).days
  const having = hearing({}, 40).days
  expect(having[39].home).toBeGreaterThan(without[39].home)

  const { sim } = hearing({ leaked: [] }, 20, { parameters: { announcementReach: 0 } })
  sim.communities.aware[0] = 1
  sim.today.day = sim.startDay + 21
  hearNews(sim)
  const { aware } = sim.communities
  expect(aware.subarray(1, sim.classes.nCommunities).every((share) => share > 0)).toBe(true)
})

test('a leak is passed on only as far as it is believed', () => {
  const late = { announced: '2024-06-01', effective: '2024-06-15' }
  const heardAt = (leakCredibility: number, contagion: number): number =>
    hearing(late, 60, { parameters: { leakCredibility, contagion } }).days[59].home
  expect(heardAt(0, 0.5)).toBe(heardAt(0, 0))
  expect(heardAt(0.3, 0.5)).toBeGreaterThan(heardAt(0, 0.5))
  expect(heardAt(0.6, 0.5)).toBeGreaterThan(heardAt(0.3, 0.5))
})

describe('that it is in force', () => {
  test('is known on its first day by those who have heard of it, and not before', () => {
    const { days } = hearing({}, 32)
    expect(days[29].inForce).toBe(0)
    expect(days[30].inForce).toBe(1)
  })

  test('and later that it is lifted has to be heard', () => {
    const { sim, days } = hearing({ ends: '2024-02-20' }, 80) // 50 days after the first
    expect(days[49].inForce).toBe(1)
    for (let k = 50; k < 80; k++) {
      expect(days[k].inForce).toBeLessThan(days[k - 1].inForce)
      expect(days[k].inForce).toBeGreaterThan(0)
    }
    expect(days[79].inForce).toBeLessThan(0.3)
    expect(sim.policyState.inForce[0]).toBe(0)
  })
})

describe('nothing is heard', () => {
  test('where news is switched off', () => {
    expect(heard(hearing({}, 60, { switchOff: ['news'] }).sim)).toBe(0)
  })

  test('of a policy that held before the first day', () => {
    expect(heard(hearing({ leaked: [], announced: '2023-05-01', effective: '2023-05-12' }, 60).sim)).toBe(0)
  })

  test('of a policy of the other scenario', () => {
    const { sim } = hearing({}, 60, { policies: {}, against: { policies: { order } } })
    expect(sim.slots).toHaveLength(1)
    expect(heard(sim)).toBe(0)
    sim.running.scenario = 1
    hearNews(sim)
    expect(heard(sim)).toBeGreaterThan(0)
  })
})

test('that it is in force is heard by children alone whom it exempts, and by nobody else whom it does not cover', () => {
  const covers = { ...order.covers, parties: ['single-adult'] as const }
  const inForce = (exempt: Policy['exempt']) => {
    const { forceHeard } = hearing({ covers, exempt }, 40).sim.communities
    return [forceHeard[partyIndex('single-adult')], forceHeard[partyIndex('family')], forceHeard[partyIndex('unaccompanied-child')]]
  }
  expect(inForce(['unaccompanied-children'])).toEqual([1, 0, 1])
  expect(inForce([])).toEqual([1, 0, 0])
})

describe('a ruling', () => {
  const suit = suitOf({ filedAfterDays: 9 }) // of the order in effect from day 30: ruled upon on day 40

  test('is heard by those who know of the policy, from its day on', () => {
    const [blocked, free] = [suit, null].map((litigation) => hearing({ litigation }, 100).days)
    expect(blocked.slice(0, 40)).toEqual(free.slice(0, 40))
    for (let day = 40; day < 100; day++) expect(blocked[day].inForce).toBeLessThan(blocked[day - 1].inForce)
    expect(blocked[99].inForce).toBeLessThan(0.05)
    expect(blocked.map(({ home }) => home)).toEqual(free.map(({ home }) => home)) // the policy is still known
  })

  test('for families is heard as the end of it for families alone', () => {
    const litigation = { ...suit, scope: { ...suit.scope, parties: ['family'] as const } }
    const { forceHeard } = hearing({ litigation }, 100).sim.communities
    expect(forceHeard[partyIndex('family')]).toBeLessThan(0.05)
    expect(forceHeard[partyIndex('single-adult')]).toBeGreaterThan(0.95)
  })
})
