/** Lawful paths over paired replicates: the immediate mechanism has the sign it must have. */
import { expect, test } from 'vitest'

import type { Policy, Scenario } from '../../sim/scenario.ts'
import { origins } from '../../sim/world.ts'
import { mean, policyOf } from '../sim/world.ts'
import { pairedFrom, shortened } from './short-runs.ts'

const CHANGE = '2024-06-01'
const statusQuo = shortened('statusQuo', '2024-05-30', '2024-06-22')
const having = (policies: Readonly<Record<string, Policy>>): Scenario =>
  ({ ...statusQuo, policies: { ...statusQuo.policies, ...policies } })
const dated = { announced: CHANGE, effective: CHANGE }
const meanOf = (pairs: readonly [number, number][], k: 0 | 1): number => mean(pairs.map((pair) => pair[k]))

test('more appointments: more are given from that day on, and more admitted at ports', () => {
  const more = policyOf({ ...dated, kind: 'port-appointments', appointmentsPerDay: 1450 })
  const sums = pairedFrom(CHANGE, having({ more }), statusQuo)
  expect(sums('appointments_given').filter(([one, other]) => one > 1.4 * other)).toHaveLength(40)
  const admitted = sums('encounters_at_ports')
  expect(admitted.filter(([one, other]) => one > other).length).toBeGreaterThanOrEqual(36)
  expect(meanOf(admitted, 0)).toBeGreaterThan(1.1 * meanOf(admitted, 1))
})

test('no more appointments: none are given, and those given before are kept', () => {
  const ended = having({ 'cbp-one': { ...statusQuo.policies['cbp-one'], ends: CHANGE } })
  const sums = pairedFrom(CHANGE, ended, statusQuo, 20)
  expect(meanOf(sums('appointments_given'), 0)).toBe(0)
  expect(meanOf(sums('encounters_at_ports', 10), 0)).toBeGreaterThan(0.7 * meanOf(sums('encounters_at_ports', 10), 1))
  expect(meanOf(sums('encounters_at_ports'), 0)).toBeLessThan(0.95 * meanOf(sums('encounters_at_ports'), 1))
})

test('parole: people of its origins are admitted from home and fewer of them set out; of others no fewer', () => {
  const covered = ['venezuela', 'cuba', 'haiti', 'nicaragua'] as const
  const parole = policyOf({
    ...dated, kind: 'parole', admissionsPerDay: 1000, covers: { origins: covered, parties: ['single-adult', 'family'] },
  })
  const { 'chnv-parole': _, 'safe-mobility-offices': __, ...others } = statusQuo.policies
  const without: Scenario = { ...statusQuo, policies: others }
  const sums = pairedFrom(CHANGE, { ...without, policies: { ...others, parole } }, without, 10)
  const admitted = sums('parole_admissions')
  expect(admitted.every(([one, other]) => one > 5000 && one < 23_000 && other === 0)).toBe(true)
  const ofOthers = [0, 0] // with parole and without
  for (const origin of origins) {
    const isCovered = (covered as readonly string[]).includes(origin)
    expect(meanOf(sums('parole_admissions', 30, origin), 0) > 0, origin).toBe(isCovered)
    const departures = sums('departures', 30, origin)
    if (isCovered) expect(meanOf(departures, 0), origin).toBeLessThan(0.95 * meanOf(departures, 1))
    else {
      ofOthers[0] += meanOf(departures, 0)
      ofOthers[1] += meanOf(departures, 1)
    }
    // The same people begin to intend, admitted or not.
    expect(sums('intentions', 30, origin).every(([one, other]) => one === other)).toBe(true)
  }
  expect(ofOthers[0]).toBeGreaterThan(0.97 * ofOthers[1])
})
