/**
 * Values that remember where they were written, so that a problem found after files were merged
 * can still name the file, line and column it came from.
 */
import type { Place } from './problems.ts'

export interface Entry {
  readonly keyPlace: Place
  readonly value: Located
}
export interface LocatedMap {
  readonly kind: 'map'
  readonly place: Place
  readonly entries: ReadonlyMap<string, Entry>
}
export interface LocatedList {
  readonly kind: 'list'
  readonly place: Place
  readonly items: readonly Located[]
}
export interface LocatedScalar {
  readonly kind: 'scalar'
  readonly place: Place
  readonly value: string | number | boolean | null
}
export type Located = LocatedMap | LocatedList | LocatedScalar

export type Path = readonly PropertyKey[]

export const shownPath = (path: Path): string => path.map(String).join('.')

export const isNull = (node: Located | undefined): boolean =>
  node?.kind === 'scalar' && node.value === null

/** The plain value, as if the file had been read without places. */
export function plainOf(node: Located): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plainOf)
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainOf(value)]))
}

export function childOf(node: Located | undefined, key: PropertyKey): Located | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.value
  if (node?.kind === 'list') return node.items[Number(key)]
  return undefined
}

export const nodeAt = (root: Located, path: Path): Located | undefined =>
  path.reduce<Located | undefined>(childOf, root)

/** Where the value is written; for one that is missing, where the nearest map around it is. */
export function placeOfValue(root: Located, path: Path): Place {
  let node = root
  for (const key of path) {
    const child = childOf(node, key)
    if (child === undefined) break
    node = child
  }
  return node.place
}

/** Where the last key of the path is written. */
export function placeOfKey(root: Located, path: Path): Place {
  const parent = nodeAt(root, path.slice(0, -1))
  const key = String(path.at(-1))
  return (parent?.kind === 'map' ? parent.entries.get(key)?.keyPlace : undefined)
    ?? placeOfValue(root, path)
}

/** The same tree with one value put in or taken out (undefined); maps are made on the way. */
export function withValue(
  root: Located | undefined, path: Path, value: Located | undefined, place: Place,
): Located | undefined {
  if (path.length === 0) return value
  const [key, ...rest] = path
  if (root?.kind === 'list') {
    const items = [...root.items]
    const item = withValue(items[Number(key)], rest, value, place)
    items.splice(Number(key), 1, ...(item === undefined ? [] : [item]))
    return { ...root, items }
  }
  const map = root?.kind === 'map' ? root : { kind: 'map', place, entries: new Map() } as const
  const entries = new Map<string, Entry>(map.entries)
  const old = entries.get(String(key))
  const child = withValue(old?.value, rest, value, place)
  if (child === undefined) entries.delete(String(key))
  else entries.set(String(key), { keyPlace: old?.keyPlace ?? place, value: child })
  return { ...map, entries }
}
