import { expect, test } from 'vitest'
import { folderOf, head, order, problemsOf } from './folder.ts'

const expecting = (...statements: string[]): string =>
  `${order}expect:\n${statements.map((one) => `  - "${one}"\n`).join('')}`

test('statements about measures of the scenario pass', () => {
  expect(problemsOf(expecting(
    'P(june-order.daysInForce > 30) > 0.5', 'mean(lifted_by:june-order:2024-12-31) < 0.1',
    'median(encounters_between_ports:family) < 1e6',
  ))).toEqual([])
})

test('what cannot be judged is refused with its place, all at once', () => {
  expect(problemsOf(expecting(
    'P(june-ordr.daysInForce > 30) > 0.5', 'got_aways < 5', 'mean(ratio(got_aways)) < 1',
  ))).toEqual([
    expect.stringMatching(/^it\.yaml:21:5: expect\.0: .*no measure days_in_force:june-ordr.*did you mean "days_in_force:june-order"/),
    expect.stringMatching(/^it\.yaml:22:5: expect\.1: .*expected a statement such as/),
    expect.stringMatching(/^it\.yaml:23:5: expect\.2: .*ratio\(\) compares with another scenario/),
  ])
})

test('beside other faults too, as far as statements can be read', () => {
  expect(problemsOf(`${expecting('got_aways < 5')}foo: 1\n`)).toEqual([
    expect.stringMatching(/^it\.yaml:21:5: expect\.0/),
    expect.stringMatching(/^it\.yaml:22:1: foo: unknown key/),
  ])
})

test('only measures that both scenarios have are compared between them', () => {
  const { problems } = folderOf({
    'other.yaml': head,
    'it.yaml': `${head}against: other.yaml\n${expecting(
      'mean(difference(got_aways)) < 0', 'mean(difference(june-order.daysInForce)) > 0')}`,
  })
  expect(problems('it.yaml')).toEqual([
    expect.stringMatching(/^it\.yaml:23:5: expect\.1: .*belongs to one policy/),
  ])
})

test('a date that is not reported has no measure', () => {
  const lines = expecting('mean(lifted_by:june-order:2024-12-31) < 0.1')
  expect(problemsOf(lines, 'to=2024-11-30')).toEqual([
    expect.stringContaining('there is no measure lifted_by:june-order:2024-12-31'),
  ])
})
