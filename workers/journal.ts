/**
 * The journal: finished tasks, on disk as soon as they are done, so that a run that is killed goes
 * on where it was. It lives in the run's own folder until the run has completed; a shard's stays.
 *
 *   records.bin   Float32 records in the order in which they were finished
 *   done.jsonl    a header with the plan, then one line a finished task; before each line stands
 *                 the CRC-32 of its text
 *
 * A record is flushed before its line is written, so a line vouches for its record. Memory holds an
 * offset a task, never the records.
 */
import {
  closeSync, existsSync, fdatasyncSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync,
  readSync, rmSync, writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { checksumOf, type BatchEntry, type BatchResult, type Failure } from './batch.ts'
import { differences, fingerprintOf } from './inputs.ts'
import { lockFolder } from './lock.ts'
import { shownShard, type Plan } from './plan.ts'

export const journalFolder = 'journal'
const FORMAT = 2

/** The plan as it was when the journal was begun. */
export interface JournalHeader extends
  Pick<Plan, 'command' | 'nTasks' | 'shard' | 'recordLength' | 'inputs'> {
  readonly journal: typeof FORMAT
  readonly fingerprint: string
}

/** A line of done.jsonl. A failed task has no record. */
interface Done {
  readonly task: number
  readonly offset?: number // bytes
  readonly checksum?: number
  readonly failure?: Failure
  readonly nTransitions: number
  readonly warnings?: readonly string[]
}

export interface TaskFailure extends Failure {
  readonly task: number
}

export interface TaskWarning {
  readonly message: string
  /** The first task that gave it, in whose words it is. */
  readonly first: number
  readonly nTasks: number
}

/** What finished tasks left, to be read. */
export interface Records {
  /** Tasks with a record or a failure. */
  readonly nDone: number
  readonly isDone: (task: number) => boolean
  /** Tasks that have a record, in ascending order. */
  readonly recorded: () => number[]
  /** Copy a task's numbers from `start` on into `target`. */
  readonly read: (task: number, start: number, target: Float32Array) => void
  readonly failures: () => TaskFailure[]
  /** Each kind of warning once, in the order of the first tasks that gave them. */
  readonly warnings: () => TaskWarning[]
  readonly close: () => void
}

export interface Journal extends Records {
  /** Write down a batch's tasks and flush them to the disk. */
  readonly append: (result: BatchResult) => void
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

export interface JournalState {
  readonly header: JournalHeader
  /** Tasks that need not run again, those that failed included. */
  readonly done: number
  readonly failed: number
}

/** What the journal of this folder holds; null without a journal. */
export function inspectJournal(runFolder: string): JournalState | null {
  const path = join(runFolder, journalFolder, 'done.jsonl')
  if (!existsSync(path)) return null
  const { header, lines } = readLines(readFileSync(path))
  if (header === null) return null
  const settled = lines.filter(({ failure }) => failure?.stage !== workerDied)
  const failed = settled.filter(({ failure }) => failure !== undefined)
  const count = (some: readonly Done[]): number => new Set(some.map(({ task }) => task)).size
  return { header, done: count(settled), failed: count(failed) }
}

/** Why this plan cannot go on with that journal; nothing where it can. */
export function reasonsAgainst(plan: JournalPlan, there: JournalHeader): string[] {
  const reasons = there.fingerprint === fingerprintOf(plan.inputs)
    ? [] : differences(plan.inputs, there.inputs)
  if (plan.command !== there.command) {
    reasons.unshift(`it is a ${plan.command} here, a ${there.command} there`)
  }
  const [here, other] = [plan.shard, there.shard].map((shard) =>
    shard === null ? 'the whole' : `shard ${shownShard(shard)}`)
  if (here !== other) reasons.push(`it is ${here} here, ${other} there`)
  if (reasons.length === 0 && plan.recordLength !== there.recordLength) {
    reasons.push(`a record has ${plan.recordLength} numbers here, ${there.recordLength} there`)
  }
  return reasons
}

/** What a journal needs to know of a plan. */
export type JournalPlan = Pick<Plan, 'command' | 'inputs' | 'nTasks' | 'shard' | 'recordLength'>

/** Start a journal, or go on with the one that is there. */
export function openJournal(runFolder: string, plan: JournalPlan): Journal {
  const folder = join(runFolder, journalFolder)
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    return openLocked(folder, plan, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function openLocked(folder: string, plan: JournalPlan, unlock: () => void): Journal {
  const { command, inputs, nTasks, shard, recordLength } = plan
  const recordBytes = recordLength * 4
  const lineFile = openSync(join(folder, 'done.jsonl'), 'a+')
  const recordFile = openSync(join(folder, 'records.bin'), existing(folder) ? 'r+' : 'w+')

  const NOT_DONE = -1
  const FAILED = -2
  // A number for each task of the shard, not of all: shards of one plan are read together.
  const every = shard?.of ?? 1
  const first = (shard?.index ?? 1) - 1
  const offsets = new Float64Array(Math.ceil((nTasks - first) / every)).fill(NOT_DONE)
  const placeOf = (task: number): number => (task - first) / every
  const failures = new Map<number, Failure>()
  const warnings = new Map<string, TaskWarning>()
  let nDone = 0
  let end = 0 // of the records that lines vouch for, bytes

  const note = (line: Done): void => {
    const { task, offset, failure } = line
    offsets[placeOf(task)] = failure ? FAILED : offset!
    if (failure) failures.set(task, failure)
    else end = Math.max(end, offset! + recordBytes)
    for (const message of new Map(line.warnings?.map((text) => [kindOf(text), text])).values()) {
      addWarning(warnings, { message, first: task, nTasks: 1 })
    }
    nDone++
  }

  const { header, lines, length } = readLines(readFileSync(join(folder, 'done.jsonl')))
  if (header === null) {
    const begun: JournalHeader = {
      journal: FORMAT, fingerprint: fingerprintOf(inputs), command, nTasks, shard, recordLength,
      inputs,
    }
    ftruncateSync(lineFile, 0)
    writeAll(lineFile, Buffer.from(lineWith(begun)), null)
    fdatasyncSync(lineFile)
    flushFolder(folder)
  } else {
    const reasons = reasonsAgainst(plan, header)
    if (reasons.length > 0) {
      closeSync(lineFile)
      closeSync(recordFile)
      throw new OtherRun(reasons)
    }
    ftruncateSync(lineFile, length)
    const record = new Float32Array(recordLength)
    for (const line of lines) {
      if (offsets[placeOf(line.task)] === NOT_DONE && isSound(line, recordFile, record)) note(line)
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
    writeAll(lineFile, Buffer.from(done.map(lineWith).join('')), null)
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
    isDone: (task) => offsets[placeOf(task)] !== NOT_DONE,
    append,
    recorded: () => [...offsets.keys()].filter((place) => offsets[place] >= 0)
      .map((place) => place * every + first),
    read: (task, start, target) => readInto(recordFile, offsets[placeOf(task)] + start * 4, target),
    failures: () => [...failures]
      .map(([task, failure]) => ({ task, ...failure }))
      .sort((a, b) => a.task - b.task),
    warnings: () => inOrder(warnings.values()),
    close,
    remove: () => {
      close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Warnings that differ in their figures only are one kind. */
const kindOf = (warning: string): string => warning.replaceAll(/\d+/g, '#')

function addWarning(warnings: Map<string, TaskWarning>, more: TaskWarning): void {
  const kind = kindOf(more.message)
  const known = warnings.get(kind)
  const words = known === undefined || more.first < known.first ? more : known
  warnings.set(kind, { ...words, nTasks: (known?.nTasks ?? 0) + more.nTasks })
}

const inOrder = (warnings: Iterable<TaskWarning>): TaskWarning[] =>
  [...warnings].sort((a, b) => a.first - b.first || (a.message < b.message ? -1 : 1))

/** The warnings of several journals, each kind once. */
export function mergedWarnings(all: readonly TaskWarning[]): TaskWarning[] {
  const warnings = new Map<string, TaskWarning>()
  for (const warning of all) addWarning(warnings, warning)
  return inOrder(warnings.values())
}

const existing = (folder: string): boolean => existsSync(join(folder, 'records.bin'))

const lineOf = ({ task, nTransitions, warnings }: BatchEntry, rest: Partial<Done>): Done =>
  ({ task, ...rest, nTransitions, ...(warnings.length > 0 ? { warnings } : {}) })

/** `3f2a91c0 {"task":7,...}`: a line that was damaged does not pass for another. */
function lineWith(value: Done | JournalHeader): string {
  const text = JSON.stringify(value)
  return `${checkOf(text)} ${text}\n`
}

const checkOf = (text: string): string => crc32(text).toString(16).padStart(8, '0')

/** A new file is there for good only when its folder has been flushed too. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return // which does not open folders
  const file = openSync(folder, 'r')
  fsyncSync(file)
  closeSync(file)
}

/** Whole lines of done.jsonl; a torn one, from a run that was killed while writing, is dropped. */
function readLines(bytes: Buffer): { header: JournalHeader | null; lines: Done[]; length: number } {
  const length = bytes.lastIndexOf(10) + 1
  const [first, ...rest] = bytes.toString('utf8', 0, length).split('\n').filter((line) => line !== '')
  const header = first === undefined ? null : parsed<JournalHeader>(first)
  if (header === null || header.journal !== FORMAT) return { header: null, lines: [], length: 0 }
  const lines = rest.flatMap((line) => parsed<Done>(line) ?? [])
  return { header, lines, length }
}

/** What a line says; null where it is not what was written. */
function parsed<T>(line: string): T | null {
  const text = line.slice(9)
  return line.slice(0, 9) === `${checkOf(text)} ` ? JSON.parse(text) as T : null
}

/** Whether a line's record can be believed. If not, its task runs again. */
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
