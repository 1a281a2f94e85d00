import { describe, expect, test } from 'vitest'
import {
  firstEnsemble, isInside, judgeWorld, N_DRAWS, rankCounts, runWorld, unevenness,
} from '../../../study/calibration/known-truth.ts'
import { straightWorlds } from './straight-worlds.ts'

const N_WORLDS = 60
const N_BINS = 10
/** Upper 0.1 % of chi-squared with 9 degrees of freedom. */
const MOST_UNEVEN = 27.88

describe.each([['straight', 0], ['bent', 0.15]] as const)('over many worlds whose answer is %s', (_name, bend) => {
  const judged = Array.from({ length: N_WORLDS }, (_, world) => {
    const worlds = straightWorlds(`coverage/${world}`, [64, 64, 64], bend)
    return judgeWorld(worlds, runWorld(worlds, firstEnsemble(worlds), world))
  })
  const ranks = judged.flatMap((world) => world.ranks)

  test('intervals of 90 % hold the truth between 84 and 95 times in a hundred', () => {
    const inside = ranks.filter((rank) => isInside(rank, N_DRAWS, 0.9)).length / ranks.length
    expect(inside).toBeGreaterThan(0.84)
    expect(inside).toBeLessThan(0.95)
  })

  test('the truth\'s ranks among the draws are even', () => {
    expect(unevenness(rankCounts(ranks, N_BINS))).toBeLessThan(MOST_UNEVEN)
  })

  test('what the data tell of is known better than before, and the rest no better', () => {
    const sdOf = (k: number): number => judged.reduce((sum, { sd }) => sum + sd[k], 0) / N_WORLDS
    expect(sdOf(0)).toBeLessThan(0.5)
    expect(sdOf(4)).toBeGreaterThan(0.95) // nothing depends on it
  })
})

test('the interval holds as many ranks as its probability says', () => {
  const ranks = Array.from({ length: N_DRAWS + 1 }, (_, rank) => rank)
  expect(ranks.filter((rank) => isInside(rank, N_DRAWS, 0.9))).toHaveLength(360)
  expect(rankCounts(ranks, N_BINS)).toEqual(new Array(N_BINS).fill(40))
  expect(unevenness(rankCounts(ranks, N_BINS))).toBe(0)
})
