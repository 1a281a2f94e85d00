import { describe, expect, test } from 'vitest'

import { dayNumber, isoDateOf } from '../../../sim/dates.ts'
import { meetSurroundings } from '../../../sim/processes/meet-surroundings.ts'
import { waitUntil } from '../../../sim/state/moves.ts'
import { nStatuses, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import type { Cause } from '../../../sim/world.ts'
import {
  addParties, beginDay, below, correlation, luckOf, mean, nextWeekday, originIndex, partyIndex, range, read, seeds,
  shockOf, smallSim, variance, write, type Changes,
} from '../world.ts'

const segment = ({ today }: Sim, status: number): number[] =>
  Array.from(today.person.subarray(today.start[status], today.start[status + 1]))

describe('those whose wait ends today', () => {
  test.each(seeds(20))('stand once each, in the segment of their status (seed %i)', (seed) => {
    const luck = luckOf(seed)
    const sim = smallSim({ seed })
    const people = addParties(sim, 400, Status.travelling)
    const wanted = new Map<number, number>() // the day on which somebody is due
    const note = (i: number, day: number) => {
      waitUntil(sim, i, day)
      wanted.set(i, day)
    }
    for (let day = sim.startDay; day < sim.startDay + 40; day++) {
      beginDay(sim, day)
      const due = people.filter((i) => wanted.get(i) === day)
      const grouped = range(nStatuses).flatMap((status) => segment(sim, status))
      expect(grouped.toSorted((a, b) => a - b)).toEqual(due)
      expect(sim.today.start[0]).toBe(0)
      expect(sim.today.start[nStatuses]).toBe(due.length)
      for (let status = 0; status < nStatuses; status++) {
        for (const i of segment(sim, status)) expect(read(sim, i, 'status')).toBe(status)
      }
      for (const i of due) wanted.delete(i)
      // Statuses change, waits begin, and some change their wait, also back to a day they had noted.
      for (let k = 0; k < 60; k++) {
        const i = people[below(luck, people.length)]
        write(sim, i, { status: 2 + below(luck, nStatuses - 2) })
        note(i, day + 1 + below(luck, 6))
        if (luck() < 0.5) note(i, day + 1 + below(luck, 6))
        if (luck() < 0.5) note(i, day + 1 + below(luck, 6))
      }
    }
  })

  test('are nobody on a day on which no wait ends', () => {
    const sim = smallSim()
    addParties(sim, 10, Status.north)
    beginDay(sim)
    expect(Array.from(sim.today.start)).toEqual(new Array(nStatuses + 1).fill(0))
  })
})

describe('the day\'s factor on crossing', () => {
  const weekdays = { mon: 0.7, tue: 0.9, wed: 1, thu: 1.1, fri: 1.2, sat: 1.3, sun: 0.8 }
  /** Logs of the factor, weekday removed, over as many days as asked. */
  function noise(nDays: number, parameters: Changes, weight = 1, prepare: (sim: Sim) => void = () => undefined): number[] {
    const sim = smallSim({ weight, start: '2010-01-01', to: '2010-12-31', parameters })
    prepare(sim)
    return range(nDays).map((k) => {
      sim.today.day = sim.startDay + k
      meetSurroundings(sim)
      return Math.log(sim.surroundings.crossingFactor[0])
    })
  }

  test('is that of the weekday where days do not differ otherwise', () => {
    const sim = smallSim({ parameters: { dailyNoise: 0, weekdayOfCrossing: weekdays } })
    Object.values(weekdays).forEach((factor, weekday) => {
      sim.today.day = nextWeekday(sim.startDay, weekday)
      meetSurroundings(sim)
      expect(sim.surroundings.crossingFactor[0]).toBeCloseTo(factor, 12)
    })
    expect(new Date(nextWeekday(sim.startDay, 2) * 86_400_000).getUTCDay()).toBe(3) // a Wednesday indeed
  })

  test.each([
    ['as a parameter says where everybody is simulated', 1, 5000, [1, 2], 0.0225],
    ['less where sampling adds noise of its own', 21, 5000, [100, 250], 0.0225 - 20 * 2.5 / 5000],
    ['not at all where sampling adds too much', 100, 500, [100, 250], 0],
  ] as const)('varies %s', (_, weight, expected, clusters, wanted) => {
    const n = 6000
    const logs = noise(n, { dailyNoise: 0.15 }, weight, ({ us }) => {
      us.expectedEncounters[0] = expected
      us.clusters.set(clusters)
    })
    if (wanted === 0) {
      expect(logs.every((x) => x === 0)).toBe(true)
      return
    }
    expect(Math.abs(variance(logs) / wanted - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
    expect(Math.abs(correlation(logs.slice(1), logs.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(n))
    // A factor of 1 in the mean
    const factors = logs.map(Math.exp)
    expect(Math.abs(mean(factors) - 1)).toBeLessThan(4 * Math.sqrt(variance(factors) / n))
  })
})

describe('push', () => {
  const march = dayNumber('2024-03-01')
  const pushOn = (sim: Sim, day: number): Float64Array => {
    sim.today.day = day
    meetSurroundings(sim)
    return sim.surroundings.push
  }

  test('changes on the first of a month, by origin, and lasts as its persistence says', () => {
    const n = 240 // months
    const sim = smallSim({
      start: '2000-01-01', to: '2019-12-31', parameters: { pushInnovationSd: 0.1, pushPersistence: 0.6 },
    })
    const months: number[][] = []
    let before: number[] = []
    for (let day = sim.startDay; day <= sim.endDay; day++) {
      const logs = Array.from(pushOn(sim, day), Math.log)
      if (isoDateOf(day).endsWith('-01')) months.push(logs.slice(0, 11))
      else expect(logs).toEqual(before)
      before = logs
    }
    expect(months).toHaveLength(n)
    const byOrigin = range(11).map((o) => months.map((logs) => logs[o]))
    const innovations = byOrigin.flatMap((path) => path.slice(1).map((x, k) => x - 0.6 * path[k]))
    expect(Math.abs(variance(innovations) / 0.01 - 1)).toBeLessThan(4 * Math.sqrt(2 / innovations.length))
    expect(Math.abs(mean(innovations))).toBeLessThan(4 * Math.sqrt(0.01 / innovations.length))
    expect(Math.abs(correlation(byOrigin[0], byOrigin[1]))).toBeLessThan(4 * Math.sqrt(2 / n)) // persistent paths
    // The first day too is an innovation, from 0.
    expect(Math.abs(mean(months[0]))).toBeLessThan(4 * 0.1 / Math.sqrt(11))
    expect(months[0].some((x) => x !== 0)).toBe(true)
  })

  test('moves leaving as it moves intentions; a shock can move leaving alone, or crossing by those near the line', () => {
    const sim = smallSim({
      to: '2024-06-30', parameters: { pushInnovationSd: 0 },
      shocks: [shockOf({ from: '2024-03-01', to: '2024-03-31', push: 1.5, leaving: 0.4, crossing: 0.3, origins: ['cuba'] })],
    })
    expect([...pushOn(sim, march - 1), ...sim.surroundings.leaving, ...sim.surroundings.nearLine].every((x) => x === 1)).toBe(true)
    const cuba = originIndex('cuba')
    expect(pushOn(sim, march)[cuba]).toBeCloseTo(1.5, 12)
    expect(sim.surroundings.leaving[cuba]).toBeCloseTo(0.6, 12)
    expect(sim.surroundings.nearLine[cuba]).toBeCloseTo(0.3, 12)
    expect(sim.surroundings.leaving[originIndex('haiti')]).toBe(1)
  })

  test('differs from the usual on the first day too, in the middle of a month', () => {
    const sim = smallSim({ start: '2019-05-10', to: '2019-12-31', parameters: { pushInnovationSd: 0.1 } })
    const first = Array.from(pushOn(sim, sim.startDay))
    expect(first.every((factor) => factor !== 1)).toBe(true)
    expect(Array.from(pushOn(sim, sim.startDay + 1))).toEqual(first)
  })

  test('stands still in the windows in which patterns are judged', () => {
    const sim = smallSim({ start: '2019-10-01', to: '2024-06-30', parameters: { pushInnovationSd: 0.1 } })
    const still: string[] = []
    let before = 1
    for (let day = sim.startDay; day <= sim.endDay; day++) {
      const [factor] = pushOn(sim, day)
      if (isoDateOf(day).endsWith('-01') && factor === before) still.push(isoDateOf(day).slice(0, 7))
      before = factor
    }
    // windows: February-April 2020; November 2020 - March 2021; December 2022 - June 2023 and
    // April-September 2023; November 2023 - March 2024.
    expect(still).toEqual([
      '2020-02', '2020-03', '2020-04', '2020-11', '2020-12', '2021-01', '2021-02', '2021-03',
      '2022-12', '2023-01', '2023-02', '2023-03', '2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09',
      '2023-11', '2023-12', '2024-01', '2024-02', '2024-03',
    ])
  })

  test('is the same for every kind of party', () => {
    const push = pushOn(smallSim({ parameters: { pushInnovationSd: 0.1 } }), march)
    expect(Array.from(push.subarray(0, 11))).toEqual(Array.from(push.subarray(22, 33)))
  })

  test('is multiplied by shocks, on their days, for those they concern', () => {
    const sim = smallSim({
      shocks: [
        shockOf({ from: '2024-03-05', to: '2024-03-07', origins: ['cuba', 'haiti'], parties: ['family'], push: 3 }),
        shockOf({ from: '2024-03-07', to: '2024-03-09', origins: ['haiti'], parties: ['family', 'single-adult'], push: 0.5 }),
      ],
    })
    const at = (date: string, party: 'family' | 'single-adult' | 'unaccompanied-child', origin: 'cuba' | 'haiti' | 'other') =>
      pushOn(sim, dayNumber(date))[partyIndex(party) * 11 + originIndex(origin)]
    const dates = ['2024-03-04', '2024-03-05', '2024-03-07', '2024-03-08', '2024-03-10']
    expect(dates.map((date) => at(date, 'family', 'cuba'))).toEqual([1, 3, 3, 1, 1])
    expect(dates.map((date) => at(date, 'family', 'haiti'))).toEqual([1, 3, 1.5, 0.5, 1])
    expect(dates.map((date) => at(date, 'single-adult', 'haiti'))).toEqual([1, 1, 0.5, 0.5, 1])
    expect(dates.map((date) => at(date, 'unaccompanied-child', 'haiti'))).toEqual([1, 1, 1, 1, 1])
    expect(dates.map((date) => at(date, 'family', 'other'))).toEqual([1, 1, 1, 1, 1])
  })

  test('answers to a shock after its delay, in full after its ramp, and less and less after its end', () => {
    const course = { delayDays: 2, rampDays: 3, fadeDays: 1 }
    const sim = smallSim({ shocks: [shockOf({ from: '2024-03-01', to: '2024-03-05', push: 2, course })] })
    const push = range(10).map((k) => pushOn(sim, dayNumber('2024-03-01') + k)[0])
    expect(push).toEqual([1, 1, 1.25, 1.5, 1.75, 2, 2, 1.5, 1, 1])
  })

  test('answers to poverty, violence, disaster and jobs by their elasticities', () => {
    const pushElasticity = { poverty: 0.5, violence: 0, disaster: 2, 'us-jobs': 1 }
    const at = (cause: Cause, change: number): number => {
      const shock = shockOf({ from: '2024-03-01', to: '2024-03-31', push: null, cause, change })
      return pushOn(smallSim({ shocks: [shock], parameters: { pushElasticity } }), march)[0]
    }
    expect(at('poverty', 0.21)).toBeCloseTo(1.1, 12)
    expect(at('violence', 0.5)).toBe(1)
    expect(at('disaster', 0.1)).toBeCloseTo(1.21, 12)
    expect(at('us-jobs', -0.2)).toBeCloseTo(0.8, 12)
  })

  test('heeds the shocks of the scenario that is running', () => {
    const shock = shockOf({ from: '2024-03-01', to: '2024-03-31', origins: ['cuba'], parties: ['family'] })
    const sim = smallSim({ against: { shocks: [shock] } })
    const at = partyIndex('family') * 11 + originIndex('cuba')
    expect(pushOn(sim, march)[at]).toBe(1)
    sim.running.scenario = 1
    expect(pushOn(sim, march)[at]).toBe(2)
  })
})
