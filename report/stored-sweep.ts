/** A finished sweep or analysis as its folder holds it: what its page and its workbook are made from. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexValue } from '../study/sensitivity/index-value.ts'
import type { SweepInputs } from '../study/sweep.ts'
import { unguarded } from './csv.ts'
import { manifestFile, type PrecisionRecord, type ReplicateFailure, type RunWarning } from './manifest.ts'
import { readCsv } from './read-csv.ts'
import { readSweepTable, type SweepRow } from './sweep-table.ts'

export const sweepFile = 'sweep.csv'
export const indicesFile = 'indices.csv'
export const picturesFolder = 'pictures'

export interface SweepManifest extends Omit<SweepInputs, 'precision'> {
  readonly program: 'umbral'
  readonly command: 'sweep' | 'sensitivity'
  readonly fingerprint: string
  /** Where a precision was asked for: how far it was reached, and by how many rounds. */
  readonly precision?: PrecisionRecord
  /** Tasks that the tables are made of, and how many were not run. */
  readonly finished: number
  readonly unfinished: number
  readonly failures: readonly (ReplicateFailure & { readonly point: number })[]
  readonly warnings: readonly RunWarning[]
  /** The pictures in their folder, without their endings. */
  readonly drawn: readonly { readonly name: string; readonly title: string }[]
}

export interface StoredPicture {
  readonly name: string
  readonly title: string
  readonly svg: string
}

/** A row of `indices.csv`. */
export interface StoredIndex extends IndexValue {
  readonly measure: string
  readonly unit: string
}

export interface StoredSweep {
  readonly folder: string
  readonly manifest: SweepManifest
  /** What it was made from; replicates are those of all rounds. */
  readonly inputs: SweepInputs
  /** The rows of `sweep.csv`, or its first ones. */
  readonly rows: readonly SweepRow[]
  /** Rows that the file has. */
  readonly nRows: number
  /** Empty but for a sensitivity analysis. */
  readonly indices: readonly StoredIndex[]
  readonly pictures: readonly StoredPicture[]
}

/** The files that it is read from, relative to its folder. */
export const storedSweepFiles = ({ command, drawn }: SweepManifest): string[] => [
  manifestFile, sweepFile, ...command === 'sensitivity' ? [indicesFile] : [],
  ...drawn.map(({ name }) => `${picturesFolder}/${name}.svg`),
]

/** A table of a million points is more than page and workbook can show: its beginning is read. */
const MOST_BYTES = 16 * 1024 * 1024

export function openStoredSweep(folder: string): StoredSweep {
  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const manifest = JSON.parse(textOf(manifestFile)) as SweepManifest
  const inputs = { ...manifest, precision: manifest.precision?.target }
  return {
    folder, manifest, inputs,
    rows: readSweepTable(inputs, beginningOf(join(folder, sweepFile))),
    nRows: manifest.points.length * manifest.measures.length,
    indices: manifest.command === 'sensitivity' ? readIndices(textOf(indicesFile)) : [],
    pictures: manifest.drawn.map(({ name, title }) =>
      ({ name, title, svg: textOf(`${picturesFolder}/${name}.svg`) })),
  }
}

/** Whole lines. */
function beginningOf(path: string): string {
  const bytes = Buffer.alloc(MOST_BYTES)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, bytes, 0, MOST_BYTES, 0)
    const text = bytes.toString('utf8', 0, length)
    return length < MOST_BYTES ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  } finally {
    closeSync(file)
  }
}

const readIndices = (text: string): StoredIndex[] =>
  readCsv(text).rows.map(([measure, unit, _method, factor, index, value, low, high]) => ({
    measure: unguarded(measure), unit: unguarded(unit), factor: unguarded(factor), index,
    value: Number(value), low: Number(low), high: Number(high),
  }))
