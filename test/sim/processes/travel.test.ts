import { describe, expect, test } from 'vitest'

import { setMexicanEffort } from '../../../sim/processes/set-mexican-effort.ts'
import { updateBeliefs } from '../../../sim/processes/update-beliefs.ts'
import { travel } from '../../../sim/processes/travel.ts'
import { setOut } from '../../../sim/state/journeys.ts'
import { Place, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { corridors } from '../../../sim/world.ts'
import {
  addParties, beginDay, deviation, dueToday, flowOf, nWithStatus, peopleIn, range, read, seeds, smallSim,
  stockOf, withStatus, write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

/** Everybody is as exposed as can be, and Mexico stops whom it can. */
const exposed: Changes = {
  exposure: 1, exposureOfParty: 1, stopProbMax: 1, smugglerShield: 0, returnAfterStopProb: 0,
  giveUpAfterStopProb: 0, appUseProb: 0,
}

/** Travellers who reach a zone today, and a Mexico that stops nobody until a test gives it the means. */
function crowdReaching(place: number, n: number, world: SmallWorld = {}, who: Who = {}) {
  const { parameters, ...rest } = world
  const sim = smallSim({ rows: 6 * n, ...rest, parameters: { ...exposed, ...parameters } })
  const people = addParties(sim, n, Status.travelling, who)
  for (const i of people) write(sim, i, { place, nJourneys: 1, stopLuck: sim.chance.road(i, place) })
  sim.mexico.corridorShare.fill(1 / corridors.length)
  for (const level of ['effort', 'ownEffort', 'lastingEffort', 'government'] as const) sim.mexico[level].fill(1)
  sim.mexico.cashUsd[0] = 1e12
  dueToday(sim, people)
  return { sim, people }
}

function withMeans({ mexico }: Sim, { stops = 1e9, busses = 1e9, returns = 0 }): void {
  mexico.stopsLeft.fill(stops)
  mexico.bussesLeft[0] = busses
  mexico.returnsLeft[0] = returns
}

const stages: Changes = { daysToMexico: 7, daysSouthToInland: 4, daysInlandToNorth: 5 }

test('takes a traveller through Mexico a stage at a time, in the days of each stage', () => {
  const sim = smallSim({ parameters: { ...exposed, ...stages } })
  const [i] = addParties(sim, 1, Status.home)
  setOut(sim, i)
  const seen: string[] = []
  for (let day = 0; day < 40 && read(sim, i, 'status') !== Status.north; day++) {
    beginDay(sim, sim.startDay + day)
    const before = read(sim, i, 'place')
    travel(sim)
    if (read(sim, i, 'status') === Status.north) seen.push(`north on day ${day}`)
    else if (read(sim, i, 'place') !== before) seen.push(`past ${before} on day ${day}`)
  }
  expect(seen).toEqual(['past 0 on day 7', 'past 1 on day 11', 'north on day 16'])
})

test('takes clients of smugglers there in less time', () => {
  const sim = smallSim({ parameters: { ...exposed, daysToMexico: 40, smugglerSpeed: 0.5 } })
  const [alone, guided] = addParties(sim, 2, Status.home)
  write(sim, guided, { smuggler: 1 })
  for (const i of [alone, guided]) setOut(sim, i)
  expect(read(sim, alone, 'dueDay') - sim.startDay).toBe(40)
  expect(read(sim, guided, 'dueDay') - sim.startDay).toBe(20)
})

const sum = (numbers: Float64Array): number => numbers.reduce((a, b) => a + b, 0)

test('passes whom no zone can stop on paper, to where they decide something, and counts each zone on its day', () => {
  const sim = smallSim({ parameters: { ...exposed, ...stages, exposure: 0, smugglerSpeed: 1 } })
  const [alone, guided] = addParties(sim, 2, Status.home)
  write(sim, guided, { smuggler: 1 })
  for (const i of [alone, guided]) setOut(sim, i)
  expect([alone, guided].map((i) => read(sim, i, 'place'))).toEqual([Place.inland, Place.north])
  expect([alone, guided].map((i) => read(sim, i, 'dueDay') - sim.startDay)).toEqual([11, 16])
  const passes: number[] = []
  for (let day = 0; day <= 16; day++) {
    beginDay(sim, sim.startDay + day)
    travel(sim)
    const before = sum(sim.communities.passes) * Math.exp(-1 / sim.params.roadMemoryDays)
    updateBeliefs(sim)
    passes.push(Math.round(sum(sim.communities.passes) - before))
  }
  expect(passes).toEqual(range(17).map((day) => ([7, 11, 16].includes(day) ? 2 : 0)))
})

describe.each([['southern Mexico', Place.south], ['inland', Place.inland], ['near the line', Place.north]])(
  'Mexico %s', (_, zone) => {
    test.each([1, 7])('stops people up to its capacity and not beyond (weight %i)', (weight) => {
      const n = 400
      const { sim, people } = crowdReaching(zone, n, { weight })
      withMeans(sim, {})
      sim.mexico.stopsLeft[zone] = 700
      travel(sim)
      const stopped = Math.min(n, Math.ceil(700 / weight)) // parties of one; the last may overdraw
      expect(flowOf(sim, 'stops_in_mexico')).toBe(stopped)
      expect(flowOf(sim, 'bussed_south')).toBe(stopped)
      expect(nWithStatus(sim, people, Status.stopped)).toBe(stopped)
      // The others are a zone further, or near the line.
      const gone = people.filter((i) => read(sim, i, 'status') !== Status.stopped)
      expect(gone).toHaveLength(n - stopped)
      for (const i of gone) {
        if (zone === Place.north) expect(read(sim, i, 'status')).toBe(Status.north)
        else expect(read(sim, i, 'place')).toBe(zone + 1)
      }
    })

    test('does not stop more than the share that it can notice, however great its capacity', () => {
      const n = 6000
      const { sim } = crowdReaching(zone, n, { parameters: { stopProbMax: 0.3 } })
      withMeans(sim, {})
      travel(sim)
      expect(Math.abs(deviation(flowOf(sim, 'stops_in_mexico'), n, 0.3))).toBeLessThan(4)
    })

    test('never stops those who are not exposed to it', () => {
      const { sim, people } = crowdReaching(zone, 500, { parameters: { exposure: 0 } })
      withMeans(sim, {})
      travel(sim)
      expect(flowOf(sim, 'stops_in_mexico')).toBe(0)
      expect(nWithStatus(sim, people, Status.stopped)).toBe(0)
    })

    test('stops nobody without capacity', () => {
      const { sim } = crowdReaching(zone, 200)
      withMeans(sim, { stops: 0 })
      travel(sim)
      expect(flowOf(sim, 'stops_in_mexico')).toBe(0)
    })

    test('spends its capacity on the most exposed, and the same people first', () => {
      const stoppedAt = (stops: number): number[] => {
        const { sim, people } = crowdReaching(zone, 300)
        withMeans(sim, { stops })
        travel(sim)
        return withStatus(sim, people, Status.stopped)
      }
      const few = stoppedAt(60)
      expect(few).toHaveLength(60)
      expect(stoppedAt(150)).toEqual(expect.arrayContaining(few))
    })
  },
)

test('counts stops and passages as news of the community, each person once', () => {
  const { sim } = crowdReaching(Place.south, 300, { weight: 3 }, { party: 'family' })
  withMeans(sim, { stops: 900 })
  travel(sim)
  const { stopsToday, passesToday } = sim.communities
  const stops = stopsToday.reduce((a, b) => a + b)
  const passes = passesToday.reduce((a, b) => a + b)
  expect(stops).toBe(flowOf(sim, 'bussed_south') * 3)
  expect(stops).toBeGreaterThanOrEqual(900)
  expect(stops + passes).toBe(stockOf(sim, Status.travelling) * 3 + stockOf(sim, Status.stopped) * 3)
})

test('is stopped the less often, the less exposed an origin, a party, a client of a smuggler', () => {
  const n = 6000
  const share = (parameters: Changes, smuggler: number): number => {
    const { sim, people } = crowdReaching(Place.inland, n, { parameters: { stopProbMax: 0.6, ...parameters } })
    for (const i of people) write(sim, i, { smuggler })
    withMeans(sim, {})
    travel(sim)
    return flowOf(sim, 'stops_in_mexico')
  }
  // A stop happens where draw / exposure < stopProbMax.
  expect(Math.abs(deviation(share({}, 0), n, 0.6))).toBeLessThan(4)
  expect(Math.abs(deviation(share({ exposure: 0.5 }, 0), n, 0.3))).toBeLessThan(4)
  expect(Math.abs(deviation(share({ exposureOfParty: 0.25 }, 0), n, 0.15))).toBeLessThan(4)
  expect(Math.abs(deviation(share({ smugglerShield: 0.5 }, 1), n, 0.3))).toBeLessThan(4)
  expect(share({ smugglerShield: 1 }, 1)).toBe(0)
})

describe('what follows a stop', () => {
  test('nobody is bussed south once the money is used up, though stops go on', () => {
    const parameters: Changes = { stopsPerDay: 1000, unfundedEffort: 0.2, busPlacesPerDay: 1e5 }
    const { sim, people } = crowdReaching(Place.inland, 500, { parameters })
    sim.mexico.budgetUsdPerMonth[0] = 0
    sim.today.day++ // the second of January: no new money
    setMexicanEffort(sim)
    sim.mexico.cashUsd[0] = 0
    setMexicanEffort(sim)
    travel(sim)
    expect(flowOf(sim, 'stops_in_mexico')).toBe(200)
    expect(flowOf(sim, 'bussed_south')).toBe(0)
    expect(nWithStatus(sim, people, Status.travelling)).toBe(500)
  })

  test('busses carry as many as they have places; who finds none goes on', () => {
    const { sim, people } = crowdReaching(Place.inland, 300)
    withMeans(sim, { busses: 90 })
    travel(sim)
    expect(flowOf(sim, 'stops_in_mexico')).toBe(300)
    expect(flowOf(sim, 'bussed_south')).toBe(90)
    expect(people.filter((i) => read(sim, i, 'place') === Place.north && read(sim, i, 'status') === Status.travelling))
      .toHaveLength(210)
  })

  test('some are returned to their countries while there are places, never Mexicans', () => {
    for (const [origin, returned] of [['honduras', 40], ['mexico', 0]] as const) {
      const { sim, people } = crowdReaching(
        Place.inland, 200, { parameters: { returnAfterStopProb: 1 } }, { origin },
      )
      withMeans(sim, { returns: 40, busses: 0 })
      travel(sim)
      expect(flowOf(sim, 'returned_by_mexico')).toBe(returned)
      expect(nWithStatus(sim, people, Status.removed)).toBe(returned)
    }
  })

  test('stops, busses and returns are paid for', () => {
    const parameters: Changes = {
      costPerStopUsd: 10, costPerBusUsd: 100, costPerReturnUsd: 1000, returnAfterStopProb: 1,
    }
    const weight = 2
    const { sim } = crowdReaching(Place.inland, 50, { weight, parameters })
    withMeans(sim, { returns: 20, busses: 30 })
    const before = sim.mexico.cashUsd[0]
    travel(sim)
    const spent = 50 * weight * 10 + 20 * 1000 + 30 * 100
    expect(before - sim.mexico.cashUsd[0]).toBe(spent)
    expect(sim.mexico.spentTodayUsd[0]).toBe(spent)
  })

  test('those taken south go home or set out again, as often as the parameter says', () => {
    const n = 5000
    for (const giveUpAfterStopProb of [0, 0.35, 1]) {
      const { sim, people } = crowdReaching(Place.inland, n, { parameters: { giveUpAfterStopProb } })
      withMeans(sim, {})
      travel(sim)
      const stopped = withStatus(sim, people, Status.stopped)
      expect(stopped).toHaveLength(n)
      expect(stopped.every((i) => read(sim, i, 'dueDay') > sim.today.day)).toBe(true)
      beginDay(sim)
      dueToday(sim, stopped)
      travel(sim)
      const home = nWithStatus(sim, people, Status.gaveUp)
      expect(flowOf(sim, 'gave_up')).toBe(home)
      expect(home + nWithStatus(sim, people, Status.travelling)).toBe(n)
      if (giveUpAfterStopProb % 1 === 0) expect(home).toBe(n * giveUpAfterStopProb)
      else expect(Math.abs(deviation(home, n, giveUpAfterStopProb))).toBeLessThan(4)
    }
  })
})

describe('the corridor', () => {
  const ties: Changes = { corridorShareEast: 0.5, corridorShareCentre: 0.2, corridorPressureWeight: 1 }
  const choose = (n: number, setUp: (sim: Sim, people: number[]) => void): number[] => {
    const { sim, people } = crowdReaching(Place.inland, n, { parameters: ties })
    withMeans(sim, { stops: 0 })
    setUp(sim, people)
    travel(sim)
    return range(3).map((k) => people.filter((i) => read(sim, i, 'corridor') === k).length)
  }

  test('is chosen by the ties of the origin where Mexico presses alike', () => {
    const n = 8000
    choose(n, () => undefined).forEach((count, k) => {
      expect(Math.abs(deviation(count, n, [0.5, 0.2, 0.3][k]))).toBeLessThan(4)
    })
  })

  test('is avoided where Mexico presses', () => {
    const n = 8000
    const counts = choose(n, ({ mexico }) => mexico.corridorShare.set([2 / 3, 1 / 6, 1 / 6]))
    // Log-odds fall by the weight x effort x (share relative to an even one).
    const odds = [0.5 * Math.exp(-2), 0.2 * Math.exp(-0.5), 0.3 * Math.exp(-0.5)]
    const total = odds.reduce((a, b) => a + b)
    counts.forEach((count, k) => {
      expect(Math.abs(deviation(count, n, odds[k] / total))).toBeLessThan(4)
    })
  })

  test('is the smuggler\'s for clients', () => {
    const counts = choose(200, (sim, people) => {
      for (const i of people) write(sim, i, { smuggler: 1, corridor: 2 })
    })
    expect(counts).toEqual([0, 0, 200])
  })
})

test.each(seeds(3))('lets the share apply for an appointment that the parameter says (seed %i)', (seed) => {
  const n = 3000
  const { sim, people } = crowdReaching(Place.inland, n, { seed, weight: 2, parameters: { appUseProb: 0.25 } })
  withMeans(sim, { stops: 0 })
  const before = sim.us.applicants[0]
  travel(sim)
  const applying = people.filter((i) => read(sim, i, 'portKey') > 0)
  expect(Math.abs(deviation(applying.length, n, 0.25))).toBeLessThan(4)
  expect(sim.us.applicants[0] - before).toBe(peopleIn(sim, applying) * 2)
})

test.each([0, 1])('applies in southern Mexico only where applications are taken from there (%i)', (appliesInSouth) => {
  const sim = smallSim({ parameters: { ...exposed, ...stages, appUseProb: 1, exposure: 0, smugglerSpeed: 1 } })
  sim.law.appliesInSouth[0] = appliesInSouth
  sim.us.applicants.fill(0)
  const [alone, guided] = addParties(sim, 2, Status.home)
  write(sim, guided, { smuggler: 1 })
  for (const i of [alone, guided]) setOut(sim, i)
  for (let day = 0; day <= 10; day++) { // the second zone comes on day 11
    beginDay(sim, sim.startDay + day)
    travel(sim)
  }
  expect([alone, guided].map((i) => read(sim, i, 'portKey') > 0)).toEqual([appliesInSouth === 1, appliesInSouth === 1])
})
