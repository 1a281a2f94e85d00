import { describe, expect, test } from 'vitest'

import { applyPolicies } from '../../../sim/processes/apply-policies.ts'
import { presentAtPorts } from '../../../sim/processes/present-at-ports.ts'
import { applyForAppointment } from '../../../sim/state/journeys.ts'
import { Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import {
  addParties, beginDay, deviation, flowOf, nWithStatus, peopleIn, policyOf, read, seeds, smallSim, withStatus, write,
  type SmallWorld, type Who,
} from '../world.ts'

/** People in Mexico who apply for an appointment; ports take nobody without one unless a test says so. */
function pool(n: number, slots: number, world: SmallWorld = {}, who: Who = {}) {
  const { parameters, ...rest } = world
  const sim = smallSim({
    rows: 7 * n, ...rest,
    parameters: { appUseProb: 1, walkUpsPerDay: 0, walkUpVariation: 0, noShowProb: 0, appointmentLeadDays: 5, ...parameters },
  })
  sim.us.applicants.fill(0)
  sim.law.appointmentsPerDay[0] = slots
  const people = addParties(sim, n, Status.travelling, who)
  for (const i of people) applyForAppointment(sim, i)
  return { sim, people }
}
const applicants = ({ us }: Sim): number => us.applicants.reduce((a, b) => a + b)

test('ports give a little more appointments in one month and fewer in another, and in the mean what the rule says', () => {
  const [slots, sd] = [100, 0.2]
  const given = Array.from({ length: 60 }, (_, month) => {
    const { sim } = pool(200, slots, { start: `20${10 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`, to: '2024-06-30',
      weight: 1, parameters: { appointmentVariation: sd } })
    presentAtPorts(sim)
    return flowOf(sim, 'appointments_given')
  })
  const logs = given.map((n) => Math.log(n / slots))
  const mean = logs.reduce((a, b) => a + b) / logs.length
  const variance = logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (logs.length - 1)
  expect(Math.abs(mean + (sd * sd) / 2)).toBeLessThan((4 * sd) / Math.sqrt(60))
  expect(Math.abs(variance / (sd * sd) - 1)).toBeLessThan(4 * Math.sqrt(2 / 60))
})

describe('appointments given a day', () => {
  test.each([
    { weight: 1, slots: 10, party: 'single-adult' }, { weight: 5, slots: 7, party: 'single-adult' },
    { weight: 40, slots: 7, party: 'family' }, { weight: 1, slots: 0.3, party: 'family' },
  ] as const)('are as many people as there are slots, in the long run ($weight a person, $slots, $party)', (
    { weight, slots, party },
  ) => {
    const nDays = 100
    const { sim } = pool(1200, slots, { weight }, { party })
    let given = 0
    for (let day = 1; day <= nDays; day++) {
      beginDay(sim)
      presentAtPorts(sim)
      given += flowOf(sim, 'appointments_given') * weight
      // What is left over, or overdrawn by the last party, is carried to the next day.
      expect(Math.abs(given - slots * day)).toBeLessThan(Math.max(1, 6 * weight))
    }
    expect(given).toBeGreaterThan(0)
  })

  test('are none where the law has none', () => {
    const { sim, people } = pool(100, 0)
    presentAtPorts(sim)
    expect(nWithStatus(sim, people, Status.travelling)).toBe(100)
  })

  test('are lost where nobody wants them, and not saved up', () => {
    const { sim } = pool(0, 50)
    for (let day = 0; day < 10; day++) presentAtPorts(sim)
    const late = addParties(sim, 200, Status.north)
    for (const i of late) applyForAppointment(sim, i)
    presentAtPorts(sim)
    expect(nWithStatus(sim, late, Status.booked)).toBeGreaterThanOrEqual(50)
    expect(nWithStatus(sim, late, Status.booked)).toBeLessThanOrEqual(51)
  })
})

test('draws by lot: more slots serve the same people, and others', () => {
  const served = (slots: number): number[] => {
    const { sim, people } = pool(300, slots)
    presentAtPorts(sim)
    return withStatus(sim, people, Status.booked)
  }
  const few = served(60)
  expect(few).toHaveLength(60)
  expect(few).not.toEqual(few.map((_, k) => few[0] + k)) // not in the order of their rows
  expect(served(120)).toEqual(expect.arrayContaining(few))
})

test('gives those who come late the same chance as those who have waited', () => {
  const n = 2000
  const { sim, people } = pool(n, 1000)
  presentAtPorts(sim)
  const early = withStatus(sim, people, Status.travelling)
  const late = addParties(sim, early.length, Status.travelling)
  for (const i of late) applyForAppointment(sim, i)
  sim.law.appointmentsPerDay[0] = early.length
  beginDay(sim)
  presentAtPorts(sim)
  const served = nWithStatus(sim, late, Status.booked)
  expect(Math.abs(deviation(served, early.length, 0.5))).toBeLessThan(4)
})

test('serves nobody who is no longer in Mexico', () => {
  const { sim, people } = pool(700, 10_000)
  const where = [
    Status.north, Status.travelling, Status.stopped, Status.returned, // in Mexico
    Status.custody, Status.removed, Status.interior, Status.released, Status.gaveUp, Status.home,
  ]
  people.forEach((i, k) => write(sim, i, { status: where[k % where.length] }))
  for (let day = 0; day < 3; day++) presentAtPorts(sim)
  expect(flowOf(sim, 'appointments_given')).toBe(280)
  people.forEach((i, k) => {
    expect(read(sim, i, 'status')).toBe(k % where.length < 4 ? Status.booked : where[k % where.length])
  })
  expect(applicants(sim)).toBe(0) // the others are struck off
})

describe('an appointment', () => {
  test('is kept on its date, and ends in admission', () => {
    const { sim, people } = pool(50, 20, {}, { party: 'family', origin: 'haiti' })
    presentAtPorts(sim)
    sim.law.appointmentsPerDay[0] = 0
    const booked = withStatus(sim, people, Status.booked)
    const dates = new Map(booked.map((i) => [i, read(sim, i, 'dueDay')]))
    expect(new Set(dates.values()).size).toBeGreaterThan(2)
    let presented = 0
    for (let day = 0; day < 60; day++) {
      beginDay(sim)
      const due = booked.filter((i) => dates.get(i) === sim.today.day)
      presentAtPorts(sim)
      presented += flowOf(sim, 'encounters_at_ports', { party: 'family', origin: 'haiti' })
      expect(flowOf(sim, 'encounters_at_ports')).toBe(peopleIn(sim, due))
      expect(flowOf(sim, 'appointments_kept')).toBe(peopleIn(sim, due))
      expect(nWithStatus(sim, due, Status.released)).toBe(due.length)
    }
    expect(presented).toBe(peopleIn(sim, booked))
  })

  test('lies about the median days ahead', () => {
    const n = 4000
    const { sim, people } = pool(n, n, { parameters: { appointmentLeadDays: 30.5 } })
    presentAtPorts(sim)
    const early = people.filter((i) => read(sim, i, 'dueDay') - sim.today.day <= 30).length
    expect(Math.abs(deviation(early, n, 0.5))).toBeLessThan(4)
  })

  test.each([0.25, 1])('is missed by the share of no-shows (%d), who wait near the line', (noShowProb) => {
    const n = 3000
    const { sim, people } = pool(n, n, { parameters: { noShowProb, appointmentLeadDays: 1 } })
    presentAtPorts(sim)
    sim.law.appointmentsPerDay[0] = 0
    for (let day = 0; day < 30; day++) {
      beginDay(sim)
      presentAtPorts(sim)
    }
    const missed = nWithStatus(sim, people, Status.north)
    expect(missed + nWithStatus(sim, people, Status.released)).toBe(n)
    if (noShowProb === 1) expect(missed).toBe(n)
    else expect(Math.abs(deviation(missed, n, noShowProb))).toBeLessThan(4)
  })
})

test('ports take some of the pool without an appointment, at once', () => {
  const { sim, people } = pool(300, 0, { parameters: { walkUpsPerDay: 40 } })
  presentAtPorts(sim)
  expect(flowOf(sim, 'encounters_at_ports')).toBe(40)
  expect(flowOf(sim, 'appointments_given')).toBe(0)
  expect(flowOf(sim, 'appointments_kept')).toBe(0)
  expect(nWithStatus(sim, people, Status.released)).toBe(40)
})

test.each(seeds(5))('the applicants counted are those in the lottery (seed %i)', (seed) => {
  const weight = 3
  const { sim, people } = pool(
    500, 40, { seed, weight, parameters: { appUseProb: 0.6, walkUpsPerDay: 13 } }, { party: 'family' },
  )
  for (let day = 0; day < 10; day++) {
    beginDay(sim)
    presentAtPorts(sim)
    const applying = people.filter((i) => read(sim, i, 'portKey') > 0)
    expect(applying.length).toBeGreaterThan(0)
    expect(sim.us.applicants[1]).toBe(peopleIn(sim, applying) * weight)
    expect(applicants(sim)).toBe(sim.us.applicants[1])
  }
})

test('nobody is in the lottery twice', () => {
  const { sim, people } = pool(100, 10_000)
  for (const i of people) applyForAppointment(sim, i)
  expect(applicants(sim)).toBe(100)
  presentAtPorts(sim)
  expect(flowOf(sim, 'appointments_given')).toBe(100)
  expect(applicants(sim)).toBe(0)
})

test('the wait that people hear of is applicants over places a day, smoothed', () => {
  const { sim } = pool(1000, 8, { parameters: { walkUpsPerDay: 2 } })
  presentAtPorts(sim)
  expect(sim.us.waitDays[0]).toBeCloseTo(990 / 10, 6)
  sim.law.appointmentsPerDay[0] = 0
  presentAtPorts(sim)
  const then = sim.us.waitDays[0]
  expect(then).toBeGreaterThan(99)
  expect(then).toBeLessThan(988 / 2) // on its way there, not there at once
  for (let day = 0; day < 100; day++) presentAtPorts(sim)
  expect(sim.us.waitDays[0]).toBeGreaterThan(then)
})

describe('who applies', () => {
  /** Three days with a hundred new applicants each, and six appointments; then 150. */
  function threeDays(shareByWaiting: number) {
    const sim = smallSim({
      rows: 3000, parameters: { appUseProb: 1, walkUpsPerDay: 0, noShowProb: 0 },
      policies: { rule: policyOf({ kind: 'port-appointments', effective: '2024-05-01', appointmentsPerDay: 5, queue: { byWaiting: 1, applyFrom: 'inland' } }) },
    })
    sim.us.applicants.fill(0)
    sim.law.shareByWaiting[0] = shareByWaiting
    const groups = [0, 1, 2].map(() => {
      beginDay(sim)
      sim.law.appointmentsPerDay[0] = 6
      const group = addParties(sim, 100, Status.north)
      for (const i of group) applyForAppointment(sim, i)
      presentAtPorts(sim)
      return group
    })
    sim.law.appointmentsPerDay[0] = 150
    beginDay(sim)
    presentAtPorts(sim)
    return { sim, groups, served: groups.map((group) => nWithStatus(sim, group, Status.booked)) }
  }

  test('is served in the order of application where waiting alone counts, by lot within a day', () => {
    const { sim, groups, served } = threeDays(1)
    expect(served).toEqual([100, 68, 0])
    expect(withStatus(sim, groups[1], Status.booked)).not.toEqual(groups[1].slice(0, 68))
  })

  test('is served by lot but for the share that is kept for the oldest applications', () => {
    const [lottery, half] = [threeDays(0).served, threeDays(0.5).served]
    const sum = (served: readonly number[]): number => served.reduce((a, b) => a + b)
    expect([lottery, half].map(sum)).toEqual([168, 168])
    expect(half[0]).toBeGreaterThan(lottery[0] + 20)
    expect(half[2]).toBeLessThan(lottery[2] - 5)
    expect(half[2]).toBeGreaterThan(5)
  })

  test('is served in time also where the oldest have all gone', () => {
    const { sim, groups } = threeDays(1)
    for (const i of groups.flat()) write(sim, i, { status: Status.home })
    const late = addParties(sim, 50, Status.north)
    for (const i of late) applyForAppointment(sim, i)
    sim.law.appointmentsPerDay[0] = 20
    beginDay(sim)
    presentAtPorts(sim)
    expect(nWithStatus(sim, late, Status.booked)).toBe(20)
  })

  test('is one of those to whom appointments are given, where there are any', () => {
    const { sim } = pool(0, 1000)
    const rule = policyOf({
      kind: 'port-appointments', announced: null, effective: '2023-01-01', appointmentsPerDay: 1000,
      covers: { origins: ['haiti'], parties: ['family'] }, queue: { byWaiting: 0, applyFrom: 'inland' },
    })
    const world = smallSim({ rows: 3000, policies: { rule }, parameters: { appUseProb: 1, walkUpsPerDay: 0 } })
    world.us.applicants.fill(0)
    beginDay(world)
    applyPolicies(world)
    const groups = ([{ origin: 'haiti', party: 'family' }, { origin: 'haiti' }, { origin: 'cuba', party: 'family' }] as const)
      .map((who) => addParties(world, 20, Status.north, who))
    for (const i of groups.flat()) applyForAppointment(world, i)
    presentAtPorts(world)
    expect(groups.map((group) => nWithStatus(world, group, Status.booked))).toEqual([20, 0, 0])
    expect(sim.law.hasAppointments[0]).toBe(0) // a test that sets numbers alone: open to all
  })

  test('who was covered and is no more is struck off when drawn', () => {
    const { sim, people } = pool(30, 1000)
    sim.law.hasAppointments[0] = 1
    presentAtPorts(sim)
    expect(nWithStatus(sim, people, Status.booked)).toBe(0)
    expect(applicants(sim)).toBe(0)
  })
})
