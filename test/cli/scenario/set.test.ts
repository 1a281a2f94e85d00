import { expect, test } from 'vitest'
import { folderOf, head, order } from './folder.ts'

const folder = () => folderOf({
  'it.yaml': `${head}parameters: { stopsPerDay: 5 }\n${order}mexico:
  - { date: 2023-11-17, reason: First, effort: { south: 1, inland: 1, north: 1 } }
`,
})
const loaded = (...changes: string[]) => folder().load('it.yaml', { changes }).scenario
const problems = (...sets: string[]) => folder().problems('it.yaml', ...sets)

test('changes a field by its path and a parameter by its name', () => {
  const scenario = loaded(
    'policies.june-order.trigger.activate.at-least=4000', 'detectionProb=0.9', 'to=2025-01-31',
    'parameters.departureHazardPerDay={ mexico: 0.004 }', 'departureHazardPerDay.cuba=0.001',
    'stopsPerDay.north=9', 'mexico.0.effort.north=0.5', 'policies.june-order.trigger.lag=2 days',
  )
  expect(scenario.policies['june-order'].trigger)
    .toMatchObject({ activate: { atLeast: 4000 }, lagDays: 2, lift: { below: 1500 } })
  expect(scenario.to).toBe('2025-01-31')
  expect(scenario.parameters).toEqual({
    detectionProb: 0.9,
    departureHazardPerDay: { mexico: 0.004, cuba: 0.001 },
    stopsPerDay: { south: 5, inland: 5, north: 9 },
  })
  expect(scenario.mexico[0].effort).toEqual({ south: 1, inland: 1, north: 0.5 })
})

test('lets the last of two changes win', () => {
  expect(loaded('detectionProb=0.2', 'detectionProb=0.3').parameters.detectionProb).toBe(0.3)
})

test('takes a policy away with null and adds one with a map', () => {
  const scenario = loaded(
    'policies.june-order=null',
    'policies.app={ kind: port-appointments, effective: 2024-01-01, appointments: 9 a day }',
  )
  expect(Object.keys(scenario.policies)).toEqual(['app'])
})

test.each([
  ['detectionProb=1.4', 'parameters.detectionProb: is 1.4, expected 0 to 1 (probability)'],
  ['detctionProb=1', 'there is no field or parameter detctionProb, expected one of question, '],
  ['policies.june-order.exmpt=[]', 'policies.june-order.exmpt: unknown key, expected one of '],
  ['policies.june-ordr.ends=2025-01-01', 'policies.june-ordr: there is no such policy, '
    + 'expected one of june-order; did you mean "june-order"?'],
  ['policies.june=null', 'policies.june: is empty, expected a value, or one of june-order'],
  ['mexico.3.reason=Why', 'mexico.3: there is no entry 3, expected 0 to 0'],
  ['to=2024-02-30', 'to: is "2024-02-30", expected a date of the calendar'],
  ['to=2023-12-31', 'to: is 2023-12-31, before from (2024-01-01)'],
  ['expect=[', 'is not YAML: '],
  ['extends=other', 'there is no field or parameter extends, expected one of question, against'],
  ['detectionProb', 'is no change, expected path=value such as detectionProb=0.9'],
  ['a..b=1', 'is no change, expected path=value'],
  ['=1', 'is no change, expected path=value'],
])('refuses --set %s and names it', (set, expected) => {
  expect(problems(set)[0]).toContain(`umbral: --set ${set}: ${expected}`)
})

test('points at the file, not at the option, for what the file lacks', () => {
  const lines = folderOf({ 'it.yaml': 'question: What?\n' }).problems('it.yaml', 'to=2024-01-01')
  expect(lines).toEqual([
    expect.stringContaining('it.yaml:1:1: start: is missing'),
    expect.stringContaining('it.yaml:1:1: from: is missing'),
  ])
})
