/**
 * Threefry-2x32 (Salmon, Moraes, Dror and Shaw 2011): a keyed, counter-based mix of two 32-bit
 * words. It has no state, so a draw never depends on how many others were made.
 *
 * The model draws with 13 rounds, the fewest that pass BigCrush in that paper; the 20 that it
 * recommends as a margin cost half as much again, and draws are a fifth of a run.
 */
const PARITY = 0x1bd11bda
const TWO_POW_MINUS_53 = 1 / 9007199254740992
const rotations = [13, 15, 26, 6, 17, 29, 16, 24]

/** Mix (counter0, counter1) under (key0, key1) into `out`, two unsigned words. */
export function threefry2x32(
  key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array, rounds = 20,
): void {
  const keys = [key0, key1, PARITY ^ key0 ^ key1]
  let a = (counter0 + key0) | 0
  let b = (counter1 + key1) | 0
  for (let round = 0; round < rounds; round++) {
    const r = rotations[round % 8]
    a = (a + b) | 0
    b = ((b << r) | (b >>> (32 - r))) ^ a
    if (round % 4 === 3) {
      const injection = (round + 1) / 4
      a = (a + keys[injection % 3]) | 0
      b = (b + keys[(injection + 1) % 3] + injection) | 0
    }
  }
  out[0] = a
  out[1] = b
}

/** Its 13 rounds as one uniform number in [0, 1) with 53 bits, unrolled. */
export function threefryUniform(
  key0: number, key1: number, counter0: number, counter1: number,
): number {
  // Said to be whole numbers of 32 bits at each step, or the compiler computes with 64 (docs/performance.md).
  const k0 = key0 | 0
  const k1 = key1 | 0
  const k2 = PARITY ^ k0 ^ k1
  let a = ((counter0 | 0) + k0) | 0
  let b = ((counter1 | 0) + k1) | 0
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + k1) | 0; b = (((b + k2) | 0) + 1) | 0
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a
  a = (a + k2) | 0; b = (((b + k0) | 0) + 2) | 0
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + k0) | 0; b = (((b + k1) | 0) + 3) | 0
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a
  return ((a >>> 5) * 67108864 + (b >>> 6)) * TWO_POW_MINUS_53
}
