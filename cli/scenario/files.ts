/** A scenario file and those it extends, read and merged into one tree. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { childOf, placeOfValue } from './located.ts'
import type { Located } from './located.ts'
import { mergeScenario } from './merge.ts'
import type { ParameterTable } from './parameters-schema.ts'
import { ScenarioError, shownFile } from './problems.ts'
import type { Problem } from './problems.ts'
import { readYaml, type Reading } from './read.ts'
import { findScenario } from './shipped.ts'

export interface MergedFiles {
  readonly root: Located
  /** The file itself first, then what it extends, then what that extends. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
}

/** Throws where a file cannot be read at all, as nothing can be said about the rest. */
export function readMerged(file: string, table: ParameterTable, folder: string): MergedFiles {
  const chain = readChain(file, folder)
  const problems = chain.flatMap((one) => one.problems)
  let root: Located = {
    kind: 'map', place: { file: chain.at(-1)!.file, line: 1, column: 1 }, entries: new Map(),
  }
  for (const one of chain.toReversed()) root = mergeScenario(root, one.root, table, problems)
  return { root, files: chain.map((one) => one.file), problems }
}

export interface ReadFile {
  readonly file: string
  readonly root: Located
  readonly problems: readonly Problem[]
}

function readChain(first: string, folder: string): ReadFile[] {
  const chain: ReadFile[] = []
  for (let file: string | undefined = first; file !== undefined;) {
    const read = readMapFile(file, 'a scenario, expected a map that begins with its question')
    chain.push(read)
    file = extendedFile(read, chain, folder)
  }
  return chain
}

function extendedFile(
  { file, root }: ReadFile, chain: readonly ReadFile[], folder: string,
): string | undefined {
  const name = childOf(root, 'extends')
  if (name?.kind !== 'scalar' || typeof name.value !== 'string' || name.value === '') {
    return undefined // the schema says what is wrong with it, if anything
  }
  const found = findScenario(name.value, path.dirname(file), folder)
  const fail = (text: string): never => {
    const problem = { place: placeOfValue(root, ['extends']), path: 'extends', text }
    throw new ScenarioError([...chain.flatMap((one) => one.problems), problem])
  }
  if ('fault' in found) return fail(`is "${name.value}", but ${found.fault}`)
  if (chain.some((one) => one.file === found.file)) {
    const circle = [...chain.map((one) => one.file), found.file].map(shownFile).join(' -> ')
    return fail(`goes round in a circle (${circle}), expected an end to it`)
  }
  return found.file
}

/** A scenario and the one it runs against mostly extend the same file: its text is parsed once. */
const readings = new Map<string, Reading>()

/** A YAML file that is a map; `expected` ends the sentence that says so. */
export function readMapFile(file: string, expected: string): ReadFile {
  const whole = { file, line: 1, column: 1 }
  const text = textOf(file, 'a scenario file')
  const key = `${file}\n${text}`
  const reading = readings.get(key) ?? readYaml(text, file)
  readings.set(key, reading)
  const { root, problems } = reading
  if (root === null) throw new ScenarioError(problems)
  if (root.kind !== 'map') {
    throw new ScenarioError([{ place: whole, path: '', text: `is not ${expected}` }])
  }
  return { file, root, problems }
}

/** The text of a user's file. Throws a ScenarioError where it cannot be read, or is no text. */
export function textOf(file: string, expected: string): string {
  const fail = (text: string): never => {
    throw new ScenarioError([{ place: { file, line: 1, column: 1 }, path: '', text }])
  }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return fail(`cannot be read (${code ?? String(error)}), expected ${expected}`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail(`is not text in UTF-8, expected ${expected}`)
  }
}
