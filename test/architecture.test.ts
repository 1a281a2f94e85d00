/** The direction of imports, and what the pure parts may not touch (docs/architecture.md). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { codeOf, importsOf } from './source-text.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folders = ['sim', 'study', 'workers', 'report', 'cli', 'bench', 'scripts', 'test']

/** Nouns and dates that anybody may import. */
const leaves = ['sim/world.ts', 'sim/dates.ts', 'sim/scenario.ts']

/** A part, and the other parts it may import from. Every part may import its own files. */
const mayImport: Record<string, readonly string[]> = {
  leaf: [],
  'sim/random': [],
  'sim/parameters': [],
  'sim/policies': ['sim/parameters', 'sim/random'],
  'sim/state': ['sim/policies', 'sim/parameters', 'sim/random'],
  'sim/processes': ['sim/state', 'sim/policies', 'sim/parameters', 'sim/random'],
  'sim/observe': ['sim/state', 'sim/policies', 'sim/parameters', 'sim/random'],
  sim: ['sim/*'],
  study: ['sim', 'sim/*'],
  workers: ['study', 'sim', 'sim/*'],
  report: ['study', 'sim', 'sim/*'],
  cli: ['report', 'workers', 'study', 'sim', 'sim/*'],
  bench: ['scripts', 'cli', 'report', 'workers', 'study', 'sim', 'sim/*'],
  scripts: ['bench', 'cli', 'report', 'workers', 'study', 'sim', 'sim/*'],
}

/** The part a file belongs to: `sim/state/people.ts` to `sim/state`, `cli/a/b.ts` to `cli`. */
function partOf(file: string): string {
  if (leaves.includes(file)) return 'leaf'
  const [folder, second, third] = file.split('/')
  return folder === 'sim' && third !== undefined ? `sim/${second}` : folder
}

const isAllowed = (from: string, to: string): boolean =>
  from === to ||
  to === 'leaf' ||
  mayImport[from].some(
    (part) => part === to || (part.endsWith('/*') && to.startsWith(part.slice(0, -1))),
  )

const files = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .sort()
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const isPure = (file: string): boolean => /^(?:sim|study)\//.test(file)

/** Every import of one file of the project by another. */
const edges = files
  .filter((file) => !file.startsWith('test/'))
  .flatMap((file) =>
    importsOf(sources.get(file)!)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({ file, target: posix.join(posix.dirname(file), specifier) })),
  )

describe('imports', () => {
  test('point one way, from the outer parts to the model', () => {
    const wrong = edges.filter(
      ({ file, target }) =>
        folders.includes(target.split('/')[0]) && !isAllowed(partOf(file), partOf(target)),
    )
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('never lead from one process to another', () => {
    const wrong = edges.filter(
      ({ file, target }) =>
        file.startsWith('sim/processes/') && target.startsWith('sim/processes/'),
    )
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('belong to a part that has a place in the order', () => {
    const parts = files.filter((file) => !file.startsWith('test/')).map(partOf)
    expect([...new Set(parts)].filter((part) => !(part in mayImport))).toEqual([])
  })
})

describe('sim/ and study/', () => {
  test('run in a browser too: no node: import', () => {
    const wrong = files
      .filter(isPure)
      .filter((file) => importsOf(sources.get(file)!).some((name) => name.startsWith('node:')))
    expect(wrong).toEqual([])
  })

  /** Looked for in the code only: comments and strings may name what they like. */
  const forbidden: readonly (readonly [string, RegExp])[] = [
    ['Math.random', /\bMath\s*\.\s*random\b/],
    ['Math.pow', /\bMath\s*\.\s*pow\b/],
    ['the operator **', /\*\*/],
    ['Date.now', /\bDate\s*\.\s*now\b/],
    ['new Date() without a date', /\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))/],
    ['performance', /(?<![\w$.])performance\b|\bglobalThis\s*\.\s*performance\b/],
    ['console', /(?<![\w$.])console\b|\bglobalThis\s*\.\s*console\b/],
  ]
  test.each(forbidden)('do without %s', (_name, pattern) => {
    const wrong = files
      .filter(isPure)
      .filter((file) => pattern.test(codeOf(sources.get(file)!, { strings: 'drop' })))
    expect(wrong).toEqual([])
  })
})

test('every file has a subject: none is called utils', () => {
  expect(files.filter((file) => /^(?:utils?|helpers?|misc)\.ts$/.test(basename(file)))).toEqual([])
})
