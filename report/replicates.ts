/**
 * `replicates.parquet`: the value of every replicate for each row of `daily.csv`, in long form.
 *
 * A row group is one replicate: memory holds one at a time, and a reader that wants a few passes
 * the others over. Dates and groups are the same in every row group, so they are encoded once and
 * their bytes repeated: 15 ms a replicate of 145,000 rows instead of 300.
 */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { constants, gzipSync } from 'node:zlib'
import type { ColumnChunk, KeyValue, SchemaElement } from 'hyparquet'
import { ByteWriter, fileWriter, ParquetWriter } from 'hyparquet-writer'
import { dayNumber } from '../sim/dates.ts'
import type { Column } from '../sim/observe/layout.ts'
import type { Scenario } from '../sim/scenario.ts'
import { replaceFile } from './files.ts'
import type { Manifest } from './manifest.ts'
import type { ScenarioRecords } from './record-source.ts'
import { scenarioPlaces } from './stored-run.ts'

const labelNames = ['series', 'party', 'origin', 'sector'] as const
const schema: SchemaElement[] = [
  { name: 'schema', num_children: 7 },
  { name: 'replicate', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'date', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
  ...labelNames.map((name): SchemaElement =>
    ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' })),
  { name: 'value', type: 'FLOAT', repetition_type: 'REQUIRED' },
]

/** Speed counts more than the last tenth of the size. */
const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: constants.Z_BEST_SPEED })
/** One page a column in each row group. */
const pageSize = 0
const options = {
  schema, codec: 'GZIP', compressors: { GZIP: gzip }, statistics: false, createdBy: 'umbral',
} as const

/** Write the file of each scenario, given in the order of `scenarioPlaces`; gives their paths. */
export async function writeReplicates(
  folder: string,
  manifest: Manifest,
  records: readonly ScenarioRecords[],
): Promise<string[]> {
  const files: string[] = []
  for (const [k, { scenario, place }] of scenarioPlaces(manifest).entries()) {
    const file = `${place}replicates.parquet`
    await writeFile(join(folder, file), records[k], provenanceOf(manifest, scenario))
    files.push(file)
  }
  return files
}

/** What the file says of where it comes from. */
const provenanceOf = (manifest: Manifest, scenario: Scenario): KeyValue[] => {
  const { program, version, build, fingerprint, seed, weight, replicates } = manifest
  const facts = { program, version, build, fingerprint, seed, weight, replicates, scenario }
  return Object.entries(facts).map(([key, value]) =>
    ({ key, value: typeof value === 'object' ? JSON.stringify(value) : String(value) }))
}

async function writeFile(
  path: string,
  { layout, source }: ScenarioRecords,
  kvMetadata: KeyValue[],
): Promise<void> {
  const { dates, daily, dailyOffset } = layout
  const nRows = daily.length * dates.length
  await replaceFile(path, async (unfinished) => {
    const writer = fileWriter(unfinished)
    const parquet = new ParquetWriter({ ...options, writer, kvMetadata })
    const labels = encodeLabels(dates, daily)
    for (const [k, replicate] of source.replicates.entries()) {
      const values = new Float32Array(nRows)
      source.read(k, dailyOffset, values)
      void parquet.write({
        rowGroupSize: nRows, pageSize,
        columnData: [
          {
            name: 'replicate', data: new Int32Array(nRows).fill(replicate),
            encoding: 'DELTA_BINARY_PACKED',
          },
          { name: 'value', data: values, encoding: 'PLAIN' },
        ],
      })
      const group = parquet.row_groups[k]
      const [number, value] = group.columns
      // So that a reader can tell which replicate a row group is.
      number.meta_data!.statistics = { min_value: replicate, max_value: replicate, null_count: 0n }
      const shift = BigInt(writer.offset)
      writer.appendBytes(labels.bytes)
      group.columns = [number, ...labels.columns.map((column) => moved(column, shift)), value]
      group.total_byte_size += labels.size
      group.total_compressed_size! += BigInt(labels.bytes.length)
      await setImmediate() // so that Ctrl-C is heard
    }
    void parquet.finish()
  })
}

/** The columns that all row groups share: their bytes, and where each begins among them. */
function encodeLabels(dates: readonly string[], daily: readonly Column[]) {
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({ ...options, writer })
  const days = dates.map(dayNumber)
  const start = writer.offset
  void parquet.write({
    rowGroupSize: daily.length * dates.length, pageSize,
    columnData: [
      {
        name: 'date', data: Int32Array.from(daily.flatMap(() => days)),
        encoding: 'DELTA_BINARY_PACKED',
      },
      ...labelNames.map((name) =>
        ({ name, data: daily.flatMap((column) => dates.map(() => column[name])) })),
    ],
  })
  const [group] = parquet.row_groups
  return {
    bytes: writer.getBytes().slice(start),
    columns: group.columns.map((column) => moved(column, BigInt(-start))),
    size: group.total_byte_size,
  }
}

/** A column chunk whose bytes stand `shift` further on. */
function moved({ meta_data: meta, file_offset: offset, ...rest }: ColumnChunk, shift: bigint) {
  return {
    ...rest,
    file_offset: offset + shift,
    meta_data: meta && {
      ...meta,
      data_page_offset: meta.data_page_offset + shift,
      dictionary_page_offset: meta.dictionary_page_offset
        && meta.dictionary_page_offset + shift,
    },
  }
}
