import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { jsonSchema, jsonSchemaText, wholeSchema } from '../../../cli/scenario/json-schema.ts'
import type { JsonSchema } from '../../../cli/scenario/json-schema.ts'
import { shippedFolder } from '../../../cli/scenario/shipped.ts'
import { parameters } from '../../../sim/parameters/table.ts'
import { table } from './folder.ts'

test('the committed copy is current (else: umbral schema --write)', () => {
  const file = path.join(shippedFolder(), 'scenario.schema.json')
  expect(readFileSync(file, 'utf8') === jsonSchemaText(parameters)).toBe(true)
})

test('describes every field, for editors and explain', () => {
  const silent: string[] = []
  const visit = (schema: JsonSchema, at: string) => {
    const properties = schema.properties as Record<string, JsonSchema> | undefined
    for (const [key, property] of Object.entries(properties ?? {})) {
      const isKeyOfParameter = /^\.parameters\.\w+$/.test(at)
      if (!property.description && !isKeyOfParameter) silent.push(`${at}.${key}`)
      visit(property, `${at}.${key}`)
    }
    const { anyOf = [], oneOf = [], items, additionalProperties } = schema
    for (const one of [...anyOf, ...oneOf, items, additionalProperties]) {
      if (typeof one === 'object') visit(one as JsonSchema, at)
    }
  }
  visit(wholeSchema(table), '')
  expect(silent).toEqual([])
})

test('requires nothing that the extended scenario may say, and everything within lists', () => {
  const { required, anyOf, properties } = jsonSchema(table)
  expect(required).toBeUndefined()
  expect(anyOf).toEqual([
    { required: ['extends'] }, { required: ['question', 'start', 'from', 'to'] },
  ])
  const { policies, shocks } = properties as Record<string, JsonSchema>
  expect(JSON.stringify(policies)).not.toContain('"required"')
  expect((shocks.items as JsonSchema).required).toEqual(['from', 'to', 'reason'])
})

test('completes parameters with their range, unit, default and source', () => {
  const { parameters: section } = jsonSchema(table).properties as Record<string, JsonSchema>
  expect(section.properties!.detectionProb).toEqual({
    description: 'Noticed. Unit: probability. Default: 0.7. Source: assumption',
    anyOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }],
  })
})
