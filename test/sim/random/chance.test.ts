import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'

import { openChance, type Question } from '../../../sim/random/chance.ts'
import { chiSquare, correlation, range } from '../world.ts'

const N = 20_000
const chance = openChance('a-seed', 0)
const questions = Object.keys(chance) as Question[]
const LIMIT = 4.5 / Math.sqrt(N) // correlation of N independent pairs, 4.5 standard errors

test('answers the same question of the same person alike, whatever else was asked', () => {
  const first = openChance('a-seed', 3)
  const second = openChance('a-seed', 3)
  for (const question of questions) for (let k = 0; k < 10; k++) second[question](k, 7)
  for (const question of questions) expect(second[question](5, 1)).toBe(first[question](5, 1))
})

test('gives every question its own luck', () => {
  const draws = questions.map((question) => range(N).map((i) => chance[question](i, 0)))
  for (let a = 0; a < questions.length; a++) {
    const b = (a + 1) % questions.length
    expect(Math.abs(correlation(draws[a], draws[b])), `${questions[a]}, ${questions[b]}`)
      .toBeLessThan(LIMIT)
  }
})

test('gives neighbours, occasions, replicates and seeds luck of their own', () => {
  const next = openChance('a-seed', 1).intention
  const other = openChance('b-seed', 0).intention
  const own = range(N).map((i) => chance.intention(i, 0))
  for (const others of [
    range(N).map((i) => chance.intention(i + 1, 0)),
    range(N).map((i) => chance.intention(i, 1)),
    range(N).map((i) => next(i, 0)),
    range(N).map((i) => other(i, 0)),
  ]) {
    expect(Math.abs(correlation(own, others))).toBeLessThan(LIMIT)
  }
})

test('does not take seed 1, replicate 23 for seed 12, replicate 3', () => {
  expect(openChance('1', 23).intention(0, 0)).not.toBe(openChance('12', 3).intention(0, 0))
})

test('spreads the first draws of many replicates evenly', () => {
  const n = 4000
  const firsts = range(n).map((replicate) => openChance('2024', replicate).intentions(0, 0))
  expect(chiSquare(firsts, 32)).toBeLessThan(31 + 4.5 * Math.sqrt(2 * 31))
  expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(4.5 / Math.sqrt(n))
})

/**
 * Streams keyed by consecutive names: for each of the first 64 draws, whether the draws at that
 * position spread evenly over the streams, and whether neighbouring streams are alike.
 */
function badPositions(generator: (seed: string) => () => number, name: (k: number) => string): number {
  const nPositions = 64
  const at = range(nPositions).map(() => new Float64Array(N))
  for (let k = 0; k < N; k++) {
    const next = generator(name(k))
    for (let position = 0; position < nPositions; position++) at[position][k] = next()
  }
  return at.filter((draws) =>
    chiSquare(draws, 32) > 31 + 5 * Math.sqrt(2 * 31)
    || Math.abs(correlation(draws.subarray(1), draws.subarray(0, -1))) > LIMIT).length
}

describe('streams of tychei, which make the keys', () => {
  test.each([
    ['rep-0, rep-1, ...', (k: number) => `rep-${k}`],
    ['0, 1, ...', (k: number) => `${k}`],
    ['seed/0/patience, ...', (k: number) => `seed/${k}/patience`],
  ])('are independent for consecutive names (%s)', (_, name) => {
    expect(badPositions(seedrandom.tychei, name)).toBe(0)
  })

  test('pass a check that xor128 fails', () => {
    expect(badPositions(seedrandom.xor128, (k) => `rep-${k}`)).toBeGreaterThan(32)
  })
})
