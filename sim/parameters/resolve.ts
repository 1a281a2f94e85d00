/** From the table and a scenario's changes to the numbers that processes read. */
import { dimensions, type ParameterSpec } from './spec.ts'
import { parameters } from './table.ts'

/** Every parameter by name: a number, or a column in the order of its dimension's keys. */
export type Parameters = {
  readonly [Name in keyof typeof parameters]:
    (typeof parameters)[Name] extends { readonly by: string } ? Float64Array : number
}
export type ParameterChanges = Readonly<Record<string, number | Readonly<Record<string, number>>>>

/**
 * Defaults with changes laid over them. A number given for a parameter that has keys holds for all
 * of them. Changes are trusted: names, keys and ranges were checked where the file was read.
 */
export function resolveParameters(changes: ParameterChanges): Parameters {
  const resolved: Record<string, number | Float64Array> = {}
  for (const [name, spec] of Object.entries<ParameterSpec>(parameters)) {
    const change = changes[name]
    if (!spec.by) {
      resolved[name] = typeof change === 'number' ? change : (spec.default as number)
      continue
    }
    const valueOf = (key: string): number => {
      if (typeof change === 'number') return change
      return change?.[key] ?? (spec.default as Readonly<Record<string, number>>)[key]
    }
    const keyed = typeof spec.default === 'number'
      ? () => (typeof change === 'number' ? change : (spec.default as number))
      : valueOf
    resolved[name] = Float64Array.from(dimensions[spec.by], keyed)
  }
  // A spread copy has fast properties; one filled in by name is a hash table (docs/performance.md).
  return { ...resolved } as unknown as Parameters
}
