/** The observed series of data/: what each table holds, and a reader that gives typed rows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { origins, parties, sectors } from '../sim/world.ts'
import { packageFolder } from './package-folder.ts'
import { readCsv } from './read-csv.ts'

/** Months are YYYY-MM, dates YYYY-MM-DD; a list means one of its words. */
export type CellKind = 'text' | 'month' | 'date' | 'number' | 'number or blank' | readonly string[]

export const places = ['between-ports', 'at-ports'] as const
export type Place = (typeof places)[number]

/** Where a figure found on a page comes from; its `from` and `to` are first and last day. */
const found = {
  qualifier: 'text', publisher: 'text', url: 'text', second_url: 'text', note: 'text',
} as const

/** The tables and their columns, in the order of the files. data/SOURCES.md says what they mean. */
export const observedTables = {
  'encounters-monthly': {
    month: 'month', place: places, party: parties, origin: origins, encounters: 'number',
    source: 'text',
  },
  'encounters-before-2020': { month: 'month', origin: origins, encounters: 'number', source: 'text' },
  'parties-before-2020': { month: 'month', party: parties, encounters: 'number', source: 'text' },
  'expulsions-monthly': {
    month: 'month', party: parties, origin: origins, encounters: 'number', expelled: 'number', source: 'text',
  },
  'encounters-monthly-by-sector': {
    month: 'month', sector: sectors, party: parties, encounters: 'number', source: 'text',
  },
  'encounters-weekly': {
    week_start: 'date', nationwide: 'number', southwest_share: 'number',
    southwest_per_day: 'number', southwest_at_entry_per_day: 'number or blank', source: 'text',
  },
  'encounters-daily': { date: 'date', nationwide: 'number', source: 'text' },
  'mexico-monthly': {
    month: 'month', origin: origins, stops: 'number', returns: 'number', source: 'text',
  },
  'upstream-monthly': {
    month: 'month', place: ['darien', 'honduras'], origin: origins, people: 'number',
    source: 'text',
  },
  'children-transferred-daily': {
    date: 'date', into_custody: 'number', in_custody: 'number', transferred: 'number',
    source: 'text',
  },
  'got-aways': { from: 'date', to: 'date', got_aways: 'number', scope: 'text', ...found },
  'repeat-encounters': {
    from: 'date', to: 'date',
    measure: ['encountered-in-last-12-months', 'recidivism', 'repeat-share', 'unique-individuals'],
    value: 'number', unit: ['percent', 'people'], scope: 'text', ...found,
  },
  'smuggling-fees': {
    from: 'date', to: 'date', origins: 'text', fee: ['whole-journey', 'passage'], usd: 'number',
    basis: 'text', ...found,
  },
  appointments: {
    from: 'date', to: 'date', measure: ['processed', 'scheduled-since-start'], people: 'number',
    ...found,
  },
  'custody-outcomes': {
    from: 'date', to: 'date', measure: ['released', 'children-expelled-before'], people: 'number',
    ...found,
  },
} as const satisfies Record<string, Record<string, CellKind>>

export type ObservedName = keyof typeof observedTables
/** The table whose rows were entered by hand: no folder of sources holds them. */
export const enteredByHand = 'custody-outcomes'
type Cell<K> = K extends readonly (infer Word)[]
  ? Word
  : K extends 'number' ? number : K extends 'number or blank' ? number | null : string
type Row<C> = { readonly [Name in keyof C]: Cell<C[Name]> }
export type ObservedRow<N extends ObservedName> = Row<(typeof observedTables)[N]>

/** Load one table of data/, every cell checked. */
export function readObserved<N extends ObservedName>(
  name: N,
  folder: string = join(packageFolder(), 'data'),
): ObservedRow<N>[] {
  const file = `${name}.csv`
  const columns: [string, CellKind][] = Object.entries(observedTables[name])
  const { header, rows } = readCsv(readFileSync(join(folder, file), 'utf8'))
  const positions = columns.map(([column]) => {
    const position = header.indexOf(column)
    if (position < 0) throw new Error(`${file}:1: the column ${column} is missing`)
    return position
  })
  return rows.map((row, index) => {
    const cells = columns.map(([column, kind], k) => {
      const text = row[positions[k]] ?? ''
      const value = parseCell(text, kind)
      if (value === undefined) {
        const expected = kindInWords(kind)
        throw new Error(`${file}:${index + 2}: ${column} is "${text}", expected ${expected}`)
      }
      return [column, value]
    })
    return Object.fromEntries(cells) as ObservedRow<N>
  })
}

function parseCell(text: string, kind: CellKind): string | number | null | undefined {
  if (kind === 'text') return text
  if (kind === 'month') return /^\d{4}-\d{2}$/.test(text) ? text : undefined
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
  if (kind === 'number' || kind === 'number or blank') {
    if (text === '') return kind === 'number' ? undefined : null
    const value = Number(text)
    return Number.isFinite(value) ? value : undefined
  }
  return kind.includes(text) ? text : undefined
}

const kindInWords = (kind: CellKind): string =>
  typeof kind === 'string' ? `a ${kind}` : `one of ${kind.join(', ')}`
