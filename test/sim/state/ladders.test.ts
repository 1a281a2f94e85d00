import { describe, expect, test } from 'vitest'

import { exponential } from '../../../sim/random/distributions.ts'
import { measureArena, openArena, type Arena } from '../../../sim/state/arena.ts'
import {
  createDue, createLadders, joinLadder, raiseLadder, serveLadder,
} from '../../../sim/state/ladders.ts'
import { createPages } from '../../../sim/state/pages.ts'
import { below, luckOf, range, seeds, standardError } from '../world.ts'

const N_BINS = 16
const WIDTH = 0.125 // the ring reaches 2 above the level

function createSmallLadders(nLadders: number, nFine = 0) {
  const create = (arena: Arena) => ({
    ladders: createLadders(arena, createPages(arena, 8000), nLadders, N_BINS, WIDTH, nFine),
    due: createDue(arena, 30_000),
  })
  return create(openArena(new ArrayBuffer(measureArena(create))))
}

interface Entry {
  readonly person: number
  readonly key: number
}
const inOrder = (a: Entry, b: Entry): number => a.key - b.key || a.person - b.person

/** The same rule written down plainly: a level, and a list of who stands on the ladder. */
function createPlainLadder() {
  let level = 0
  let entries: Entry[] = []
  return {
    level: () => level,
    n: () => entries.length,
    join: (person: number, key: number) => entries.push({ person, key }),
    raise(hazard: number): Entry[] {
      level += hazard
      const due = entries.filter(({ key }) => key <= level).toSorted(inOrder)
      entries = entries.filter(({ key }) => key > level)
      return due
    },
    serve(n: number): Entry[] {
      const served = entries.toSorted(inOrder).slice(0, n)
      entries = entries.filter((entry) => !served.includes(entry))
      for (const { key } of served) level = Math.max(level, key)
      return served
    },
    lowest: () => entries.toSorted(inOrder),
  }
}

function raised(both: ReturnType<typeof createSmallLadders>, ladder: number, hazard: number): Entry[] {
  const n = raiseLadder(both.ladders, ladder, hazard, both.due)
  return range(n).map((k) => ({ person: both.due.person[k], key: both.due.key[k] })).toSorted(inOrder)
}

describe('a ladder does what a plain list does', () => {
  test.each(seeds(60))('when people join, are passed, and join again (seed %i)', (seed) => {
    const luck = luckOf(seed)
    const nLadders = 1 + below(luck, 3)
    const both = createSmallLadders(nLadders, [0, 5, 8][seed % 3])
    const plain = range(nLadders).map(createPlainLadder)
    let nPassed = 0
    const join = (ladder: number, person: number) => {
      // Patience up to far beyond the ring's end
      const key = joinLadder(both.ladders, ladder, person, exponential(luck()) * (luck() < 0.2 ? 5 : 0.8))
      plain[ladder].join(person, key)
    }
    for (let day = 0; day < 150; day++) {
      const ladder = below(luck, nLadders)
      for (let k = below(luck, 20); k > 0; k--) join(ladder, 1000 * day + k)
      // From nothing to more than the ring's length in a day
      const hazard = [0, 0.001, 0.03 * luck(), 0.4 * luck(), 1.8 * luck(), 5 * luck()][below(luck, 6)]
      const due = raised(both, ladder, hazard)
      expect(due).toEqual(plain[ladder].raise(hazard))
      nPassed += due.length
      for (const { person } of due) if (luck() < 0.3) join(below(luck, nLadders), person)
    }
    range(nLadders).forEach((ladder) => {
      for (let k = 0; k < 120; k++) expect(raised(both, ladder, 1)).toEqual(plain[ladder].raise(1))
      expect(plain[ladder].n()).toBe(0)
    })
    expect(nPassed).toBeGreaterThan(200)
  })

  test.each(seeds(60))('when the lowest are served in order (seed %i)', (seed) => {
    const luck = luckOf(seed)
    const both = createSmallLadders(1)
    const plain = createPlainLadder()
    let nServed = 0
    for (let day = 0; day < 120; day++) {
      for (let k = below(luck, 15); k > 0; k--) {
        const person = 1000 * day + k
        plain.join(person, joinLadder(both.ladders, 0, person, exponential(luck()) * (luck() < 0.2 ? 4 : 1)))
      }
      // As many as stand well within the ring's reach; a queue is never served further than that.
      const reach = plain.level() + (N_BINS - 2) * WIDTH
      const places = below(luck, 1 + Math.min(12, plain.lowest().filter(({ key }) => key < reach).length))
      const served: Entry[] = []
      serveLadder(both.ladders, 0, both.due, (person, key) => {
        if (served.length >= places) return false
        served.push({ person, key })
        return true
      })
      expect(served).toEqual(plain.serve(places))
      expect(both.ladders.level[0]).toBe(plain.level())
      nServed += served.length
    }
    expect(nServed).toBeGreaterThan(200)
  })

  test('when a queue is emptied, those beyond the ring\'s end are served at the latest next time', () => {
    const both = createSmallLadders(1)
    const plain = createPlainLadder()
    const luck = luckOf('beyond')
    for (let i = 0; i < 500; i++) plain.join(i, joinLadder(both.ladders, 0, i, 6 * luck()))
    const served: Entry[] = []
    for (let call = 0; call < 10; call++) {
      serveLadder(both.ladders, 0, both.due, (person, key) => served.push({ person, key }) > 0)
    }
    expect(served).toEqual(plain.serve(500))
  })
})

test('nobody is due while the hazard is zero, and nobody on another ladder ever', () => {
  const both = createSmallLadders(2)
  for (let i = 0; i < 100; i++) joinLadder(both.ladders, 0, i, 0.001 + i / 100)
  expect(raised(both, 0, 0)).toEqual([])
  expect(raised(both, 1, 1.5)).toEqual([])
  expect(raised(both, 0, 1.5)).toHaveLength(100)
})

test('with exponential patience the share due after a total hazard is exact', () => {
  const n = 20_000
  const luck = luckOf('share')
  const both = createSmallLadders(1)
  for (let i = 0; i < n; i++) joinLadder(both.ladders, 0, i, exponential(luck()))
  let due = 0
  let hazard = 0
  for (const step of [0.1, 0, 0.35, 0.02, 0.4]) {
    due += raised(both, 0, step).length
    hazard += step
    const p = 1 - Math.exp(-hazard)
    expect(Math.abs(due / n - p)).toBeLessThan(4 * standardError(p, n) + 1e-12)
  }
  // Those who are left have not changed: no memory.
  const left = n - due
  const next = raised(both, 0, 0.5).length
  const p = 1 - Math.exp(-0.5)
  expect(Math.abs(next / left - p)).toBeLessThan(4 * standardError(p, left))
})

test.each(seeds(40))('nobody is due earlier under a hazard that is lower from the start (seed %i)', (seed) => {
  const luck = luckOf(seed)
  const nPeople = 400
  const nDays = 120
  const high = range(nDays).map(() => luck() * 0.15)
  const low = high.map((hazard) => hazard * luck())
  const patience = range(nPeople).map(() => exponential(luck()) * (luck() < 0.1 ? 4 : 1))
  const dueDays = (hazards: readonly number[]): number[] => {
    const both = createSmallLadders(1)
    const day = range(nPeople).map(() => Infinity)
    patience.forEach((bears, i) => joinLadder(both.ladders, 0, i, bears))
    hazards.forEach((hazard, d) => {
      for (const { person } of raised(both, 0, hazard)) day[person] = d
    })
    return day
  }
  const early = dueDays(high)
  const late = dueDays(low)
  let nLater = 0
  late.forEach((day, i) => {
    expect(day).toBeGreaterThanOrEqual(early[i])
    if (day > early[i]) nLater++
  })
  expect(nLater).toBeGreaterThan(100)
})
