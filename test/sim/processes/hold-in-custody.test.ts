import { describe, expect, test } from 'vitest'

import { holdInCustody } from '../../../sim/processes/hold-in-custody.ts'
import { News } from '../../../sim/state/communities.ts'
import { Outcome, Status } from '../../../sim/state/people.ts'
import {
  addParties, beginDay, deviation, flowOf, nWithStatus, originIndex, peopleIn, read, seeds, withStatus, write, type Changes,
} from '../world.ts'
import { crowdTakenIn, crowdToGo, held, newsOf, takeIn } from './custody-crowds.ts'

describe('places', () => {
  test.each([
    { weight: 1, party: 'single-adult', kind: 0 }, { weight: 6, party: 'single-adult', kind: 0 },
    { weight: 1, party: 'family', kind: 1 }, { weight: 6, party: 'family', kind: 1 },
  ] as const)('are never exceeded but by the last party; who finds none is released (%o)', ({ weight, party, kind }) => {
    const places = 120
    const parameters: Changes = party === 'family' ? { familyPlaces: places } : { custodyPlaces: places }
    const { sim, people } = crowdTakenIn(300, { weight, parameters }, { party })
    holdInCustody(sim)
    const taken = peopleIn(sim, held(sim, people)) * weight
    expect(sim.us.placesTaken[kind]).toBe(taken)
    expect(taken).toBeGreaterThan(places - 6 * weight)
    expect(taken).toBeLessThan(places + 6 * weight)
    const released = withStatus(sim, people, Status.released)
    expect(released.length + held(sim, people).length).toBe(300)
    expect(flowOf(sim, 'releases', { party })).toBe(peopleIn(sim, released))
    expect(newsOf(sim, News.released, party)).toBe(peopleIn(sim, released) * weight)

    // While they are full everybody is released.
    const late = addParties(sim, 20, Status.custody, { party })
    sim.us.placesTaken[kind] = Math.max(sim.us.placesTaken[kind], places)
    takeIn(sim, late)
    holdInCustody(sim)
    expect(nWithStatus(sim, late, Status.released)).toBe(20)
  })

  test.each([
    ['all at the usual number', 4000, 0.5, 120], ['half, where four times as many come', 16_000, 0.5, 60],
    ['twice as many at half of it', 2000, 1, 240], ['and no more below', 100, 1, 240],
    ['all, whoever comes, where crowds cost nothing', 16_000, 0, 120],
  ])('are the fewer to use the more people are taken in: %s', (_, encounters, crowding, expected) => {
    const { sim, people } = crowdTakenIn(300, { parameters: { custodyPlaces: 120, usualEncounters: 4000, crowding } })
    sim.us.expectedEncounters[0] = encounters
    holdInCustody(sim)
    expect(held(sim, people)).toHaveLength(expected)
  })

  test('of families are not those of adults', () => {
    const { sim, people } = crowdTakenIn(50, { parameters: { custodyPlaces: 0 } }, { party: 'family' })
    holdInCustody(sim)
    expect(held(sim, people)).toHaveLength(50)
    expect(sim.us.placesTaken[0]).toBe(0)
  })

  test('go to the same people first, whatever their number', () => {
    const takers = (custodyPlaces: number): number[] => {
      const { sim, people } = crowdTakenIn(200, { parameters: { custodyPlaces } })
      holdInCustody(sim)
      return held(sim, people)
    }
    const few = takers(50)
    expect(few).toHaveLength(50)
    // By lot, not by rows: half of them are of the first half.
    const nFirst = few.filter((i) => i < few[0] + 100).length
    expect(Math.abs(deviation(nFirst, 50, 0.5))).toBeLessThan(4)
    expect(takers(120)).toEqual(expect.arrayContaining(few))
  })

  test('become free when those in them leave, and are used again', () => {
    const parameters: Changes = { custodyPlaces: 40, quickRemovalDays: 3 }
    const { sim } = crowdTakenIn(0, { parameters })
    let nRemoved = 0
    for (let day = 0; day < 60; day++) {
      beginDay(sim)
      takeIn(sim, addParties(sim, 10, Status.custody))
      holdInCustody(sim)
      nRemoved += flowOf(sim, 'removals')
      expect(sim.us.placesTaken[0]).toBeLessThanOrEqual(40)
    }
    // About ten a day find a place for three days each.
    expect(nRemoved).toBeGreaterThan(450)
    for (let day = 0; day < 60; day++) {
      beginDay(sim)
      holdInCustody(sim)
    }
    expect(sim.us.placesTaken[0]).toBe(0)
  })

  test('do not matter where custody capacity is switched off: everybody is released', () => {
    const { sim, people } = crowdTakenIn(60, { switchOff: ['custody-capacity'] })
    holdInCustody(sim)
    expect(nWithStatus(sim, people, Status.released)).toBe(60)
  })
})

describe('screening', () => {
  test.each([[0, 1], [0.6, 0.5], [1, 0.3], [1, 1]])(
    'lets those stay who are heard (%d) and pass (%d); the others are to go', (claim, pass) => {
      const n = 5000
      const { sim, people } = crowdTakenIn(n)
      sim.law.claimProb.fill(claim)
      sim.law.passProb.fill(pass)
      holdInCustody(sim)
      const passed = held(sim, people, Outcome.released).length
      expect(passed + held(sim, people, Outcome.removed).length).toBe(n)
      const p = claim * pass
      if (p % 1 === 0) expect(passed).toBe(n * p)
      else expect(Math.abs(deviation(passed, n, p))).toBeLessThan(4)
    },
  )

  test('releases those who passed at the end of their stay, which is counted apart from release at once', () => {
    const { sim, people } = crowdTakenIn(300, { parameters: { custodyPlaces: 200 } })
    sim.law.claimProb.fill(1)
    sim.law.passProb.fill(1)
    holdInCustody(sim)
    expect(flowOf(sim, 'releases')).toBe(100) // found no place
    expect(flowOf(sim, 'releases_after_stay')).toBe(0)
    const staying = held(sim, people)
    let nLater = 0
    for (let day = 0; day < 90; day++) {
      beginDay(sim)
      holdInCustody(sim)
      expect(flowOf(sim, 'releases_after_stay')).toBe(flowOf(sim, 'releases'))
      nLater += flowOf(sim, 'releases')
    }
    expect(nLater).toBe(staying.length)
  })

  test.each(seeds(5))('turns nobody\'s pass into a failure when it becomes easier (seed %i)', (seed) => {
    const passing = (claim: number, pass: number): number[] => {
      const { sim, people } = crowdTakenIn(300, { seed })
      sim.law.claimProb.fill(claim)
      sim.law.passProb.fill(pass)
      holdInCustody(sim)
      return held(sim, people, Outcome.released)
    }
    const few = passing(0.5, 0.4)
    expect(passing(0.8, 0.6)).toEqual(expect.arrayContaining(few))
    expect(passing(0.8, 0.6).length).toBeGreaterThan(few.length)
  })

  test('uses a place for the days that its path takes', () => {
    const median = (claim: number): number => {
      const { sim, people } = crowdTakenIn(2001, { parameters: { quickRemovalDays: 4 } })
      sim.law.claimProb.fill(claim)
      sim.law.interviewDays.fill(12)
      holdInCustody(sim)
      return people.map((i) => read(sim, i, 'dueDay') - sim.today.day).toSorted((a, b) => a - b)[1000]
    }
    expect(median(0)).toBe(4)
    expect(median(1)).toBe(12)
  })

  test('excuses the share of families with other grounds, where the law knows any', () => {
    const n = 4000
    for (const [otherGrounds, p] of [[1, 0.2], [0, 0]] as const) {
      const { sim, people } = crowdTakenIn(n, { parameters: { otherGroundsProb: 0.2 } }, { party: 'family' })
      sim.law.otherGrounds.fill(otherGrounds)
      holdInCustody(sim)
      const excused = nWithStatus(sim, people, Status.released)
      if (p === 0) expect(excused).toBe(0)
      else expect(Math.abs(deviation(excused, n, p))).toBeLessThan(4)
    }
  })
})

describe('children alone', () => {
  const child = { party: 'unaccompanied-child', origin: 'guatemala' } as const

  test('are handed over within days where they are exempt, and take nobody\'s place', () => {
    const { sim, people } = crowdTakenIn(100, { parameters: { custodyPlaces: 0, transferDays: 2 } }, child)
    holdInCustody(sim)
    expect(held(sim, people, Outcome.transferred)).toHaveLength(100)
    expect(sim.us.placesTaken[0]).toBe(0)
    let transferred = 0
    for (let day = 0; day < 15; day++) {
      beginDay(sim)
      holdInCustody(sim)
      transferred += flowOf(sim, 'children_transferred', child)
    }
    expect(transferred).toBe(100)
    expect(nWithStatus(sim, people, Status.transferred)).toBe(100)
  })

  test('are screened like adults where they are not', () => {
    const { sim, people } = crowdTakenIn(100, { parameters: { custodyPlaces: 30 } }, child)
    sim.law.childrenExempt.fill(0)
    holdInCustody(sim)
    expect(held(sim, people, Outcome.removed)).toHaveLength(30)
    expect(nWithStatus(sim, people, Status.released)).toBe(70)
  })

  test('from Mexico are returned the same day, as often as the parameter says, exempt or not', () => {
    const n = 3000
    for (const exempt of [0, 1]) {
      const { sim, people } = crowdTakenIn(
        n, { parameters: { contiguousChildReturnProb: 0.7 } }, { ...child, origin: 'mexico' },
      )
      sim.law.childrenExempt.fill(exempt)
      holdInCustody(sim)
      const returned = nWithStatus(sim, people, Status.returned)
      expect(Math.abs(deviation(returned, n, 0.7))).toBeLessThan(4)
      expect(flowOf(sim, 'removals', { party: 'unaccompanied-child', origin: 'mexico' })).toBe(returned)
      expect(held(sim, people, exempt ? Outcome.transferred : Outcome.removed)).toHaveLength(n - returned)
    }
  })
})

describe('Mexicans', () => {
  test.each([
    ['single-adult', 0, 0.8], ['single-adult', 1, 0.8], ['family', 0, 0.1], ['family', 1, 0.4],
  ] as const)('%s, barred %i: the share %d is returned over the line at once, without a place', (party, barred, p) => {
    const n = 3000
    const { sim, people } = crowdTakenIn(n, {
      parameters: {
        mexicanAdultReturnProb: 0.8, mexicanFamilyReturnProb: 0.1, mexicanFamilyReturnBarredProb: 0.4,
        custodyPlaces: 0, familyPlaces: 0, flightPlacesPerDay: 0,
      },
    }, { party, origin: 'mexico' })
    sim.law.barred.fill(barred)
    holdInCustody(sim)
    const returned = withStatus(sim, people, Status.returned)
    expect(Math.abs(deviation(returned.length, n, p))).toBeLessThan(4)
    expect(nWithStatus(sim, people, Status.released)).toBe(n - returned.length)
    expect(flowOf(sim, 'removals', { party, origin: 'mexico' })).toBe(peopleIn(sim, returned))
    expect(newsOf(sim, News.returned, party, originIndex('mexico'))).toBe(peopleIn(sim, returned))
    expect(returned.every((i) => read(sim, i, 'dueDay') > sim.today.day && read(sim, i, 'nTurnBacks') === 1)).toBe(true)
  })
})

test('the record of a smuggler holds who got in and who did not', () => {
  const { sim, people } = crowdTakenIn(100, { weight: 2, parameters: { custodyPlaces: 0 } })
  for (const i of people) write(sim, i, { smuggler: 3 })
  const { arrivedToday: arrived, failedToday: failed } = sim.smugglers
  const before = [arrived[2], failed[2]]
  holdInCustody(sim)
  expect(arrived[2] - before[0]).toBeCloseTo(200, 9)
  expect(failed[2]).toBe(before[1])

  const removed = crowdToGo(50, { weight: 2 })
  for (const i of removed.people) write(removed.sim, i, { smuggler: 3 })
  const failures = removed.sim.smugglers.failedToday[2]
  holdInCustody(removed.sim)
  expect(removed.sim.smugglers.failedToday[2] - failures).toBeCloseTo(100, 9)
})
