import { describe, expect, test } from 'vitest'

import { isoDateOf } from '../../../sim/dates.ts'
import { covers, firstDifference, policySlots } from '../../../sim/policies/slots.ts'
import type { Policy, Scenario } from '../../../sim/scenario.ts'
import { origins, parties, type Origin, type Party } from '../../../sim/world.ts'
import { entryOf, originIndex, partyIndex, policyOf, scenarioOf, shockOf, suitOf, triggerOf } from '../world.ts'

const ports = policyOf({ kind: 'port-appointments', announced: '2023-06-30', effective: '2023-06-30', appointmentsPerDay: 1450 })
const juneOrder = policyOf({
  leaked: ['2024-02-21', '2024-05-30'], announced: '2024-06-04', effective: '2024-06-05', trigger: triggerOf(),
  exempt: ['unaccompanied-children'],
})
const statusQuo = scenarioOf({ start: '2023-09-01', from: '2024-01-01', to: '2024-12-31', policies: { ports } })
const june: Scenario = { ...statusQuo, policies: { ports, juneOrder } }

describe('two scenarios first differ', () => {
  const differOn = (a: Scenario, b: Scenario): string => {
    expect(firstDifference(b, a)).toBe(firstDifference(a, b)) // whichever is first
    return isoDateOf(firstDifference(a, b))
  }
  const june2 = (changes: Partial<Policy>): Scenario => ({ ...statusQuo, policies: { ports, juneOrder: { ...juneOrder, ...changes } } })

  test('when a policy that only one has is leaked', () => {
    expect(differOn(june, statusQuo)).toBe('2024-02-21')
  })

  test('when it is announced, or takes effect, if nothing leaks', () => {
    expect(differOn(june2({ leaked: [] }), statusQuo)).toBe('2024-06-04')
    expect(differOn(june2({ leaked: [], announced: null }), statusQuo)).toBe('2024-06-05')
  })

  test('when the earlier of two versions of a policy is heard of', () => {
    expect(differOn(june, june2({ trigger: null }))).toBe('2024-02-21')
    expect(differOn(june2({ leaked: [] }), june2({ leaked: [], announced: '2024-03-01' }))).toBe('2024-03-01')
    expect(differOn(june, { ...statusQuo, policies: { ports, another: juneOrder } })).toBe('2024-02-21')
  })

  test('when a policy is heard of that courts may block in one of them', () => {
    expect(differOn(june, june2({ litigation: suitOf() }))).toBe('2024-02-21')
  })

  test('on the first day of the run if the policy is older', () => {
    expect(differOn(statusQuo, { ...statusQuo, policies: {} })).toBe('2023-09-01')
  })

  test('on the first day of the run if parameters or parts that are switched off differ', () => {
    expect(differOn(june, { ...june, parameters: { detectionProb: 0.8 } })).toBe('2023-09-01')
    expect(differOn(june, { ...june, switchOff: ['news'] })).toBe('2023-09-01')
  })

  test('when Mexico does something else, or a shock comes', () => {
    const entry = entryOf('2024-04-28', { effort: { south: 1, inland: 1, north: 2 } })
    expect(differOn(statusQuo, { ...statusQuo, mexico: [entry] })).toBe('2024-04-28')
    expect(differOn({ ...statusQuo, mexico: [entry] }, { ...statusQuo, mexico: [{ ...entry, budgetUsdPerMonth: 5 }] })).toBe('2024-04-28')
    const handover = { coolest: { effort: 0.5, consent: 0 }, warmest: { effort: 1, consent: 1 } }
    const agreement = { effort: { south: 0, inland: 0, north: 1 }, consent: 0, halfLifeDays: 90, renewal: null }
    for (const change of [{ handover }, { agreement }, { consent: 0.5 }, { budgetUsdPerYear: 1e8 }]) {
      expect(differOn({ ...statusQuo, mexico: [entry] }, { ...statusQuo, mexico: [{ ...entry, ...change }] })).toBe('2024-04-28')
    }
    const shock = shockOf({ from: '2024-07-01', to: '2024-07-09' })
    expect(differOn(statusQuo, { ...statusQuo, shocks: [shock] })).toBe('2024-07-01')
    expect(differOn(june, { ...statusQuo, shocks: [shock], mexico: [entry] })).toBe('2024-02-21') // the first of all
  })

  test('never, if they differ in words alone', () => {
    const other = { ...june, name: 'other', question: 'Another?', against: 'nothing', expect: ['x'] }
    expect(firstDifference(june, other)).toBeGreaterThan(Date.parse('2030-01-01') / 86_400_000)
  })
})

describe('the policies of two scenarios', () => {
  test('are one list, on which what both share stands once', () => {
    const slots = policySlots([june, statusQuo])
    expect(slots.map(({ name, isIn }) => ({ name, isIn }))).toEqual([
      { name: 'ports', isIn: [true, true] }, { name: 'juneOrder', isIn: [true, false] },
    ])
  })

  test('stand twice where one name means two things', () => {
    const other = { ...statusQuo, policies: { ports: { ...ports, appointmentsPerDay: 1000 } } }
    const slots = policySlots([statusQuo, other])
    expect(slots.map(({ isIn }) => isIn)).toEqual([[true, false], [false, true]])
    expect(slots.map(({ policy }) => policy.appointmentsPerDay)).toEqual([1450, 1000])
  })

  test('have day numbers, where nothing is said those of their effect and of never', () => {
    const [slot] = policySlots([{ ...statusQuo, policies: { juneOrder: { ...juneOrder, announced: null } } }])
    expect(slot.leakedDays.map(isoDateOf)).toEqual(['2024-02-21', '2024-05-30'])
    expect(isoDateOf(slot.effectiveDay)).toBe('2024-06-05')
    expect(slot.announcedDay).toBe(slot.effectiveDay)
    expect(slot.endsDay).toBeGreaterThan(1e6)
    const [ending] = policySlots([{ ...statusQuo, policies: { order: { ...juneOrder, ends: '2024-10-01' } } }])
    expect(isoDateOf(ending.endsDay)).toBe('2024-10-01')
  })

  test('tell those who hear of them what follows an encounter, or of a lawful path', () => {
    const tells = (changes: Partial<Policy>) =>
      policySlots([{ ...statusQuo, policies: { x: policyOf(changes) } }])[0].tells
    expect((['asylum-suspension', 'eligibility', 'take-back', 'parole', 'regional-offices', 'port-appointments'] as const)
      .map((kind) => tells({ kind })))
      .toEqual(['closing', 'closing', 'closing', 'home-path', 'home-path', 'appointments'])
    expect(tells({ kind: 'news', says: 'opening' })).toBe('opening')
  })

  test('of which one is only rumoured are never announced', () => {
    const [rumour] = policySlots([{ ...statusQuo, policies: { rumour: policyOf({ kind: 'news', announced: null }) } }])
    expect(rumour.announcedDay).toBeGreaterThan(1e6)
  })
})

describe('a policy covers', () => {
  const covered = (changes: Partial<Policy>): string[] => {
    const [slot] = policySlots([{ ...statusQuo, policies: { x: policyOf(changes) } }])
    return parties.flatMap((party: Party) => origins
      .filter((origin: Origin) => covers(slot, partyIndex(party), originIndex(origin)))
      .map((origin) => `${party} ${origin}`))
  }

  test('the parties of the origins that it names', () => {
    expect(covered({ covers: { origins: ['cuba', 'mexico'], parties: ['family', 'unaccompanied-child'] } }))
      .toEqual(['family mexico', 'family cuba', 'unaccompanied-child mexico', 'unaccompanied-child cuba'])
    expect(covered({})).toHaveLength(33)
    expect(covered({ covers: { origins: [], parties } })).toEqual([])
  })

  test('no child alone if it exempts them, whatever else it exempts', () => {
    const all = covered({ exempt: ['trafficking-victims', 'medical-emergency', 'imminent-threat'] })
    expect(all).toHaveLength(33)
    const some = covered({ exempt: ['medical-emergency', 'unaccompanied-children'] })
    expect(some).toEqual(all.filter((who) => !who.startsWith('unaccompanied-child')))
  })
})
