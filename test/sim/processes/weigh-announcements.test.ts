/** What the word of a measure does to those who weigh their options (weigh-options.ts). */
import { describe, expect, test } from 'vitest'

import { parameters } from '../../../sim/parameters/table.ts'
import type { Policy } from '../../../sim/scenario.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { range, triggerOf, type SmallWorld, type Who } from '../world.ts'
import { hazards, order, world } from './weighing-worlds.ts'

describe('a measure that is announced', () => {
  const knowing = ({ communities }: Sim): void => {
    communities.aware.fill(1)
    communities.awareOnRoad.fill(1)
  }
  /** Hazards of those who know of the order, relative to those who do not. */
  function answer(date: string, who: Who = {}, policy: Partial<Policy> = {}, changes: SmallWorld = {}, also: (sim: Sim) => void = () => undefined) {
    const policies = { order: { ...order, ...policy } }
    const parameters = { priorReleaseBelief: 0.9, planningHorizonDays: 20, daysToMexico: 10, daysSouthToInland: 4, daysInlandToNorth: 4, ...changes.parameters }
    const without = hazards(world(date, { ...changes, policies, parameters }), who)
    const having = hazards(world(date, { ...changes, policies, parameters }, (sim) => (knowing(sim), also(sim))), who)
    return { depart: having.depart / without.depart, cross: having.cross / without.cross }
  }

  test('hurries those who can still be there before it, the more the nearer it is', () => {
    const early = answer('2024-02-02')
    const late = answer('2024-02-20') // 24 days before: six more than the way takes
    expect(early.depart).toBeGreaterThan(1)
    expect(late.depart).toBeGreaterThan(early.depart)
    expect(answer('2024-03-13').cross).toBeGreaterThan(answer('2024-02-20').cross)
    expect(answer('2024-02-20').cross).toBeGreaterThan(1)
  })

  test('hurries nobody who cannot be there in time', () => {
    expect(answer('2024-02-26').depart).toBeGreaterThan(1) // 18 days before, and 18 of travel
    expect(answer('2024-02-27').depart).toBe(1)
    expect(answer('2024-03-10').depart).toBe(1)
    expect(answer('2024-03-10').cross).toBeGreaterThan(1) // those near the line can
  })

  test('moves those it covers and nobody else', () => {
    expect(answer('2024-02-20', { origin: 'guatemala', party: 'family' }).depart).toBeGreaterThan(1)
    expect(answer('2024-02-20', { origin: 'cuba' })).toEqual({ depart: 1, cross: 1 })
    expect(answer('2024-02-20', { party: 'unaccompanied-child' })).toEqual({ depart: 1, cross: 1 })
    const children = { covers: { ...order.covers, parties: ['unaccompanied-child' as const] } }
    expect(answer('2024-02-20', { party: 'unaccompanied-child' }, children).depart).toBeGreaterThan(1)
  })

  test('moves children alone whom it exempts as far as they doubt that it does, of its origins alone', () => {
    const child = (exemptionDoubt: number, origin: 'guatemala' | 'cuba' = 'guatemala') =>
      answer('2024-02-20', { origin, party: 'unaccompanied-child' }, { exempt: ['unaccompanied-children'] }, { parameters: { exemptionDoubt } })
    expect(child(0)).toEqual({ depart: 1, cross: 1 })
    expect(child(0.3).depart).toBeGreaterThan(1)
    expect(child(0.9).depart).toBeGreaterThan(child(0.3).depart)
    expect(child(0.9, 'cuba')).toEqual({ depart: 1, cross: 1 })
    expect(answer('2024-02-20', { origin: 'guatemala', party: 'family' }, { exempt: ['unaccompanied-children'] }, { parameters: { exemptionDoubt: 0 } }).depart)
      .toBeGreaterThan(1) // others know whom it is about
  })

  test('moves people the less, the less announcements are believed', () => {
    for (const date of ['2024-02-20', '2024-03-20']) {
      const strength = (announcementCredibility: number): number =>
        Math.abs(Math.log(answer(date, {}, {}, { parameters: { announcementCredibility } }, (sim) => sim.communities.forceHeard.fill(1)).cross))
      expect(strength(0)).toBe(0)
      expect(strength(0.4)).toBeGreaterThan(0)
      expect(strength(0.8)).toBeGreaterThan(1.3 * strength(0.4))
    }
  })

  test('moves people the more, the more severe it is said to be, before and after it takes effect', () => {
    for (const date of ['2024-02-20', '2024-03-20']) {
      const strength = (severity: number | null): number =>
        Math.abs(Math.log(answer(date, {}, { severity }, {}, (sim) => sim.communities.forceHeard.fill(1)).cross))
      expect(strength(0)).toBe(0)
      expect(strength(0.02)).toBeGreaterThan(0)
      expect(strength(0.9)).toBeGreaterThan(5 * strength(0.02))
      expect(strength(null)).toBe(strength(parameters.announcedSeverity.default)) // what the parameter says
    }
  })

  test('is taken, as a rumour, to be as far off as rumours are', () => {
    const rumour = { announced: '2024-03-14' } // leaked in January
    const hurry = (rumouredDelayDays: number): number =>
      answer('2024-02-20', {}, rumour, { parameters: { rumouredDelayDays } }).depart
    expect(hurry(17)).toBe(1) // 18 days of travel
    expect(hurry(20)).toBeGreaterThan(hurry(60))
    expect(hurry(60)).toBeGreaterThan(1)
  })

  test('moves people less as a rumour, or while it waits for a count', () => {
    const parameters = { rumouredDelayDays: 24 }
    const announced = answer('2024-02-20', {}, {}, { parameters }).depart
    const leaked = answer('2024-02-20', {}, { announced: '2024-03-14' }, { parameters }).depart
    expect(leaked).toBeGreaterThan(1)
    expect(leaked).toBeLessThan(announced)
    const conditional = answer('2024-02-20', {}, { trigger: triggerOf({ starts: 'when-reached' }) }).depart
    expect(conditional).toBeGreaterThan(1)
    expect(conditional).toBeLessThan(answer('2024-02-20').depart)
    expect(answer('2024-02-20', {}, { trigger: triggerOf({ starts: 'in-force' }) }).depart).toBe(answer('2024-02-20').depart)
  })

  test('moves nobody before it is heard of, or where news is switched off', () => {
    expect(answer('2024-01-10')).toEqual({ depart: 1, cross: 1 })
    expect(answer('2024-02-20', {}, {}, { switchOff: ['news'] })).toEqual({ depart: 1, cross: 1 })
  })

  describe('once it is in effect', () => {
    const inForce = ({ communities }: Sim) => communities.forceHeard.fill(1)
    const after = (date: string, parameters = {}, also: (sim: Sim) => void = inForce) =>
      answer(date, {}, {}, { parameters }, also)

    test('lowers both hazards, more so if people wait and see', () => {
      const plain = after('2024-03-20', { waitAndSee: 0 })
      const waiting = after('2024-03-20', { waitAndSee: 1 })
      for (const hazard of ['depart', 'cross'] as const) {
        expect(plain[hazard]).toBeLessThan(1)
        expect(waiting[hazard]).toBeLessThan(plain[hazard])
      }
    })

    test('is believed the less, the more news of ordinary outcomes has come since', () => {
      const falls = [0, 20, 100, 1e6].map((days) => after('2024-03-20', { experienceDays: 30 }, (sim) => {
        inForce(sim)
        sim.communities.experience.fill(days)
      }).cross)
      range(3).forEach((k) => expect(falls[k + 1]).toBeGreaterThan(falls[k]))
      expect(falls[3]).toBeCloseTo(1, 3)
    })

    test('lowers nothing where it is not known to be in force', () => {
      expect(after('2024-03-20', {}, () => undefined)).toEqual({ depart: 1, cross: 1 })
    })

    test('is talked down by smugglers who are idle', () => {
      const quiet = after('2024-03-20', { smugglerMessage: 0.5 })
      const loud = after('2024-03-20', { smugglerMessage: 0.5 }, (sim) => {
        inForce(sim)
        sim.smugglers.message.fill(1)
      })
      expect(loud.cross).toBeGreaterThan(quiet.cross)
      expect(loud.cross).toBeLessThan(1)
    })
  })
})
