import { describe, expect, test } from 'vitest'

import { News, nNews } from '../../../sim/state/communities.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { classOf, luckOf, seeds, type SmallWorld, type Who } from '../world.ts'
import { hazards, order, world } from './weighing-worlds.ts'

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
        seasonOfDeparture: { jan: 1, feb: 1.5 }, seasonOfDepartureCentralAmerica: { jan: 1, feb: 1.2 },
        seasonOfDepartureMexico: { jan: 1, feb: 1.7 }, seasonOfFamilies: { jan: 1, feb: 0.8 },
      },
    }, ({ surroundings }) => {
      surroundings.leaving.fill(3)
      surroundings.crossingFactor[0] = 0.8
    })
    const mexicans: readonly Who[] = [
      { origin: 'mexico', party: 'single-adult', type: 'bold' }, { origin: 'mexico', party: 'family', type: 'bold' },
      { origin: 'mexico', party: 'unaccompanied-child', type: 'bold' },
    ]
    for (const who of [...people, ...mexicans]) {
      const isFamily = who.party === 'family'
      const ofOrigin = who.origin === 'guatemala' ? 1.2 : who.origin !== 'mexico' ? 1.5 : isFamily ? 1 : 1.7
      const season = ofOrigin * (isFamily ? 0.8 : 1)
      expect(hazards(sim, who).depart).toBeCloseTo(0.01 * season * 3, 8)
      expect(hazards(sim, who).cross).toBeCloseTo(0.2 * 0.8, 8)
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
          priorReleaseBelief: 1, detectionProb: 1, interdictionProb: 1, evadeFeeUsd: 0, evadeRisk: 0, evadeTaste, evadeTasteOfOrigin: 0, modeSlope,
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

  test('is by evading the less, the more distaste people of an origin have for it, and of no other', () => {
    const logOdds = (evadeTasteOfOrigin: Record<string, number>): number => {
      const sim = world('2024-02-20', { parameters: { evadeTasteOfOrigin, modeSlope: 4 } })
      const share = sim.outlook.evadeProb[classOf(sim)] // of a Venezuelan
      return Math.log(share / (1 - share))
    }
    expect(logOdds({ venezuela: 0 }) - logOdds({ venezuela: -0.3 })).toBeCloseTo(4 * 0.3, 5)
    expect(logOdds({ guatemala: -0.9 })).toBe(logOdds({ guatemala: 0 }))
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
