/** How a scenario changes the one it extends. */
import { dimensions } from '../../sim/parameters/spec.ts'
import { isNull } from './located.ts'
import type { Entry, Located } from './located.ts'
import { didYouMean } from './nearest.ts'
import type { ParameterTable } from './parameters-schema.ts'
import type { Place, Problem } from './problems.ts'

/** Sections whose entries a null takes away, and that an empty section leaves alone. */
const sections = ['policies', 'parameters']

/**
 * What one file, or an option, changes in the scenario below it.
 * Maps merge key by key, lists and plain values replace. Null takes a policy or the change of a
 * parameter away; elsewhere it is a value ("ends: null"). `extends` itself is not inherited.
 * Give an empty map as the base of a file that extends nothing.
 */
export function mergeScenario(
  base: Located, over: Located, table: ParameterTable, problems: Problem[],
): Located {
  if (base.kind !== 'map' || over.kind !== 'map') return over
  const entries = new Map(base.entries)
  entries.delete('extends')
  for (const [key, entry] of over.entries) {
    const old = entries.get(key)?.value
    if (sections.includes(key)) {
      const section = mergeSection(key, old, entry.value, table, problems)
      entries.set(key, { keyPlace: entry.keyPlace, value: section })
    } else {
      entries.set(key, merged(old, entry))
    }
  }
  return { ...over, place: placeOf(base, over), entries }
}

function mergeSection(
  section: string, base: Located | undefined, over: Located, table: ParameterTable,
  problems: Problem[],
): Located {
  const old = base?.kind === 'map' ? base.entries : new Map<string, Entry>()
  if (isNull(over)) return { kind: 'map', place: over.place, entries: old }
  if (over.kind !== 'map') return over
  const entries = new Map(old)
  for (const [name, entry] of over.entries) {
    if (!isNull(entry.value)) {
      const before = old.get(name)?.value
      const isParameter = section === 'parameters' && Object.hasOwn(table, name)
      entries.set(name, merged(isParameter ? byKey(before, table[name].by) : before, entry))
    } else if (!entries.delete(name)) {
      const known = [...old.keys()]
      const expected = known.length === 0
        ? 'expected a value'
        : `expected a value, or one of ${known.join(', ')} to remove it${didYouMean(name, known)}`
      problems.push({
        place: entry.keyPlace, path: `${section}.${name}`, text: `is empty, ${expected}`,
      })
    }
  }
  return { ...over, place: base ? placeOf(base, over) : over.place, entries }
}

/** One number for all keys, spelt out key by key, so that a later file can change some of them. */
function byKey(node: Located | undefined, by: keyof typeof dimensions | undefined) {
  if (by === undefined || node?.kind !== 'scalar') return node
  const entry = { keyPlace: node.place, value: node }
  return {
    kind: 'map', place: node.place,
    entries: new Map(dimensions[by].map((key): [string, Entry] => [key, entry])),
  } as const
}

function merged(base: Located | undefined, over: Entry): Entry {
  if (base?.kind !== 'map' || over.value.kind !== 'map') return over
  const entries = new Map(base.entries)
  for (const [key, entry] of over.value.entries) {
    entries.set(key, merged(entries.get(key)?.value, entry))
  }
  const place = placeOf(base, over.value)
  return { keyPlace: over.keyPlace, value: { ...over.value, place, entries } }
}

/** Where what is missing in a map is to be added: in the file on top, never in an option. */
const placeOf = (base: Located, over: Located): Place =>
  'option' in over.place ? base.place : over.place
