/** The form of a scenario file for editors, derived from the schema that files are checked with. */
import * as z from './zod.ts'
import type { ParameterTable } from './parameters-schema.ts'
import { scenarioSchema } from './schema.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** What a file must say unless it extends one that does. */
const needed = ['question', 'start', 'from', 'to']

/**
 * A file may leave to the scenario it extends whatever that one says, so that nothing is required
 * but within lists, which replace and do not merge. What is then still missing, `validate` says.
 */
export function jsonSchema(table: ParameterTable): JsonSchema {
  const whole = wholeSchema(table)
  const { $schema, ...rest } = relaxed(whole)
  const properties = {
    ...rest.properties,
    policies: withNullEntries(rest.properties!.policies as JsonSchema),
    parameters: withNullProperties(rest.properties!.parameters as JsonSchema),
  }
  return {
    $schema,
    title: 'Umbral scenario',
    ...rest,
    properties,
    anyOf: [{ required: ['extends'] }, { required: needed }],
  }
}

/** As a merged file must be. `explain` reads its terms off this. */
export const wholeSchema = (table: ParameterTable): JsonSchema =>
  z.toJSONSchema(scenarioSchema(table), { io: 'input', target: 'draft-7' }) as JsonSchema

function relaxed(schema: JsonSchema, isInList = false): JsonSchema {
  const { required, oneOf, pattern, ...rest } = schema
  const branches = oneOf ?? rest.anyOf // of a part of a policy, several kinds may be possible
  const inner = (one: JsonSchema) => relaxed(one, isInList)
  return {
    ...rest,
    // The pattern of a date is a line long and says what the format does
    ...pattern !== undefined && rest.format === undefined && { pattern },
    ...rest.properties && { properties: mapValues(rest.properties, inner) },
    ...isInList && required && { required },
    ...branches && { anyOf: branches.map((branch) => inner(branch as JsonSchema)) },
    ...isSchema(rest.additionalProperties) && {
      additionalProperties: inner(rest.additionalProperties),
    },
    ...isSchema(rest.items) && { items: relaxed(rest.items, true) },
  }
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const orNull = (schema: JsonSchema): JsonSchema => {
  const { description, ...rest } = schema
  const branches = rest.anyOf ?? [rest]
  return { ...description !== undefined && { description }, anyOf: [...branches, { type: 'null' }] }
}

const withNullEntries = (schema: JsonSchema): JsonSchema =>
  ({ ...schema, additionalProperties: orNull(schema.additionalProperties as JsonSchema) })

const withNullProperties = (schema: JsonSchema): JsonSchema =>
  ({ ...schema, properties: mapValues(schema.properties!, orNull) })

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: JsonSchema) => U) {
  return Object.fromEntries(Object.entries(record)
    .map(([key, value]) => [key, change(value as JsonSchema)]))
}

/** As it is written to `scenarios/scenario.schema.json`. */
export const jsonSchemaText = (table: ParameterTable): string =>
  `${JSON.stringify(jsonSchema(table), null, 1)}\n`
