/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw 2011): a keyed, counter-based mix of
 * two 32-bit words. It has no state, so a draw never depends on how many others were made.
 */
const PARITY = 0x1bd11bda
const TWO_POW_MINUS_53 = 1 / 9007199254740992

/** Mix (counter0, counter1) under (key0, key1) into `out`, two unsigned words. */
export function threefry2x32(
  key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array,
): void {
  const key2 = PARITY ^ key0 ^ key1
  let a = (counter0 + key0) | 0
  let b = (counter1 + key1) | 0
  for (let group = 0; group < 5; group++) {
    const odd = (group & 1) === 1
    a = (a + b) | 0
    b = (odd ? (b << 17) | (b >>> 15) : (b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = (odd ? (b << 29) | (b >>> 3) : (b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = (odd ? (b << 16) | (b >>> 16) : (b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = (odd ? (b << 24) | (b >>> 8) : (b << 6) | (b >>> 26)) ^ a
    const next = (group + 1) % 3
    const after = (group + 2) % 3
    a = (a + (next === 0 ? key0 : next === 1 ? key1 : key2)) | 0
    b = (b + (after === 0 ? key0 : after === 1 ? key1 : key2) + group + 1) | 0
  }
  out[0] = a
  out[1] = b
}

/** The same mix as one uniform number in [0, 1) with 53 bits, unrolled because it is asked often. */
export function threefryUniform(
  key0: number, key1: number, counter0: number, counter1: number,
): number {
  const key2 = PARITY ^ key0 ^ key1
  let a = (counter0 + key0) | 0
  let b = (counter1 + key1) | 0
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + key1) | 0; b = (b + key2 + 1) | 0
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a
  a = (a + key2) | 0; b = (b + key0 + 2) | 0
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + key0) | 0; b = (b + key1 + 3) | 0
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a
  a = (a + key1) | 0; b = (b + key2 + 4) | 0
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + key2) | 0; b = (b + key0 + 5) | 0
  return ((a >>> 5) * 67108864 + (b >>> 6)) * TWO_POW_MINUS_53
}
