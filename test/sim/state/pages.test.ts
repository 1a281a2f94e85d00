import { describe, expect, test } from 'vitest'

import { openArena } from '../../../sim/state/arena.ts'
import { addToBin, createBins, createPages, emptyBin, PAGE, takeUpTo } from '../../../sim/state/pages.ts'
import { below, luckOf, range, seeds } from '../world.ts'

interface Entry {
  readonly person: number
  readonly key: number
}
const byPerson = (a: Entry, b: Entry): number => a.person - b.person

/** Bins of pages, beside plain arrays of what should be in them. */
function createBoth(nPages: number, nBins: number) {
  const arena = openArena(new ArrayBuffer(1 << 20))
  const pages = createPages(arena, nPages)
  const bins = createBins(arena, nBins)
  const person = new Int32Array(4096)
  const key = new Float32Array(4096)
  const plain: Entry[][] = range(nBins).map(() => [])
  const taken = (from: number, to: number): Entry[] =>
    range(to - from).map((k) => ({ person: person[from + k], key: key[from + k] })).toSorted(byPerson)
  return {
    plain,
    add(bin: number, entry: Entry) {
      addToBin(pages, bins, bin, entry.person, entry.key)
      plain[bin].push(entry)
    },
    empty(bin: number) {
      expect(taken(0, emptyBin(pages, bins, bin, person, key, 0))).toEqual(plain[bin].toSorted(byPerson))
      plain[bin] = []
    },
    takeUpTo(bin: number, limit: number) {
      const at = 3 // what stands before it in the arrays is somebody else's
      person.fill(-1, 0, at)
      const to = takeUpTo(pages, bins, bin, limit, person, key, at)
      expect(taken(at, to)).toEqual(plain[bin].filter((e) => e.key <= limit).toSorted(byPerson))
      expect(Array.from(person.subarray(0, at))).toEqual([-1, -1, -1])
      plain[bin] = plain[bin].filter((e) => e.key > limit)
    },
    pagesInUse: () => range(nBins).reduce((sum, bin) => sum + Math.ceil(plain[bin].length / PAGE), 0),
    pagesEverTaken: () => pages.used[0],
  }
}

test.each(seeds(40))('holds what plain arrays hold, whatever is put in and taken out (seed %i)', (seed) => {
  const luck = luckOf(seed)
  const nBins = 1 + below(luck, 5)
  const both = createBoth(400, nBins)
  let person = 0
  let most = 0
  for (let step = 0; step < 400; step++) {
    const bin = below(luck, nBins)
    const what = luck()
    if (what < 0.6) {
      for (let k = below(luck, 12); k >= 0; k--) both.add(bin, { person: person++, key: Math.fround(luck()) })
    } else if (what < 0.9) {
      both.takeUpTo(bin, [0.05, 0.3, 0.7, 1.1, -1][below(luck, 5)])
    } else {
      both.empty(bin)
    }
    most = Math.max(most, both.pagesInUse())
  }
  range(nBins).forEach((bin) => both.empty(bin))
  expect(person).toBeGreaterThan(500)
  // Pages that became free are used again before new ones are taken. While a bin has gaps it may
  // hold a page more than it needs for a moment, never lastingly.
  expect(both.pagesEverTaken()).toBeLessThanOrEqual(most + 1)
})

describe('the pool of pages', () => {
  test('serves for ever where pages come back', () => {
    const both = createBoth(2, 3)
    for (let k = 0; k < 1000; k++) {
      for (let e = 0; e <= PAGE; e++) both.add(k % 3, { person: e, key: e }) // two pages
      if (k % 2 === 0) both.empty(k % 3)
      else both.takeUpTo(k % 3, PAGE)
    }
    expect(both.pagesEverTaken()).toBe(2)
  })

  test('says so when it is used up', () => {
    const both = createBoth(2, 1)
    for (let e = 0; e < 2 * PAGE; e++) both.add(0, { person: e, key: 0 })
    expect(() => both.add(0, { person: 99, key: 0 })).toThrow(RangeError)
  })
})

test('says so when more are due than there is room for', () => {
  const arena = openArena(new ArrayBuffer(1 << 16))
  const pages = createPages(arena, 40)
  const bins = createBins(arena, 2)
  for (let k = 0; k < 40; k++) addToBin(pages, bins, k % 2, k, k)
  const person = new Int32Array(10)
  const key = new Float32Array(10)
  expect(() => takeUpTo(pages, bins, 0, 30, person, key, 0)).toThrow(RangeError)
  expect(() => emptyBin(pages, bins, 1, person, key, 0)).toThrow(RangeError)
})
