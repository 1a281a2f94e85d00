/** The `parameters:` of a scenario, read off the parameter table. */
import * as z from 'zod'
import { dimensions } from '../../sim/parameters/spec.ts'
import type { ParameterSpec } from '../../sim/parameters/spec.ts'
import { block, number } from './fields.ts'

export type ParameterTable = Readonly<Record<string, ParameterSpec>>

export function parametersSchema(table: ParameterTable) {
  const fields = Object.entries(table).map(([name, spec]) => [name, parameterField(spec)])
  return block(Object.fromEntries(fields) as Record<string, ParameterField>, 'a map of parameters')
}
type ParameterField = ReturnType<typeof parameterField>

/** One number; or, for a parameter that differs by origin and the like, also some of its keys. */
function parameterField(spec: ParameterSpec) {
  const { range: [min, max], unit, by } = spec
  const description = `${spec.doc} Unit: ${unit}. Default: ${shownDefault(spec)}. Source: ${spec.source}`
  const value = number(min, max, unit)
  if (by === undefined) return value.optional().describe(description)

  const keys = dimensions[by].map((key) => [key, value.optional()])
  const expected = `${min} to ${max} (${unit}), or a map of such numbers by ${by}`
  const byKey = block(Object.fromEntries(keys) as Record<string, typeof value>, expected)
  return z.union([value, byKey], { error: () => `expected ${expected}` })
    .optional().describe(description)
}

export const shownDefault = ({ default: value }: ParameterSpec): string =>
  typeof value === 'number'
    ? String(value)
    : Object.entries(value).map(([key, one]) => `${key} ${one}`).join(', ')
