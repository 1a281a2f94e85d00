import { expect, test } from 'vitest'

import { createLot, drawLots, type Lot } from '../../../sim/random/lot.ts'
import { below, luckOf, range, seeds } from '../world.ts'

const plainArrays = {
  float64: (length: number) => new Float64Array(length),
  int32: (length: number) => new Int32Array(length),
}

interface Case {
  readonly key: number
  readonly item: number
}

function draw(lot: Lot, cases: readonly Case[]): Case[] {
  cases.forEach(({ key, item }, k) => {
    lot.key[k] = key
    lot.item[k] = item
  })
  drawLots(lot, cases.length)
  return cases.map((_, k) => ({ key: lot.sortedKey[k], item: lot.sortedItem[k] }))
}

/** By key, ties by item: what an ordinary sort would give. */
const inOrder = (cases: readonly Case[]): Case[] =>
  cases.toSorted((a, b) => a.key - b.key || a.item - b.item)

test.each(seeds(30))('puts the cases of a day in the order of their keys (seed %i)', (seed) => {
  const luck = luckOf(seed)
  const lot = createLot(plainArrays, 3000)
  // Several days with one lot: nothing of the day before may be left over.
  for (let day = 0; day < 5; day++) {
    const cases = range(below(luck, 3000)).map((k) => ({ key: luck(), item: 7 * k }))
    expect(draw(lot, cases)).toEqual(inOrder(cases))
  }
})

test.each(seeds(20))('breaks ties by person, and takes keys of 1 and more (seed %i)', (seed) => {
  const luck = luckOf(seed)
  const lot = createLot(plainArrays, 500)
  const cases = range(500).map(() => ({ key: below(luck, 12) / 8, item: below(luck, 1_000_000) }))
  expect(draw(lot, cases)).toEqual(inOrder(cases))
})

test('orders keys that crowd into one bucket', () => {
  const luck = luckOf('crowd')
  const lot = createLot(plainArrays, 400)
  const cases = range(400).map((item) => ({ key: 0.5 + luck() * 1e-6, item }))
  expect(draw(lot, cases)).toEqual(inOrder(cases))
})

test('does nothing on a day without cases', () => {
  const lot = createLot(plainArrays, 4)
  lot.sortedItem.fill(9)
  drawLots(lot, 0)
  expect(Array.from(lot.sortedItem)).toEqual([9, 9, 9, 9])
})
