/** YAML 1.2 text to located values; JSON is a subset of it. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from './yaml.ts'
import type { Document, Node, Pair } from './yaml.ts'
import { shownPath } from './located.ts'
import type { Entry, Located } from './located.ts'
import type { Place, Problem } from './problems.ts'

type PlainValue = string | number | boolean | null // all that YAML 1.2 core has

const MAX_ALIASES = 1000 // a file of a few lines can otherwise unfold to billions of values

export interface Reading {
  /** Null where the text is not YAML at all. */
  readonly root: Located | null
  readonly problems: readonly Problem[]
}

export function readYaml(text: string, file: string): Reading {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  return readWithPlaces(text, lines, placeAt)
}

/** The value of an option: whatever is wrong with it, the option is its place. */
export const readYamlOption = (text: string, option: string): Reading =>
  readWithPlaces(text, new LineCounter(), () => ({ option }))

function readWithPlaces(
  text: string, lineCounter: LineCounter, placeAt: (offset: number) => Place,
): Reading {
  const document = parseDocument(text, {
    lineCounter, version: '1.2', uniqueKeys: false, prettyErrors: false,
  })
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0) {
    const problems = faults.map(({ pos, message }): Problem =>
      ({ place: placeAt(pos[0]), path: '', text: `is not YAML: ${message}` }))
    return { root: null, problems }
  }
  return new Locator(document, placeAt).locate()
}

/** Walks the nodes of one document; holds what a walk needs to know and what it finds. */
class Locator {
  readonly problems: Problem[] = []
  private readonly openAliases = new Set<Node>()
  private nAliases = 0
  private readonly document: Document.Parsed
  private readonly placeAt: (offset: number) => Place

  constructor(document: Document.Parsed, placeAt: (offset: number) => Place) {
    this.document = document
    this.placeAt = placeAt
  }

  locate(): Reading {
    const root = this.located(this.document.contents, [])
    return { root, problems: this.problems }
  }

  private located(node: Node | null, path: readonly string[], fallback?: Place): Located {
    const place = node?.range ? this.placeAt(node.range[0]) : fallback ?? this.placeAt(0)
    if (isAlias(node)) return this.aliased(node, path, place)
    if (isMap<Node, Node | null>(node)) {
      return { kind: 'map', place, entries: this.entriesOf(node.items, path, place) }
    }
    if (isSeq<Node>(node)) {
      const items = node.items.map((item, i) => this.located(item, [...path, String(i)], place))
      return { kind: 'list', place, items }
    }
    return { kind: 'scalar', place, value: isScalar<PlainValue>(node) ? node.value : null }
  }

  private entriesOf(
    pairs: readonly Pair<Node, Node | null>[], path: readonly string[], place: Place,
  ): Map<string, Entry> {
    const entries = new Map<string, Entry>()
    for (const { key: keyNode, value } of pairs) {
      const keyPlace = keyNode.range ? this.placeAt(keyNode.range[0]) : place
      const key = isScalar(keyNode) ? String(keyNode.value) : '?'
      const keyPath = [...path, key]
      if (!isScalar(keyNode) || key === '__proto__') {
        this.report(keyPlace, path, 'has a key that is not a name, expected a plain word')
      } else if (entries.has(key)) {
        this.report(keyPlace, keyPath, 'is given twice in the same map, expected once')
      } else {
        entries.set(key, { keyPlace, value: this.located(value, keyPath, keyPlace) })
      }
    }
    return entries
  }

  private aliased(node: Node & { source: string }, path: readonly string[], place: Place): Located {
    const target = isAlias(node) ? node.resolve(this.document) : undefined
    if (!target || this.openAliases.has(target) || ++this.nAliases > MAX_ALIASES) {
      const what = target ? 'refers to itself or unfolds too far' : 'refers to nothing above it'
      this.report(place, path, `*${node.source} ${what}, expected the name of an earlier &anchor`)
      return { kind: 'scalar', place, value: null }
    }
    this.openAliases.add(target)
    const located = this.located(target as Node, path, place)
    this.openAliases.delete(target)
    return located
  }

  private report(place: Place, path: readonly string[], text: string): void {
    this.problems.push({ place, path: shownPath(path), text })
  }
}
