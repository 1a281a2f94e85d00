import { expect, test } from 'vitest'
import { namesFor } from '../../cli/complete-names.ts'

test('completes names of scenarios and terms after the commands that take them', async () => {
  expect(await namesFor('replay', 'june')).toEqual(['june-2024-order'])
  expect(await namesFor('run', '')).toContain('status-quo-2024')
  expect(await namesFor('sweep', 'thr')).toEqual(['threshold-and-effort'])
  expect(await namesFor('calibrate', '20')).toEqual(['2019-2024'])
  expect(await namesFor('explain', 'detectionP')).toEqual(['detectionProb'])
})

test('leaves commands and options to yargs', async () => {
  expect(await namesFor('run', 'run')).toEqual([])
  expect(await namesFor('run', '--pre')).toEqual([])
  expect(await namesFor('merge', 'x')).toEqual([])
})
