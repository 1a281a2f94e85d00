/** Where tables get their numbers from: the stored records of the replicates that finished. */
import type { RecordLayout } from '../sim/observe/layout.ts'
import type { Groups } from '../study/summaries.ts'

export interface RecordSource {
  /** Numbers of the replicates, in ascending order. */
  readonly replicates: readonly number[]
  /** Which of them share drawn parameters. */
  readonly groups: Groups
  /** Copy numbers `start`, `start + 1`, ... of the k-th replicate's record into `target`. */
  read(k: number, start: number, target: Float32Array): void
}

/** The records of one scenario, and how to read them. */
export interface ScenarioRecords {
  readonly name: string
  readonly layout: RecordLayout
  readonly source: RecordSource
}

/** A record may hold several scenarios' numbers one after the other: look at those from `offset`. */
export const shiftedSource = (source: RecordSource, offset: number): RecordSource => ({
  replicates: source.replicates,
  groups: source.groups,
  read: (k, start, target) => source.read(k, start + offset, target),
})

/** So much is held in memory at a time, however many replicates there are. */
const BLOCK_BYTES = 8 * 1024 * 1024

/** Some neighbouring numbers of every replicate's record. */
export interface Block {
  /** Position in the record of the block's first number. */
  readonly start: number
  readonly count: number
  /** Put number `j` of the block, of every replicate in order, into `values`. */
  gather(j: number, values: Float32Array): void
}

/** Numbers `from` to `to` (excluded) of every record, block by block. */
export function* blocksOf(
  source: RecordSource,
  from: number,
  to: number,
  maxBytes = BLOCK_BYTES,
): Generator<Block> {
  const n = source.replicates.length
  const width = Math.max(1, Math.min(to - from, Math.floor(maxBytes / 4 / Math.max(1, n))))
  const held = new Float32Array(n * width)
  for (let start = from; start < to; start += width) {
    const count = Math.min(width, to - start)
    for (let k = 0; k < n; k++) source.read(k, start, held.subarray(k * count, (k + 1) * count))
    const gather = (j: number, values: Float32Array): void => {
      for (let k = 0; k < n; k++) values[k] = held[k * count + j]
    }
    yield { start, count, gather }
  }
}

/** One number of every replicate, in order. */
export function valuesAt(source: RecordSource, position: number): Float32Array {
  const values = new Float32Array(source.replicates.length)
  const one = new Float32Array(1)
  for (let k = 0; k < values.length; k++) {
    source.read(k, position, one)
    values[k] = one[0]
  }
  return values
}
