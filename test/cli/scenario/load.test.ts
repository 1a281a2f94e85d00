import path from 'node:path'
import { expect, test } from 'vitest'
import { loadAgainst } from '../../../cli/scenario/load.ts'
import { origins, parties } from '../../../sim/world.ts'
import { june2024 } from '../../policies/trigger-stories.ts'
import { shockOf } from '../../sim/world.ts'
import { folderOf, head, order, table } from './folder.ts'

const whole = `${head}headline: { from: 2024-06-01, to: 2024-12-31 }
parameters: { detectionProb: 0.9, departureHazardPerDay: { mexico: 0.004, other: 0.003 } }
${order}  cbp-one:
    kind: port-appointments
    effective: 2023-06-30
    appointments: 1450 a day
  chnv-take-back:
    kind: take-back
    effective: 2023-01-05
    covers: { origins: [venezuela, cuba, haiti, nicaragua] }
    take-back: 30,000 a month
mexico:
  - date: 2023-12-27
    reason: Control is resumed
    effort: { south: 1, inland: 2, north: 3 }
  - date: 2023-11-17
    reason: The migration institute runs out of money
    budget: 2.5 million USD a month
    north-by-corridor: { east: 1, centre: 1, west: 0 }
shocks:
  - { from: 2023-12-20, to: 2024-01-05, origins: [mexico], parties: all, push: 0.7, reason: Home }
switch-off: [news]
observe: { groups: [party, origin, sector] }
expect: ["P(june-order.daysInForce > 30) > 0.5"]
`

/** What an entry that says nothing of them leaves as it was. */
const unsaidOfMexico = { rampDays: 0, northBySector: null, budgetUsdPerYear: null, consent: null, agreement: null, handover: null }

/** What a policy of one kind leaves to those of others. */
const ofOtherKinds = {
  severity: null, replaces: [], earlyBarShare: 0, share: null, returnsPerDay: null, children: null,
  resources: null, ports: null, queue: null, appointmentsPerDay: null, takeBackPerDay: null, takeBackLimits: null,
  admissionsPerDay: null, litigation: null, decided: null, says: null, economy: null,
}

test('resolves a file to a scenario with every field present', () => {
  const { scenario } = folderOf({ 'whole.yaml': whole }).load('whole.yaml')
  expect(scenario).toEqual({
    name: 'whole',
    question: 'What happens?',
    start: '2023-09-01',
    from: '2024-01-01',
    to: '2024-12-31',
    headline: { from: '2024-06-01', to: '2024-12-31' },
    against: null,
    parameters: { detectionProb: 0.9, departureHazardPerDay: { mexico: 0.004, other: 0.003 } },
    policies: {
      'june-order': {
        ...ofOtherKinds,
        kind: 'asylum-suspension',
        leaked: ['2024-02-21', '2024-05-30'],
        announced: '2024-06-04',
        effective: '2024-06-05',
        ends: null,
        covers: { origins, parties },
        exempt: [
          'unaccompanied-children', 'trafficking-victims', 'medical-emergency', 'imminent-threat',
        ],
        trigger: june2024,
        screening: {
          standard: 'reasonable-probability', fear: 'must-be-manifested', consultationHours: 4, rebuttedShare: 0,
        },
        returnTo: ['origin', 'mexico'],
      },
      'cbp-one': {
        ...ofOtherKinds,
        kind: 'port-appointments', leaked: [], announced: null, effective: '2023-06-30',
        ends: null, covers: { origins, parties }, exempt: [], trigger: null, screening: null,
        returnTo: [], appointmentsPerDay: 1450, queue: { byWaiting: 0, applyFrom: 'inland' },
      },
      'chnv-take-back': {
        ...ofOtherKinds,
        kind: 'take-back', leaked: [], announced: null, effective: '2023-01-05', ends: null,
        covers: { origins: ['venezuela', 'cuba', 'haiti', 'nicaragua'], parties }, exempt: [],
        trigger: null, screening: null, returnTo: [], takeBackPerDay: 1000,
      },
    },
    mexico: [
      {
        date: '2023-11-17', reason: 'The migration institute runs out of money',
        budgetUsdPerMonth: 2_500_000, effort: null,
        northByCorridor: { east: 1, centre: 1, west: 0 }, ...unsaidOfMexico,
      },
      {
        date: '2023-12-27', reason: 'Control is resumed', budgetUsdPerMonth: null,
        effort: { south: 1, inland: 2, north: 3 }, northByCorridor: null, ...unsaidOfMexico,
      },
    ],
    shocks: [shockOf({
      from: '2023-12-20', to: '2024-01-05', origins: ['mexico'], parties, push: 0.7, reason: 'Home',
    })],
    switchOff: ['news'],
    observe: { groups: ['party', 'origin', 'sector'], series: null, daily: false },
    expect: ['P(june-order.daysInForce > 30) > 0.5'],
  })
})

test('fills in what a file may leave out', () => {
  const { scenario } = folderOf({ 'bare.yaml': head }).load('bare.yaml')
  expect(scenario).toMatchObject({
    headline: { from: '2024-01-01', to: '2024-12-31' }, parameters: {}, policies: {}, mexico: [],
    shocks: [], switchOff: [], expect: [], against: null, observe: null,
  })
})

test('takes lift.below as a share, unless-again from at-least, and a week as the window', () => {
  const { scenario } = folderOf({
    'weekly.yaml': `${head}policies:
  weekly:
    kind: asylum-suspension
    effective: 2024-06-05
    trigger:
      starts: when-reached
      measure: { statistic: calendar-week-sum, places: between-ports-and-at-ports, children: none }
      activate: { at-least: 28000, single-day: 8500, probability: 0.5 }
      lift: { below-share: 0.75, held-for: 4 weeks, after: 14 days }
      lag: 2 days
      days-per-year: 270
`,
  }).load('weekly.yaml')
  expect(scenario.policies.weekly).toMatchObject({
    returnTo: ['origin'],
    trigger: {
      measure: { windowDays: 7 },
      activate: { atLeast: 28_000, singleDayAtLeast: 8500 },
      lift: { below: 21_000, heldForDays: 28, afterDays: 14, unlessAgain: 28_000 },
      lagDays: 2,
      maxDaysPerYear: 270,
      activationProb: 0.5,
    },
  })
})

test('reads JSON too', () => {
  const text = JSON.stringify({
    question: 'Q?', start: '2024-01-01', from: '2024-01-01', to: '2024-02-01',
  })
  expect(folderOf({ 'it.json': text }).load('it.json').scenario.name).toBe('it')
})

test('names shipped scenarios by their place in the package, others by their file', () => {
  const folder = folderOf({
    'scenarios/history/2019-2024.yaml': head,
    'scenarios/base.yaml': head,
    'deep/own.yaml': 'extends: history/2019-2024\nagainst: base\n',
  })
  expect(folder.load('history/2019-2024').scenario.name).toBe('history/2019-2024')
  expect(folder.load('scenarios/base.yaml').scenario.name).toBe('base')
  const { scenario, files, againstFile } = folder.load('deep/own.yaml')
  expect(scenario).toMatchObject({ name: 'own', against: 'base' })
  expect(againstFile).toBe(path.join(folder.at, 'scenarios/base.yaml'))
  expect(files.map((file) => path.relative(folder.at, file)))
    .toEqual([path.join('deep', 'own.yaml'), path.join('scenarios', 'history', '2019-2024.yaml')])
})

test('cuts a headline from a file to the days an option asks for', () => {
  const folder = folderOf({
    'it.yaml': `${head}headline: { from: 2024-06-01, to: 2024-12-31 }\n`,
  })
  const headlineOf = (...changes: string[]) => folder.load('it.yaml', { changes }).scenario.headline
  expect(headlineOf('to=2024-09-30')).toEqual({ from: '2024-06-01', to: '2024-09-30' })
  expect(headlineOf('from=2024-07-01')).toEqual({ from: '2024-07-01', to: '2024-12-31' })
  expect(headlineOf('to=2024-05-31')).toEqual({ from: '2024-01-01', to: '2024-05-31' })
})

test('loads what it runs against in the same world: same days, changes and parameters', () => {
  const folder = folderOf({
    'scenarios/base.yaml': head.replace('2024-12-31', '2024-06-30'),
    'scenarios/order.yaml': `extends: base\nagainst: base\nto: 2024-12-31\n${order}`,
  })
  const options = {
    shipped: path.join(folder.at, 'scenarios'),
    changes: ['detectionProb=0.5', 'policies.june-order.trigger.lag=1 day', 'from=2024-02-01'],
  }
  const loaded = folder.load('order', options)
  expect(loadAgainst(loaded, table, options)?.scenario).toMatchObject({
    name: 'base', from: '2024-02-01', to: '2024-12-31', parameters: { detectionProb: 0.5 },
    headline: { from: '2024-02-01', to: '2024-12-31' }, policies: {},
  })
  expect(loadAgainst(folder.load('base'), table, options)).toBeNull()
})

test('resolves rules, means and ports, of which an act may bring several', () => {
  const { scenario } = folderOf({ 'it.yaml': `${head}policies:
  rule:
    kind: eligibility
    effective: 2024-01-01
    early-bars: 0.02
    severity: 0.05
    screening: { standard: reasonable-possibility, fear: asked, consultation: 24 hours, rebutted: 0.1 }
  expulsion: { kind: expulsion, effective: 2024-01-01, share: 0.6, return-to: [mexico], replaces: [rule] }
  wait: { kind: return-to-wait, effective: 2024-01-01, returns: 6000 a month }
  children: { kind: children, effective: 2024-01-01, covers: { origins: [guatemala] }, returned: 0.5, transfer: 3 days }
  money:
    kind: resources
    effective: 2024-01-01
    resources: { detention: "5,000 places", flights: 300 a day, screening: 4300 officers, phase-in: 26 weeks }
  ports: { kind: port-processing, effective: 2024-01-01, walk-ups: 0 a day, booked-appointments: cancelled }
` }).load('it.yaml')
  expect(scenario.policies).toMatchObject({
    rule: { earlyBarShare: 0.02, severity: 0.05, screening: { rebuttedShare: 0.1 } },
    expulsion: { share: 0.6, returnTo: ['mexico'], replaces: ['rule'], severity: null },
    wait: { returnsPerDay: 200 },
    children: {
      covers: { origins: ['guatemala'], parties: ['unaccompanied-child'] },
      children: { returnProb: 0.5, transferDays: 3 },
    },
    money: {
      resources: {
        custodyPlaces: 5000, familyPlaces: 0, flightPlacesPerDay: 300, asylumOfficers: 4300,
        borderPatrolAgents: 0, phaseInDays: 182,
      },
    },
    ports: { ports: { walkUpsPerDay: 0, booked: 'cancelled' } },
  })
})

test('resolves what Mexico agrees to, what it may spend in a year and who comes to power', () => {
  const text = head + `mexico:
  - date: 2024-04-28
    reason: An agreement
    budget-of-year: 230 million USD
    consent: 0.6
    agreement:
      effort: { south: 0, inland: 0.2, north: 0.5 }
      half-life: 13 weeks
      renewal: { every: 60 days, probability: 0.7 }
  - date: 2024-10-01
    reason: A new government
    handover: { coolest: { effort: 0.5, consent: 0.3 }, warmest: { effort: 1, consent: 1 } }
`
  const [agreed, handed] = folderOf({ 'it.yaml': text }).load('it.yaml').scenario.mexico
  expect(agreed).toMatchObject({
    budgetUsdPerYear: 230e6, consent: 0.6, handover: null,
    agreement: {
      effort: { south: 0, inland: 0.2, north: 0.5 }, consent: 0, halfLifeDays: 91,
      renewal: { everyDays: 60, prob: 0.7 },
    },
  })
  expect(handed.handover).toEqual({
    coolest: { effort: 0.5, consent: 0.3 }, warmest: { effort: 1, consent: 1 },
  })
})

test('resolves limits, price and a suit of a take-back', () => {
  const text = `${head}policies:
  agreed:
    kind: take-back
    effective: 2024-01-01
    take-back: 1000 a day
    limits: { per-month: 24000, by-origin: { cuba: { per-day: 90 } }, price: 150 USD }
    litigation:
      filed-after: 7 days
      ruling-hazard: 0.3 a month
      block-probability: 0.5
      origins: [cuba]
      stay: { probability: 0.4, after: 2 weeks }
`
  expect(folderOf({ 'it.yaml': text }).load('it.yaml').scenario.policies.agreed).toMatchObject({
    takeBackLimits: { perMonth: 24_000, byOrigin: { cuba: { perDay: 90, perMonth: null } }, priceUsd: 150 },
    litigation: {
      filedAfterDays: 7, rulingHazardPerDay: 0.01, blockProb: 0.5,
      scope: { step: 'all', parties, origins: ['cuba'] }, stay: { prob: 0.4, afterDays: 14 }, appeal: null,
    },
  })
})
