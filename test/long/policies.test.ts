/**
 * The immediate mechanism of each policy has its sign in the mean over forty pairs of replicates with
 * the same people and luck. A few minutes of one core; UMBRAL_LONG_REPLICATES changes how many.
 */
import { describe, expect, test } from 'vitest'
import { recordLayout } from '../../sim/observe/layout.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Policy, Scenario } from '../../sim/scenario.ts'
import { mean, standardDeviation } from '../../study/quantiles.ts'
import { shortened } from '../properties/short-runs.ts'
import { policyOf } from '../sim/world.ts'

const REPLICATES = Number(process.env.UMBRAL_LONG_REPLICATES ?? 40)
const WEIGHT = 200
const EFFECT = '2024-06-05'
const statusQuo = shortened('statusQuo', '2024-04-01', '2024-07-05')
const order = shortened('order', '2024-04-01', '2024-07-05')
const withNew = (changes: Partial<Policy>): Scenario => ({
  ...statusQuo,
  policies: {
    ...statusQuo.policies,
    new: policyOf({ announced: EFFECT, effective: EFFECT, returnTo: ['mexico', 'origin'], ...changes }),
  },
})
const changed = (base: Scenario, name: string, changes: Partial<Policy>): Scenario =>
  ({ ...base, policies: { ...base.policies, [name]: { ...base.policies[name], ...changes } } })
const means = {
  custodyPlaces: 0, familyPlaces: 0, flightPlacesPerDay: 0, asylumOfficers: 0, borderPatrolAgents: 0,
  phaseInDays: 0,
}
const twice = changed(order, 'chnv-take-back', { takeBackPerDay: 2000 })
const little = changed(order, 'chnv-take-back', { takeBackPerDay: 10 })

/** What is switched on, what it is compared with, the series that must move, and which way. */
const signs: readonly (readonly [string, Scenario, Scenario, string, 1 | -1])[] = [
  ['a larger take-back, more returned', twice, little, 'returns_to_mexico', 1],
  ['expulsion, more expelled', withNew({ kind: 'expulsion', share: 0.9 }), statusQuo, 'expulsions', 1],
  ['a wider expulsion, more expelled', withNew({ kind: 'expulsion', share: 0.9 }), withNew({ kind: 'expulsion', share: 0.4 }), 'expulsions', 1],
  ['waiting in Mexico, fewer released', withNew({ kind: 'return-to-wait', returnsPerDay: 500, severity: 0 }), statusQuo, 'releases', -1],
  ['more places, fewer released', withNew({ kind: 'resources', resources: { ...means, custodyPlaces: 3000 } }), statusQuo, 'releases', -1],
  ['fewer flights, fewer removed', withNew({ kind: 'resources', resources: { ...means, flightPlacesPerDay: -400 } }), statusQuo, 'removals', -1],
  ['more agents, fewer got away', withNew({ kind: 'resources', resources: { ...means, borderPatrolAgents: 9500 } }), statusQuo, 'got_aways', -1],
  ['children returned, fewer handed on', withNew({ kind: 'children', children: { returnProb: 0.8, transferDays: null } }), statusQuo, 'children_transferred', -1],
  ['no exemption, fewer children parted from', changed(order, 'june-order', { exempt: [] }), order, 'children_separated', -1],
  ['no one taken at ports without appointment, fewer met there', withNew({ kind: 'port-processing', ports: { walkUpsPerDay: 0, booked: 'kept' } }), statusQuo, 'encounters_at_ports', -1],
  ['bars applied early, fewer released', withNew({ kind: 'eligibility', earlyBarShare: 0.5, severity: 0 }), statusQuo, 'releases', -1],
]

function total(scenario: Scenario, record: Float32Array, series: string): number {
  const { daily, dates } = recordLayout(scenario)
  const k = daily.findIndex((column) => column.series === series
    && [column.party, column.origin, column.sector].every((key) => key === 'all'))
  const from = dates.indexOf(EFFECT)
  return record.subarray(k * dates.length + from, k * dates.length + from + 30).reduce((a, b) => a + b, 0)
}

describe('in the first thirty days', () => {
  const workspace = {}
  test.each(signs)('%s', (_, scenario, against, series, sign) => {
    const differences = Array.from({ length: REPLICATES }, (__, replicate) => {
      const { records } = runReplicate({ scenario, against, seed: 'signs', replicate, weight: WEIGHT }, workspace)
      return total(scenario, records[0], series) - total(against, records[1], series)
    })
    const error = standardDeviation(differences)! / Math.sqrt(REPLICATES)
    expect(sign * mean(differences)).toBeGreaterThan(2 * error)
  })
})
