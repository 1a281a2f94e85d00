import { expect, test } from 'vitest'
import { folderOf, head, order } from './folder.ts'

const base = `${head}parameters: { detectionProb: 0.9, stopsPerDay: 5 }
${order}mexico:
  - { date: 2023-11-17, reason: First }
  - { date: 2023-12-27, reason: Second }
`

test('merges maps, replaces lists and values, and keeps the rest', () => {
  const { scenario } = folderOf({
    'scenarios/base.yaml': base,
    'it.yaml': `extends: base
question: Another?
policies:
  june-order:
    exempt: [imminent-threat]
    trigger: { activate: { at-least: 4000 } }
mexico:
  - { date: 2024-01-01, reason: Only }
parameters: { stopsPerDay: { north: 9 } }
`,
  }).load('it.yaml')
  expect(scenario.question).toBe('Another?')
  expect(scenario.from).toBe('2024-01-01')
  expect(scenario.policies['june-order']).toMatchObject({
    effective: '2024-06-05',
    exempt: ['imminent-threat'],
    trigger: { activate: { atLeast: 4000 }, lift: { below: 1500, unlessAgain: 2500 } },
  })
  expect(scenario.mexico.map(({ reason }) => reason)).toEqual(['Only'])
  expect(scenario.parameters)
    .toEqual({ detectionProb: 0.9, stopsPerDay: { south: 5, inland: 5, north: 9 } })
})

test('takes away a policy or the change of a parameter with null', () => {
  const { scenario } = folderOf({
    'scenarios/base.yaml': base,
    'it.yaml': 'extends: base\npolicies: { june-order: null }\nparameters: { detectionProb: }\n',
  }).load('it.yaml')
  expect(scenario.policies).toEqual({})
  expect(scenario.parameters).toEqual({ stopsPerDay: 5 })
})

test('leaves everything be where a section is empty', () => {
  const { scenario } = folderOf({
    'scenarios/base.yaml': base, 'it.yaml': 'extends: base\npolicies:\n  # none yet\nparameters:\n',
  }).load('it.yaml')
  expect(Object.keys(scenario.policies)).toEqual(['june-order'])
  expect(scenario.parameters).toHaveProperty('detectionProb')
})

test('has a suggestion where there is nothing of that name to take away', () => {
  const folder = folderOf({
    'scenarios/base.yaml': base, 'it.yaml': 'extends: base\npolicies: { june-ordr: null }\n',
  })
  expect(folder.problems('it.yaml')).toEqual([
    'it.yaml:2:13: policies.june-ordr: is empty, expected a value, or one of june-order '
      + 'to remove it; did you mean "june-order"?',
  ])
})

test('lets null undo an inherited field that may be left out', () => {
  const { scenario } = folderOf({
    'scenarios/base.yaml': base.replace('ends: null', 'ends: 2024-09-01'),
    'it.yaml': `extends: base
policies:
  june-order:
    ends: null
    screening: null
    trigger: { lift: { below: null, below-share: 0.8 } }
`,
  }).load('it.yaml')
  expect(scenario.policies['june-order'])
    .toMatchObject({ ends: null, screening: null, trigger: { lift: { below: 2000 } } })
})

test('finds shipped scenarios by name from anywhere, other files from where it stands', () => {
  const folder = folderOf({
    'scenarios/history/long.yaml': head,
    'a/b.yaml': 'extends: ../c.yaml\n',
    'c.yaml': 'extends: history/long\nagainst: d.yaml\n',
    'd.yaml': head,
  })
  expect(folder.load('a/b.yaml').files).toHaveLength(3)
  // a path inherited from c.yaml is relative to c.yaml
  expect(folder.load('a/b.yaml').scenario.against).toBe('d')
})

test('refuses to go round in a circle', () => {
  const folder = folderOf({
    'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'extends: c.yaml\n', 'c.yaml': 'extends: a.yaml\n',
    'self.yaml': 'extends: self.yaml\n',
  })
  expect(folder.problems('a.yaml')[0]).toMatch(/^c.yaml:1:10: extends: goes round in a circle \(/)
  expect(folder.problems('self.yaml')[0]).toMatch(/^self.yaml:1:10: extends: goes round/)
})

test('says which scenarios there are where a name is unknown', () => {
  const folder = folderOf({
    'scenarios/status-quo-2024.yaml': head,
    'scenarios/history/2019-2024.yaml': head,
    'scenarios/sweeps/grid.yaml': 'not: a scenario',
    'it.yaml': 'extends: status-qo-2024\n',
    'beside.yaml': 'extends: it\n',
    'gone.yaml': 'extends: ./nowhere.yaml\n',
  })
  const expected = 'there is no such scenario, expected one of history/2019-2024, '
    + 'status-quo-2024, or a file'
  expect(folder.problems('it.yaml')).toEqual([
    `it.yaml:1:10: extends: is "status-qo-2024", but ${expected}; did you mean "status-quo-2024"?`,
  ])
  expect(folder.problems('2019-2024')).toEqual([
    `umbral: 2019-2024: ${expected}; did you mean "history/2019-2024"?`,
  ])
  expect(folder.problems('beside.yaml')[0]).toMatch(/; did you mean "\.\/it\.yaml"\?$/)
  expect(folder.problems('gone.yaml')[0])
    .toMatch(/extends: is ".\/nowhere.yaml", but there is no such file, expected a scenario file/)
  expect(folder.problems('scenarios/')[0]).toMatch(/^umbral: scenarios\/: /)
})

test('adds changes of what Mexico does to those inherited, in the order of their dates', () => {
  const { scenario } = folderOf({
    'scenarios/base.yaml': base,
    'it.yaml': 'extends: base\nmexico-also: [{ date: 2023-12-01, reason: Between }]\n',
  }).load('it.yaml')
  expect(scenario.mexico.map(({ reason }) => reason)).toEqual(['First', 'Between', 'Second'])
})
