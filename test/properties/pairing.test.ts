/** The same people with the same luck in every scenario, so that what differs is the policy. */
import { describe, expect, test } from 'vitest'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Policy, Scenario, Trigger } from '../../sim/scenario.ts'
import { classOf, sizeOf, whoIs } from '../../sim/state/intentions.ts'
import { BYTES } from '../../sim/state/people.ts'
import type { Sim } from '../../sim/state/sim.ts'
import { origins, parties } from '../../sim/world.ts'
import { entryOf, everywhere, headNumbers, shockOf, suitOf } from '../sim/world.ts'
import {
  dailyColumns, differences, recordAlone, seeds, shortened, stepThrough,
} from './short-runs.ts'

const WEIGHT = 400
const order = shortened('order', '2024-05-10', '2024-07-07')
const statusQuo = shortened('statusQuo', '2024-05-10', '2024-07-07')
const juneOrder = order.policies['june-order']
const takeBack = order.policies['chnv-take-back']
const withOrder = (changes: Partial<Policy>): Scenario =>
  ({ ...order, policies: { ...order.policies, 'june-order': { ...juneOrder, ...changes } } })
const withTrigger = (changes: Partial<Trigger>): Scenario =>
  withOrder({ trigger: { ...juneOrder.trigger!, starts: 'when-reached', ...changes } })
const reached = { atLeast: 1000, singleDayAtLeast: null } // people a day, fewer than come

/** A scenario and its counterfactual, which differs from it in one thing. */
const pairs: Readonly<Record<string, readonly [Scenario, Scenario]>> = {
  'an order and none': [order, statusQuo],
  'no order and one': [statusQuo, order],
  'two orders of one name': [order, withOrder({ exempt: [] })],
  'another date of effect': [order, withOrder({ effective: '2024-06-20' })],
  'less effort in Mexico from June': [order, {
    ...order,
    mexico: [...order.mexico, entryOf('2024-06-10', { budgetUsdPerMonth: 0, effort: everywhere(0.1) })],
  }],
  'an agreement, and a new government that may cool it': [order, {
    ...order,
    mexico: [
      ...order.mexico,
      entryOf('2024-05-20', { consent: 0.4, agreement: {
        effort: everywhere(1), consent: 0.5, halfLifeDays: 20, renewal: { everyDays: 7, prob: 0.7 },
      } }),
      entryOf('2024-06-10', {
        handover: { coolest: { effort: 0.2, consent: 0 }, warmest: { effort: 1, consent: 1 } },
      }),
    ],
  }],
  'a shock in June': [statusQuo, {
    ...statusQuo,
    shocks: [...statusQuo.shocks, shockOf({
      from: '2024-06-01', to: '2024-06-30', origins: ['guatemala'], parties: ['family'], push: 2,
      reason: 'A hurricane',
    })],
  }],
  'another parameter': [statusQuo, { ...statusQuo, parameters: { detectionProb: 0.5 } }],
  'a part switched off': [order, { ...order, switchOff: ['smugglers'] }],
  'none switched off': [{ ...order, switchOff: ['news'] }, order],
  'discretion': [statusQuo, withTrigger({ activationProb: 0.1, activate: reached })],
  'another policy before one with discretion': [
    { ...statusQuo, policies: { first: juneOrder, ...statusQuo.policies } },
    withTrigger({ activationProb: 0.1, activate: reached }),
  ],
  'a suit and none': [withOrder({ litigation: suitOf({
    filedAfterDays: 3, scope: { step: 'all', parties: ['family'], origins },
  }) }), order],
  'an order that a vote decides': [
    withOrder({ decided: { event: 'vote', on: '2024-06-03', probability: 0.5, credence: 0.5 } }), statusQuo,
  ],
  'parole from June': [statusQuo, {
    ...statusQuo,
    policies: { ...statusQuo.policies, parole: { ...takeBack, kind: 'parole', effective: '2024-06-01', announced: '2024-05-25', takeBackPerDay: null, admissionsPerDay: 1000 } },
  }],
  'a rumour of an opening': [statusQuo, {
    ...statusQuo,
    policies: { ...statusQuo.policies, rumour: { ...takeBack, kind: 'news', leaked: ['2024-05-20'], announced: null, effective: '2024-06-10', takeBackPerDay: null, says: 'opening', severity: 0.5 } },
  }],
  'the same scenario': [order, order],
}

describe.each(seeds(2))('with seed %i, a fork at the first difference', (seed) => {
  test.each(Object.entries(pairs))('gives the records of two runs: %s', (_, [scenario, against]) => {
    const task = { scenario, against, seed: String(seed), replicate: 0, weight: WEIGHT }
    const { records } = runReplicate(task)
    expect(records).toHaveLength(2)
    expectSameBytes(records[0], recordAlone(scenario, seed, WEIGHT))
    expectSameBytes(records[1], recordAlone(against, seed, WEIGHT))
  })
})

test('scenarios side by side each give the record of a run by itself', () => {
  const later = withOrder({ leaked: [], announced: '2024-06-18', effective: '2024-06-20' })
  const elsewhere = { ...order, parameters: { detectionProb: 0.5 } } // shares no past with the rest
  const scenarios = [statusQuo, order, elsewhere, later]
  const { records, nTransitions } = runReplicate({
    scenario: statusQuo, against: null, others: scenarios.slice(1), seed: '1', replicate: 0,
    weight: WEIGHT,
  })
  scenarios.forEach((one, k) => expectSameBytes(records[k], recordAlone(one, 1, WEIGHT)))
  const apart = scenarios.map((scenario) => runReplicate(
    { scenario, against: null, seed: '1', replicate: 0, weight: WEIGHT }).nTransitions)
  expect(nTransitions).toBeLessThan(apart.reduce((sum, n) => sum + n, 0))
  expect(nTransitions).toBeGreaterThan(apart[0] + apart[2])
})

/** What a party is before anything happens to it, in words that can be compared; by number. */
const partiesOf = (sim: Sim): string[] => headNumbers(sim).map((number) => {
  const c = classOf(sim, whoIs(number))
  return `${number}: ${parties[sim.classes.party[c]]} of ${sizeOf(sim, whoIs(number))}, community `
    + `${sim.classes.community[c]}, type ${sim.classes.type[c]}`
})

describe.each(seeds(10))('with seed %i', (seed) => {
  test('a number is the same person in every scenario, with a family of the same size', () => {
    const ends = [withOrder({ exempt: [] }), statusQuo, order].map((scenario) =>
      stepThrough(scenario, seed, WEIGHT).sim)
    const [first, ...others] = ends.map(partiesOf)
    for (const other of others) expect(other).toEqual(first)
    // ... although much has happened to them since.
    const statuses = ends.map(({ people }) => new Map(Array.from({ length: people.count[0] }, (_, row) =>
      [people.number[row], people.status[row * BYTES]])))
    expect(statuses[1]).not.toEqual(statuses[2])
  })

  test('intentions form alike, whatever the policy', () => {
    const columns = [order, statusQuo].map((scenario) =>
      dailyColumns(scenario, recordAlone(scenario, seed, WEIGHT)))
    for (const [name, column] of columns[0]) {
      if (name.startsWith('intentions ')) expect(columns[1].get(name), name).toEqual(column)
    }
  })

  test('a policy changes nothing before it is first heard of', () => {
    const unannounced = withOrder({ leaked: [] })
    const [one, other] = [unannounced, statusQuo].map((scenario) =>
      [scenario, recordAlone(scenario, seed, WEIGHT)] as const)
    expect(differences(one, other, '2024-06-04')).toEqual([])
    expect(differences(one, other).length).toBeGreaterThan(10)
  })

  test('a leak changes nothing before its day, and something after it', () => {
    const [one, other] = [withOrder({ leaked: ['2024-05-21'] }), withOrder({ leaked: [] })]
      .map((scenario) => [scenario, recordAlone(scenario, seed, WEIGHT)] as const)
    expect(differences(one, other, '2024-05-21')).toEqual([])
    expect(differences(one, other, '2024-06-04')).not.toEqual([])
  })

  test('a ruling changes nothing before its day, and much after it', () => {
    const suit = withOrder({ litigation: suitOf({ filedAfterDays: 3 }) })
    const [one, other] = [suit, order].map((scenario) =>
      [scenario, recordAlone(scenario, seed, WEIGHT)] as const)
    expect(differences(one, other, '2024-06-09')).toEqual([])
    expect(differences(one, other, '2024-06-10')).not.toEqual([])
    expect(differences(one, other).length).toBeGreaterThan(50)
  })

  test('a deadline that fails changes nothing before it is told, no law, and something before it fails', () => {
    const failing = withOrder({
      leaked: [], announced: '2024-05-21',
      decided: { event: 'vote', on: '2024-06-05', probability: 0, credence: 1 },
    })
    const [one, other] = [failing, statusQuo].map((scenario) =>
      [scenario, recordAlone(scenario, seed, WEIGHT)] as const)
    expect(differences(one, other, '2024-05-21')).toEqual([])
    expect(differences(one, other, '2024-06-05')).not.toEqual([])
    const inForce = dailyColumns(...one).get('policy_in_force:june-order all all all')!
    expect(inForce.every((value) => value === 0)).toBe(true)
  })

  test('a measure that nobody hears of and no count reaches is none', () => {
    const deaf = { announcementReach: 0, leakReach: 0 }
    const idle = withTrigger({ activate: { atLeast: 1e9, singleDayAtLeast: null } })
    const [one, other] = [idle, statusQuo].map((scenario) => {
      const unheard = { ...scenario, parameters: deaf }
      return [unheard, recordAlone(unheard, seed, WEIGHT)] as const
    })
    expect(differences(one, other)).toEqual([])
    const inForce = dailyColumns(...one).get('policy_in_force:june-order all all all')!
    expect(inForce.every((value) => value === 0)).toBe(true)
  })

  test('a replicate depends on its task only, not on what the thread did before', () => {
    const task = { scenario: order, against: statusQuo, seed: String(seed), replicate: 3, weight: WEIGHT }
    const first = runReplicate(task)
    expect(runReplicate(task)).toEqual(first)
    const workspace = {}
    runReplicate({ ...task, replicate: 4, weight: 300 }, workspace) // larger, and other luck
    runReplicate({ ...task, scenario: withOrder({ exempt: [] }), against: null }, workspace)
    const again = runReplicate(task, workspace)
    again.records.forEach((record, k) => expectSameBytes(record, first.records[k]))
    expect(again).toEqual(first)
    expect(runReplicate({ ...task, replicate: 4 }, workspace).records[0]).not.toEqual(first.records[0])
  })
})

function expectSameBytes(record: Float32Array, expected: Float32Array): void {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer, byteOffset, byteLength)
  expect(bytes(record).equals(bytes(expected)), 'the same bytes').toBe(true)
}
