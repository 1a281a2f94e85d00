import { expect, test } from 'vitest'
import { lineOf } from '../../../cli/scenario/problems.ts'
import { folderOf, head, order, problemsOf } from './folder.ts'

test('says all three things that are wrong with the trial file, each with its place', () => {
  const trial = `${head}parameters: { detectionProb: 1.4 }\n${order}`
    .replace('exempt:', 'exmpt:')
    .replace('effective: 2024-06-05', 'effective: 2024-02-30')
  expect(folderOf({ 'bad.yaml': trial }).problems('bad.yaml')).toEqual([
    'bad.yaml:5:30: parameters.detectionProb: is 1.4, expected 0 to 1 (probability)',
    'bad.yaml:11:16: policies.june-order.effective: is "2024-02-30", expected a date of the '
      + 'calendar as YYYY-MM-DD (2024-02 has 29 days)',
    'bad.yaml:18:5: policies.june-order.exmpt: unknown key, expected one of kind, leaked, '
      + 'announced, effective, ends, covers, replaces, decided, litigation, trigger, exempt, screening, return-to, severity; '
      + 'did you mean "exempt"?',
  ])
})

test('says three things of a trial file that extends another, too', () => {
  const folder = folderOf({
    'scenarios/base.yaml': head + order,
    'bad.yaml': `extends: base
policies:
  june-order:
    exmpt: [unaccompanied-children]
    announced: 2024-02-30
parameters:
  detectionProb: 1.4
`,
  })
  expect(folder.problems('bad.yaml').map((line) => line.split(',')[0])).toEqual([
    'bad.yaml:4:5: policies.june-order.exmpt: unknown key',
    'bad.yaml:5:16: policies.june-order.announced: is "2024-02-30"',
    'bad.yaml:7:18: parameters.detectionProb: is 1.4',
  ])
})

test('drops a missing key when a misspelt one was matched to it', () => {
  expect(problemsOf(order.replace('trigger:', 'triger:').replace('kind:', 'kin:'))).toEqual([
    expect.stringMatching(/^it.yaml:7:5: .*kin: unknown key.*did you mean "kind"\?$/),
    expect.stringMatching(/^it.yaml:12:5: .*triger: unknown key.*did you mean "trigger"\?$/),
  ])
})

test('says what is missing at the map it is missing from', () => {
  const folder = folderOf({ 'it.yaml': 'question: What?\nstart: 2024-01-01\n' })
  expect(folder.problems('it.yaml')).toEqual([
    'it.yaml:1:1: from: is missing, expected a date of the calendar as YYYY-MM-DD',
    'it.yaml:1:1: to: is missing, expected a date of the calendar as YYYY-MM-DD',
  ])
})

test('names the extended file where the value stands in it', () => {
  const folder = folderOf({
    'base.yaml': `${head}parameters: { detectionProb: 1.4, departureHazardPerDay: 2 }\n`,
    'it.yaml': 'extends: base.yaml\nparameters: { detectionProb: 7 }\n',
  })
  expect(folder.problems('it.yaml')).toEqual([
    'it.yaml:2:30: parameters.detectionProb: is 7, expected 0 to 1 (probability)',
    'base.yaml:5:58: parameters.departureHazardPerDay: is 2, expected 0 to 0.01 (1/day)',
  ])
})

test.each([
  ['parameters: { detctionProb: 0.5 }', 'it.yaml:5:15: parameters.detctionProb: unknown key, '
    + 'expected one of detectionProb, departureHazardPerDay, stopsPerDay; '
    + 'did you mean "detectionProb"?'],
  ['parameters: { detection-prob: 0.5 }', /did you mean "detectionProb"\?$/],
  ['parameters: { detectionProb: { mexico: 1 } }', /detectionProb: is a map, expected 0 to 1 /],
  ['parameters: { detectionProb: high }', /is "high", expected 0 to 1 \(probability\)$/],
  ['parameters: { stopsPerDay: many }', /is "many", expected 0 to 100000 \(.*\), or a map/],
  ['parameters: { detectionProb: .nan }', /is NaN, expected 0 to 1 \(probability\)$/],
  ['parameters: { stopsPerDay: { sout: 1 } }', 'it.yaml:5:30: parameters.stopsPerDay.sout: '
    + 'unknown key, expected one of south, inland, north; did you mean "south"?'],
  ['parameters: { stopsPerDay: { south: -1 } }', 'it.yaml:5:37: parameters.stopsPerDay.south: '
    + 'is -1, expected 0 to 100000 (people/day)'],
  ['polices: {}', /^it.yaml:5:1: polices: unknown key, .*; did you mean "policies"\?$/],
  ['policies: { June: { } }', /policies.June: is no name for a policy, expected lower-case/],
  ['policies: { june: 3 }', /policies.june: is 3, expected a policy: a map/],
  ['policies: { june: { kind: take-bak } }', /policies.june.kind: is "take-bak", expected one of/],
  ['mexico: { }', /^it.yaml:5:9: mexico: is a map, expected a list of dated changes$/],
  ['switch-off: [new]', /switch-off.0: is "new", expected one of news, .*did you mean "news"\?$/],
  ['switch-off: [news, news]', /switch-off: names something twice, expected each once$/],
  ['observe: { groups: [age] }', /observe.groups.0: is "age", expected one of party, origin/],
  ['expect: true', /expect: is true, expected a list of statements$/],
  ['question: ""', /question: is given twice in the same map, expected once$/],
  ['extends: 3', /extends: is 3, expected a scenario$/],
  ['against: nothing', /^it.yaml:5:10: against: is "nothing", but there is no such scenario/],
  ['against: it.yaml', /against: is this scenario itself, expected another one, or null$/],
])('refuses %s', (line, expected) => {
  expect(problemsOf(line)).toContainEqual(
    typeof expected === 'string' ? expected : expect.stringMatching(expected),
  )
  expect(problemsOf(line).length).toBeLessThan(4)
})

test.each([
  ['window: 7', 'is 7, expected a whole number of days or weeks such as "7 days"; '
    + 'did you mean "7 days"?'],
  ['window: 7 dais', 'is "7 dais", expected a whole number of days or weeks such as "7 days"'],
  ['window: 0 days', 'is "0 days", expected at least 1 days'],
  ['window: 1.5 days', 'is "1.5 days", expected a whole number of days or weeks such as "7 days"'],
])('wants a unit with a length of time: %s', (window, expected) => {
  expect(problemsOf(order.replace('window: 7 days', window)))
    .toEqual([`it.yaml:14:26: policies.june-order.trigger.measure.window: ${expected}`])
})

test('wants a unit with people and money, and takes several', () => {
  const policy = (amount: string | number) =>
    `policies: { app: { kind: port-appointments, effective: 2024-01-01, appointments: ${amount} } }`
  expect(problemsOf(policy(1450))).toEqual([
    'it.yaml:5:82: policies.app.appointments: is 1450, expected people a day, a week or a month '
      + '(of 30 days) such as "1450 a day"; did you mean "1450 a day"?',
  ])
  for (const [amount, perDay] of [
    ['1450 people a day', 1450], ['700 per week', 100], ['0.5 a day', 0.5],
    ['"30,000 a month"', 1000], // in braces a comma needs the quotes
  ] as const) {
    const { scenario } = folderOf({ 'it.yaml': head + policy(amount) }).load('it.yaml')
    expect(scenario.policies.app.appointmentsPerDay).toBe(perDay)
  }
  const mexico = (budget: string | number) =>
    `mexico: [{ date: 2024-01-01, reason: Money, budget: ${budget} }]`
  expect(problemsOf(mexico(2_000_000))[0]).toContain('expected money such as "2.5 million USD')
  for (const [budget, usd] of [
    ['900 USD a month', 900], ['1.2 billion USD a year', 100e6], ['3 thousand USD a month', 3e3],
  ] as const) {
    const { scenario } = folderOf({ 'it.yaml': head + mexico(budget) }).load('it.yaml')
    expect(scenario.mexico[0].budgetUsdPerMonth).toBe(usd)
  }
})

test('reports each wrong item of a list at its place', () => {
  const lines = `shocks:
  - { from: 2024-01-01, to: 2024-01-02, origins: [cuba, hati], push: -1, reason: Storm }
  - { from: 2024-01-01, to: 2024-01-02, parties: [], push: 1, reason: Storm }
`
  expect(problemsOf(lines).map((line) => line.split(',')[0])).toEqual([
    'it.yaml:6:57: shocks.0.origins.1: is "hati"',
    'it.yaml:6:70: shocks.0.push: is -1',
    'it.yaml:7:50: shocks.1.parties: is a list',
  ])
})

test('wants every zone and corridor, and weight on one corridor at least', () => {
  const lines = `mexico:
  - date: 2024-01-01
    reason: Test
    effort: { south: 1, nort: 1 }
    north-by-corridor: { east: 0, centre: 0, west: 0 }
`
  expect(problemsOf(lines)).toEqual([
    expect.stringMatching(/^it.yaml:8:13: mexico.0.effort.inland: is missing, expected 0 or more/),
    expect.stringMatching(/^it.yaml:8:25: .*nort: unknown key.*did you mean "north"\?$/),
    expect.stringMatching(/^it.yaml:9:24: .*by-corridor: gives no corridor any weight/),
  ])
})

test('checks the rest of a policy whose kind is unknown', () => {
  const lines = order.replace('kind: asylum-suspension', 'kind: asylum')
    .replace('announced: 2024-06-04', 'announced: yesterday').replace('exempt', 'exmpt')
  expect(problemsOf(lines).map((line) => line.split(',')[0])).toEqual([
    'it.yaml:7:11: policies.june-order.kind: is "asylum"',
    'it.yaml:9:16: policies.june-order.announced: is "yesterday"',
    'it.yaml:17:5: policies.june-order.exmpt: unknown key',
  ])
})

test('prints options and files elsewhere so that both can be found', () => {
  const problem = { path: 'to', text: 'is wrong' }
  expect(lineOf({ ...problem, place: { option: '--to 2024-02-30' } }))
    .toBe('umbral: --to 2024-02-30: to: is wrong')
  expect(lineOf({ ...problem, place: { file: '/elsewhere/a.yaml', line: 1, column: 2 } }))
    .toBe('/elsewhere/a.yaml:1:2: to: is wrong')
})
