import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { hearNews } from '../../../sim/processes/hear-news.ts'
import { updateBeliefs } from '../../../sim/processes/update-beliefs.ts'
import { weighOptions } from '../../../sim/processes/weigh-options.ts'
import type { Policy } from '../../../sim/scenario.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { hear, noWord, type Word } from '../../../sim/state/words.ts'
import {
  classOf, deviation, originIndex, partyIndex, policyOf, range, smallSim, type SmallWorld, type Who,
} from '../world.ts'

/** Told on 1 February that asylum closes on 15 March. */
const news = policyOf({ kind: 'news', announced: '2024-02-01', effective: '2024-03-15', says: 'closing', severity: 0.4 })
const parameters = {
  announcementCredibility: 0.6, leakCredibility: 0.2, conditionalCredence: 0.5, planningHorizonDays: 30,
  experienceDays: 60, smugglerMessage: 0, rumouredDelayDays: 90,
}

/** A world on a date in which everybody has heard of everything, and knows what is in force. */
function knowing(date: string, policies: SmallWorld['policies'], world: SmallWorld = {}): Sim {
  const sim = smallSim({ policies, ...world, parameters: { ...parameters, ...world.parameters } })
  sim.today.day = dayNumber(date)
  sim.mexico.effort.fill(1)
  sim.us.waitDays[0] = 90
  sim.us.applicants[0] = 90_000
  applyPolicies(sim)
  sim.communities.aware.fill(1)
  sim.communities.awareOnRoad.fill(1)
  sim.policyState.inForce.forEach((inForce, s) => {
    const length = sim.communities.forceHeard.length / sim.slots.length
    sim.communities.forceHeard.fill(inForce, s * length, (s + 1) * length)
  })
  weighOptions(sim)
  return sim
}
function heardBy(sim: Sim, { origin = 'venezuela', party = 'single-adult' }: Who = {}, wayDays = 20): Word {
  const word = noWord()
  hear(sim, originIndex(origin) * sim.classes.perOrigin, originIndex(origin), partyIndex(party), false, wayDays, word)
  return word
}
const hazards = (sim: Sim, who: Who = {}) => ({
  depart: sim.outlook.departHazard[classOf(sim, who)], cross: sim.outlook.crossHazard[classOf(sim, who)],
})
const without = (date: string) => hazards(knowing(date, {}))

describe('what is said to close', () => {
  test('is expected before its date, the more urgently the nearer, and only if one can be there before', () => {
    const [early, late] = ['2024-02-05', '2024-02-20'].map((date) => heardBy(knowing(date, { news })))
    expect(early.closing).toBeCloseTo(0.4 * 0.6, 12)
    expect(late.closing).toBeCloseTo(0.4 * 0.6, 12)
    expect(early.closingUrgency).toBeCloseTo(Math.exp(-(39 - 20) / 30), 12)
    expect(late.closingUrgency).toBeGreaterThan(early.closingUrgency)
    expect(heardBy(knowing('2024-03-01', { news })).closing).toBe(0)
  })

  test('is taken by children alone whom it exempts to concern them, until what happens to children tells otherwise', () => {
    const bar = policyOf({ kind: 'eligibility', announced: '2024-02-01', effective: '2024-03-15', severity: 0.4, exempt: ['unaccompanied-children'] })
    const sim = knowing('2024-03-15', { bar }, { parameters: { exemptionDoubt: 0.5 } })
    const child = () => heardBy(sim, { party: 'unaccompanied-child' }).closed
    expect(child()).toBeCloseTo(0.5 * heardBy(sim, { party: 'single-adult' }).closed, 12)
    expect(child()).toBeCloseTo(0.5 * 0.4 * 0.6, 12)
    const before = child()
    sim.communities.outcomesToday.fill(1000)
    updateBeliefs(sim)
    expect(child()).toBeLessThan(before / 2)
  })

  test('ages, also where nobody has experience of it', () => {
    const closed = (date: string): number =>
      heardBy(knowing(date, { news: { ...news, ends: null } }, { parameters: { wordFadeDays: 40 } })).closed
    expect(closed('2024-03-30') / closed('2024-03-20')).toBeCloseTo(Math.exp(-10 / 40), 9)
  })

  test('is believed from its date to its end, until experience overrules it', () => {
    const sim = knowing('2024-03-20', { news: { ...news, ends: '2024-04-01' } })
    expect(heardBy(sim).closed).toBeCloseTo(0.4 * 0.6, 12)
    sim.communities.experience.fill(60)
    expect(heardBy(sim).closed).toBeCloseTo(0.4 * 0.6 / 2, 12)
    expect(heardBy(knowing('2024-04-01', { news: { ...news, ends: '2024-04-01' } })).closed).toBe(0)
  })

  test('changes no law', () => {
    const { law } = knowing('2024-03-20', { news })
    const { law: other } = knowing('2024-03-20', {})
    expect(law).toEqual(other)
  })

  test('by rumour alone is believed as a leak is, with the date that is told', () => {
    const rumour = { ...news, announced: null, leaked: ['2024-02-01'] }
    const word = heardBy(knowing('2024-02-20', { rumour }))
    expect(word.closing).toBeCloseTo(0.4 * 0.2, 12)
    expect(word.closingUrgency).toBeCloseTo(Math.exp(-(24 - 20) / 30), 12)
    expect(heardBy(knowing('2024-03-20', { rumour })).closed).toBeCloseTo(0.4 * 0.2, 12)
  })
})

describe('what is said to open', () => {
  const opening: Policy = { ...news, says: 'opening' }

  test('draws people from home, and lets those near the line wait for its day', () => {
    for (const date of ['2024-02-20', '2024-03-10']) {
      const [having, lacking] = [hazards(knowing(date, { opening })), without(date)]
      expect(having.depart).toBeGreaterThan(lacking.depart)
      expect(having.cross).toBeLessThan(lacking.cross)
    }
  })

  test('sends both on their way from that day', () => {
    const [having, lacking] = [hazards(knowing('2024-03-15', { opening })), without('2024-03-15')]
    expect(having.depart).toBeGreaterThan(lacking.depart)
    expect(having.cross).toBeGreaterThan(lacking.cross)
  })
})

describe('an agreement by which Mexico takes people back', () => {
  const takeBack = policyOf({
    kind: 'take-back', announced: '2024-02-01', effective: '2024-02-15', takeBackPerDay: 100,
    covers: { origins: ['venezuela', 'cuba'], parties: ['single-adult'] },
  })

  test('deters those it covers by its word, and nobody else', () => {
    const [having, lacking] = [knowing('2024-02-20', { takeBack }), knowing('2024-02-20', {})]
    for (const origin of ['venezuela', 'cuba'] as const) {
      expect(hazards(having, { origin }).depart).toBeLessThan(hazards(lacking, { origin }).depart)
      expect(hazards(having, { origin }).cross).toBeLessThan(hazards(lacking, { origin }).cross)
    }
    for (const who of [{ origin: 'haiti' }, { origin: 'cuba', party: 'family' }] as const) {
      expect(hazards(having, who)).toEqual(hazards(lacking, who))
    }
  })
})

describe('new appointments', () => {
  const more = policyOf({ kind: 'port-appointments', announced: '2024-02-01', effective: '2024-02-15', appointmentsPerDay: 3000 })

  test('let people near the line wait once they have heard of them, and draw people from home', () => {
    for (const date of ['2024-02-10', '2024-02-16']) {
      const [having, lacking] = [knowing(date, { more }), knowing(date, {})]
      expect(having.us.waitDays[0]).toBe(lacking.us.waitDays[0])
      expect(hazards(having).cross).toBeLessThan(hazards(lacking).cross)
      expect(hazards(having).depart).toBeGreaterThan(hazards(lacking).depart)
    }
  })

  test('are news until the wait tells the same', () => {
    const [having, lacking] = [knowing('2024-06-15', { more }), knowing('2024-06-15', {})]
    expect(hazards(having).cross / hazards(lacking).cross).toBeCloseTo(1, 3)
  })

  test('are worth no less than staying near the line without any, however long the wait', () => {
    const long = knowing('2024-02-10', {})
    long.us.waitDays[0] = 1000
    weighOptions(long)
    const idle = long.params.idleValue[partyIndex('single-adult')]
    expect(long.outlook.portValue[classOf(long)]).toBeCloseTo(idle, 12)
  })
})

describe('what a vote, an election or a court decides', () => {
  const decided = { event: 'vote', on: '2024-03-01', probability: 0, credence: 0.3 }
  const bill = { ...news, decided }

  test('is expected before as far as people give it a chance', () => {
    expect(heardBy(knowing('2024-02-20', { bill })).closing).toBeCloseTo(0.4 * 0.6 * 0.3, 12)
    const usual = { ...bill, decided: { ...decided, credence: null } }
    expect(heardBy(knowing('2024-02-20', { bill: usual })).closing).toBeCloseTo(0.4 * 0.6 * 0.5, 12)
  })

  test('is not expected any more once it has failed, and never comes', () => {
    expect(heardBy(knowing('2024-03-01', { bill }), {}, 5).closing).toBe(0)
    const after = knowing('2024-03-20', { bill })
    expect(after.policyState.inForce[0]).toBe(0)
    expect(heardBy(after).closed).toBe(0)
  })

  test('is expected fully once it is to come, and comes', () => {
    const passing = { ...bill, decided: { ...decided, probability: 1 } }
    expect(heardBy(knowing('2024-03-01', { bill: passing }), {}, 5).closing).toBeCloseTo(0.4 * 0.6, 12)
    expect(knowing('2024-03-15', { bill: passing }).policyState.inForce[0]).toBe(1)
  })

  test('comes as often as its chance says, and one event decides alike for all that name it', () => {
    const even = { ...bill, decided: { ...decided, probability: 0.5 } }
    const likely = { ...bill, decided: { ...decided, probability: 0.8 } }
    const sims = range(200).map((replicate) => smallSim({ policies: { even, again: even, likely }, replicate, rows: 10 }))
    const nCome = sims.filter(({ comes }) => comes[0]).length
    expect(Math.abs(deviation(nCome, 200, 0.5))).toBeLessThan(4)
    for (const { comes } of sims) {
      expect(comes[1]).toBe(comes[0])
      if (comes[0]) expect(comes[2]).toBe(true)
    }
    expect(sims.some(({ comes }) => comes[2] && !comes[0])).toBe(true)
  })

  test('is given up at home within weeks once it has failed, on the road within days', () => {
    const sim = knowing('2024-02-29', { bill }, { parameters: { announcementReach: 0.05, contagion: 0.15, roadReachFactor: 3 } })
    for (const day of range(10)) {
      sim.today.day = dayNumber('2024-03-01') + day
      hearNews(sim)
    }
    expect(sim.communities.aware[0]).toBeCloseTo(Math.exp(-10 * 0.2), 10)
    expect(sim.communities.awareOnRoad[0]).toBeCloseTo(Math.exp(-3 * 10 * 0.2), 10)
  })
})
