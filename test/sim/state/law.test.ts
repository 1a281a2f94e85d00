/** Settings of the law beside suspensions: means, children, ports, bars, repeal. */
import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { attemptCrossing } from '../../../sim/processes/attempt-crossing.ts'
import { holdInCustody } from '../../../sim/processes/hold-in-custody.ts'
import { presentAtPorts } from '../../../sim/processes/present-at-ports.ts'
import type { Policy, PortProcessing, Resources } from '../../../sim/scenario.ts'
import { Outcome, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nOrigins } from '../../../sim/world.ts'
import {
  addParties, beginDay, deviation, nWithStatus, originIndex, partyIndex, policyOf, read, shockOf, smallSim,
  triggerOf, withStatus, type SmallWorld, type Who,
} from '../world.ts'

const start = '2024-01-01'
const rule = (changes: Partial<Policy>): Policy =>
  policyOf({ announced: null, effective: start, returnTo: [], ...changes })
const nothing: Resources = {
  custodyPlaces: 0, familyPlaces: 0, flightPlacesPerDay: 0, asylumOfficers: 0, borderPatrolAgents: 0,
  phaseInDays: 0,
}
const money = (resources: Partial<Resources>): Policy =>
  rule({ kind: 'resources', resources: { ...nothing, ...resources } })

/** The law on a day of the run, the first being 0. */
function lawOn(policies: Readonly<Record<string, Policy>>, dayOfRun = 0, world: SmallWorld = {}): Sim {
  const sim = smallSim({ policies, rows: 5000, ...world })
  beginDay(sim, sim.startDay + dayOfRun)
  applyPolicies(sim)
  return sim
}
function takeIn(sim: Sim, n: number, who: Who = {}): number[] {
  const people = addParties(sim, n, Status.custody, who)
  sim.today.cases.set(people)
  sim.today.nCases = n
  holdInCustody(sim)
  return people
}
const held = (sim: Sim, people: readonly number[], outcome: number): number =>
  withStatus(sim, people, Status.custody).filter((i) => read(sim, i, 'outcome') === outcome).length

describe('resources', () => {
  const parameters = { crowding: 0, custodyPlaces: 100, familyPlaces: 60, flightPlacesPerDay: 10, asylumOfficers: 1000 }

  test('add places in which people are held', () => {
    const heldWith = (custodyPlaces: number): number => {
      const sim = lawOn({ money: money({ custodyPlaces }) }, 0, { parameters: { ...parameters, otherGroundsProb: 0 } })
      return nWithStatus(sim, takeIn(sim, 400), Status.custody)
    }
    expect([0, 150].map(heldWith)).toEqual([100, 250])
  })

  test('of families are not those of adults; flights are people a day', () => {
    const { law } = lawOn({ money: money({ familyPlaces: 40, flightPlacesPerDay: 25 }) }, 0, { parameters })
    expect([...law.places, law.flightPlacesPerDay[0]]).toEqual([100, 100, 35])
  })

  test('shorten the wait for an officer, and no more than that', () => {
    const scale = (asylumOfficers: number): number =>
      lawOn({ money: money({ asylumOfficers }) }, 0, { parameters: { ...parameters, interviewQueueShare: 0.6 } })
        .law.interviewScale[0]
    expect(scale(0)).toBe(1)
    expect(scale(1000)).toBeCloseTo(0.4 + 0.3, 12)
    expect(scale(1e9)).toBeCloseTo(0.4, 5)
  })

  test('let fewer of those who are noticed get away', () => {
    const gotAway = (borderPatrolAgents: number): number[] => {
      const sim = lawOn({ money: money({ borderPatrolAgents }) }, 0, {
        parameters: { detectionProb: 1, interdictionProb: 0.5, interdictionElasticity: 1, borderPatrolAgents: 19_000 },
      })
      sim.outlook.evadeProb.fill(1 - 1e-9)
      const people = addParties(sim, 2000, Status.north)
      sim.today.attempts.set(people)
      sim.today.nAttempts = people.length
      attemptCrossing(sim)
      return withStatus(sim, people, Status.interior)
    }
    const before = gotAway(0)
    const after = gotAway(9500)
    expect(Math.abs(deviation(before.length, 2000, 0.5))).toBeLessThan(4)
    expect(Math.abs(deviation(after.length, 2000, 0.5 * Math.exp(-0.5)))).toBeLessThan(4)
    expect(before).toEqual(expect.arrayContaining(after)) // the same luck
  })

  test('arrive evenly while they are phased in, and add up', () => {
    const policies = { a: money({ custodyPlaces: 100, phaseInDays: 10 }), b: money({ custodyPlaces: 7 }) }
    const placesOn = (day: number): number => lawOn(policies, day, { parameters }).law.places[0]
    expect([0, 4, 9, 30].map(placesOn)).toEqual([117, 157, 207, 207])
  })
})

describe('rules on children', () => {
  const child = { party: 'unaccompanied-child', origin: 'guatemala' } as const
  const parameters = { custodyPlaces: 1e6, claimAskedProb: 0, otherGroundsProb: 0 }
  const returned = (returnProb: number, origins: Policy['covers']['origins']): Policy => rule({
    kind: 'children', covers: { origins, parties: ['unaccompanied-child'] },
    children: { returnProb, transferDays: null },
  })

  test('let children of other countries be returned like adults, those of Mexico the same day', () => {
    const sim = lawOn({ rule: returned(0.6, ['guatemala', 'mexico']) }, 0, { parameters })
    const guatemalans = takeIn(sim, 1000, child)
    expect(Math.abs(deviation(held(sim, guatemalans, Outcome.removed), 1000, 0.6))).toBeLessThan(4)
    expect(held(sim, guatemalans, Outcome.transferred) + held(sim, guatemalans, Outcome.removed)).toBe(1000)
    const mexicans = takeIn(sim, 1000, { ...child, origin: 'mexico' })
    expect(Math.abs(deviation(nWithStatus(sim, mexicans, Status.returned), 1000, 0.6))).toBeLessThan(4)
    const hondurans = takeIn(sim, 50, { ...child, origin: 'honduras' })
    expect(held(sim, hondurans, Outcome.transferred)).toBe(50)
  })

  test('may change how soon children are handed on', () => {
    const slow = rule({ kind: 'children', children: { returnProb: 0, transferDays: 20 } })
    expect(lawOn({ slow }).law.transferDays[0]).toBe(20)
    expect(lawOn({}).law.transferDays[0]).toBe(2)
  })
})

describe('rules on ports', () => {
  const ports = (changes: Partial<PortProcessing>): Policy =>
    rule({ kind: 'port-processing', ports: { walkUpsPerDay: null, booked: 'kept', ...changes } })

  test('set how many ports take without an appointment', () => {
    expect(lawOn({}).law.walkUpsPerDay[0]).toBe(250)
    expect(lawOn({ ports: ports({ walkUpsPerDay: 0 }) }).law.walkUpsPerDay[0]).toBe(0)
    expect(lawOn({ ports: ports({ booked: 'cancelled' }) }).law.walkUpsPerDay[0]).toBe(250)
  })

  test('may cancel appointments: all who have one wait near the line again, and apply', () => {
    for (const booked of ['kept', 'cancelled'] as const) {
      const sim = lawOn({ ports: ports({ walkUpsPerDay: 0, booked }) }, 0, { parameters: { appUseProb: 1 } })
      const people = addParties(sim, 80, Status.booked)
      presentAtPorts(sim)
      expect(nWithStatus(sim, people, Status.north)).toBe(booked === 'kept' ? 0 : 80)
      expect(sim.us.applicants[0]).toBe(booked === 'kept' ? 0 : 80)
    }
  })
})

describe('eligibility', () => {
  const cell = partyIndex('single-adult') * nOrigins + originIndex('venezuela')
  const parameters = {
    custodyPlaces: 1e6, claimAskedProb: 1, passSignificantProb: 0.8, passReasonableProb: 0.4, otherGroundsProb: 0,
  }
  const standard = { standard: 'reasonable-possibility', fear: 'asked', consultationHours: 24 } as const

  test('lets those who rebut a presumption be screened by the ordinary standard', () => {
    const pass = (rebuttedShare: number): number =>
      lawOn({ rule: rule({ kind: 'eligibility', screening: { ...standard, rebuttedShare } }) }, 0, { parameters })
        .law.passProb[cell]
    expect([0, 0.25, 1].map(pass)).toEqual([0.4, 0.5, 0.8].map((p) => expect.closeTo(p, 12)))
  })

  test('applies bars early to a share of those who would pass, and to nobody else', () => {
    const passed = (earlyBarShare: number): number[] => {
      const sim = lawOn({ rule: rule({ kind: 'eligibility', returnTo: ['origin'], earlyBarShare }) }, 0, { parameters })
      return takeIn(sim, 3000).filter((i) => read(sim, i, 'outcome') === Outcome.released)
    }
    const barred = passed(0.1)
    expect(Math.abs(deviation(barred.length, 3000, 0.8 * 0.9))).toBeLessThan(4)
    expect(passed(0)).toEqual(expect.arrayContaining(barred))
  })
})

describe('a policy that replaces another', () => {
  const older = policyOf({ announced: null, effective: start, trigger: triggerOf() })
  const newer = policyOf({ announced: null, effective: '2024-01-11', trigger: triggerOf(), replaces: ['older'] })
  const inForce = (sim: Sim): number[] => [...sim.policyState.inForce]

  test('repeals it from its effective date on, also after its own end', () => {
    const policies = { older, newer: { ...newer, ends: '2024-01-21' } }
    const sim = lawOn(policies)
    const states = Array.from({ length: 31 }, (_, k) => {
      beginDay(sim, sim.startDay + k)
      applyPolicies(sim)
      return inForce(sim)
    })
    expect([states[0], states[9], states[10], states[19], states[20], states[30]])
      .toEqual([[1, 0], [1, 0], [0, 1], [0, 1], [0, 0], [0, 0]])
  })

  test('leaves it in force while a court blocks all of the new one', () => {
    const litigation = {
      filedAfterDays: 0, rulingHazardPerDay: 1e9, blockProb: 1,
      scope: { step: 'all', parties: newer.covers.parties, origins: newer.covers.origins }, stay: null, appeal: null,
    } as const
    const sim = lawOn({ older, newer: { ...newer, litigation } })
    for (let k = 0; k <= 15; k++) {
      beginDay(sim, sim.startDay + k)
      applyPolicies(sim)
      if (k === 10) expect(inForce(sim)).toEqual([0, 1])
    }
    expect(inForce(sim)).toEqual([1, 0])
  })

  test('does so only in the scenario that has it', () => {
    const sim = smallSim({ policies: { older, newer }, against: { policies: { older } } })
    sim.running.scenario = 1
    for (let k = 0; k <= 15; k++) {
      beginDay(sim, sim.startDay + k)
      applyPolicies(sim)
    }
    expect(inForce(sim)[0]).toBe(1)
  })
})

describe('economic policy in the region', () => {
  const economy = { push: 0.8, course: { delayDays: 10, rampDays: 19, fadeDays: 0 } }
  const aid = rule({ kind: 'regional-economy', economy, covers: { origins: ['honduras'], parties: ['family', 'single-adult'] } })
  const pushOf = (sim: Sim, { origin = 'honduras', party = 'family' }: Who = {}): number =>
    sim.surroundings.push[partyIndex(party) * nOrigins + originIndex(origin)]

  test('changes the push of those it covers after its delay, and in full after its ramp', () => {
    const on = (day: number): number => pushOf(lawOn({ aid }, day))
    expect([0, 9].map(on)).toEqual([1, 1])
    expect(on(10)).toBeCloseTo(0.99, 12)
    expect(on(19)).toBeCloseTo(0.9, 12)
    expect([29, 60].map(on)).toEqual([0.8, 0.8])
  })

  test('changes nobody else, and nothing once it has ended', () => {
    const sim = lawOn({ aid }, 40)
    expect(pushOf(sim, { party: 'unaccompanied-child' })).toBe(1)
    expect(pushOf(sim, { origin: 'guatemala' })).toBe(1)
    expect(pushOf(lawOn({ aid: { ...aid, ends: '2024-02-01' } }, 40))).toBe(1)
  })

  test('multiplies a shock', () => {
    const shocks = [shockOf({ from: '2024-01-01', to: '2024-12-31', push: 2 })]
    expect(pushOf(lawOn({ aid }, 40, { shocks }))).toBeCloseTo(1.6, 12)
  })
})
