/** What patterns find in the tables of data/ is what was published of them. */
import { expect, test } from 'vitest'
import { observedEvidence } from '../../report/observed-evidence.ts'
import { patterns } from '../../study/patterns/patterns.ts'

const [lowest, highest] = observedEvidence()

test('every measure of every pattern was observed', () => {
  for (const { id, measures } of patterns) {
    for (const { measure, of } of measures) {
      expect(of(lowest), `${id} ${measure}`).toBeLessThanOrEqual(of(highest))
      expect(Number.isFinite(of(lowest)), `${id} ${measure}`).toBe(true)
    }
  }
})

/** Rounded as it was published or computed elsewhere: nationwide weeks times the southwest's share. */
test.each([
  ['P1', 'rush, 3 April to 1 May', 0.72],
  ['P1', 'step, 8 to 15 May', -0.6],
  ['P3', 'families, February to April 2020', -0.84],
  ['P3', 'children alone, March 2021 over November 2020', 4.18],
  ['P4', 'Cuba, Nicaragua, Haiti, December 2022', 78_003],
  ['P4', 'Cuba, Nicaragua, Haiti, January 2023', 9600],
  ['P4', 'Venezuela, September 2023', 54_833],
  ['P5', 'encountered before within 12 months, before it', 0.14],
  ['P7', 'Haiti, December to January', -0.93],
  ['P7', 'Mexico, December to January', -0.18],
  ['P8', 'Del Rio, December 2023', 0.28],
  ['P9', 'of children alone, expelled before; fiscal year 2021', 0.08],
  ['P10', 'released, December 2023', 0.77],
  ['P10', 'released, May 2024', 0.53],
  ['P10', 'encounters, December 2023', 8056],
  ['P11', 'about the centred 7-day mean', 0.07],
])('%s %s', (id, name, published) => {
  const { of } = patterns.find((pattern) => pattern.id === id)!.measures.find(({ measure }) => measure === name)!
  const nDigits = Math.abs(published) > 100 ? 0 : 2
  expect(Number(of(lowest).toFixed(nDigits))).toBe(published)
})

test('shares of people encountered before differ by publisher under Title 42, and not before it', () => {
  const [under, before] = patterns.find(({ id }) => id === 'P5')!.measures
  expect([under.of(lowest), under.of(highest)]).toEqual([0.27, 0.38])
  expect(before.of(lowest)).toBe(before.of(highest))
})
