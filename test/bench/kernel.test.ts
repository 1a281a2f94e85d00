import { expect, test } from 'vitest'
import { runKeyed } from '../../bench/kernel/keyed.ts'
import { runPlain } from '../../bench/kernel/plain.ts'
import { largestDifference } from '../../bench/measure/agreement.ts'

test('the kernel counts the same with keyed draws as with a stream, up to chance', () => {
  const settings = Array.from({ length: 10 }, (_, k) => ({ nPeople: 1000, nDays: 50, seed: k + 1 }))
  const [keyed, plain] = [runKeyed, runPlain].map((run) => settings.map((setting) => ({ ...run(setting) })))
  expect(largestDifference([keyed, plain])).toBeLessThan(4)
})
