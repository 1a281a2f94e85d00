import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import type { Policy } from '../../../sim/scenario.ts'
import { countFlow, Flow } from '../../../sim/state/flows.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nOrigins, nSectors, origins, parties, type Origin, type Party } from '../../../sim/world.ts'
import {
  originIndex, partyIndex, policyOf, range, smallSim, suitOf, triggerOf, type Changes, type SmallWorld,
} from '../world.ts'

const parameters: Changes = {
  claimAskedProb: 0.8, claimManifestedProb: 0.3, passSignificantProb: 0.9, passReasonableProb: 0.6,
  passProbableProb: 0.4, fearScreeningDays: 10, shortScreeningDays: 5,
}

/** The law on a day of a world with these policies, all in effect from 15 February 2024. */
function lawOn(policies: Readonly<Record<string, Policy>>, dayOfRun = 60, world: SmallWorld = {}): Sim {
  const sim = smallSim({ policies, ...world, parameters: { ...parameters, ...world.parameters } })
  sim.today.day = sim.startDay + dayOfRun
  applyPolicies(sim)
  return sim
}
const cell = (party: Party, origin: Origin): number => partyIndex(party) * nOrigins + originIndex(origin)
const strict = { standard: 'reasonable-probability', fear: 'must-be-manifested', consultationHours: 4, rebuttedShare: 0 } as const
const middling = { standard: 'reasonable-possibility', fear: 'asked', consultationHours: 24, rebuttedShare: 0 } as const

test('where nothing is in force everybody is asked, by the usual standard', () => {
  const { law } = lawOn({})
  expect(law.barred.every((x) => x === 0)).toBe(true)
  expect(law.claimProb.every((p) => p === 0.8)).toBe(true)
  expect(law.passProb.every((p) => p === 0.9)).toBe(true)
  expect(law.interviewDays.every((days) => days === 10)).toBe(true)
  expect(law.returnToMexico.every((group) => group === 0)).toBe(true)
  expect(law.appointmentsPerDay[0]).toBe(0)
  expect(law.otherGrounds.every((x) => x === 0)).toBe(true)
  for (const open of [law.childrenExempt, law.toMexico, law.toOrigin]) expect(open.every((x) => x === 1)).toBe(true)
  expect(law.takeBackPerDay.every((people) => people === 0)).toBe(true)
})

test('a policy holds from its day of effect to the day before its end', () => {
  const order = policyOf({ ends: '2024-03-10' })
  const isBarred = (date: string): boolean => {
    const sim = lawOn({ order }, (Date.parse(date) - Date.parse('2024-01-01')) / 86_400_000)
    expect(sim.policyState.inForce[0]).toBe(sim.law.barred[0])
    return sim.law.barred[0] === 1
  }
  expect(['2024-02-14', '2024-02-15', '2024-03-09', '2024-03-10'].map(isBarred)).toEqual([false, true, true, false])
})

describe('a suspension', () => {
  test('bars whom it covers and nobody else', () => {
    const { law } = lawOn({
      order: policyOf({ covers: { origins: ['cuba', 'haiti'], parties: ['single-adult'] }, screening: strict }),
    })
    const barred = range(law.barred.length).filter((k) => law.barred[k] === 1)
    expect(barred).toEqual([cell('single-adult', 'cuba'), cell('single-adult', 'haiti')])
    for (const k of range(law.barred.length)) {
      expect(law.passProb[k]).toBe(barred.includes(k) ? 0.4 : 0.9)
      expect(law.claimProb[k]).toBe(barred.includes(k) ? 0.3 : 0.8)
      expect(law.interviewDays[k]).toBe(barred.includes(k) ? 5 : 10)
    }
  })

  test('leaves children their exemption only if it says so', () => {
    const exempting = lawOn({ order: policyOf({ exempt: ['unaccompanied-children'], screening: strict }) })
    expect(exempting.law.childrenExempt[0]).toBe(1)
    expect(exempting.law.barred[cell('unaccompanied-child', 'honduras')]).toBe(0)
    expect(exempting.law.passProb[cell('unaccompanied-child', 'honduras')]).toBe(0.9)
    expect(exempting.law.barred[cell('family', 'honduras')]).toBe(1)

    const closing = lawOn({ order: policyOf({ screening: strict }) })
    expect(closing.law.childrenExempt.every((x) => x === 0)).toBe(true)
    expect(closing.law.barred[cell('unaccompanied-child', 'honduras')]).toBe(1)

    const elsewhere = lawOn({ order: policyOf({ covers: { origins: ['cuba'], parties } }) }).law.childrenExempt
    expect(range(nOrigins).filter((o) => elsewhere[o] === 0)).toEqual([originIndex('cuba')])
    const ofAdults = lawOn({ order: policyOf({ covers: { origins, parties: ['single-adult', 'family'] } }) })
    expect(ofAdults.law.childrenExempt.every((x) => x === 1)).toBe(true)
  })

  test('closes asylum for children where the exemption is switched off', () => {
    const { law } = lawOn(
      { order: policyOf({ exempt: ['unaccompanied-children'], screening: strict }) }, 60,
      { switchOff: ['children-exemption'] },
    )
    expect(law.childrenExempt.every((x) => x === 0)).toBe(true)
    expect(law.barred[cell('unaccompanied-child', 'honduras')]).toBe(1)
    expect(law.passProb[cell('unaccompanied-child', 'honduras')]).toBe(0.4)
  })

  test('knows other grounds if it exempts medical emergencies and the like', () => {
    const covers = { origins: ['haiti'], parties: ['family'] } as const
    const without = lawOn({ order: policyOf({ covers, exempt: ['unaccompanied-children'] }) }).law.otherGrounds
    const having = lawOn({ order: policyOf({ covers, exempt: ['medical-emergency'] }) }).law.otherGrounds
    expect(without.every((x) => x === 0)).toBe(true)
    expect(range(having.length).filter((k) => having[k] === 1)).toEqual([cell('family', 'haiti')])
  })
})

test('people are returned only where every rule on them allows it', () => {
  const covers = { origins: ['honduras'], parties: ['family'] } as const
  const ways = (...policies: Partial<Policy>[]): number[] => {
    const { law } = lawOn(Object.fromEntries(policies.map((policy, k) => [`p${k}`, policyOf({ covers, ...policy })])))
    expect([law.toOrigin[0], law.toMexico[0]]).toEqual([1, 1]) // nobody else
    return [law.toOrigin, law.toMexico].map((to) => to[cell('family', 'honduras')])
  }
  expect(ways({ returnTo: ['origin', 'mexico'] })).toEqual([1, 1])
  expect(ways({ returnTo: ['origin'] })).toEqual([1, 0])
  expect(ways({ returnTo: ['mexico'] }, { kind: 'eligibility', returnTo: ['origin', 'mexico'] })).toEqual([0, 1])
  expect(ways({ kind: 'take-back', returnTo: ['mexico'], takeBackPerDay: 9 })).toEqual([1, 1]) // no rule on returns
})

test('of several rules the strictest holds, in each respect', () => {
  const rule = policyOf({ kind: 'eligibility', screening: { ...middling, fear: 'must-be-manifested', consultationHours: 4 } })
  const order = policyOf({ screening: { ...strict, fear: 'asked', consultationHours: 24 } })
  for (const policies of [{ rule, order }, { order, rule }]) {
    const { law } = lawOn(policies)
    expect(law.passProb[0]).toBe(0.4)
    expect(law.claimProb[0]).toBe(0.3)
    expect(law.interviewDays[0]).toBe(5)
  }
})

test('an eligibility rule raises the standard and bars nobody', () => {
  const { law } = lawOn({ rule: policyOf({ kind: 'eligibility', screening: middling }) })
  expect(law.passProb[0]).toBe(0.6)
  expect(law.barred[0]).toBe(0)
  expect(law.childrenExempt[0]).toBe(1)
})

test('appointments of several policies add up', () => {
  const ports = policyOf({ kind: 'port-appointments', appointmentsPerDay: 1450 })
  const more = policyOf({ kind: 'port-appointments', appointmentsPerDay: 300 })
  expect(lawOn({ ports, more }).law.appointmentsPerDay[0]).toBe(1750)
  expect(lawOn({ ports, more: { ...more, effective: '2024-05-01' } }).law.appointmentsPerDay[0]).toBe(1450)
})

describe('take-back', () => {
  const four = policyOf({
    kind: 'take-back', takeBackPerDay: 1000,
    covers: { origins: ['venezuela', 'cuba', 'haiti', 'nicaragua'], parties: ['single-adult', 'family'] },
  })
  const other = policyOf({
    kind: 'take-back', takeBackPerDay: 50, covers: { origins: ['honduras'], parties: ['single-adult'] },
  })

  test('gives the origins it covers one quota together', () => {
    const { law } = lawOn({ four, other })
    const groups = (['venezuela', 'cuba', 'haiti', 'nicaragua'] as const).map((o) => law.returnToMexico[originIndex(o)])
    expect(new Set(groups).size).toBe(1)
    expect(groups[0]).toBeGreaterThan(0)
    expect(law.takeBackPerDay[groups[0] - 1]).toBe(1000)
    const honduran = law.returnToMexico[originIndex('honduras')]
    expect(honduran).not.toBe(groups[0])
    expect(law.takeBackPerDay[honduran - 1]).toBe(50)
    expect(law.returnToMexico[originIndex('ecuador')]).toBe(0)
  })

  test('may have limits by month and by nationality, and a price', () => {
    const limited = {
      ...four,
      takeBackLimits: { perMonth: 20_000, byOrigin: { cuba: { perDay: 90, perMonth: null } }, priceUsd: 80 },
    }
    const { law } = lawOn({ limited, other })
    const [cuba, haiti, honduras] = (['cuba', 'haiti', 'honduras'] as const).map(originIndex)
    expect([cuba, haiti, honduras].map((o) => law.takeBackOfOriginPerDay[o])).toEqual([90, Infinity, Infinity])
    expect([cuba, haiti, honduras].map((o) => law.takeBackPriceUsd[o])).toEqual([80, 80, 0])
    expect(law.takeBackPerMonth[law.returnToMexico[cuba] - 1]).toBe(20_000)
    expect(law.takeBackPerMonth[honduras]).toBe(Infinity)
    expect(law.takeBackOfOriginPerMonth[cuba]).toBe(Infinity)
  })

  test('takes nobody back where it is switched off', () => {
    const { law } = lawOn({ four }, 60, { switchOff: ['take-back'] })
    expect(law.returnToMexico.every((group) => group === 0)).toBe(true)
    expect(law.takeBackPerDay.every((people) => people === 0)).toBe(true)
  })
})

test('only the policies of the scenario that is running make its law', () => {
  const sim = lawOn({ order: policyOf() }, 60, { against: { policies: {} } })
  expect(sim.law.barred[0]).toBe(1)
  sim.running.scenario = 1
  applyPolicies(sim)
  expect(sim.law.barred[0]).toBe(0)
})

describe('a trigger', () => {
  const trigger = triggerOf({
    starts: 'when-reached',
    measure: { statistic: 'mean', windowDays: 7, places: 'between-ports', children: 'contiguous-only' },
    activate: { atLeast: 2000, singleDayAtLeast: null },
    lift: { below: 1000, heldForDays: 1, afterDays: 14, unlessAgain: 2000 },
  })

  /** Days of the run on which the suspension is in force, given what is encountered each day. */
  function inForceOn(changes: Partial<Policy>, encounter: (sim: Sim, day: number) => void, nDays = 60): number[] {
    const weight = 10
    const sim = smallSim({
      weight, policies: { order: policyOf({ trigger, announced: '2024-01-01', effective: '2024-01-10', ...changes }) },
    })
    return range(nDays).filter((day) => {
      sim.today.day = sim.startDay + day
      applyPolicies(sim)
      sim.flows.today.fill(0)
      encounter(sim, day)
      sim.flows.yesterday.set(sim.flows.today)
      expect(sim.law.barred[0]).toBe(sim.policyState.inForce[0])
      return sim.policyState.inForce[0] === 1
    })
  }
  const meet = (sim: Sim, people: number, party: Party, origin: Origin, flow = Flow.encounters_between_ports): void =>
    countFlow(sim.flows, flow, partyIndex(party), originIndex(origin), flow === Flow.encounters_at_ports ? nSectors : 3, people / sim.weight)

  test('counts people, not simulated people, on finished days', () => {
    // 2,000 a day from day 20: the first seven such days are 20 to 26, found on day 27, in force from 28.
    const days = inForceOn({}, (sim, day) => meet(sim, day >= 20 && day < 30 ? 2000 : 0, 'family', 'cuba'))
    expect(days[0]).toBe(28)
    // Below 1,000 in the window that ends on day 33: found on 34, off from 48.
    expect(days.at(-1)).toBe(47)
    expect(days).toHaveLength(20)
    expect(inForceOn({}, (sim) => meet(sim, 1990, 'family', 'cuba'))).toEqual([])
  })

  test.each([
    ['contiguous-only', true, false], ['all', true, true], ['none', false, false],
  ] as const)('counts children alone as it is told (%s)', (children, fromMexico, fromElsewhere) => {
    const counting = { trigger: { ...trigger, measure: { ...trigger.measure, children } } }
    const isReachedBy = (origin: Origin): boolean =>
      inForceOn(counting, (sim) => meet(sim, 2500, 'unaccompanied-child', origin)).length > 0
    expect(isReachedBy('mexico')).toBe(fromMexico)
    expect(isReachedBy('guatemala')).toBe(fromElsewhere)
  })

  test.each([['between-ports', false], ['between-ports-and-at-ports', true]] as const)(
    'counts encounters at ports only if it is told (%s)', (places, isReached) => {
      const days = inForceOn({ trigger: { ...trigger, measure: { ...trigger.measure, places } } }, (sim) => {
        meet(sim, 1500, 'family', 'cuba')
        meet(sim, 600, 'family', 'cuba', Flow.encounters_at_ports)
      })
      expect(days.length > 0).toBe(isReached)
    },
  )

  test('that starts in force is so from its day, whatever the count, and ends with its policy', () => {
    const days = inForceOn(
      { trigger: { ...trigger, starts: 'in-force' }, ends: '2024-02-05' },
      (sim) => meet(sim, 1500, 'family', 'cuba'),
    )
    expect(days).toEqual(range(35 - 9).map((k) => 9 + k))
  })

  test('leaves as much to discretion as it says', () => {
    const share = (activationProb: number, seed: number): boolean => {
      const sim = smallSim({
        seed, policies: { order: policyOf({ effective: '2024-01-10', trigger: { ...trigger, activationProb } }) },
      })
      for (let day = 0; day < 12; day++) {
        sim.today.day = sim.startDay + day
        applyPolicies(sim)
        sim.flows.today.fill(0)
        meet(sim, 3000, 'family', 'cuba')
        sim.flows.yesterday.set(sim.flows.today)
      }
      // Findings on 10 and 11 January (days 9 and 10) may have led to it by day 11.
      return sim.policyState.inForce[0] === 1
    }
    const n = 150
    const inForce = range(n).filter((seed) => share(0.3, seed)).length
    const p = 1 - 0.7 * 0.7
    expect(Math.abs(inForce / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n))
    expect(range(10).filter((seed) => share(1, seed))).toHaveLength(10)
    expect(range(10).filter((seed) => share(0, seed))).toHaveLength(0)
  })
})

describe('a policy that a court blocks', () => {
  /** Ruled upon on 26 February 2024, day 56 of the run, if the policy covers that day. */
  const suit = suitOf({ filedAfterDays: 10 })
  const order = policyOf({ screening: strict, litigation: suit })

  test('stops working on the day of the ruling, and not before', () => {
    const standing = [45, 55, 56, 90].map((day) => {
      const { law, policyState } = lawOn({ order }, day)
      expect(law.barred.every((x) => x === policyState.inForce[0])).toBe(true)
      return [policyState.inForce[0], policyState.blocked[0]]
    })
    expect(standing).toEqual([[1, 0], [1, 0], [0, 1], [0, 1]])
  })

  test('works again while the ruling is stayed', () => {
    const litigation = { ...suit, stay: { prob: 1, afterDays: 5 } }
    const inForce = [56, 60, 61].map((day) =>
      lawOn({ order: { ...order, litigation } }, day).policyState.inForce[0])
    expect(inForce).toEqual([0, 0, 1])
  })

  test('holds for those whom the ruling does not concern', () => {
    const litigation = { ...suit, scope: { ...suit.scope, parties: ['family'] as const } }
    const { law, policyState } = lawOn({ order: { ...order, litigation } })
    expect(law.barred[cell('family', 'cuba')]).toBe(0)
    expect(law.passProb[cell('family', 'cuba')]).toBe(0.9)
    expect(law.barred[cell('single-adult', 'cuba')]).toBe(1)
    expect([policyState.inForce[0], policyState.blocked[0]]).toEqual([1, 1])
  })

  test('bars but screens as before where only the screening is blocked', () => {
    const litigation = { ...suit, scope: { ...suit.scope, step: 'screening' as const } }
    const { law } = lawOn({ order: { ...order, litigation } })
    expect(law.barred[cell('family', 'cuba')]).toBe(1)
    expect(law.claimProb[cell('family', 'cuba')]).toBe(0.8)
  })

  test('leaves other policies alone, of whatever kind it is', () => {
    const { law, policyState } = lawOn({
      ports: policyOf({ kind: 'port-appointments', appointmentsPerDay: 700, litigation: suit }),
      more: policyOf({ kind: 'port-appointments', appointmentsPerDay: 30 }),
    })
    expect(law.appointmentsPerDay[0]).toBe(30)
    expect(Array.from(policyState.inForce)).toEqual([0, 1])
  })

  test('has its trigger count on, and comes back as that has it', () => {
    const litigation = { ...suit, stay: { prob: 1, afterDays: 5 } }
    const sim = smallSim({ policies: { order: { ...order, litigation, trigger: triggerOf() } }, parameters })
    const inForce: number[] = []
    for (let day = 0; day <= 70; day++) {
      sim.today.day = sim.startDay + day
      applyPolicies(sim)
      inForce.push(sim.policyState.inForce[0])
    }
    // Nobody comes: in force from day 45, the clock of 14 days starts with that day's finding.
    expect(range(71).filter((day) => inForce[day] === 1)).toEqual(range(11).map((k) => 45 + k))
  })
})
