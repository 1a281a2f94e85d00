/** A short baseline against stored numbers, so that no result changes unnoticed. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { goldenNumbers, type GoldenNumbers } from '../../scripts/golden/numbers.ts'

const stored = JSON.parse(
  readFileSync(new URL('golden.json', import.meta.url), 'utf8'),
) as GoldenNumbers

test('results are those that were stored, to the last bit', () => {
  expect(
    goldenNumbers(),
    'Results have changed. If they should, run `npm run golden`, look at what it prints, and say '
      + 'what changed them and why in CHANGELOG.md, marked **changes results**.',
  ).toEqual(stored)
})

test('the numbers are few enough to be read', () => {
  expect(Object.keys(stored).length).toBeLessThanOrEqual(40)
  expect(Object.values(stored).every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
})
