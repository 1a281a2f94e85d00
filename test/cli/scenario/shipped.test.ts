import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { jsonSchema } from '../../../cli/scenario/json-schema.ts'
import { loadAgainst, loadScenario } from '../../../cli/scenario/load.ts'
import { shippedScenarios } from '../../../cli/scenario/shipped-list.ts'
import { parameters } from '../../../sim/parameters/table.ts'

const shipped = shippedScenarios()

test('ships the library', () => {
  expect(shipped.map(({ name }) => name)).toEqual([
    'children-not-exempt', 'election-deadline', 'history/2019-2024', 'hr-2', 'january-2025',
    'june-2024-order', 'leak-only', 'may-2024-rule', 'mexico-handover-cools',
    'mexico-runs-out-of-money', 'more-appointments', 'no-appointments', 'october-2024-rule',
    'order-blocked-by-court', 'order-with-money', 'order-without-mexico', 'senate-bill-2024',
    'senate-bill-without-money', 'status-quo-2024', 'threshold-4000', 'title-42-again',
    'weekly-threshold',
  ])
})

test.each(shipped)('$name is without a fault and asks a question', ({ name, question, file }) => {
  const loaded = loadScenario(name, parameters)
  expect(loaded.scenario.name).toBe(name)
  expect(question).toMatch(/\?$/)
  loadAgainst(loaded, parameters)
  const up = '../'.repeat(name.split('/').length - 1) || './'
  expect(readFileSync(file, 'utf8').split('\n')[0])
    .toBe(`# yaml-language-server: $schema=${up}scenario.schema.json`)
})

test('the June 2024 order has the numbers of the proclamation', () => {
  const { scenario } = loadScenario('june-2024-order', parameters)
  expect(scenario).toMatchObject({
    against: 'status-quo-2024', start: '2023-10-01',
    headline: { from: '2024-06-01', to: '2024-12-31' },
  })
  expect(scenario.policies['june-order'].trigger).toMatchObject({
    starts: 'in-force', activate: { atLeast: 2500 },
    measure: { windowDays: 7, places: 'between-ports', children: 'contiguous-only' },
    lift: { below: 1500, heldForDays: 1, afterDays: 14, unlessAgain: 2500 },
  })
})

test.each(shipped)('an editor finds no fault with $name', ({ file }) => {
  const schema = z.fromJSONSchema(jsonSchema(parameters) as never)
  expect(schema.safeParse(parse(readFileSync(file, 'utf8'))).error).toBeUndefined()
})
