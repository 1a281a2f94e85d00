import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { consentToTakeBack } from '../../../sim/processes/consent-to-take-back.ts'
import { decideAfterTurnBack } from '../../../sim/processes/decide-after-turn-back.ts'
import { holdInCustody } from '../../../sim/processes/hold-in-custody.ts'
import type { Policy } from '../../../sim/scenario.ts'
import { News } from '../../../sim/state/communities.ts'
import { EXPELLED, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import {
  addParties, beginDay, deviation, dueToday, flowOf, nWithStatus, peopleIn, policyOf, range, read,
  smallSim, withStatus, write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

const N = 400
const day = '2024-01-01'
const rule = (changes: Partial<Policy>): Policy =>
  policyOf({ announced: null, effective: day, returnTo: [], ...changes })
const expulsion = (changes: Partial<Policy> = {}): Policy =>
  rule({ kind: 'expulsion', share: 1, returnTo: ['mexico', 'origin'], ...changes })
const takeBack = (takeBackPerDay: number): Policy =>
  rule({ kind: 'take-back', covers: { origins: ['venezuela'], parties: ['single-adult', 'family'] }, takeBackPerDay })
const wait = (returnsPerDay: number, changes: Partial<Policy> = {}): Policy =>
  rule({ kind: 'return-to-wait', returnsPerDay, ...changes })

/** Places without end, and no flights, so that a case is held unless it is sent away at once. */
const parameters: Changes = {
  custodyPlaces: 1e6, familyPlaces: 1e6, flightPlacesPerDay: 0, otherGroundsProb: 0,
  mexicanAdultReturnProb: 0, mexicanFamilyReturnProb: 0, contiguousChildReturnProb: 0,
}

/** People met today under some policies, and what became of them. */
function met(policies: Readonly<Record<string, Policy>>, who: Who = {}, world: SmallWorld = {}) {
  const sim = smallSim({
    rows: 7 * N, policies, ...world, parameters: { ...parameters, ...world.parameters },
  })
  beginDay(sim, sim.startDay)
  applyPolicies(sim)
  consentToTakeBack(sim)
  const people = takeIn(sim, who)
  holdInCustody(sim)
  return { sim, people }
}
function takeIn(sim: Sim, who: Who, n = N): number[] {
  const people = addParties(sim, n, Status.custody, who)
  sim.today.cases.set(people)
  sim.today.nCases = n
  return people
}

describe('an expulsion', () => {
  test('takes Mexicans over the line the same day, uses no place and counts as nothing else', () => {
    const { sim, people } = met({ expulsion: expulsion() }, { origin: 'mexico' })
    expect(nWithStatus(sim, people, Status.expelled)).toBe(N)
    expect(flowOf(sim, 'expulsions', { origin: 'mexico' })).toBe(N)
    expect([...sim.us.placesTaken]).toEqual([0, 0])
    expect(people.every((i) => read(sim, i, 'past') === EXPELLED)).toBe(true)
    expect(flowOf(sim, 'removals') + flowOf(sim, 'releases') + flowOf(sim, 'returns_to_mexico')).toBe(0)
    expect(sim.communities.outcomesToday[News.returned]).toBe(N) // of the first community: Mexican adults
  })

  test.each([0, 30, 250])('takes of others as many as Mexico takes back a day (%i); the rest are held', (quota) => {
    const { sim, people } = met({ expulsion: expulsion(), takeBack: takeBack(quota) })
    expect(nWithStatus(sim, people, Status.expelled)).toBe(quota)
    expect(nWithStatus(sim, people, Status.custody)).toBe(N - quota)
    expect(sim.mexico.spentTodayUsd[0]).toBe(quota * sim.params.costPerTakeBackUsd)
  })

  test('goes by air while a flight has room, where it may', () => {
    const flown = (returnTo: Policy['returnTo']) => {
      const { sim, people } = met(
        { expulsion: expulsion({ returnTo }), takeBack: takeBack(50) }, {}, { parameters: { flightPlacesPerDay: 70 } },
      )
      expect(people.filter((i) => read(sim, i, 'past') === EXPELLED)).toHaveLength(flowOf(sim, 'expulsions'))
      return [nWithStatus(sim, people, Status.expelled), nWithStatus(sim, people, Status.removed)]
    }
    expect(flown(['mexico', 'origin'])).toEqual([50, 70])
    expect(flown(['mexico'])).toEqual([50, 0])
    expect(flown(['origin'])).toEqual([0, 70])
  })

  test('is applied to the share that it says, to the same people first', () => {
    const expelled = (share: number): number[] => {
      const { sim, people } = met({ expulsion: expulsion({ share }) }, { origin: 'mexico' })
      return withStatus(sim, people, Status.expelled)
    }
    const some = expelled(0.4)
    expect(Math.abs(deviation(some.length, N, 0.4))).toBeLessThan(4)
    expect(expelled(0.7)).toEqual(expect.arrayContaining(some))
  })

  test('leaves alone whom it does not cover or exempts', () => {
    const covered = { covers: { origins: ['cuba'], parties: ['family'] } } as const
    for (const [changes, who] of [
      [covered, { origin: 'mexico', party: 'family' }], [covered, { origin: 'cuba' }],
      [{ exempt: ['unaccompanied-children'] }, { origin: 'mexico', party: 'unaccompanied-child' }],
      [{ ends: '2024-01-01' }, { origin: 'mexico' }],
    ] as const) {
      const { sim, people } = met({ expulsion: expulsion(changes) }, who)
      expect(nWithStatus(sim, people, Status.expelled)).toBe(0)
    }
    const child = { origin: 'mexico', party: 'unaccompanied-child' } as const
    const { sim, people } = met({ expulsion: expulsion() }, child)
    expect(nWithStatus(sim, people, Status.expelled)).toBe(N)
  })

  test('spares those with other grounds, if it knows any', () => {
    const released = (exempt: Policy['exempt']): number => {
      const { sim, people } = met({ expulsion: expulsion({ exempt }) }, { origin: 'mexico' }, {
        parameters: { otherGroundsProb: 0.3 },
      })
      return nWithStatus(sim, people, Status.released)
    }
    expect(Math.abs(deviation(released(['medical-emergency']), N, 0.3))).toBeLessThan(4)
    expect(released([])).toBe(0)
  })

  test('has no consequence: more try again than after a return', () => {
    const again = (status: number): number => {
      const sim = smallSim({ rows: 2000, parameters: { appUseProb: 0, stayValue: 0.3, retryOfOrigin: 1, retryAfterExpulsionProb: 0.6 } })
      sim.outlook.crossValue.fill(0.3)
      const people = addParties(sim, 1500, status)
      beginDay(sim)
      dueToday(sim, people)
      decideAfterTurnBack(sim)
      return nWithStatus(sim, people, Status.north)
    }
    expect(Math.abs(deviation(again(Status.expelled), 1500, 0.6))).toBeLessThan(4)
    expect(again(Status.expelled)).toBeGreaterThan(again(Status.returned))
  })
})

describe('a return to wait', () => {
  test('takes as many a day as Mexico consents to, families as a whole; fractions are kept', () => {
    const { sim } = met({ wait: wait(30.5) })
    let returned = flowOf(sim, 'returns_to_wait')
    expect(returned).toBe(30)
    for (let k = 2; k <= 10; k++) {
      beginDay(sim)
      applyPolicies(sim)
  consentToTakeBack(sim)
      takeIn(sim, {}, 50)
      holdInCustody(sim)
      returned += flowOf(sim, 'returns_to_wait')
      expect(returned).toBe(Math.floor(30.5 * k))
    }
    const families = met({ wait: wait(100) }, { party: 'family' })
    const waiting = withStatus(families.sim, families.people, Status.waitingOnCase)
    expect(peopleIn(families.sim, waiting)).toBeGreaterThanOrEqual(100)
    expect(peopleIn(families.sim, waiting)).toBeLessThan(106)
    expect(families.sim.us.placesTaken[1]).toBe(peopleIn(families.sim, withStatus(families.sim, families.people, Status.custody)))
  })

  test('is not for Mexicans, nor for children whom it exempts', () => {
    const policies = { wait: wait(1000, { exempt: ['unaccompanied-children'] }) }
    for (const who of [{ origin: 'mexico' }, { party: 'unaccompanied-child' }] as const) {
      const { sim, people } = met(policies, who)
      expect(nWithStatus(sim, people, Status.waitingOnCase)).toBe(0)
    }
  })

  test('lasts for the hearings of a case: before each some cross again or go home, the last decides', () => {
    const sim = smallSim({
      rows: 5000, to: '2026-12-31',
      parameters: {
        retryWhileWaitingProb: 0.2, missHearingProb: 0.25, hearingsPerCase: 2, caseGrantProb: 0.4,
        daysBetweenHearings: 30, waitSpread: 0, stayValue: 0.3, appUseProb: 0,
      },
    })
    sim.outlook.crossValue.fill(0.3)
    const people = addParties(sim, 4000, Status.waitingOnCase)
    for (const i of people) write(sim, i, { outcome: 0 })
    const count = (status: number): number => nWithStatus(sim, people, status)
    beginDay(sim)
    dueToday(sim, people)
    decideAfterTurnBack(sim)
    const near = (n: number, of: number, p: number): void => expect(Math.abs(deviation(n, of, p))).toBeLessThan(4)
    near(count(Status.north), 4000, 0.2)
    near(count(Status.gaveUp), 4000, 0.8 * 0.25)
    const staying = withStatus(sim, people, Status.waitingOnCase)
    near(staying.length, 4000, 0.8 * 0.75)
    expect(staying.every((i) => read(sim, i, 'outcome') === 1)).toBe(true)
    for (const _ of range(30)) beginDay(sim)
    decideAfterTurnBack(sim)
    expect(count(Status.waitingOnCase)).toBe(0)
    near(flowOf(sim, 'admitted_after_hearing'), staying.length, 0.8 * 0.75 * 0.4)
    near(flowOf(sim, 'removals'), staying.length, 0.8 * 0.75 * 0.6)
    expect(count(Status.released)).toBe(flowOf(sim, 'admitted_after_hearing'))
  })
})
