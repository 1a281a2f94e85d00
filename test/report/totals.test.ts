/** CSV, workbook, Parquet and page say the same of a run: totals of the headline period. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import { parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { people } from '../../report/number-words.ts'
import { writeReplicates } from '../../report/replicates.ts'
import { openStoredRun } from '../../report/stored-run.ts'
import { writeReports } from '../../report/write-reports.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { shortRun } from './short-run.ts'

/** Series of which each day is a count, and how the page calls the measure that is their sum. */
const counted = {
  encounters_between_ports: 'Encounters between ports',
  encounters_at_ports: 'Encounters at ports',
  got_aways: 'Got-aways',
  releases: 'Releases',
}

/** The total of each replicate in a Parquet file, by series. */
async function totalsIn(file: string): Promise<Map<string, number[]>> {
  const rows = await parquetReadObjects({
    file: new Uint8Array(readFileSync(file)).buffer,
    columns: ['replicate', 'series', 'party', 'origin', 'sector', 'value'],
    compressors: { GZIP: (part: Uint8Array) => gunzipSync(part) },
  }) as unknown as { replicate: number, series: string, party: string, origin: string, sector: string, value: number }[]
  const totals = new Map<string, number[]>()
  for (const { replicate, series, party, origin, sector, value } of rows) {
    if ([party, origin, sector].some((group) => group !== 'all')) continue
    const own = totals.get(series) ?? []
    own[replicate] = (own[replicate] ?? 0) + value
    totals.set(series, own)
  }
  return totals
}

/** Cells of the rows of the page, by heading; of two rows with one heading, those of the first. */
const cellsOf = (page: string): Map<string, string[]> =>
  new Map([...page.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/g)].toReversed()
    .map(([, heading, cells]) => [heading, cells.split('</td>').map((cell) => cell.replaceAll(/<[^>]*>/g, ''))]))

const sum = (values: readonly unknown[]): number =>
  (values as number[]).reduce((total, value) => total + value, 0)
const isNear = (value: number, total: number): void =>
  expect(Math.abs(value / total - 1)).toBeLessThan(1e-6) // tables have seven figures

test('CSV, workbook, Parquet and page agree on totals', async () => {
  const folder = temporaryFolder()
  const records = await shortRun(folder)
  await writeReplicates(folder, openStoredRun(folder).manifest, records)
  await writeReports(folder, ['xlsx', 'html'])
  const run = openStoredRun(folder)
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(join(folder, 'results.xlsx'))))
  const sheetOf = (name: string) => {
    const [header, ...rows] = sheets.find((sheet) => sheet.name === name)!.rows
    return rows.map((row) => Object.fromEntries(header.map((title, k) => [String(title), row[k]])))
  }
  const page = cellsOf(readFileSync(join(folder, 'report.html'), 'utf8'))

  for (const [column, sheet, { scenario, daily, summary, place }] of [
    [0, 'Daily', run.scenario], [1, 'Daily 2', run.against!],
  ] as const) {
    const totals = await totalsIn(join(folder, `${place}replicates.parquet`))
    for (const [series, heading] of Object.entries(counted)) {
      const mean = sum(totals.get(series)!) / 2
      const measure = summary.find((row) => row.measure === series)!
      isNear(measure.mean!, mean)
      isNear(sum(daily.find(series)!.numbers('mean')), mean)
      isNear(sum(sheetOf(sheet).map((row) => row[`${series} mean`])), mean)
      const [inSummary] = sheetOf('Summary').filter((row) =>
        row.scenario === scenario.name && row.measure === series)
      expect(inSummary.mean).toBe(measure.mean)
      // Of two replicates the mean is the median, which the page shows with three figures.
      expect(page.get(heading)![column]).toMatch(new RegExp(`^${people(mean)} \\(`))
    }
  }
})
