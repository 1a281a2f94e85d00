/**
 * The journal: finished replicates, on disk as soon as they are done, so that a run that is killed
 * goes on where it was. It lives in the run's own folder until the run has completed.
 *
 *   records.bin   Float32 records in the order in which they were finished
 *   done.jsonl    a header with the run's inputs, then one line a finished replicate
 *
 * A record is flushed before its line is written, so a line vouches for its record. Memory holds an
 * offset a replicate, never the records.
 */
import {
  closeSync, existsSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, readSync,
  rmSync, writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { checksumOf, type BatchEntry, type BatchResult, type Failure } from './batch.ts'
import { differences, fingerprintOf, type RunInputs } from './inputs.ts'
import { lockFolder } from './lock.ts'

export const journalFolder = '.journal'
const FORMAT = 1

interface Header {
  readonly journal: typeof FORMAT
  readonly fingerprint: string
  readonly recordLength: number
  readonly inputs: RunInputs
}

/** A line of done.jsonl. A failed replicate has no record. */
interface Done {
  readonly replicate: number
  readonly offset?: number // bytes
  readonly checksum?: number
  readonly failure?: Failure
  readonly nTransitions: number
  readonly warnings?: readonly string[]
}

export interface JournalFailure extends Failure {
  readonly replicate: number
}

export interface JournalWarning {
  readonly message: string
  readonly replicates: number
}

export interface Journal {
  /** Replicates with a record or a failure. */
  readonly nDone: number
  readonly isDone: (replicate: number) => boolean
  /** Write down a batch's replicates and flush them to the disk. */
  readonly append: (result: BatchResult) => void
  /** Replicates that have a record, in ascending order. */
  readonly recorded: () => number[]
  /** Copy a replicate's numbers from `start` on into `target`. */
  readonly read: (replicate: number, start: number, target: Float32Array) => void
  readonly failures: () => JournalFailure[]
  /** Each kind of warning once, in the words of the first replicate that gave it. */
  readonly warnings: () => JournalWarning[]
  readonly close: () => void
  /** Close, and delete the journal: the run has completed. */
  readonly remove: () => void
}

/** The folder holds the journal of a run with other inputs. */
export class OtherRun extends Error {
  readonly reasons: readonly string[]
  constructor(reasons: readonly string[]) {
    super(`the journal belongs to another run: ${reasons.join('; ')}`)
    this.reasons = reasons
  }
}

/** Failures that may go away: the thread died, which says more of the machine than of the model. */
export const workerDied = 'worker'

/** How far an unfinished run in this folder has come, and how it differs from this one's inputs. */
export function peekJournal(
  runFolder: string,
  inputs: RunInputs,
): { done: number; differs: string[] } | null {
  const path = join(runFolder, journalFolder, 'done.jsonl')
  if (!existsSync(path)) return null
  const { header, lines } = readLines(readFileSync(path))
  if (header === null) return null
  return { done: lines.length, differs: differs(inputs, header) }
}

/** Start a journal, or go on with the one that is there. */
export function openJournal(runFolder: string, inputs: RunInputs, recordLength: number): Journal {
  const folder = join(runFolder, journalFolder)
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    return openLocked(folder, inputs, recordLength, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function openLocked(
  folder: string,
  inputs: RunInputs,
  recordLength: number,
  unlock: () => void,
): Journal {
  const recordBytes = recordLength * 4
  const lineFile = openSync(join(folder, 'done.jsonl'), 'a+')
  const recordFile = openSync(join(folder, 'records.bin'), existing(folder) ? 'r+' : 'w+')

  const NOT_DONE = -1
  const FAILED = -2
  const offsets = new Float64Array(inputs.replicates).fill(NOT_DONE)
  const failures = new Map<number, Failure>()
  const warnings = new Map<string, { message: string; first: number; n: number }>()
  let nDone = 0
  let end = 0 // of the records that lines vouch for, bytes

  const note = (line: Done): void => {
    const { replicate, offset, failure } = line
    offsets[replicate] = failure ? FAILED : offset!
    if (failure) failures.set(replicate, failure)
    else end = Math.max(end, offset! + recordBytes)
    for (const [kind, message] of new Map(line.warnings?.map((text) => [kindOf(text), text]))) {
      const known = warnings.get(kind)
      const isFirst = known === undefined || replicate < known.first
      warnings.set(kind, {
        ...(isFirst ? { message, first: replicate } : known), n: (known?.n ?? 0) + 1,
      })
    }
    nDone++
  }

  const { header, lines, length } = readLines(readFileSync(join(folder, 'done.jsonl')))
  if (header === null) {
    const first: Header = {
      journal: FORMAT, fingerprint: fingerprintOf(inputs), recordLength, inputs,
    }
    ftruncateSync(lineFile, 0)
    writeAll(lineFile, Buffer.from(`${JSON.stringify(first)}\n`), null)
    fdatasyncSync(lineFile)
  } else {
    const reasons = differs(inputs, header)
    if (header.recordLength !== recordLength) {
      reasons.push(`a record has ${recordLength} numbers here, ${header.recordLength} there`)
    }
    if (reasons.length > 0) {
      closeSync(lineFile)
      closeSync(recordFile)
      throw new OtherRun(reasons)
    }
    ftruncateSync(lineFile, length)
    const record = new Float32Array(recordLength)
    for (const line of lines) {
      if (offsets[line.replicate] === NOT_DONE && isSound(line, recordFile, record)) note(line)
    }
  }
  ftruncateSync(recordFile, end)

  const append = ({ records, entries }: BatchResult): void => {
    const bytes = new Uint8Array(records.buffer, records.byteOffset, records.byteLength)
    let offset = end
    const done = entries.map((entry): Done => {
      if (entry.failure) return lineOf(entry, { failure: entry.failure })
      const line = lineOf(entry, { offset, checksum: entry.checksum! })
      offset += recordBytes
      return line
    })
    if (bytes.length > 0) {
      writeAll(recordFile, bytes, end)
      fdatasyncSync(recordFile)
    }
    writeAll(lineFile, Buffer.from(done.map((line) => `${JSON.stringify(line)}\n`).join('')), null)
    fdatasyncSync(lineFile)
    done.forEach(note)
  }

  const close = (): void => {
    closeSync(lineFile)
    closeSync(recordFile)
    unlock()
  }

  return {
    get nDone() {
      return nDone
    },
    isDone: (replicate) => offsets[replicate] !== NOT_DONE,
    append,
    recorded: () => [...offsets.keys()].filter((replicate) => offsets[replicate] >= 0),
    read: (replicate, start, target) => readInto(recordFile, offsets[replicate] + start * 4, target),
    failures: () => [...failures]
      .map(([replicate, failure]) => ({ replicate, ...failure }))
      .sort((a, b) => a.replicate - b.replicate),
    warnings: () => [...warnings.values()]
      .sort((a, b) => a.first - b.first || (a.message < b.message ? -1 : 1))
      .map(({ message, n }) => ({ message, replicates: n })),
    close,
    remove: () => {
      close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Warnings that differ in their figures only are one kind. */
const kindOf = (warning: string): string => warning.replaceAll(/\d+/g, '#')

const existing = (folder: string): boolean => existsSync(join(folder, 'records.bin'))

const differs = (inputs: RunInputs, header: Header): string[] =>
  header.fingerprint === fingerprintOf(inputs) ? [] : differences(inputs, header.inputs)

const lineOf = (
  { replicate, nTransitions, warnings }: BatchEntry,
  rest: Partial<Done>,
): Done => ({ replicate, ...rest, nTransitions, ...(warnings.length > 0 ? { warnings } : {}) })

/** Whole lines of done.jsonl; a torn one, from a run that was killed while writing, is dropped. */
function readLines(bytes: Buffer): { header: Header | null; lines: Done[]; length: number } {
  const length = bytes.lastIndexOf(10) + 1
  const [first, ...rest] = bytes.toString('utf8', 0, length).split('\n').filter((line) => line !== '')
  const header = first === undefined ? null : parsed<Header>(first)
  if (header === null || header.journal !== FORMAT) return { header: null, lines: [], length: 0 }
  const lines = rest.flatMap((line) => parsed<Done>(line) ?? [])
  return { header, lines, length }
}

function parsed<T>(line: string): T | null {
  try {
    return JSON.parse(line) as T
  } catch {
    return null
  }
}

/** Whether a line can be believed. If not, its replicate runs again. */
function isSound(line: Done, recordFile: number, record: Float32Array): boolean {
  if (line.failure) return line.failure.stage !== workerDied
  try {
    readInto(recordFile, line.offset!, record)
  } catch {
    return false
  }
  return checksumOf(record) === line.checksum
}

function readInto(file: number, position: number, target: Float32Array): void {
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
  for (let at = 0; at < bytes.length;) {
    const n = readSync(file, bytes, at, bytes.length - at, position + at)
    if (n === 0) throw new Error('the journal is shorter than it should be')
    at += n
  }
}

function writeAll(file: number, bytes: Uint8Array, position: number | null): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at, bytes.length - at, position === null ? null : position + at)
  }
}
