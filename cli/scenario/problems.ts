/**
 * What is wrong with a user's files, each problem with its place. No heavy imports here: the
 * program's entry needs `ScenarioError` on every path.
 */
import path from 'node:path'

export interface FilePlace {
  readonly file: string // absolute
  readonly line: number // from 1
  readonly column: number // from 1
}
/** Where a value came from: a spot in a file, or an option such as `--set detectionProb=1.4`. */
export type Place = FilePlace | { readonly option: string }

export interface Problem {
  readonly place: Place
  /** Keys in dots as the file spells them; empty where the whole file is meant. */
  readonly path: string
  /** What is wrong, what was expected. */
  readonly text: string
}

/** What the user can fix: printed line by line, without a stack, and exit status 2. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(lineOf).join('\n'))
    this.problems = problems
  }
}

/** `file:line:column: path: what is wrong, what was expected`, which editors can jump to. */
export function lineOf({ place, path: keys, text }: Problem): string {
  const start = 'option' in place
    ? `umbral: ${place.option}`
    : `${shownFile(place.file)}:${place.line}:${place.column}`
  return [start, keys, text].filter((part) => part !== '').join(': ')
}

/** Relative where that is shorter to read, absolute for files elsewhere. */
export function shownFile(file: string): string {
  const relative = path.relative(process.cwd(), file)
  return relative.startsWith('..') ? file : relative
}

/** Plain data for `--json`. */
export const problemRecord = ({ place, path: keys, text }: Problem) =>
  'option' in place
    ? { option: place.option, path: keys, message: text }
    : { ...place, file: shownFile(place.file), path: keys, message: text }
