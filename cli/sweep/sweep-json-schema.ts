/** The form of a sweep's file for editors, derived from the schema that files are checked with. */
import * as z from '../scenario/zod.ts'
import type { ParameterSpec } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import type { JsonSchema } from '../scenario/json-schema.ts'
import { sweepSchema } from './sweep-schema.ts'

/** Axes may have any name; those of parameters are known, and completed. */
export function sweepJsonSchema(): JsonSchema {
  const { $schema, properties, ...rest } =
    z.toJSONSchema(sweepSchema, { io: 'input', target: 'draft-7' }) as JsonSchema
  const { additionalProperties: axis, ...axes } = properties!.axes as JsonSchema
  const known = Object.entries<ParameterSpec>(parameters).map(([name, { doc, unit }]): [string, JsonSchema] =>
    [name, { description: `${doc} Unit: ${unit}.`, allOf: [anyAxis] }])
  return {
    $schema, title: 'Umbral sweep', ...rest,
    definitions: { axis: axis as JsonSchema },
    properties: {
      ...properties,
      axes: { ...axes, properties: Object.fromEntries(known), additionalProperties: anyAxis },
    },
  }
}

const anyAxis: JsonSchema = { $ref: '#/definitions/axis' }

/** As it is written to `scenarios/sweep.schema.json`. */
export const sweepJsonSchemaText = (): string => `${JSON.stringify(sweepJsonSchema(), null, 1)}\n`
