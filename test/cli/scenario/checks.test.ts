import { expect, test } from 'vitest'
import { folderOf, head, order, problemsOf } from './folder.ts'

test.each([
  ['start: 2024-02-01', 'from: is 2024-01-01, before start (2024-02-01), '
    + 'expected 2024-02-01 or later'],
  ['to: 2023-12-31', 'to: is 2023-12-31, before from (2024-01-01), expected 2024-01-01 or later'],
  ['to: 2204-12-31', 'to: is 2204-12-31, expected at most 30 years after start (2023-09-01)'],
])('keeps the days in order: %s', (line) => {
  const [key] = line.split(':')
  const text = head.replace(new RegExp(`^${key}: .*$`, 'm'), line)
  const problems = folderOf({ 'it.yaml': text }).problems('it.yaml')
  expect(problems).toHaveLength(1)
})

test.each([
  ['headline: { from: 2023-12-01, to: 2024-02-01 }', 'headline.from: is 2023-12-01, '
    + 'before from (2024-01-01), expected 2024-01-01 or later'],
  ['headline: { from: 2024-06-01, to: 2025-01-01 }', 'to: is 2024-12-31, '
    + 'before headline.to (2025-01-01), expected 2025-01-01 or later'],
  ['headline: { from: 2024-06-01, to: 2024-05-01 }', 'headline.to: is 2024-05-01, '
    + 'before from (2024-06-01), expected 2024-06-01 or later'],
])('keeps the headline within the reported days: %s', (line, expected) => {
  expect(problemsOf(line)).toEqual([expect.stringContaining(expected)])
})

test.each([
  ['announced: 2024-06-04', 'announced: 2024-06-06', 'effective: is 2024-06-05, before announced'],
  ['ends: null', 'ends: 2024-06-04', 'ends: is 2024-06-04, before effective (2024-06-05)'],
  ['2024-05-30]', '2024-06-30]', 'announced: is 2024-06-04, before leaked.1 (2024-06-30)'],
  ['below: 1500', 'below: 2600', 'at-least: is 2500, less than lift.below'],
  ['unless-again: 2500', 'unless-again: 1400', 'unless-again: is 1400, less than below (1500)'],
  ['below: 1500,', 'below: 1500, below-share: 0.5,', 'below-share: is given beside below'],
  ['below: 1500,', '', 'below: is missing, expected below or below-share'],
  ['window: 7 days, ', '', 'window: is missing, expected a whole number of days'],
  ['7 days, statistic: mean', '8 days, statistic: calendar-week-sum', 'window: is "8 days", '],
])('keeps a policy in order: %s becomes %s', (before, after, expected) => {
  const problems = problemsOf(order.replace(before, after))
  expect(problems[0]).toContain(expected)
})

test('refuses a ramp of Mexico that leads to no effort', () => {
  const entry = (rest: string) => problemsOf(`mexico: [{ date: 2024-02-01, reason: so, ${rest} }]`)
  expect(entry('consent: 0.5, ramp: 14 days')).toEqual([expect.stringContaining(
    'mexico.0.ramp: is given without effort, expected effort beside it, or no ramp',
  )])
  expect(entry('effort: { south: 1, inland: 1, north: 2 }, ramp: 14 days')).toEqual([])
})

test('lets a policy end on the day it would have begun: a deadline that failed', () => {
  expect(problemsOf(order.replace('ends: null', 'ends: 2024-06-05'))).toEqual([])
})

test.each([
  ['asylum-suspension', 'trigger: is missing, expected a map with starts'],
  ['port-appointments', 'appointments: is missing, expected people a day'],
  ['take-back', 'take-back: is missing, expected people a day'],
])('wants of %s what it needs', (kind, expected) => {
  expect(problemsOf(`policies: { it: { kind: ${kind}, effective: 2024-01-01 } }`))
    .toEqual([expect.stringContaining(`policies.it.${expected}`)])
})

test.each([
  ['eligibility', 'trigger: {}'],
  ['eligibility', 'take-back: 3 a day'],
  ['port-appointments', 'exempt: []'],
  ['take-back', 'appointments: 3 a day'],
])('refuses for %s what it cannot use: %s', (kind, line) => {
  const problems = problemsOf(`policies: { it: { kind: ${kind}, effective: 2024-01-01, ${line} } }`)
  expect(problems.join()).toContain(
    `policies.it.${line.split(':')[0]}: is of no use to the kind "${kind}", expected one of kind,`,
  )
})

test('blames the file on top, not the one it extends', () => {
  const folder = folderOf({
    'base.yaml': head + order,
    'it.yaml': `extends: base.yaml
policies: { june-order: { trigger: { activate: { at-least: 1000 } } } }
from: 2023-01-01
`,
  })
  expect(folder.problems('it.yaml')).toEqual([
    'it.yaml:2:60: policies.june-order.trigger.activate.at-least: is 1000, '
      + 'less than lift.below (1500), expected 1500 or more',
    'it.yaml:3:7: from: is 2023-01-01, before start (2023-09-01), expected 2023-09-01 or later',
  ])
})

test('compares nothing with a value that is wrong by itself', () => {
  expect(problemsOf(order.replace('effective: 2024-06-05', 'effective: soon'))).toHaveLength(1)
})

const sued = (litigation: string) => order.replace('    return-to', `    litigation:
      filed-after: 8 days
      ruling-hazard: 0.5 a month
      block-probability: 0.4
      ${litigation}
    return-to`)

test.each([
  ['scope: screening'],
  ['parties: [family]'],
  ['stay: { probability: 0.5, after: 3 days }'],
  ['appeal: { decided-after: 26 weeks, reversal-probability: 0.3 }'],
])('takes a suit with %s', (line) => {
  expect(problemsOf(sued(line))).toEqual([])
})

test('lets a ruling block one kind of part', () => {
  expect(problemsOf(sued('parties: [family]\n      origins: [cuba]')))
    .toEqual([expect.stringContaining('origins: narrows the ruling beside parties')])
  expect(problemsOf(sued('scope: screening\n      origins: [cuba]')))
    .toEqual([expect.stringContaining('origins: narrows the ruling beside scope screening')])
  expect(problemsOf(sued('scope: screening').replace(/ {4}screening: .*\n/, '')))
    .toEqual([expect.stringContaining('scope: is screening, expected all')])
})

test('what a policy replaces is another policy of the scenario', () => {
  const replacing = (names: string) => problemsOf(`${order}    replaces: ${names}
  older-rule: { kind: eligibility, effective: 2024-01-01 }
`)
  expect(replacing('[older-rule]')).toEqual([])
  expect(replacing('[older-rul, june-order]')).toEqual([
    'it.yaml:20:16: policies.june-order.replaces.0: is "older-rul", expected one of older-rule; did you mean "older-rule"?',
    'it.yaml:20:27: policies.june-order.replaces.1: is "june-order", expected one of older-rule',
  ])
})

test('what is observed must be countable so', () => {
  expect(problemsOf('observe: { groups: [party] }\n')).toEqual([
    expect.stringMatching(/observe\.groups: .*expected two or three groups to cross/),
  ])
  expect(problemsOf('observe: { groups: [party, sector], series: [releases, stops_in_mexico] }\n')).toEqual([
    expect.stringMatching(
      /observe\.series\.1: is stops_in_mexico, which is counted by party, origin alone/),
  ])
  expect(problemsOf('observe: { groups: [party, sector], series: [releses], daily: yes }\n')).toEqual([
    expect.stringMatching(/observe\.series\.0: .*did you mean "releases"/),
    expect.stringMatching(/observe\.daily: is "yes", expected true or false/),
  ])
})

test.each([
  ['push: 2, cause: poverty, change: 0.1', 'shocks.0.cause: is given beside push', 'shocks.0.change: is given beside push'],
  ['delay: 3 days', 'shocks.0.push: is missing, expected push, leaving or crossing, or cause and change'],
  ['cause: violence', 'shocks.0.change: is missing, expected cause and change together'],
  ['change: 0.1', 'shocks.0.cause: is missing, expected cause and change together'],
  ['cause: us-jobs, change: -1', 'shocks.0.change: is -1, expected -0.99 to 100'],
])('wants of a shock its push, or a cause and by how much it changed: %s', (fields, ...expected) => {
  const problems = problemsOf(`shocks: [{ from: 2024-01-01, to: 2024-02-01, reason: Test, ${fields} }]`)
  expect(problems).toEqual(expected.map((text) => expect.stringContaining(text)))
})

test('wants of news that somebody hears of it, and of a vote that it comes before what it decides', () => {
  const news = (fields: string): string[] =>
    problemsOf(`policies:\n  word: { kind: news, effective: 2024-03-01, says: closing, ${fields} }`)
  expect(news('leaked: []')).toEqual([expect.stringContaining('policies.word: is news that nobody hears of')])
  expect(news('leaked: [2024-02-01]')).toEqual([])
  expect(news('announced: 2024-02-01, decided: { on: 2024-03-02, probability: 0 }'))
    .toEqual([expect.stringContaining('before decided.on (2024-03-02)')])
})
