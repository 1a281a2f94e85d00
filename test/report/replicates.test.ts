import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { openStoredRun } from '../../report/stored-run.ts'
import { writeReplicates } from '../../report/replicates.ts'
import { scenarioNamed } from '../workers/stand-in.ts'
import { standInRecords, standInRun } from './stand-in-run.ts'

interface Row {
  readonly replicate: number
  readonly date: Date
  readonly series: string
  readonly party: string
  readonly origin: string
  readonly sector: string
  readonly value: number
}

const compressors = { GZIP: (bytes: Uint8Array): Uint8Array => gunzipSync(bytes) }
const n = 21
const a = scenarioNamed('a')
const b = scenarioNamed('=1+1')

const bytesOf = (path: string): ArrayBuffer => new Uint8Array(readFileSync(path)).buffer
const rowsOf = async (path: string): Promise<Row[]> =>
  await parquetReadObjects({ file: bytesOf(path), compressors }) as unknown as Row[]

test('holds the value of every replicate for every row of daily.csv', async () => {
  const folder = await standInRun(a, b, n)
  const run = openStoredRun(folder)
  const { records, scenario, against } = standInRecords(n, a, b)
  expect(await writeReplicates(folder, run.manifest, [scenario, against]))
    .toEqual(['replicates.parquet', 'against/replicates.parquet'])

  const rows = await rowsOf(join(folder, 'replicates.parquet'))
  expect(rows.map(({ value }) => value))
    .toEqual(records.flatMap((record) => [...record.subarray(0, 12)]))
  expect(rows[7 * 12 + 5]).toEqual({
    replicate: 7, date: new Date('2024-01-31'), series: 'encounters_between_ports',
    party: 'single-adult', origin: 'all', sector: 'all', value: records[7][5],
  })
  const others = await rowsOf(join(folder, 'against/replicates.parquet'))
  expect(others.filter(({ replicate }) => replicate === 20).map(({ value }) => value))
    .toEqual([...records[20].subarray(18, 30)])

  for (const { series, party, origin, sector } of run.scenario.daily.columns) {
    const stored = run.scenario.daily.find(series, { party, origin, sector })!
    const means = stored.periods.map((date) => {
      const values = rows.filter((row) =>
        row.party === party && row.date.toISOString().startsWith(date)).map(({ value }) => value)
      return Number((values.reduce((sum, value) => sum + value, 0) / n).toPrecision(7))
    })
    expect(stored.numbers('mean')).toEqual(means)
  }
})

test('says where it comes from, and which replicate a row group holds', async () => {
  const folder = await standInRun(a, b, n)
  const { manifest } = openStoredRun(folder)
  const { scenario } = standInRecords(n, a, b)
  await writeReplicates(folder, { ...manifest, against: null }, [scenario])
  const path = join(folder, 'replicates.parquet')
  const metadata = parquetMetadata(bytesOf(path))
  const facts = new Map(metadata.key_value_metadata!.map(({ key, value }) => [key, value]))
  expect(JSON.parse(facts.get('scenario')!)).toEqual(a)
  expect([facts.get('program'), facts.get('seed'), facts.get('fingerprint')])
    .toEqual(['umbral', '1', 'f'])
  expect(metadata.row_groups.map(({ columns }) => columns[0].meta_data!.statistics!.min_value))
    .toEqual([...scenario.source.replicates])
  // The bytes of every column chunk are accounted for once: header, chunks, footer.
  const chunks = metadata.row_groups.reduce((sum, group) =>
    sum + Number(group.total_compressed_size), 0)
  expect(statSync(path).size).toBe(4 + chunks + metadata.metadata_length + 8)
})
