import { expect, test } from 'vitest'

import { threefry2x32, threefryUniform } from '../../../sim/random/threefry.ts'
import { below, chiSquare, correlation, luckOf, mean, range } from '../world.ts'

const hex = (words: Uint32Array): string[] => Array.from(words, (w) => w.toString(16).padStart(8, '0'))

// Known answers of Random123 (kat_vectors, threefry2x32)
test.each([
  { rounds: 13, key: [0, 0], counter: [0, 0], out: ['9d1c5ec6', '8bd50731'] },
  { rounds: 13, key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], out: ['fd36d048', '2d17272c'] },
  { rounds: 13, key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], out: ['ba3e4725', 'f27d669e'] },
  { rounds: 20, key: [0, 0], counter: [0, 0], out: ['6b200159', '99ba4efe'] },
  { rounds: 20, key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], out: ['1cb996fc', 'bb002be7'] },
  { rounds: 20, key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], out: ['c4923a9c', '483df7a0'] },
])('mixes in $rounds rounds as published: $out', ({ rounds, key, counter, out }) => {
  const words = new Uint32Array(2)
  threefry2x32(key[0], key[1], counter[0], counter[1], words, rounds)
  expect(hex(words)).toEqual(out)
})

test('takes keys as signed and unsigned words alike', () => {
  const unsigned = new Uint32Array(2)
  const signed = new Uint32Array(2)
  threefry2x32(0xffffffff, 0x80000000, 1, 2, unsigned)
  threefry2x32(-1, -2147483648, 1, 2, signed)
  expect(hex(signed)).toEqual(hex(unsigned))
  expect(threefryUniform(-1, -2147483648, 1, 2)).toBe(threefryUniform(0xffffffff, 0x80000000, 1, 2))
})

test('draws the two words of 13 rounds as one number of 53 bits', () => {
  const luck = luckOf('words')
  const word = () => below(luck, 0x1_0000_0000)
  const words = new Uint32Array(2)
  for (let k = 0; k < 2000; k++) {
    const [key0, key1, counter0, counter1] = [word(), word(), word(), word()]
    threefry2x32(key0, key1, counter0, counter1, words, 13)
    const bits53 = (BigInt(words[0] >>> 5) << 26n) | BigInt(words[1] >>> 6)
    expect(threefryUniform(key0, key1, counter0, counter1)).toBe(Number(bits53) / 2 ** 53)
  }
})

test('spreads evenly over [0, 1) along each counter, and neighbours are not alike', () => {
  const n = 40_000
  for (const draws of [
    range(n).map((k) => threefryUniform(1, 2, k, 0)),
    range(n).map((k) => threefryUniform(1, 2, 0, k)),
    range(n).map((k) => threefryUniform(k, 2, 0, 0)),
  ]) {
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...draws)).toBeLessThan(1)
    expect(Math.abs(mean(draws) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n))
    expect(chiSquare(draws, 64)).toBeLessThan(63 + 4 * Math.sqrt(2 * 63))
    expect(Math.abs(correlation(draws.slice(1), draws.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(n))
  }
})
