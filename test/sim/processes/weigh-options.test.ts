import { describe, expect, test } from 'vitest'

import { dayNumber } from '../../../sim/dates.ts'
import { parameters } from '../../../sim/parameters/table.ts'
import { weighOptions } from '../../../sim/processes/weigh-options.ts'
import type { Policy } from '../../../sim/scenario.ts'
import { News, nNews } from '../../../sim/state/communities.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import {
  classOf, luckOf, policyOf, range, seeds, smallSim, triggerOf, type SmallWorld, type Who,
} from '../world.ts'

/** Announced on 1 February, in effect from 15 March. */
const order = policyOf({
  leaked: ['2024-01-15'], announced: '2024-02-01', effective: '2024-03-15',
  covers: { origins: ['guatemala', 'venezuela'], parties: ['single-adult', 'family'] },
})

/** A world without people on a date, in which nobody knows anything yet but what `setUp` tells them. */
function world(date = '2024-02-20', changes: SmallWorld = {}, setUp: (sim: Sim) => void = () => undefined): Sim {
  const sim = smallSim(changes)
  sim.today.day = dayNumber(date)
  sim.mexico.effort.fill(1)
  sim.us.waitDays[0] = 90
  setUp(sim)
  weighOptions(sim)
  return sim
}
const hazards = (sim: Sim, who: Who = {}) => {
  const c = classOf(sim, who)
  return { depart: sim.outlook.departHazard[c], cross: sim.outlook.crossHazard[c] }
}
const remember = (news: number, n: number) => ({ communities }: Sim): void => {
  for (let k = news; k < communities.outcomes.length; k += nNews) communities.outcomes[k] = n
}
const people: readonly Who[] = (['guatemala', 'venezuela', 'cuba'] as const).flatMap((origin) =>
  (['single-adult', 'family'] as const).flatMap((party) =>
    (['cautious', 'means-bold'] as const).map((type) => ({ origin, party, type }))))

describe('hazards', () => {
  test('are what the parameters say where nothing sways anybody, times season, push and the day\'s factor', () => {
    const sim = world('2024-02-20', {
      parameters: {
        decisionSlope: 1e-9, departureHazardPerDay: 0.01, crossingHazardPerDay: 0.2,
        seasonOfDeparture: { jan: 1, feb: 1.5 },
      },
    }, ({ surroundings }) => {
      surroundings.leaving.fill(3)
      surroundings.crossingFactor[0] = 0.8
    })
    const all = { depart: 0.01 * 1.5 * 3, cross: 0.2 * 0.8 }
    for (const who of people) {
      expect(hazards(sim, who).depart).toBeCloseTo(all.depart, 8)
      expect(hazards(sim, who).cross).toBeCloseTo(all.cross, 8)
    }
  })

  test.each(seeds(10))('never exceed twice that, and are never negative, whatever is believed (seed %i)', (seed) => {
    const luck = luckOf(seed)
    const sim = world('2024-02-20', {
      policies: { order }, parameters: { departureHazardPerDay: 0.01, crossingHazardPerDay: 0.2 },
    }, ({ communities, us, smugglers }) => {
      for (const column of Object.values(communities)) column.forEach((_, k) => (column[k] = luck()))
      communities.outcomes.forEach((_, k) => (communities.outcomes[k] = 500 * luck() * luck()))
      us.waitDays[0] = 1000 * luck()
      smugglers.feeUsd.forEach((_, s) => (smugglers.feeUsd[s] = 30_000 * luck()))
    })
    for (const [hazard, most] of [[sim.outlook.departHazard, 0.02], [sim.outlook.crossHazard, 0.4]] as const) {
      expect(Math.min(...hazard)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...hazard)).toBeLessThan(most)
      expect(Math.max(...hazard)).toBeGreaterThan(Math.min(...hazard))
    }
  })

  test('rise with the release that is believed, of leaving and of crossing', () => {
    const low = world('2024-02-20', {}, remember(News.removed, 30))
    const middle = world()
    const high = world('2024-02-20', {}, remember(News.released, 30))
    for (const who of people) {
      for (const hazard of ['depart', 'cross'] as const) {
        expect(hazards(middle, who)[hazard]).toBeGreaterThan(hazards(low, who)[hazard])
        expect(hazards(high, who)[hazard]).toBeGreaterThan(hazards(middle, who)[hazard])
      }
    }
  })

  test('are lower for the cautious than for the bold of the same means', () => {
    const sim = world('2024-02-20', {}, remember(News.removed, 30))
    for (const [cautious, bold] of [['cautious', 'bold'], ['means-cautious', 'means-bold']] as const) {
      expect(hazards(sim, { type: cautious }).cross).toBeLessThan(hazards(sim, { type: bold }).cross)
    }
  })
})

test.each([
  ['stayValue', 'lower', 'same'], ['journeyCost', 'lower', 'same'], ['tiesValue', 'higher', 'same'],
  ['returnCost', 'lower', 'lower'], ['removalCost', 'lower', 'lower'], ['idleValue', 'higher', 'lower'],
  ['unseenValue', 'higher', 'higher'], ['typeRiskAversion', 'lower', 'lower'],
] as const)('more of %s makes the hazard of leaving %s, that of crossing %s', (name, depart, cross) => {
  // Some are released, some removed, some returned.
  const believing = ({ communities }: Sim) => communities.outcomes.fill(100)
  const at = (value: number) => hazards(world('2024-02-20', { parameters: { [name]: value } }, believing))
  const compare = (a: number, b: number): string => (b > a ? 'higher' : b < a ? 'lower' : 'same')
  expect(compare(at(0.3).depart, at(0.6).depart)).toBe(depart)
  expect(compare(at(0.3).cross, at(0.6).cross)).toBe(cross)
})

describe('leaving', () => {
  test('becomes rarer when stops in Mexico are remembered; crossing, once there, does not', () => {
    const before = world()
    const after = world('2024-02-20', {}, ({ communities }) => communities.stops.fill(300))
    for (const who of people) {
      expect(hazards(after, who).depart).toBeLessThan(hazards(before, who).depart)
      expect(hazards(after, who).cross).toBe(hazards(before, who).cross)
    }
  })

  test('is weighed against what a stop costs and against what it takes away', () => {
    const fall = (stopCost: number, stopLoss: number): number => {
      const parameters = { stopCost, stopLoss, priorStopBelief: 0.2 }
      const after = world('2024-02-20', { parameters }, ({ communities }) => communities.stops.fill(300))
      return hazards(world('2024-02-20', { parameters })).depart / hazards(after).depart
    }
    expect(fall(0, 0)).toBe(1)
    expect(fall(0.1, 0)).toBeGreaterThan(1)
    expect(fall(0, 0.5)).toBeGreaterThan(1)
  })

  test('becomes rarer when smugglers ask more, the more so for those without means', () => {
    const dear = ({ smugglers }: Sim) => smugglers.feeUsd.fill(25_000)
    const usual = ({ smugglers }: Sim) => smugglers.feeUsd.fill(10_000)
    const fall = (type: 'cautious' | 'means-cautious', switchOff: SmallWorld['switchOff'] = []) =>
      hazards(world('2024-02-20', { switchOff }, usual), { type }).depart
        / hazards(world('2024-02-20', { switchOff }, dear), { type }).depart
    expect(fall('means-cautious')).toBeGreaterThan(1)
    expect(fall('cautious')).toBeGreaterThan(fall('means-cautious'))
    expect(fall('cautious', ['smugglers'])).toBe(1) // nobody hires one
  })
})

describe('crossing', () => {
  test('is put off while an appointment can be hoped for soon', () => {
    const wait = (days: number) => world('2024-02-20', {}, ({ us }) => us.waitDays.fill(days))
    for (const who of people) {
      expect(hazards(wait(30), who).cross).toBeLessThan(hazards(wait(90), who).cross)
      expect(hazards(wait(90), who).cross).toBeLessThan(hazards(wait(400), who).cross)
    }
  })

  test('is not made more tempting by an appointment that is out of reach than by none', () => {
    const none = world('2024-02-20', { parameters: { appUseProb: 0 } })
    const hopeless = world('2024-02-20', { parameters: { appUseProb: 1 } }, ({ us }) => us.waitDays.fill(1000))
    for (const who of people) expect(hazards(hopeless, who).cross).toBe(hazards(none, who).cross)
  })

  test('is held back by Mexico\'s effort near the line, only of those exposed to it', () => {
    const parameters = { exposure: { venezuela: 1, cuba: 0 }, exposureOfParty: 1, lineControl: 1 }
    const calm = world('2024-02-20', { parameters })
    const stern = world('2024-02-20', { parameters }, ({ mexico }) => (mexico.effort[2] = 2.5))
    const ratio = (who: Who) => hazards(stern, who).cross / hazards(calm, who).cross
    expect(ratio({ origin: 'venezuela' })).toBeCloseTo(Math.exp(-1.5), 9)
    expect(ratio({ origin: 'cuba' })).toBe(1)
    expect(hazards(stern).depart).toBe(hazards(calm).depart)
  })

  test('is little tried by those who come only with an appointment, while any are given', () => {
    const parameters = { lawfulCrossingPenalty: 1, lawfulPenaltyWithoutPath: 0, decisionSlope: 5, waitCostPerDay: 1 }
    const given = world('2024-02-20', { parameters }, ({ law }) => (law.appointmentsPerDay[0] = 1000))
    const none = world('2024-02-20', { parameters })
    for (const origin of ['cuba', 'venezuela'] as const) {
      const share = (sim: Sim): number =>
        hazards(sim, { origin, type: 'lawful-only' }).cross / hazards(sim, { origin, type: 'bold' }).cross
      expect(share(given)).toBeLessThan(0.2)
      expect(share(none)).toBeGreaterThan(0.6)
    }
  })

  test('is worth more where one can try again after a return, the more so after an expulsion', () => {
    const value = (retryProb: number, retryAfterExpulsionProb: number, expelProb = 0): number => {
      const sim = world('2024-02-20', { parameters: { retryProb, retryAfterExpulsionProb, legalRecordCost: 0, evadeFeeUsd: 0, evadeRisk: 0 } }, (it) => {
        remember(News.returned, 1000)(it)
        it.law.expelProb.fill(expelProb)
      })
      return sim.outlook.crossValue[classOf(sim)]
    }
    expect(value(0.5, 0)).toBeGreaterThan(value(0, 0) + 0.01)
    expect(value(0.5, 0.9)).toBe(value(0.5, 0))
    expect(value(0.5, 0.9, 1)).toBeGreaterThan(value(0.5, 0) + 0.01)
  })

  test('is worth less where a return leaves a record in law, which an expulsion does not', () => {
    const value = (legalRecordCost: number, expelProb: number): number => {
      const sim = world('2024-02-20', { parameters: { retryProb: 0, retryAfterExpulsionProb: 0, legalRecordCost } }, (it) => {
        remember(News.returned, 1000)(it)
        it.law.expelProb.fill(expelProb)
      })
      return sim.outlook.crossValue[classOf(sim)]
    }
    expect(value(0.3, 0)).toBeLessThan(value(0, 0) - 0.01)
    expect(value(0.3, 1)).toBe(value(0, 1))
  })

  test('is worth the better of walking up and evading, and two equal ways what one is', () => {
    const crossValue = (evadeTaste: number, modeSlope: number): number => {
      const sim = world('2024-02-20', {
        parameters: {
          priorReleaseBelief: 1, detectionProb: 1, interdictionProb: 1, evadeFeeUsd: 0, evadeRisk: 0, evadeTaste, modeSlope,
        },
      })
      return sim.outlook.crossValue[classOf(sim)]
    }
    // Everybody is released and every evader is caught: both ways are worth 1, but for the taste.
    expect(crossValue(0, 3)).toBeCloseTo(1, 9)
    expect(crossValue(-5, 3)).toBeCloseTo(1 - Math.LN2 / 3, 5) // a log-sum of two, of which one is far worse
    expect(crossValue(-5, 90)).toBeCloseTo(1, 1)
    expect(crossValue(0.5, 90)).toBeCloseTo(1.5, 1)
  })

  test('is by evading the less, the more evaders are caught, and the more, the fewer are released', () => {
    const evade = (setUp?: (sim: Sim) => void) => {
      const sim = world('2024-02-20', {}, setUp)
      return sim.outlook.evadeProb[classOf(sim)]
    }
    const careful = evade(({ communities }) => {
      communities.evasions.fill(200)
      communities.caught.fill(200)
    })
    const bold = evade(({ communities }) => communities.evasions.fill(200))
    expect(careful).toBeLessThan(evade())
    expect(bold).toBeGreaterThan(evade())
    expect(evade(remember(News.removed, 100))).toBeGreaterThan(evade())
    expect(evade(remember(News.released, 100))).toBeLessThan(evade())
  })
})

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
    expect(answer('2024-02-20', { party: 'unaccompanied-child' }, { ...children, exempt: ['unaccompanied-children'] }))
      .toEqual({ depart: 1, cross: 1 })
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
