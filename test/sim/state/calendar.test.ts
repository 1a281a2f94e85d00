import { expect, test } from 'vitest'

import { measureArena, openArena, type Arena } from '../../../sim/state/arena.ts'
import { createCalendar, noteDate, tearOff } from '../../../sim/state/calendar.ts'
import { waitUntil } from '../../../sim/state/moves.ts'
import { createPages } from '../../../sim/state/pages.ts'
import { Status } from '../../../sim/state/people.ts'
import { addParties, beginDay, below, luckOf, range, seeds, smallSim } from '../world.ts'

const FIRST = 19_723 // a day number of these years

test.each(seeds(10))('brings everybody up on their day and on no other (seed %i)', (seed) => {
  const luck = luckOf(seed)
  const create = (arena: Arena) => createCalendar(arena, createPages(arena, 3000))
  const calendar = create(openArena(new ArrayBuffer(measureArena(create))))
  const person = new Int32Array(5000)
  const key = new Float32Array(5000)
  const noted = new Map<number, number[]>()
  let n = 0
  for (let day = FIRST; day < FIRST + 2500; day++) {
    const torn = tearOff(calendar, day, person, key)
    expect(Array.from(person.subarray(0, torn)).toSorted((a, b) => a - b)).toEqual(noted.get(day) ?? [])
    noted.delete(day)
    for (let k = below(luck, 8); k > 0; k--) {
      const due = day + 1 + below(luck, luck() < 0.2 ? 1023 : 30)
      noteDate(calendar, n, due)
      noted.set(due, [...(noted.get(due) ?? []), n++])
    }
  }
  expect(n).toBeGreaterThan(5000)
})

test('a wait beyond the run, or too long to write down, never ends on a wrong day', () => {
  const sim = smallSim({ start: '2020-01-01', to: '2023-12-31' })
  const [tooLong, afterTheEnd, longest, onTheLastDay] = addParties(sim, 4, Status.north)
  const first = sim.startDay
  waitUntil(sim, tooLong, first + 1024)
  waitUntil(sim, longest, first + 1023)
  const cameUp: (readonly [number, number])[] = []
  for (let day = first; day <= sim.endDay; day++) {
    beginDay(sim, day)
    if (day === first + 500) {
      waitUntil(sim, afterTheEnd, sim.endDay + 1)
      waitUntil(sim, onTheLastDay, sim.endDay)
    }
    for (let k = sim.today.start[Status.north]; k < sim.today.start[Status.north + 1]; k++) {
      cameUp.push([sim.today.person[k], day])
    }
  }
  // 1,461 days: the last day lies within 1,023 of day 500.
  expect(cameUp).toEqual([[longest, first + 1023], [onTheLastDay, sim.endDay]])
})

test('whoever changes their wait is due on the new day alone', () => {
  const sim = smallSim()
  const people = addParties(sim, 50, Status.north)
  for (const i of people) waitUntil(sim, i, sim.startDay + 10)
  for (const i of people) waitUntil(sim, i, sim.startDay + 5)
  for (const i of people.slice(0, 20)) waitUntil(sim, i, sim.startDay + 10) // and back again: noted twice
  const dueOn = (day: number): number[] => {
    beginDay(sim, day)
    return Array.from(sim.today.person.subarray(sim.today.start[Status.north], sim.today.start[Status.north + 1]))
  }
  expect(dueOn(sim.startDay + 5).toSorted((a, b) => a - b)).toEqual(people.slice(20))
  expect(dueOn(sim.startDay + 10).toSorted((a, b) => a - b)).toEqual(people.slice(0, 20))
  expect(range(3).map((k) => dueOn(sim.startDay + 11 + k).length)).toEqual([0, 0, 0])
})
