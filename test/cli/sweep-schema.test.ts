import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { JsonSchema } from '../../cli/scenario/json-schema.ts'
import { shippedFolder } from '../../cli/scenario/shipped.ts'
import { sweepJsonSchema, sweepJsonSchemaText } from '../../cli/sweep/sweep-json-schema.ts'

test('the committed copy is current (else: umbral schema --write)', () => {
  const file = path.join(shippedFolder(), 'sweep.schema.json')
  expect(readFileSync(file, 'utf8') === sweepJsonSchemaText()).toBe(true)
})

test('describes every field, and completes the names of parameters as axes', () => {
  const silent: string[] = []
  const visit = (schema: JsonSchema, at: string) => {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (!(property as JsonSchema).description) silent.push(`${at}.${key}`)
      visit(property as JsonSchema, `${at}.${key}`)
    }
    const { anyOf = [], oneOf = [], items } = schema
    for (const one of [...anyOf, ...oneOf, items]) if (typeof one === 'object') visit(one as JsonSchema, at)
  }
  const schema = sweepJsonSchema()
  visit(schema, '')
  visit((schema.definitions as Record<string, JsonSchema>).axis, 'axis')
  expect(silent).toEqual([])
  const { axes } = schema.properties as Record<string, JsonSchema>
  expect((axes.properties!.detectionProb as JsonSchema).description).toMatch(/ Unit: probability\.$/)
})

const sweeps = path.join(shippedFolder(), 'sweeps')
test.each(readdirSync(sweeps))('an editor finds no fault with %s, and one in a wrong word', (name) => {
  const schema = z.fromJSONSchema(sweepJsonSchema() as never)
  const text = readFileSync(path.join(sweeps, name), 'utf8')
  expect(schema.safeParse(parse(text)).error).toBeUndefined()
  expect(schema.safeParse(parse(text.replace('design:', 'desing:'))).success).toBe(false)
  expect(schema.safeParse(parse(text.replace('sets:', 'set:'))).success).toBe(false)
})
