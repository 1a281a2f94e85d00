/** What each kind of policy must move, by its sign, and what it cannot reach. */
import { describe, expect, test } from 'vitest'
import { sendChildAlone } from '../../sim/processes/send-child-alone.ts'
import { weighOptions } from '../../sim/processes/weigh-options.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Policy, Resources, Scenario } from '../../sim/scenario.ts'
import { Status } from '../../sim/state/people.ts'
import {
  addParties, beginDay, flowOf, policyOf, smallSim, triggerOf,
} from '../sim/world.ts'
import { dailyColumns, differences, recordAlone, shortened } from './short-runs.ts'

const WEIGHT = 500
const EFFECT = '2024-06-05'
const statusQuo = shortened('statusQuo', '2024-05-15', '2024-07-05')
const order = shortened('order', '2024-05-15', '2024-07-05')
const rule = (changes: Partial<Policy>): Policy =>
  policyOf({ announced: EFFECT, effective: EFFECT, returnTo: ['mexico', 'origin'], ...changes })
const withPolicy = (changes: Partial<Policy>, base: Scenario = statusQuo): Scenario =>
  ({ ...base, policies: { ...base.policies, new: rule(changes) } })
const nothing: Resources = {
  custodyPlaces: 0, familyPlaces: 0, flightPlacesPerDay: 0, asylumOfficers: 0, borderPatrolAgents: 0,
  phaseInDays: 0,
}
const children = (returnProb: number): Partial<Policy> => ({
  kind: 'children', covers: { origins: rule({}).covers.origins, parties: ['unaccompanied-child'] },
  children: { returnProb, transferDays: 3 },
})

/** Sum of a series in the first thirty days from the effective date on. */
function total(scenario: Scenario, name: string, seed = 1): number {
  const column = dailyColumns(scenario, recordAlone(scenario, seed, WEIGHT)).get(`${name} all all`)!
  const from = (Date.parse(EFFECT) - Date.parse(scenario.from)) / 86_400_000
  return column.subarray(from, from + 30).reduce((a, b) => a + b, 0)
}

const kinds: Readonly<Record<string, Scenario>> = {
  expulsion: withPolicy({ kind: 'expulsion', share: 1 }),
  'return to wait': withPolicy({ kind: 'return-to-wait', returnsPerDay: 500 }),
  children: withPolicy(children(0.9)),
  resources: withPolicy({ kind: 'resources', resources: { ...nothing, custodyPlaces: 5000, flightPlacesPerDay: 500 } }),
  'ports closed': withPolicy({ kind: 'port-processing', ports: { walkUpsPerDay: 0, booked: 'cancelled' } }),
  'early bars': withPolicy({ kind: 'eligibility', earlyBarShare: 0.5, severity: 0 }),
  replacement: withPolicy({ kind: 'eligibility', replaces: ['circumvention-of-lawful-pathways'] }),
}

describe.each(Object.entries(kinds))('%s', (_, scenario) => {
  test('changes nothing before its date, and something after it', () => {
    const pair = [[scenario, recordAlone(scenario, 1, WEIGHT)], [statusQuo, recordAlone(statusQuo, 1, WEIGHT)]] as const
    expect(differences(...pair, EFFECT)).toEqual([])
    expect(differences(...pair)).not.toEqual([])
  })

  test('forks at its date: a pair gives the records of two runs', () => {
    const { records } = runReplicate({ scenario, against: statusQuo, seed: '1', replicate: 0, weight: WEIGHT })
    expect(Buffer.from(records[0].buffer).equals(Buffer.from(recordAlone(scenario, 1, WEIGHT).buffer))).toBe(true)
    expect(Buffer.from(records[1].buffer).equals(Buffer.from(recordAlone(statusQuo, 1, WEIGHT).buffer))).toBe(true)
  })
})

test('a measure nobody hears of, and that waits for a count that never comes, changes nothing', () => {
  const never = withPolicy({
    kind: 'asylum-suspension', announced: null, severity: 0,
    trigger: triggerOf({ starts: 'when-reached', activate: { atLeast: 1e6, singleDayAtLeast: null } }),
  })
  const silent = { ...statusQuo, switchOff: ['news'] as const }
  for (const [one, base] of [[never, statusQuo], [{ ...never, switchOff: silent.switchOff }, silent]] as const) {
    expect(differences([one, recordAlone(one, 1, WEIGHT)], [base, recordAlone(base, 1, WEIGHT)])).toEqual([])
  }
})

test('rules on children leave a world without children as it is', () => {
  const childless = { ...statusQuo, parameters: { childIntentionsPerDay: 0, familyIntentionsPerDay: 0, lawfulOnlyFamilyShare: 0 } }
  for (const base of [childless, { ...order, parameters: childless.parameters }]) {
    const one = withPolicy(children(1), base)
    expect(differences([one, recordAlone(one, 1, WEIGHT)], [base, recordAlone(base, 1, WEIGHT)])).toEqual([])
  }
})

describe('the immediate mechanism has its sign', () => {
  /** Expulsion to Mexico of those whom it takes back, so many a day. */
  const expelling = (perDay: number): Scenario => {
    const agreement = statusQuo.policies['chnv-take-back']
    const { covers } = agreement
    const scenario = withPolicy({ kind: 'expulsion', share: 1, severity: 0, returnTo: ['mexico'], covers })
    return {
      ...scenario,
      policies: { ...scenario.policies, 'chnv-take-back': { ...agreement, takeBackPerDay: perDay } },
    }
  }

  test('with more taken back, more are sent there', () => {
    expect(total(expelling(1000), 'expulsions all')).toBeGreaterThan(2 * total(expelling(20), 'expulsions all'))
  })

  test('the wider an expulsion, the more are expelled', () => {
    const expelled = (share: number): number =>
      total(withPolicy({ kind: 'expulsion', share }), 'expulsions all')
    expect(expelled(0.3)).toBeGreaterThan(0)
    expect(expelled(0.9)).toBeGreaterThan(expelled(0.3))
  })

  test('without consequence more come again, of as many who come', () => {
    const unheard = withPolicy({ kind: 'expulsion', share: 1, severity: 0 })
    const share = (scenario: Scenario): number =>
      total(scenario, 'repeat_encounters all') / total(scenario, 'encounters_between_ports all')
    expect(share(unheard)).toBeGreaterThan(1.2 * share(statusQuo))
  })

  test('as many wait in Mexico as it consents to', () => {
    const waiting = (perDay: number): number =>
      total(withPolicy({ kind: 'return-to-wait', returnsPerDay: perDay }), 'returns_to_wait all')
    expect(Math.abs(waiting(200) - 30 * 200)).toBeLessThan(6 * WEIGHT)
    expect(waiting(500)).toBeGreaterThan(waiting(200))
  })

  test('with more places more are held, and fewer released', () => {
    const scarce: Scenario = { ...statusQuo, parameters: { custodyPlaces: 3000 } }
    const more = withPolicy({ kind: 'resources', resources: { ...nothing, custodyPlaces: 5000 } }, scarce)
    expect(total(more, 'in_custody all')).toBeGreaterThan(1.1 * total(scarce, 'in_custody all'))
    expect(total(more, 'releases all')).toBeLessThan(0.95 * total(scarce, 'releases all'))
  })

  test('where children may be returned, fewer are handed on', () => {
    expect(total(kinds.children, 'children_transferred all')).toBeLessThan(total(statusQuo, 'children_transferred all'))
  })

  test('ports that are closed receive nobody', () => {
    const closed: Scenario = {
      ...kinds['ports closed'],
      policies: {
        ...kinds['ports closed'].policies,
        'cbp-one': { ...statusQuo.policies['cbp-one'], ends: EFFECT },
      },
    }
    expect(total(closed, 'encounters_at_ports all')).toBe(0)
    expect(total(statusQuo, 'encounters_at_ports all')).toBeGreaterThan(0)
  })

  test('where children are not exempt, no family parts for the sake of an exemption', () => {
    /** Of 400 families about to cross, those who part: all know the order and take it at its word. */
    const parted = (exempt: Policy['exempt'] | null): number => {
      const law = rule({ kind: 'asylum-suspension', trigger: triggerOf(), exempt: exempt ?? [], severity: 1 })
      const sim = smallSim({
        policies: exempt ? { law } : {}, start: '2024-06-01', to: '2024-07-31', rows: 4000,
        parameters: { announcementCredibility: 1, partingCost: 0.3, partingCostYoung: 0 },
      })
      sim.communities.aware.fill(1)
      sim.communities.forceHeard.fill(1)
      beginDay(sim, sim.startDay + 10)
      weighOptions(sim)
      const families = addParties(sim, 400, Status.north, { party: 'family' })
      sim.today.attempts.set(families)
      sim.today.nAttempts = families.length
      sendChildAlone(sim)
      return flowOf(sim, 'children_separated')
    }
    const [exempt, notExempt, unbarred] = [['unaccompanied-children'] as const, [], null].map(parted)
    expect(exempt).toBeGreaterThan(4 * notExempt)
    expect(notExempt).toBeLessThan(2 * unbarred)
  })
})
