import { describe, expect, test } from 'vitest'

import { holdInCustody } from '../../../sim/processes/hold-in-custody.ts'
import { News, nNews } from '../../../sim/state/communities.ts'
import { Outcome, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nParties, type Party } from '../../../sim/world.ts'
import {
  addParties, beginDay, deviation, dueToday, flowOf, nWithStatus, originIndex, partyIndex, peopleIn, read,
  seeds, smallSim, withStatus, write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

/** Nobody is asked about fear; places and flights are plenty, unless a test says otherwise. */
const plenty: Changes = { custodyPlaces: 1e6, familyPlaces: 1e6, flightPlacesPerDay: 1e5, otherGroundsProb: 0 }

/** People apprehended today. */
function crowdTakenIn(n: number, world: SmallWorld = {}, who: Who = {}) {
  const { parameters, ...rest } = world
  const sim = smallSim({ rows: 7 * n + 1000, ...rest, parameters: { ...plenty, ...parameters } })
  sim.law.claimProb.fill(0)
  sim.law.passProb.fill(0)
  sim.law.interviewDays.fill(10)
  sim.law.childrenExempt.fill(1)
  sim.law.toMexico.fill(1)
  sim.law.toOrigin.fill(1)
  beginDay(sim, sim.startDay)
  const people = addParties(sim, n, Status.custody, who)
  takeIn(sim, people)
  return { sim, people }
}
function takeIn({ today }: Sim, people: readonly number[]): void {
  today.cases.set(people)
  today.nCases = people.length
}
const held = (sim: Sim, people: readonly number[], outcome?: number): number[] =>
  withStatus(sim, people, Status.custody)
    .filter((i) => outcome === undefined || read(sim, i, 'outcome') === outcome)
const newsOf = ({ communities }: Sim, news: number, party: Party = 'single-adult', origin = originIndex('venezuela')) =>
  communities.outcomesToday[(origin * nParties + partyIndex(party)) * nNews + news]

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

/** People whose stay ends today, in their places. */
function crowdToGo(n: number, world: SmallWorld, who: Who = {}, outcome: number = Outcome.removed) {
  const both = crowdTakenIn(0, { rows: 7 * n, ...world })
  const { sim } = both
  const people = addParties(sim, n, Status.custody, who)
  for (const i of people) write(sim, i, { outcome })
  sim.us.takeBackOfOriginLeft.fill(Infinity) // no nationality has a limit of its own
  sim.us.placesTaken.fill(peopleIn(sim, people) * sim.weight)
  beginDay(sim)
  dueToday(sim, people)
  return { sim, people }
}

describe('the way out', () => {
  test.each([[1, 'single-adult'], [8, 'single-adult'], [3, 'family']] as const)(
    'by air has room for as many a day as there are flights, overdrafts carried over (weight %i, %s)',
    (weight, party) => {
      const perDay = 12
      const { sim, people } = crowdToGo(500, { weight, parameters: { flightPlacesPerDay: perDay } }, { party })
      let removed = 0
      for (let day = 1; day <= 30; day++) {
        holdInCustody(sim)
        removed += flowOf(sim, 'removals', { party }) * weight
        expect(Math.abs(removed - perDay * day)).toBeLessThan(6 * weight)
        expect(sim.us.placesTaken[party === 'family' ? 1 : 0]).toBe(peopleIn(sim, held(sim, people)) * weight)
        beginDay(sim) // who found no room is due again
      }
    },
  )

  test('to Mexico is open to those whom it takes back, up to its quota, and uses no flight', () => {
    const { sim, people } = crowdToGo(200, { parameters: { costPerTakeBackUsd: 50, flightPlacesPerDay: 0 } })
    sim.law.returnToMexico[originIndex('venezuela')] = 5
    let returned = 0
    for (let day = 1; day <= 4; day++) {
      sim.us.takeBackLeft[4] = 30
      const cash = sim.mexico.cashUsd[0]
      holdInCustody(sim)
      returned += flowOf(sim, 'returns_to_mexico', { origin: 'venezuela' })
      expect(returned).toBe(30 * day)
      expect(cash - sim.mexico.cashUsd[0]).toBe(30 * 50)
      expect(newsOf(sim, News.returned)).toBe(30 * day)
      beginDay(sim)
    }
    expect(nWithStatus(sim, people, Status.returned)).toBe(120)
    expect(held(sim, people)).toHaveLength(80) // they keep their places until there is a way out
    expect(sim.us.placesTaken[0]).toBe(80)
    expect(flowOf(sim, 'removals')).toBe(0)
  })

  test('is shared by all origins of a quota, and closed to others', () => {
    const { sim, people } = crowdToGo(40, { parameters: { flightPlacesPerDay: 0 } })
    const cubans = addParties(sim, 40, Status.custody, { origin: 'cuba' })
    const colombians = addParties(sim, 40, Status.custody, { origin: 'colombia' })
    for (const i of [...cubans, ...colombians]) write(sim, i, { outcome: Outcome.removed })
    dueToday(sim, [...people, ...cubans, ...colombians])
    for (const origin of ['venezuela', 'cuba'] as const) sim.law.returnToMexico[originIndex(origin)] = 5
    sim.us.takeBackLeft[4] = 50
    holdInCustody(sim)
    expect(nWithStatus(sim, people, Status.returned) + nWithStatus(sim, cubans, Status.returned)).toBe(50)
    expect(held(sim, colombians)).toHaveLength(40)
  })

  test('is by air for those whom Mexico has no room for today', () => {
    const { sim, people } = crowdToGo(60, { parameters: { flightPlacesPerDay: 20 } })
    sim.law.returnToMexico[originIndex('venezuela')] = 5
    sim.us.takeBackLeft[4] = 25
    holdInCustody(sim)
    expect(nWithStatus(sim, people, Status.returned)).toBe(25)
    expect(nWithStatus(sim, people, Status.removed)).toBe(20)
    expect(held(sim, people)).toHaveLength(15)
  })

  test('to Mexico has a limit for a nationality, within the quota that it shares', () => {
    const { sim, people } = crowdToGo(60, { parameters: { flightPlacesPerDay: 0 } })
    const cubans = addParties(sim, 60, Status.custody, { origin: 'cuba' })
    for (const i of cubans) write(sim, i, { outcome: Outcome.removed })
    dueToday(sim, [...people, ...cubans])
    for (const origin of ['venezuela', 'cuba'] as const) sim.law.returnToMexico[originIndex(origin)] = 5
    sim.us.takeBackLeft[4] = 50
    sim.us.takeBackOfOriginLeft[originIndex('cuba')] = 10
    sim.law.takeBackPriceUsd[originIndex('cuba')] = 30
    const cash = sim.mexico.cashUsd[0]
    holdInCustody(sim)
    expect(nWithStatus(sim, cubans, Status.returned)).toBe(10)
    expect(nWithStatus(sim, people, Status.returned)).toBe(40)
    expect(cash - sim.mexico.cashUsd[0]).toBe(50 * sim.params.costPerTakeBackUsd - 10 * 30)
    expect(sim.us.paidForTakeBackUsd[0]).toBe(300)
  })

  test('is only the one that the law allows', () => {
    for (const way of ['toMexico', 'toOrigin'] as const) {
      const { sim, people } = crowdToGo(30, {})
      sim.law.returnToMexico[originIndex('venezuela')] = 5
      sim.us.takeBackLeft[4] = 10
      sim.law[way].fill(0) // closed
      holdInCustody(sim)
      const [removed, returned] = way === 'toMexico' ? [30, 0] : [0, 10]
      expect(nWithStatus(sim, people, Status.removed)).toBe(removed)
      expect(nWithStatus(sim, people, Status.returned)).toBe(returned)
    }
  })

  test('is by air as often as their country takes people, and else there is none and they are released', () => {
    const { sim, people } = crowdTakenIn(1000, { parameters: { originConsentProb: { venezuela: 0.3 }, claimAskedProb: 0 } })
    holdInCustody(sim)
    const held = nWithStatus(sim, people, Status.custody)
    expect(Math.abs(deviation(held, 1000, 0.3))).toBeLessThan(4)
    expect(sim.us.placesTaken[0]).toBe(held) // the others use no place
    expect(nWithStatus(sim, people, Status.released)).toBe(1000 - held)
  })

  test('is not by air where the law allows no removal', () => {
    const { sim, people } = crowdToGo(30, {})
    sim.law.toOrigin.fill(0)
    holdInCustody(sim)
    expect(nWithStatus(sim, people, Status.removed)).toBe(0)
  })

  test('needs no flight for Mexicans', () => {
    const { sim, people } = crowdToGo(30, { parameters: { flightPlacesPerDay: 0 } }, { origin: 'mexico' })
    holdInCustody(sim)
    expect(nWithStatus(sim, people, Status.returned)).toBe(30)
  })

  test('is release for those who passed', () => {
    const { sim, people } = crowdToGo(30, { parameters: { flightPlacesPerDay: 0 } }, {}, Outcome.released)
    holdInCustody(sim)
    expect(nWithStatus(sim, people, Status.released)).toBe(30)
    expect(sim.us.placesTaken[0]).toBe(0)
    expect(newsOf(sim, News.released)).toBe(30)
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
