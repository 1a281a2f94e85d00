/** Where those go whose stay in custody ends (hold-in-custody.ts). */
import { describe, expect, test } from 'vitest'

import { holdInCustody } from '../../../sim/processes/hold-in-custody.ts'
import { News } from '../../../sim/state/communities.ts'
import { Outcome, Status } from '../../../sim/state/people.ts'
import {
  addParties, beginDay, deviation, dueToday, flowOf, nWithStatus, originIndex, peopleIn, write,
} from '../world.ts'
import { crowdTakenIn, crowdToGo, held, newsOf } from './custody-crowds.ts'

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
