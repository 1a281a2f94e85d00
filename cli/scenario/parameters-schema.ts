/** The `parameters:` of a scenario, read off the parameter table. */
import * as z from './zod.ts'
import { dimensions } from '../../sim/parameters/spec.ts'
import type { ParameterSpec } from '../../sim/parameters/spec.ts'
import { block, number } from './fields.ts'

export type ParameterTable = Readonly<Record<string, ParameterSpec>>

/** Schemas of the parameters named: to make all of them takes longer than to read a file. */
export function parametersSchema(table: ParameterTable, names: readonly string[]) {
  const fields = names.filter((name) => Object.hasOwn(table, name))
    .map((name) => [name, parameterField(table[name])])
  return block(
    Object.fromEntries(fields) as Record<string, ParameterField>, 'a map of parameters',
    Object.keys(table),
  )
}
type ParameterField = ReturnType<typeof parameterField>

/** One number; or, for a parameter that differs by origin and the like, also some of its keys. */
function parameterField(spec: ParameterSpec) {
  const { range: [min, max], unit, by } = spec
  const description = `${spec.doc} Unit: ${unit}. `
    + `Default: ${shownDefault(spec)}. Source: ${spec.source}`
  const value = number(min, max, unit)
  if (by === undefined) return value.optional().describe(description)

  const optional = value.optional()
  const keys = dimensions[by].map((key) => [key, optional])
  const expected = `${min} to ${max} (${unit}), or a map of such numbers by ${by}`
  const byKey = block(Object.fromEntries(keys) as Record<string, typeof optional>, expected)
  return z.union([value, byKey], { error: () => `expected ${expected}` })
    .optional().describe(description)
}

export const shownDefault = ({ default: value }: ParameterSpec): string =>
  typeof value === 'number'
    ? String(value)
    : Object.entries(value).map(([key, one]) => `${key} ${one}`).join(', ')
