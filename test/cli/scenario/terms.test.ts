import { expect, test } from 'vitest'
import { allTerms, findTerms, nearestTerms } from '../../../cli/scenario/terms.ts'
import { measureKinds } from '../../../cli/scenario/measure-kinds.ts'
import { processTerms } from '../../../cli/scenario/process-terms.ts'
import { policyKinds } from '../../../sim/scenario.ts'
import { dailySchedule } from '../../../sim/schedule.ts'
import { table } from './folder.ts'

const terms = allTerms({
  parameters: table,
  outputs: { got_aways: { kind: 'flow', unit: 'people', by: ['sector'], doc: 'Noticed but not caught.' } },
  measures: measureKinds(),
  processes: processTerms(),
})
const whereOf = (sought: string) => findTerms(terms, sought).map(({ where }) => where)

test('explains a parameter and an output', () => {
  expect(findTerms(terms, 'detectionProb')).toEqual([{
    name: 'detectionProb', kind: 'parameter', where: 'parameters.detectionProb', text: 'Noticed.',
    details: { unit: 'probability', default: '0.7', range: '0 to 1', source: 'assumption' },
  }])
  expect(findTerms(terms, 'got-aways')).toMatchObject([
    { name: 'got_aways', kind: 'output', details: { unit: 'people', kind: 'flow', by: 'sector' } },
    { name: 'got_aways', kind: 'measure', where: 'summary.csv' },
  ])
})

test('explains measures by the names they have in a run', () => {
  const namesOf = (sought: string) => findTerms(terms, sought).map(({ name }) => name)
  expect(namesOf('encounters_between_ports:family')).toEqual(['encounters_between_ports:family'])
  expect(namesOf('days_in_force:june-order')).toEqual(['days_in_force:<policy>'])
  expect(namesOf('lifted_by')).toEqual(['lifted_by:<policy>:<date>'])
})

test('explains every process of the day, in its order', () => {
  const processes = terms.filter(({ kind }) => kind === 'process')
  const inWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  expect(processes.map(({ name }) => name)).toEqual(dailySchedule.map(({ name }) => inWords(name)))
  expect(findTerms(terms, 'attemptCrossing')).toMatchObject([{
    where: 'sim/processes/attempt-crossing.ts', text: expect.stringContaining('got away'),
  }])
})

test('finds fields by name and by the end of their path, words by themselves', () => {
  expect(whereOf('below-share')).toEqual(['policies.*.trigger.lift.below-share'])
  expect(whereOf('lift.below')).toEqual(['policies.*.trigger.lift.below'])
  expect(whereOf('policies.june-order.trigger.lag')).toEqual(['policies.*.trigger.lag'])
  expect(whereOf('from')).toEqual(['from', 'headline.from', 'shocks.*.from'])
  expect(whereOf('asylum-suspension')).toEqual(['policies.*.kind'])
  expect(findTerms(terms, 'kind')).toMatchObject([{
    details: { values: policyKinds.join(', ') },
  }])
  expect(findTerms(terms, 'budget')).toMatchObject([{
    where: 'mexico.*.budget', details: { form: 'with its unit, such as "2.5 million USD a month"' },
  }])
})

test('suggests near terms, also those that hold the word', () => {
  expect(nearestTerms(terms, 'detctionProb')).toEqual(['detectionProb'])
  expect(nearestTerms(terms, 'stops')).toContain('stopsPerDay')
  expect(nearestTerms(terms, 'xylophone')).toEqual([])
})

test('has words for every term', () => {
  expect(terms.filter(({ text }) => text === '')).toEqual([])
})
