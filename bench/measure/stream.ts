/**
 * A stream of uniform numbers in [0, 1) for what the engine is compared with: xoshiro128** (Blackman and
 * Vigna 2018), the top 32 bits. The programs in C have the same, so that a daily loop gives the same people
 * the same luck in every language. The model itself draws by key, from `sim/random`.
 */
export function openStream(seed: number): () => number {
  let a = seed ^ 0x9e3779b9
  let b = Math.imul(seed, 0x85ebca6b)
  let c = 0xc2b2ae35 | 0
  let d = 0x27d4eb2f
  const next = (): number => {
    const fives = Math.imul(b, 5)
    const mixed = Math.imul((fives << 7) | (fives >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return (mixed >>> 0) / 4294967296
  }
  for (let k = 0; k < 20; k++) next() // away from the words of the seed
  return next
}
