/**
 * Order by lot: the day's cases stand in the order of a keyed draw, so that what capacity serves is
 * a fair sample of them and the same person has the same place in every scenario.
 */
export interface Lot {
  readonly key: Float64Array
  readonly item: Int32Array
  readonly bucket: Int32Array
  readonly sortedKey: Float64Array
  readonly sortedItem: Int32Array
}

const N_BUCKETS = 1024

/** Where arrays come from: an arena of the state, or plain constructors. */
interface ArraySource {
  float64(length: number): Float64Array
  int32(length: number): Int32Array
}

/** Scratch for at most `capacity` cases a day. */
export const createLot = (source: ArraySource, capacity: number): Lot => ({
  key: source.float64(capacity),
  item: source.int32(capacity),
  bucket: source.int32(N_BUCKETS + 1),
  sortedKey: source.float64(capacity),
  sortedItem: source.int32(capacity),
})

/**
 * Sort the first `n` entries of key and item by key, into sortedKey and sortedItem. Keys are spread
 * over buckets on [0, 1), each of which is then put in order by insertion: linear for uniform draws.
 * Keys of 1 and more share the last bucket.
 */
export function drawLots(lot: Lot, n: number): void {
  const { key, item, bucket, sortedKey, sortedItem } = lot
  bucket.fill(0)
  for (let k = 0; k < n; k++) bucket[bucketOf(key[k]) + 1]++
  for (let b = 0; b < N_BUCKETS; b++) bucket[b + 1] += bucket[b]
  for (let k = n - 1; k >= 0; k--) {
    const b = bucketOf(key[k])
    const at = --bucket[b + 1]
    sortedKey[at] = key[k]
    sortedItem[at] = item[k]
  }
  for (let k = 1; k < n; k++) {
    const x = sortedKey[k]
    const i = sortedItem[k]
    let at = k
    while (at > 0 && (sortedKey[at - 1] > x || (sortedKey[at - 1] === x && sortedItem[at - 1] > i))) {
      sortedKey[at] = sortedKey[at - 1]
      sortedItem[at] = sortedItem[at - 1]
      at--
    }
    sortedKey[at] = x
    sortedItem[at] = i
  }
}

function bucketOf(key: number): number {
  const b = Math.floor(key * N_BUCKETS)
  return b >= N_BUCKETS ? N_BUCKETS - 1 : b
}
