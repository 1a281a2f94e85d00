/** The coordinator's memory does not grow with the number of replicates. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { RunFacts } from '../../report/manifest.ts'
import { temporaryFolder } from '../workers/folders.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')

/** Peak memory of a run of replicates as small as they get, MiB. */
function peakOf(replicates: number): number {
  const out = join(temporaryFolder(), 'run')
  const { status, stderr } = spawnSync(process.execPath, [
    program, 'run', '-n', String(replicates), '--weight', '100000', '--draws', 'defaults', '--no-against', '--quiet',
    '--set', 'start=2024-06-01', '--from', '2024-06-03', '--to', '2024-06-04', '--formats', 'csv',
    '--threads', '2', '--out', out,
  ], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return (JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunFacts).peakMemoryMiB
}

test('10,000 replicates take at most 1.3 times the memory of 100', () => {
  const [few, many] = [100, 10_000].map(peakOf)
  console.log(`peak memory: ${few} MiB with 100 replicates, ${many} MiB with 10,000`)
  expect(many).toBeLessThan(1.3 * few)
})
