import { expect, test } from 'vitest'
import { nearest } from '../../../cli/scenario/nearest.ts'

test.each([
  ['exmpt', 'exempt'],
  ['exmept', 'exempt'],
  ['Detection-Prob', 'detectionProb'],
  ['detctionProb', 'detectionProb'],
  ['triger', 'trigger'],
  ['xylophone', undefined],
  ['', undefined],
])('%s most likely means %s', (word, meant) => {
  expect(nearest(word, ['trigger', 'exempt', 'detectionProb', 'effective'])).toBe(meant)
})

test('prefers the nearer of two', () => {
  expect(nearest('form', ['from', 'format'])).toBe('from')
})
