import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadata } from 'hyparquet'
import { expect, test } from 'vitest'
import { loadScenario } from '../../cli/scenario/load.ts'
import type { Manifest } from '../../report/manifest.ts'
import { writeReplicates } from '../../report/replicates.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { temporaryFolder } from '../workers/folders.ts'

test('1,000 replicates of a year are written with less than 1 GiB of memory', async () => {
  const { scenario } = loadScenario('june-2024-order', parameters)
  const layout = recordLayout(scenario)
  expect(layout.dates).toHaveLength(366)
  const folder = temporaryFolder()
  const source = {
    replicates: Array.from({ length: 1000 }, (_, k) => k),
    groups: null,
    read: (k: number, start: number, target: Float32Array) => {
      for (let i = 0; i < target.length; i++) target[i] = Math.imul(start + i, k + 1) % 997
    },
  }
  const manifest = { scenario, against: null } as Manifest
  await writeReplicates(folder, manifest, [{ name: scenario.name, layout, source }])
  const peak = process.resourceUsage().maxRSS / 1024 // MiB
  const file = new Uint8Array(readFileSync(join(folder, 'replicates.parquet'))).buffer
  console.log(`peak memory: ${Math.round(peak)} MiB; ${layout.daily.length} columns, ${
    Math.round(file.byteLength / 1e6)} MB`)
  expect(peak).toBeLessThan(1024)
  expect(parquetMetadata(file).num_rows).toBe(BigInt(1000 * layout.daily.length * 366))
})
