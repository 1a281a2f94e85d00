import { describe, expect, test } from 'vitest'
import { parseExpectation, type Expectation } from '../../study/expectations.ts'
import { judge } from '../../study/judge-expectation.ts'

const parsed = (statement: string): Expectation => {
  const expectation = parseExpectation(statement)
  if ('fault' in expectation) throw new Error(expectation.fault)
  return expectation
}
const judged = (statement: string, values: number[], against: number[] | null = null) =>
  judge(parsed(statement), values, against)

describe('a statement is judged over the replicates', () => {
  test.each([
    ['P(got_aways > 2) > 0.5', true, 0.6], // 3, 4 and 5 of five
    ['P(got_aways >= 2) > 0.8', false, 0.8],
    ['P(got_aways >= 2) >= 80 %', true, 0.8],
    ['P(got_aways <= 1) < 0.2', false, 0.2],
    ['P(got_aways < 1) <= 0', true, 0],
    ['mean(got_aways) > 2,999.5', false, 3],
    ['mean( got_aways )<3.1', true, 3],
    ['median(got_aways) >= 3', true, 3],
    ['q0.25(got_aways) < 2', false, 2],
    ['q.9(got_aways) > 4.5', true, 4.6], // type 7: position 3.6 of 0 to 4
    ['sd(got_aways) < 1.6', true, Math.sqrt(2.5)],
    ['mean(difference(got_aways)) > -8', true, -7], // 3 - 10
    ['median(ratio(got_aways)) > 3e-1', false, 0.3],
    ['P(ratio(got_aways) < 0.35) > 0.5', true, 0.6],
  ])('%s: %s, found %d', (statement, holds, value) => {
    const result = judged(statement, [4, 1, 5, 2, 3], [10, 10, 10, 10, 10])
    expect(result).toMatchObject({ statement, holds })
    expect(result.value).toBeCloseTo(value, 12)
  })

  test('a share and a mean come with their Monte Carlo error, a quantile without', () => {
    // Values 0 and 1 in equal number: sd 0.5 * sqrt(4 / 3), error a half of it
    expect(judged('P(x > 0.5) > 0.1', [0, 1, 0, 1]).mcse).toBeCloseTo(Math.sqrt(1 / 12), 12)
    expect(judged('mean(x) > 0.1', [0, 1, 0, 1]).mcse).toBeCloseTo(Math.sqrt(1 / 12), 12)
    expect(judged('median(x) > 0.1', [0, 1, 0, 1]).mcse).toBeNull()
  })

  test('does not hold where some replicate has no number, or there is none at all', () => {
    const none = { holds: false, value: null, mcse: null }
    expect(judged('mean(x) > 0', [1, Number.NaN])).toMatchObject(none)
    expect(judged('P(ratio(x) > 0) >= 0', [1, 1], [1, 0])).toMatchObject(none)
    expect(judged('P(x > 0) >= 0', [])).toMatchObject(none)
    expect(judged('sd(x) >= 0', [1])).toMatchObject(none)
  })
})

test('a policy may come first in the name of its measure', () => {
  expect(parsed('P(june-order.daysInForce > 30) > 0.5').measure).toBe('days_in_force:june-order')
  expect(parsed('mean(encounters_between_ports:unaccompanied-child) > 0').measure)
    .toBe('encounters_between_ports:unaccompanied-child')
})

test.each([
  ['june-order.daysInForce > 30', 'expected a statement such as'],
  ['P(x > 30)', 'expected a statement such as'],
  ['mean(x) = 5', 'expected a statement such as'],
  ['mean(x) > 1 > 2', 'expected a statement such as'],
  ['mean(x) > 5 people', '"5 people" is no number'],
  ['mean(x) > 12,34', '"12,34" is no number'],
  ['P(x) > 0.5', '"x" is no condition'],
  ['P(x > ) > 0.5', '"" is no number'],
  ['P(x > 1) > 50', 'expected 0 to 1, or 50 %'],
  ['mean(x > 1) > 0.5', '"x > 1" is a condition, expected P(x > 1)'],
  ['max(x) > 1', '"max" is no statistic'],
  ['q1.5(x) > 1', '"q1.5" is no statistic'],
  ['mean(ratio(x) > 1', '"ratio(x" is no measure'],
  ['mean(got aways) > 1', '"got aways" is no measure'],
])('%s is refused', (statement, fault) => {
  expect(parseExpectation(statement)).toMatchObject({ fault: expect.stringContaining(fault) })
})
