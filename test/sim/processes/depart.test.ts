import { describe, expect, test } from 'vitest'

import { depart } from '../../../sim/processes/depart.ts'
import { formIntentions } from '../../../sim/processes/form-intentions.ts'
import { giveUp } from '../../../sim/state/journeys.ts'
import { intendToGo } from '../../../sim/state/newcomers.ts'
import { Place, Status } from '../../../sim/state/people.ts'
import { copyState, resumeState, type Sim } from '../../../sim/state/sim.ts'
import { corridorOfSmuggler, originOfSmuggler } from '../../../sim/state/smugglers.ts'
import {
  addParties, beginDay, classOf, countStock, deviation, flowOf, luckOf, mean, nWithStatus, originIndex,
  peopleIn, range, read, seeds, smallSim, withStatus, write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

/** People at home who intend to go, with a hazard of leaving and no smuggler unless a test wants one. */
function crowdAtHome(n: number, hazard: number, world: SmallWorld = {}, who: Who = {}) {
  const sim = smallSim({ rows: 6 * n, switchOff: ['smugglers'], ...world })
  const people = addParties(sim, n, Status.home, who)
  for (const i of people) intendToGo(sim, i)
  sim.outlook.departHazard.fill(hazard)
  return { sim, people }
}

test('lets the share leave that the hazard says, day after day', () => {
  const n = 20_000
  const { sim, people } = crowdAtHome(n, 0.1)
  let atHome = n
  for (const hazard of [0.1, 0.5, 0]) {
    beginDay(sim)
    sim.outlook.departHazard.fill(hazard)
    depart(sim)
    const left = flowOf(sim, 'departures')
    expect(atHome - nWithStatus(sim, people, Status.home)).toBe(left)
    if (hazard === 0) expect(left).toBe(0)
    else expect(Math.abs(deviation(left, atHome, 1 - Math.exp(-hazard)))).toBeLessThan(4)
    atHome -= left
  }
})

/** Anybody can be stopped in any zone, so that each is a date of its own. */
const stoppable: Changes = { exposure: 1, exposureOfParty: 1, stopProbMax: 1 }

test('sends those who leave towards southern Mexico, on a journey of their own', () => {
  const { sim, people } = crowdAtHome(300, 0.5, { parameters: { ...stoppable, daysToMexico: 6 } })
  depart(sim)
  const gone = withStatus(sim, people, Status.travelling)
  expect(gone.length).toBeGreaterThan(50)
  for (const i of gone) {
    expect(read(sim, i, 'place')).toBe(Place.south)
    expect(read(sim, i, 'dueDay')).toBe(sim.today.day + 6)
    expect(read(sim, i, 'nJourneys')).toBe(1)
    expect(read(sim, i, 'smuggler')).toBe(0)
  }
})

test('lets half of them arrive within the median time of travel', () => {
  const n = 10_000
  const { sim, people } = crowdAtHome(n, 100, { parameters: { ...stoppable, daysToMexico: 41, travelSpread: 0.4 } })
  for (let call = 0; call < 3; call++) depart(sim)
  const days = people.map((i) => read(sim, i, 'dueDay') - sim.today.day)
  const within = days.filter((length) => length <= 41).length
  // Lengths are whole days, so that the median itself holds part of the mass: half of that on each side.
  const atMedian = days.filter((length) => length === 41).length
  expect(Math.abs(deviation(within - atMedian / 2, n, 0.5))).toBeLessThan(4)
  const logs = days.map((length) => Math.log(length / 41))
  expect(Math.sqrt(mean(logs.map((x) => x * x)))).toBeCloseTo(0.4, 1)
})

test('makes those leave earlier who are readier to act', () => {
  const share = (multiplierSpread: number): number => {
    const { sim, people } = crowdAtHome(4000, 0.02, { parameters: { multiplierSpread } })
    depart(sim)
    return 1 - nWithStatus(sim, people, Status.home) / people.length
  }
  // Log-normal with median 1: the mean hazard is exp(spread^2 / 2) times as high.
  expect(share(1)).toBeGreaterThan(share(0) * 1.3)
})

test.each(seeds(10))('lets nobody leave earlier whose hazard is lower from the start (seed %i)', (seed) => {
  const luck = luckOf(seed)
  const nDays = 40
  // Quiet weeks, and days on which many leave: a rush
  const high = range(nDays).map(() => (luck() < 0.2 ? 0.2 * luck() : 0.01 * luck()))
  const low = high.map((hazard) => hazard * (0.4 + 0.6 * luck()))
  const daysOfLeaving = (hazards: readonly number[]): number[] => {
    const parameters: Changes = { multiplierSpread: 0.5, lapseDays: 30 }
    const { sim, people } = crowdAtHome(400, 0, { seed, parameters })
    const leftOn = new Array<number>(400).fill(Infinity)
    hazards.forEach((hazard, day) => {
      beginDay(sim)
      sim.outlook.departHazard.fill(hazard)
      formIntentions(sim)
      depart(sim)
      people.forEach((i, k) => {
        if (leftOn[k] === Infinity && read(sim, i, 'nJourneys') > 0) leftOn[k] = day
      })
    })
    return leftOn
  }
  const early = daysOfLeaving(high)
  const late = daysOfLeaving(low)
  expect(late.filter((day, k) => day < early[k]).length).toBe(0)
  expect(late.filter((day, k) => day > early[k]).length).toBeGreaterThan(20)
})

test('lets the intention of those who stay lapse in the mean time that the parameter says', () => {
  const n = 8000
  const { sim, people } = crowdAtHome(n, 0, { parameters: { lapseDays: 25 } })
  let lapsed = 0
  for (let day = 1; day <= 30; day++) {
    beginDay(sim)
    formIntentions(sim)
    depart(sim)
    lapsed += flowOf(sim, 'gave_up')
    if (day % 10 === 0) expect(Math.abs(deviation(lapsed, n, 1 - Math.exp(-day / 25)))).toBeLessThan(4)
  }
  expect(nWithStatus(sim, people, Status.gaveUp)).toBe(lapsed)
  expect(nWithStatus(sim, people, Status.home)).toBe(n - lapsed)
})

test('passes over those who have let the intention go', () => {
  const { sim, people } = crowdAtHome(100, 0.8)
  for (const i of people.slice(0, 60)) giveUp(sim, i)
  for (let call = 0; call < 20; call++) depart(sim)
  expect(nWithStatus(sim, people.slice(0, 60), Status.gaveUp)).toBe(60)
  expect(nWithStatus(sim, people.slice(60), Status.travelling)).toBe(40)
  expect(flowOf(sim, 'departures')).toBe(40)
})

test('passes over an older place on the ladder', () => {
  const n = 3000
  const { sim, people } = crowdAtHome(n, 0.2)
  // Another intention, with a patience of its own: the first place is void.
  for (const i of people) {
    write(sim, i, { nTurnBacks: 1 })
    intendToGo(sim, i)
  }
  depart(sim)
  expect(Math.abs(deviation(nWithStatus(sim, people, Status.travelling), n, 1 - Math.exp(-0.2)))).toBeLessThan(4)
})

test('moves families as a whole, and the ledger with them', () => {
  const { sim, people } = crowdAtHome(500, 0.7, {}, { party: 'family', origin: 'honduras' })
  depart(sim)
  const gone = withStatus(sim, people, Status.travelling)
  expect(flowOf(sim, 'departures', { party: 'family', origin: 'honduras' })).toBe(peopleIn(sim, gone))
  expect(flowOf(sim, 'departures')).toBe(peopleIn(sim, gone))
  expect(peopleIn(sim, gone)).toBeGreaterThanOrEqual(2 * gone.length)
  const members = countStock(sim).slice(Status.home * 3)
  expect(Array.from(sim.ledger.stock).slice(Status.home * 3)).toEqual(members)
})

describe('with smugglers', () => {
  /** All businesses alike: free, with an even record, and room for everybody. */
  function market(n: number, world: SmallWorld = {}, who: Who = {}) {
    const both = crowdAtHome(n, 100, { switchOff: [], ...world }, who)
    const { smugglers } = both.sim
    smugglers.feeUsd.fill(0)
    smugglers.arrived.fill(1)
    smugglers.failed.fill(1)
    smugglers.capacityPerDay.fill(1e9)
    return both
  }
  const clientsOf = (sim: Sim, people: readonly number[]) =>
    people.filter((i) => read(sim, i, 'smuggler') > 0)

  test.each([[1, 3], [2, 3], [1, 0.25]])(
    'splits between going alone and %i on each corridor as the odds of the taste say (%d)',
    (smugglersPerCorridor, odds) => {
      const n = 9000
      const { sim, people } = market(n, {
        parameters: { smugglersPerCorridor, smugglerTaste: Math.log(odds) },
      })
      depart(sim)
      const clients = clientsOf(sim, people)
      expect(Math.abs(deviation(clients.length, n, odds / (1 + odds)))).toBeLessThan(4)
      // Alike as they are, each has its share of the clients.
      const nBusinesses = 3 * smugglersPerCorridor
      const first = originIndex('venezuela') * nBusinesses
      for (let s = first; s < first + nBusinesses; s++) {
        const own = clients.filter((i) => read(sim, i, 'smuggler') - 1 === s).length
        expect(Math.abs(deviation(own, clients.length, 1 / nBusinesses))).toBeLessThan(4)
        expect(sim.smugglers.clientsToday[s]).toBe(own)
      }
    },
  )

  test('lets a client be of the smuggler\'s origin and take the smuggler\'s corridor', () => {
    const { sim, people } = market(300, {}, { origin: 'ecuador' })
    depart(sim)
    const clients = clientsOf(sim, people)
    expect(clients.length).toBeGreaterThan(50)
    for (const i of clients) {
      const s = read(sim, i, 'smuggler') - 1
      expect(originOfSmuggler(sim.smugglers, s)).toBe(originIndex('ecuador'))
      expect(read(sim, i, 'corridor')).toBe(corridorOfSmuggler(sim.smugglers, s))
    }
    expect(new Set(clients.map((i) => read(sim, i, 'corridor'))).size).toBe(3)
  })

  test('draws clients to the cheaper and to the one with the better record', () => {
    const { sim, people } = market(6000)
    const [dear, usual, good] = range(3).map((k) => originIndex('venezuela') * 3 + k)
    sim.smugglers.feeUsd[dear] = 15_000
    sim.smugglers.arrived[good] = 3
    depart(sim)
    const n = (s: number): number => people.filter((i) => read(sim, i, 'smuggler') - 1 === s).length
    expect(n(usual)).toBeGreaterThan(n(dear) * 1.5)
    expect(n(good)).toBeGreaterThan(n(usual) * 1.5)
  })

  test('takes no more clients a day than a business has places, and counts those it turned away', () => {
    const weight = 5
    const { sim, people } = market(1000, { weight }, { party: 'family' })
    sim.smugglers.capacityPerDay.fill(203)
    depart(sim)
    for (let s = originIndex('venezuela') * 3; s < originIndex('venezuela') * 3 + 3; s++) {
      const own = people.filter((i) => read(sim, i, 'smuggler') - 1 === s)
      expect(sim.smugglers.clientsToday[s]).toBe(peopleIn(sim, own) * weight)
      expect(sim.smugglers.clientsToday[s]).toBeGreaterThanOrEqual(203)
      expect(sim.smugglers.clientsToday[s]).toBeLessThan(203 + 6 * weight) // the last party of at most six
      expect(sim.smugglers.demandToday[s]).toBeGreaterThan(2 * 203)
    }
    expect(nWithStatus(sim, people, Status.travelling)).toBe(1000) // the others go alone
  })

  test('counts every client for the business that was hired, a family with each member', () => {
    const weight = 4
    const { sim, people } = market(200, { weight }, { party: 'family' })
    depart(sim)
    const clients = clientsOf(sim, people)
    expect(clients.length).toBeGreaterThan(0)
    expect(flowOf(sim, 'departures_with_smuggler')).toBe(peopleIn(sim, clients))
    sim.smugglers.hiredToday.forEach((hired, s) => {
      expect(hired).toBe(weight * peopleIn(sim, clients.filter((i) => read(sim, i, 'smuggler') - 1 === s)))
    })
  })

  test('leaves the smuggler of an earlier journey behind', () => {
    const { sim, people } = market(200)
    for (const i of people) write(sim, i, { smuggler: originIndex('venezuela') * 3 + 1 })
    sim.smugglers.feeUsd.fill(1e9)
    depart(sim)
    expect(nWithStatus(sim, people, Status.travelling)).toBe(200)
    expect(clientsOf(sim, people).length).toBe(0)
  })

  test('weighs what smugglers ask afresh after the simulation went back to a copy', () => {
    const { sim, people } = market(500)
    const copy = copyState(sim)
    depart(sim)
    expect(clientsOf(sim, people).length).toBeGreaterThan(50)
    resumeState(sim, copy, 0)
    sim.smugglers.feeUsd.fill(1e9)
    depart(sim)
    expect(nWithStatus(sim, people, Status.travelling)).toBe(500)
    expect(clientsOf(sim, people).length).toBe(0)
  })
})

test('leaves other classes alone', () => {
  const { sim, people } = crowdAtHome(50, 0)
  const others = addParties(sim, 50, Status.home, { origin: 'cuba' })
  for (const i of others) intendToGo(sim, i)
  sim.outlook.departHazard[classOf(sim, { origin: 'cuba' })] = 3
  depart(sim)
  expect(nWithStatus(sim, people, Status.home)).toBe(50)
  expect(nWithStatus(sim, others, Status.travelling)).toBeGreaterThan(40)
})
