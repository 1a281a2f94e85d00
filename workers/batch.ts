/** What goes to a worker and what comes back: some replicates' tasks, and their numbers. */
import { crc32 } from 'node:zlib'
import type { ReplicateResult, ReplicateTask } from '../sim/run-replicate.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { RecordSum } from '../study/calibration/data.ts'

/** A replicate, and the scenario of other dates that a calibration runs with the same parameters. */
export interface PlannedTask extends ReplicateTask {
  readonly also?: Scenario
}

/** A replicate to run, and its number in the plan. */
export interface NumberedTask extends PlannedTask {
  readonly task: number
}

export interface Batch {
  readonly tasks: readonly NumberedTask[]
  /** Numbers in a stored record: all scenarios' records one after the other, or the measures. */
  readonly recordLength: number
  /** The headline measures to keep; null to keep everything. */
  readonly measures: readonly string[] | null
  /** Sums to keep instead, of a calibration. */
  readonly sums?: readonly RecordSum[]
}

export interface Failure {
  readonly stage: string
  readonly message: string
}

export interface BatchEntry {
  readonly task: number
  /** CRC-32 of the record's bytes; null if the task failed. */
  readonly checksum: number | null
  readonly failure: Failure | null
  readonly nTransitions: number
  readonly nPeople: number
  readonly warnings: readonly string[]
}

export interface BatchResult {
  /** Records of the entries that did not fail, one after the other. */
  readonly records: Float32Array
  readonly entries: readonly BatchEntry[]
  readonly seconds: number
}

/** Run the tasks of a batch. One that throws becomes a failure, and the rest goes on. */
export function runBatch(
  batch: Batch,
  runReplicate: (task: PlannedTask) => ReplicateResult,
): BatchResult {
  const { tasks, recordLength } = batch
  const records = new Float32Array(tasks.length * recordLength)
  const entries: BatchEntry[] = []
  const started = performance.now()
  let nRecords = 0
  for (const { task, ...replicateTask } of tasks) {
    try {
      const result = runReplicate(replicateTask)
      const from = nRecords * recordLength
      const record = records.subarray(from, from + recordLength)
      fill(record, result.records)
      entries.push({
        task,
        checksum: checksumOf(record),
        failure: null,
        nTransitions: result.nTransitions,
        nPeople: result.nPeople,
        warnings: result.warnings,
      })
      nRecords++
    } catch (error) {
      entries.push(failedEntry(task, failureOf(error)))
    }
  }
  const seconds = (performance.now() - started) / 1000
  const filled = nRecords === tasks.length ? records : records.slice(0, nRecords * recordLength)
  return { records: filled, entries, seconds }
}

export const failedEntry = (task: number, failure: Failure): BatchEntry =>
  ({ task, checksum: null, failure, nTransitions: 0, nPeople: 0, warnings: [] })

export const checksumOf = (record: Float32Array): number =>
  crc32(new Uint8Array(record.buffer, record.byteOffset, record.byteLength))

function fill(record: Float32Array, parts: readonly Float32Array[]): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length !== record.length) {
    const error = new RangeError(`a record of ${length} numbers where ${record.length} belong`)
    throw Object.assign(error, { stage: 'record' })
  }
  let at = 0
  for (const part of parts) {
    record.set(part, at)
    at += part.length
  }
}

/** An error may say in which stage of the replicate it arose. Its stack holds paths: left out. */
function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const stage = error instanceof Error && 'stage' in error ? String(error.stage) : 'replicate'
  return { stage, message }
}
