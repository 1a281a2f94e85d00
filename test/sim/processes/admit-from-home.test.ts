import { describe, expect, test } from 'vitest'

import { admitFromHome } from '../../../sim/processes/admit-from-home.ts'
import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { formIntentions } from '../../../sim/processes/form-intentions.ts'
import { stepDay } from '../../../sim/simulation.ts'
import { isAtHome } from '../../../sim/state/intentions.ts'
import { giveUp, setOut } from '../../../sim/state/journeys.ts'
import { formIntention, intendToGo, leaveHome } from '../../../sim/state/newcomers.ts'
import { Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import {
  addParties, beginDay, classOf, deviation, flowOf, mean, nWithStatus, peopleIn, policyOf, range, read, smallSim,
  someIntentions, withStatus, write, type SmallWorld, type Who,
} from '../world.ts'

const covers = { origins: ['cuba', 'haiti'], parties: ['single-adult', 'family'] } as const
/** Older than the run, so that everybody knows of it. */
const parole = policyOf({
  kind: 'parole', announced: '2023-01-05', effective: '2023-01-05', covers, admissionsPerDay: 10,
})

/** People at home who intend to go, each with a smuggler's patience; who can, applies. */
function atHome(n: number, world: SmallWorld = {}, who: Who = { origin: 'cuba' }) {
  const sim = smallSim({
    rows: 7 * n, policies: { parole }, ...world,
    parameters: { homePathUseProb: 1, ...world.parameters },
  })
  const people = addParties(sim, n, Status.home, who)
  for (const i of people) intendToGo(sim, i)
  return { sim, people }
}
function pass(sim: Sim, nDays: number): void {
  for (let k = 0; k < nDays; k++) {
    beginDay(sim)
    applyPolicies(sim)
    admitFromHome(sim)
  }
}
const applicants = ({ us }: Sim): number => us.homeApplicants.reduce((a, b) => a + b)

describe('people admitted from home', () => {
  test.each([
    { weight: 1, perDay: 10, party: 'single-adult' }, { weight: 5, perDay: 7, party: 'family' },
    { weight: 40, perDay: 7, party: 'single-adult' }, { weight: 1, perDay: 0.3, party: 'family' },
  ] as const)('are as many as the cap allows, in the long run ($weight a person, $perDay, $party)', (
    { weight, perDay, party },
  ) => {
    const policies = { parole: { ...parole, admissionsPerDay: perDay } }
    const { sim, people } = atHome(900, { weight, policies }, { origin: 'cuba', party })
    let admitted = 0
    pass(sim, 1) // on which they apply
    for (let day = 1; day <= 80; day++) {
      pass(sim, 1)
      admitted += flowOf(sim, 'parole_admissions') * weight
      expect(Math.abs(admitted - perDay * day)).toBeLessThan(Math.max(1, 6 * weight))
    }
    expect(peopleIn(sim, withStatus(sim, people, Status.released)) * weight).toBe(admitted)
    expect(applicants(sim)).toBe(peopleIn(sim, withStatus(sim, people, Status.home)) * weight)
  })

  test('are drawn by lot: a larger cap admits the same people, and others', () => {
    const admitted = (admissionsPerDay: number): number[] => {
      const { sim, people } = atHome(400, { policies: { parole: { ...parole, admissionsPerDay } } })
      pass(sim, 4)
      return withStatus(sim, people, Status.released)
    }
    const few = admitted(30)
    expect(few).toHaveLength(90)
    expect(few).not.toEqual(range(90))
    expect(admitted(60)).toEqual(expect.arrayContaining(few))
  })

  test('are of the origins and parties covered, in proportion to those who apply', () => {
    const { sim, people } = atHome(900)
    const groups = ([
      { origin: 'haiti' }, { origin: 'honduras' }, { origin: 'cuba', party: 'unaccompanied-child' },
    ] as const).map((who) => addParties(sim, 300, Status.home, who))
    for (const i of groups.flat()) intendToGo(sim, i)
    pass(sim, 41)
    const [haitians, hondurans, children] = groups.map((group) => nWithStatus(sim, group, Status.released))
    expect(haitians + nWithStatus(sim, people, Status.released)).toBeGreaterThan(395)
    expect(Math.abs(deviation(haitians, 400, 1 / 4))).toBeLessThan(4)
    expect([hondurans, children]).toEqual([0, 0])
  })

  test('are counted by the path they took', () => {
    const offices = policyOf({ ...parole, kind: 'regional-offices', admissionsPerDay: 5 })
    const { sim } = atHome(300, { policies: { parole, offices } })
    pass(sim, 3)
    expect(flowOf(sim, 'parole_admissions')).toBe(10)
    expect(flowOf(sim, 'office_admissions')).toBe(5)
    expect(flowOf(sim, 'parole_admissions', { origin: 'cuba' })).toBe(10)
  })
})

describe('in the lottery stand', () => {
  test('the share that has a sponsor and the papers', () => {
    const n = 4000
    const { sim } = atHome(n, { parameters: { homePathUseProb: 0.3 } })
    pass(sim, 1)
    expect(Math.abs(deviation(applicants(sim), n, 0.3))).toBeLessThan(4)
  })

  test('all who come by lawful paths only', () => {
    const { sim } = atHome(50, { parameters: { homePathUseProb: 0 } }, { origin: 'cuba', type: 'lawful-only' })
    pass(sim, 1)
    expect(applicants(sim)).toBe(50)
  })

  test('those whose intention forms later, from that day on', () => {
    const { sim } = atHome(50)
    pass(sim, 1)
    for (const i of addParties(sim, 25, Status.home, { origin: 'haiti' })) intendToGo(sim, i)
    expect(applicants(sim)).toBe(75)
  })

  test('nobody who has tried to cross between ports', () => {
    const { sim, people } = atHome(50)
    for (const i of people.slice(0, 20)) write(sim, i, { nAttempts: 1 })
    pass(sim, 1)
    expect(applicants(sim)).toBe(30)
  })

  test('nobody who has set out or given up', () => {
    const { sim, people } = atHome(50)
    pass(sim, 1)
    setOut(sim, leaveHome(sim, people[0]))
    giveUp(sim, people[1])
    expect(applicants(sim)).toBe(48)
    pass(sim, 10)
    expect([read(sim, people[0], 'status'), read(sim, people[1], 'status')]).toEqual([Status.travelling, Status.gaveUp])
  })
})

test('those who have never left apply and are drawn as others are, until they leave or their intention lapses', () => {
  const { sim } = atHome(0, { parameters: { lapseDays: 20, initialApplicants: 2000 } })
  const newcomers = range(600).map(() => formIntention(sim, classOf(sim, { origin: 'cuba' })))
  let left = 600
  for (let day = 0; day < 15; day++) {
    beginDay(sim)
    applyPolicies(sim)
    formIntentions(sim) // where intentions lapse
    if (day === 5) {
      leaveHome(sim, newcomers.find((who) => isAtHome(sim, who))!)
      left--
    }
    admitFromHome(sim)
    left -= flowOf(sim, 'parole_admissions') + flowOf(sim, 'gave_up')
    expect(applicants(sim)).toBe(left)
  }
  expect(left).toBeLessThan(300)
  expect(sim.people.count[0]).toBe(10 * 14 + 1) // who was admitted from the second day on, and who left
})

test('nobody begins with a place in the lottery that a run before left in the memory', () => {
  const { sim } = atHome(0, { parameters: { initialApplicants: 2000 } })
  const { lotteryKey, nNumbers } = sim.intentions
  lotteryKey.fill(0.5)
  const from = nNumbers[0]
  addParties(sim, 20, Status.removed, { origin: 'cuba', party: 'family' }) // members have a place of their own one day
  formIntention(sim, classOf(sim, { origin: 'honduras' })) // not covered
  expect(nNumbers[0]).toBeGreaterThan(from + 40)
  expect(lotteryKey.subarray(from, nNumbers[0]).every((key) => key === 0)).toBe(true)
})

describe('a path that is news', () => {
  const news = { ...parole, announced: '2024-01-02', effective: '2024-01-02' }

  test('admits only as far as people have heard of it', () => {
    const { sim } = atHome(600, { policies: { parole: { ...news, admissionsPerDay: 40 } } })
    pass(sim, 1)
    pass(sim, 3)
    expect(flowOf(sim, 'parole_admissions')).toBe(0)
    sim.communities.aware.fill(0.5)
    pass(sim, 1)
    expect(flowOf(sim, 'parole_admissions')).toBe(20)
  })

  test('admits nobody before it takes effect, and nobody after it ends', () => {
    const { sim, people } = atHome(300, { policies: { parole: { ...news, ends: '2024-01-10' } } })
    sim.communities.aware.fill(1)
    const admitted = range(20).map(() => {
      pass(sim, 1)
      return nWithStatus(sim, people, Status.released)
    })
    expect(admitted[0]).toBe(0)
    expect(admitted.at(-1)).toBe(70) // from 3 to 9 January: on the 2nd they apply
    expect(admitted[8]).toBe(70)
  })
})

test('keeps people of its origins at home, and nobody else, from the day they hear of it', () => {
  const departures = (policies: SmallWorld['policies']) => {
    const byDay = (['cuba', 'haiti', 'guatemala', 'mexico'] as const).map(() => [] as number[])
    const sim = smallSim({ policies, weight: 10, seed: 3, rows: 0, parameters: { ...someIntentions, singleAdultIntentionsPerDay: 300 } })
    for (let day = sim.startDay; day < sim.startDay + 45; day++) {
      stepDay(sim, day)
      ;(['cuba', 'haiti', 'guatemala', 'mexico'] as const).forEach((origin, k) =>
        byDay[k].push(flowOf(sim, 'departures', { origin })))
    }
    return byDay
  }
  const without = departures({})
  const having = departures({ parole: { ...parole, announced: '2024-01-20', effective: '2024-01-20', admissionsPerDay: 50 } })
  for (const k of range(4)) expect(having[k].slice(0, 19)).toEqual(without[k].slice(0, 19))
  // What fewer arrivals change at the border comes home after the days of the way.
  for (const k of [2, 3]) expect(having[k].slice(19, 24)).toEqual(without[k].slice(19, 24))
  for (const k of [0, 1]) expect(mean(having[k].slice(19))).toBeLessThan(0.9 * mean(without[k].slice(19)))
})
