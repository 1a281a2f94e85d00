import { describe, expect, test } from 'vitest'
import { parameters } from '../../sim/parameters/table.ts'
import { loadScenario } from '../../cli/scenario/load.ts'
import { policyLines } from '../../report/policy-lines.ts'

const labelsOn = (scenario: string, day: string): string[] =>
  policyLines(loadScenario(scenario, parameters).scenario)
    .filter(({ date }) => date === day).map(({ label }) => label)

describe('policyLines', () => {
  test('names news, announcement and start', () => {
    expect(labelsOn('june-2024-order', '2024-06-05'))
      .toEqual(['June order: in force 5\u00a0June (announced 4\u00a0June)'])
  })
  test('has nothing to say where one entry carries on what another did', () => {
    expect(labelsOn('history/2019-2024', '2022-10-01')).toEqual([])
  })
  test('joins many lines of one day', () => {
    expect(labelsOn('history/2019-2024', '2020-03-21'))
      .toEqual([expect.stringMatching(/^Title 42 .*: in force 21\u00a0March.*, and \d+ more$/)])
  })
})
