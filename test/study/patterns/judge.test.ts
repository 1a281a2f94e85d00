import { describe, expect, test } from 'vitest'
import { judgePattern, verdictOf } from '../../../study/patterns/judge.ts'
import type { Pattern } from '../../../study/patterns/patterns.ts'
import { evidenceByHand } from './evidence-by-hand.ts'

describe('one measure', () => {
  test.each([
    ['holds what was observed', [100, 100], [90, 110], 'inside'],
    ['reaches just as far as it may', [100, 100], [75, 125], 'inside'],
    ['reaches too far up', [100, 100], [90, 126], 'too wide'],
    ['reaches too far down', [100, 100], [74, 110], 'too wide'],
    ['lies below', [100, 100], [80, 99], 'simulated too low'],
    ['lies above', [100, 100], [101, 110], 'simulated too high'],
    ['meets a range', [100, 140], [90, 105], 'inside'],
    ['holds a range and reaches beyond its ends', [100, 140], [75, 175], 'inside'],
    ['misses a range', [100, 140], [141, 150], 'simulated too high'],
  ] as const)('%s', (_, observed, interval, verdict) => {
    expect(verdictOf(observed, interval, false)).toBe(verdict)
  })

  test('shares and changes have ten points to each side, also below zero', () => {
    expect(verdictOf([-0.6, -0.6], [-0.69, -0.51], true)).toBe('inside')
    expect(verdictOf([-0.6, -0.6], [-0.71, -0.55], true)).toBe('too wide')
    expect(verdictOf([0.08, 0.08], [0, 0.1], true)).toBe('inside')
  })
})

describe('a pattern', () => {
  const pattern: Pattern = {
    id: 'P0', title: 'Two weeks',
    measures: ['2024-01-01', '2024-01-08'].map((monday) =>
      ({ measure: monday, unit: 'people a week', of: ({ inWeek }) => inWeek(monday) })),
  }
  const observed = evidenceByHand({ weeks: { '2024-01-01': 100, '2024-01-08': 50 } })
  /** Around 100, and around some other number. */
  const replicates = (second: number): number[][] =>
    Array.from({ length: 21 }, (_, k) => [100 + (k - 10) / 2, second + (k - 10) / 2])

  test('is inside when all of its measures are', () => {
    const { inside, measures } = judgePattern(pattern, [observed, observed], replicates(50))
    expect(inside).toBe(true)
    expect(measures[0]).toEqual({
      measure: '2024-01-01', unit: 'people a week', observed: 100, median: 100, low: 95.5, high: 104.5,
      inside: true, verdict: 'inside',
    })
  })

  test('is not when one of them is not', () => {
    const { inside, measures } = judgePattern(pattern, [observed, observed], replicates(80))
    expect(inside).toBe(false)
    expect(measures.map(({ verdict }) => verdict)).toEqual(['inside', 'simulated too high'])
  })

  test('says that there is no number where a replicate has none', () => {
    const { inside, measures } =
      judgePattern(pattern, [observed, observed], [...replicates(50), [100, Number.NaN]])
    expect(inside).toBe(false)
    expect(measures[1]).toMatchObject({ median: null, low: null, high: null, verdict: 'no number' })
  })

  test('shows a range where two views of what was observed differ', () => {
    const higher = evidenceByHand({ weeks: { '2024-01-01': 110, '2024-01-08': 50 } })
    const { measures } = judgePattern(pattern, [observed, higher], replicates(50))
    expect(measures.map((one) => one.observed)).toEqual([[100, 110], 50])
  })
})
