import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { updateBeliefs } from '../../../sim/processes/update-beliefs.ts'
import { caughtBelief, prospectOf, stopBelief } from '../../../sim/state/beliefs.ts'
import { News, nNews } from '../../../sim/state/communities.ts'
import type { Policy } from '../../../sim/scenario.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nOrigins, nParties, type Origin, type Party } from '../../../sim/world.ts'
import { originIndex, partyIndex, policyOf, seeds, luckOf, smallSim, triggerOf, type Changes } from '../world.ts'

const twoCommunities: Changes = { communitiesPerOrigin: 2, memoryDays: 20, roadMemoryDays: 10, contactShare: 0.4 }

const at = (origin: Origin, community: number, party: Party, news: number): number =>
  ((originIndex(origin) * 2 + community) * nParties + partyIndex(party)) * nNews + news
const placeOf = (origin: Origin, community: number): number => originIndex(origin) * 2 + community

test('what is remembered fades by 1/e in the time of memory', () => {
  const sim = smallSim({ parameters: twoCommunities })
  const { communities } = sim
  const k = at('cuba', 1, 'family', News.removed)
  communities.outcomes[k] = 80
  communities.stops[3] = 50
  communities.passes[3] = 40
  communities.evasions[3] = 30
  communities.caught[3] = 20
  for (let day = 0; day < 10; day++) updateBeliefs(sim)
  expect(communities.outcomes[k]).toBeCloseTo(80 * Math.exp(-10 / 20), 9)
  expect(communities.stops[3]).toBeCloseTo(50 * Math.exp(-10 / 10), 9) // news of the road is forgotten sooner
  expect(communities.passes[3]).toBeCloseTo(40 * Math.exp(-10 / 10), 9)
  expect(communities.evasions[3]).toBeCloseTo(30 * Math.exp(-10 / 20), 9)
  expect(communities.caught[3]).toBeCloseTo(20 * Math.exp(-10 / 20), 9)
})

describe('the news of a day', () => {
  test('is heard at home, and in part by the other communities of the origin', () => {
    const sim = smallSim({ parameters: twoCommunities })
    const { outcomes, outcomesToday } = sim.communities
    outcomesToday[at('haiti', 0, 'single-adult', News.released)] = 10
    updateBeliefs(sim)
    // All of it is told: 0.6 at home, 0.4 to both alike.
    expect(outcomes[at('haiti', 0, 'single-adult', News.released)]).toBeCloseTo(6 + 2, 9)
    expect(outcomes[at('haiti', 1, 'single-adult', News.released)]).toBeCloseTo(2, 9)
    expect(outcomes.reduce((a, b) => a + b)).toBeCloseTo(10, 9) // and nobody else
  })

  test('is told once', () => {
    const sim = smallSim({ parameters: twoCommunities })
    const { communities } = sim
    const today = [
      communities.outcomesToday, communities.stopsToday, communities.passesToday,
      communities.evasionsToday, communities.caughtToday,
    ]
    for (const counts of today) counts.fill(4)
    updateBeliefs(sim)
    for (const counts of today) expect(counts.every((n) => n === 0)).toBe(true)
    expect(communities.stops[5]).toBeCloseTo(4, 9)
    const first = communities.outcomes.slice()
    updateBeliefs(sim)
    communities.outcomes.forEach((n, k) => expect(n).toBeCloseTo(first[k] * Math.exp(-1 / 20), 9))
  })

  test('makes no difference between communities that share everything', () => {
    const sim = smallSim({ parameters: { ...twoCommunities, contactShare: 1 } })
    sim.communities.stopsToday[placeOf('cuba', 1)] = 12
    updateBeliefs(sim)
    expect(sim.communities.stops[placeOf('cuba', 0)]).toBeCloseTo(6, 9)
    expect(sim.communities.stops[placeOf('cuba', 1)]).toBeCloseTo(6, 9)
    expect(sim.communities.stops[placeOf('haiti', 0)]).toBe(0)
  })
})

describe('a belief', () => {
  const prospect = { released: 0, removed: 0, returned: 0 }
  const believed = (sim: Sim, origin: Origin, community: number, party: Party) => {
    prospectOf(sim, placeOf(origin, community), originIndex(origin), partyIndex(party), prospect)
    return { ...prospect }
  }

  test.each(seeds(20))('about what follows an encounter is a set of chances (seed %i)', (seed) => {
    const sim = smallSim({ parameters: twoCommunities })
    const luck = luckOf(seed)
    sim.communities.outcomes.forEach((_, k) => (sim.communities.outcomes[k] = luck() < 0.3 ? 0 : 300 * luck()))
    for (const origin of ['mexico', 'venezuela'] as const) {
      for (const party of ['single-adult', 'family', 'unaccompanied-child'] as const) {
        const { released, removed, returned } = believed(sim, origin, 0, party)
        for (const p of [released, removed, returned]) {
          expect(p).toBeGreaterThan(-1e-12)
          expect(p).toBeLessThan(1 + 1e-12)
        }
        expect(released + removed + returned).toBeCloseTo(1, 12)
      }
    }
  })

  test('starts where the parameters say and goes where the outcomes are', () => {
    const sim = smallSim({
      parameters: { ...twoCommunities, priorReleaseBelief: 0.7, priorBeliefPeople: 50, priorStopBelief: 0.3 },
    })
    expect(believed(sim, 'ecuador', 0, 'single-adult').released).toBeCloseTo(0.7, 12)
    sim.communities.outcomes[at('ecuador', 0, 'single-adult', News.removed)] = 50
    const after = believed(sim, 'ecuador', 0, 'single-adult')
    expect(after.released).toBeCloseTo(0.35, 12) // as many outcomes as the first belief counts for
    expect(after.removed).toBeGreaterThan(0.5)
    expect(believed(sim, 'ecuador', 1, 'single-adult').released).toBeCloseTo(0.7, 12)
    expect(believed(sim, 'ecuador', 0, 'family').released).toBeCloseTo(0.7, 12)

    expect(stopBelief(sim, 4)).toBeCloseTo(0.3, 12)
    sim.communities.stops[4] = 50
    expect(stopBelief(sim, 4)).toBeCloseTo((50 + 15) / 100, 12)
    sim.communities.passes[4] = 100
    expect(stopBelief(sim, 4)).toBeCloseTo(65 / 200, 12)
  })

  test('that one is caught starts at what enforcement does, and follows attempts', () => {
    const sim = smallSim({ parameters: { detectionProb: 0.8, interdictionProb: 0.5, priorBeliefPeople: 10 } })
    expect(caughtBelief(sim, 0)).toBeCloseTo(0.4, 12)
    sim.communities.evasions[0] = 30
    sim.communities.caught[0] = 30
    expect(caughtBelief(sim, 0)).toBeCloseTo(34 / 40, 12)
  })

  test('of Mexicans starts at what Mexicans meet', () => {
    const sim = smallSim({ parameters: { communitiesPerOrigin: 2, mexicanAdultReturnProb: 0.9, priorReleaseBelief: 0.7 } })
    const adults = believed(sim, 'mexico', 0, 'single-adult')
    expect(adults.released).toBeCloseTo(0.1, 12)
    expect(adults.returned).toBeCloseTo(0.9, 12)
    expect(believed(sim, 'mexico', 0, 'family').released).toBeCloseTo(0.7, 12)
  })
})

describe('experience with a policy', () => {
  const order = policyOf({ announced: '2024-01-20', effective: '2024-02-01', exempt: ['unaccompanied-children'] })
  const intentions: Changes = { ...twoCommunities, singleAdultIntentionsPerDay: 40 }
  const experienceOf = (origin: Origin, community: number, party: Party): number =>
    placeOf(origin, community) * nParties + partyIndex(party)
  const experienceAfter = (day: string, party: Party, policies: { order: Policy } = { order }): number[] => {
    const sim = smallSim({ policies, parameters: { ...intentions, initialHomeStock: 0, initialTravelShare: 0 } })
    sim.today.day = sim.startDay + (Date.parse(day) - Date.parse('2024-01-01')) / 86_400_000
    applyPolicies(sim)
    for (let k = 0; k < 3; k++) sim.communities.outcomesToday[at('cuba', 0, party, k)] = 30
    updateBeliefs(sim)
    return Array.from(sim.communities.experience.subarray(0, 2 * nOrigins * nParties))
  }

  test('is gained by those it concerns while it is in force', () => {
    const gained = experienceAfter('2024-02-03', 'single-adult')
    expect(gained[experienceOf('cuba', 0, 'single-adult')]).toBeGreaterThan(1)
    expect(gained.filter((x) => x > 0)).toHaveLength(1)
  })

  test('is not gained before it takes effect, nor from those it does not concern', () => {
    expect(experienceAfter('2024-01-31', 'single-adult').some((x) => x > 0)).toBe(false)
    const withoutChildren = { order: { ...order, exempt: [], covers: { ...order.covers, parties: ['single-adult', 'family'] as const } } }
    expect(experienceAfter('2024-02-03', 'unaccompanied-child', withoutChildren).some((x) => x > 0)).toBe(false)
  })

  test('is gained by children alone whom it exempts', () => {
    expect(experienceAfter('2024-01-31', 'unaccompanied-child').some((x) => x > 0)).toBe(false)
    expect(experienceAfter('2024-02-03', 'unaccompanied-child').filter((x) => x > 0)).toHaveLength(1)
  })

  test('is not gained while its trigger has not been reached', () => {
    const waiting = { order: { ...order, trigger: triggerOf({ starts: 'when-reached' }) } }
    const begun = { order: { ...order, trigger: triggerOf({ starts: 'in-force' }) } }
    expect(experienceAfter('2024-02-01', 'single-adult', waiting).some((x) => x > 0)).toBe(false)
    expect(experienceAfter('2024-02-01', 'single-adult', begun).some((x) => x > 0)).toBe(true)
  })

  test('is counted in days of ordinary news: twice the people to go, half the experience of each outcome', () => {
    const measure = (people: number): number => {
      const sim = smallSim({
        policies: { order }, weight: 5,
        parameters: { ...intentions, singleAdultIntentionsPerDay: people, initialHomeStock: 0, initialTravelShare: 0 },
      })
      sim.today.day = sim.startDay + 40
      applyPolicies(sim)
      sim.communities.outcomesToday[at('cuba', 0, 'single-adult', 0)] = 30
      updateBeliefs(sim)
      return sim.communities.experience[experienceOf('cuba', 0, 'single-adult')]
    }
    expect(measure(400)).toBeGreaterThan(0)
    expect(measure(400)).toBeCloseTo(2 * measure(800), 9)
  })
})
