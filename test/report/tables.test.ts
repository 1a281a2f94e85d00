import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blocksOf, type RecordSource } from '../../report/record-source.ts'
import { jsonText } from '../../report/json.ts'
import { writeTables } from '../../report/tables.ts'
import { quantile } from '../../study/quantiles.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { scenarioNamed } from '../workers/stand-in.ts'
import { standInRecords } from './stand-in-run.ts'

const n = 21
const a = scenarioNamed('a')
const b = scenarioNamed('=b')
const { records, source, scenario, against } = standInRecords(n, a, b)

const rowsOf = (folder: string, file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8').split('\r\n').slice(0, -1).map((row) => row.split(','))

test('writes the tables of a run and of its counterfactual', async () => {
  const folder = temporaryFolder()
  const { files, warnings } = await writeTables(folder, scenario, against)
  expect(warnings).toEqual([])
  expect(files).toEqual([
    'summary.csv', 'monthly.csv', 'daily.csv', 'comparison.csv',
    'against/summary.csv', 'against/monthly.csv', 'against/daily.csv',
  ])
  expect(readdirSync(folder).sort()).toEqual(
    ['against', 'comparison.csv', 'daily.csv', 'monthly.csv', 'summary.csv'])

  const [header, ...daily] = rowsOf(folder, 'daily.csv')
  expect(header.slice(0, 9)).toEqual(
    ['date', 'series', 'party', 'origin', 'sector', 'mean', 'sd', 'q0.01', 'q0.025'])
  expect(header).toHaveLength(30)
  expect(daily).toHaveLength(12)
  expect(daily[5].slice(0, 5)).toEqual(
    ['2024-01-31', 'encounters_between_ports', 'single-adult', 'all', 'all'])
  const values = records.map((record) => record[5])
  expect(Number(daily[5][header.indexOf('q0.5')])).toBe(quantile(values, 0.5))

  expect(rowsOf(folder, 'monthly.csv')[4].slice(0, 3)).toEqual(
    ['2024-02', 'encounters_between_ports', 'family'])
  expect(rowsOf(folder, 'summary.csv')[0].join()).toBe(
    'measure,unit,mean,sd,mcse,q0.05,q0.25,q0.5,q0.75,q0.95')
  const comparison = rowsOf(folder, 'comparison.csv')
  expect(comparison[0].slice(0, 10).join()).toBe('measure,unit,scenario,against,mean_difference,'
    + 'sd,mcse,mcse_unpaired,probability_lower,difference_q0.05')
  expect(comparison[1].slice(0, 5)).toEqual(
    ['encounters_between_ports', 'people', 'a', "'=b", '-100'])
})

test('leaves cells empty where a replicate has no number, and says so', async () => {
  const folder = temporaryFolder()
  const holed: RecordSource = {
    ...source,
    read: (k, start, target) => {
      source.read(k, start, target)
      if (k === 3 && start <= 7 && 7 < start + target.length) target[7 - start] = Number.NaN
    },
  }
  const { warnings } = await writeTables(folder, { ...scenario, source: holed }, null)
  expect(warnings).toEqual(['daily.csv: encounters_between_ports: 1 empty row, '
    + 'because some replicate has no number there'])
  expect(rowsOf(folder, 'daily.csv')[8].slice(5).join('')).toBe('')
})

test('reads the same numbers in blocks of any size', () => {
  for (const bytes of [4, 400, 4000, 1e6]) {
    const seen: number[][] = []
    for (const block of blocksOf(source, 2, 17, bytes)) {
      for (let j = 0; j < block.count; j++) {
        const values = new Float32Array(n)
        block.gather(j, values)
        seen[block.start + j] = [...values]
      }
    }
    expect(seen.slice(2)).toEqual(Array.from({ length: 15 }, (_, i) =>
      records.map((record) => record[i + 2])))
  }
})

test('keeps lists of plain values short in JSON', () => {
  const value = { a: [1, null, 'x'], b: [], c: { d: [{ e: 1 }], f: undefined } }
  expect(jsonText(value)).toBe(`{
  "a": [1, null, "x"],
  "b": [],
  "c": {
    "d": [
      {
        "e": 1
      }
    ]
  }
}
`)
  const rows = { rows: Array.from({ length: 300 }, () => null) }
  expect(JSON.parse(jsonText(rows))).toEqual(rows)
  expect(jsonText(rows).split('\n').length).toBeLessThan(30)
})
