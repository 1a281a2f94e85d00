/**
 * All mutable state of a replicate stands in one buffer, so that a fork is one copy and a worker
 * allocates once in its life. State is created twice by the same code: once by `measureArena`,
 * which hands out empty arrays and adds up the bytes, once for real.
 */
export interface Arena {
  float64(length: number): Float64Array
  float32(length: number): Float32Array
  int32(length: number): Int32Array
  uint16(length: number): Uint16Array
  uint8(length: number): Uint8Array
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** Bytes that the state created by `create` needs. */
export function measureArena(create: (arena: Arena) => unknown): number {
  let bytes = 0
  const count = (size: number): void => {
    bytes += aligned(size)
  }
  create({
    float64: (length) => (count(8 * length), new Float64Array(0)),
    float32: (length) => (count(4 * length), new Float32Array(0)),
    int32: (length) => (count(4 * length), new Int32Array(0)),
    uint16: (length) => (count(2 * length), new Uint16Array(0)),
    uint8: (length) => (count(length), new Uint8Array(64)), // room for views with an offset
  })
  return bytes
}

/** Hand out consecutive pieces of `buffer`, all zero at first. Throws RangeError past its end. */
export function openArena(buffer: ArrayBuffer): Arena {
  let at = 0
  const take = (size: number): number => {
    const start = at
    at += aligned(size)
    return start
  }
  return {
    float64: (length) => new Float64Array(buffer, take(8 * length), length),
    float32: (length) => new Float32Array(buffer, take(4 * length), length),
    int32: (length) => new Int32Array(buffer, take(4 * length), length),
    uint16: (length) => new Uint16Array(buffer, take(2 * length), length),
    uint8: (length) => new Uint8Array(buffer, take(length), length),
  }
}
