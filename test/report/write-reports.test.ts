import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeReport } from '../../cli/make-report.ts'
import { UserError } from '../../cli/exit.ts'
import { readCsv } from '../../report/read-csv.ts'
import { openStoredRun } from '../../report/stored-run.ts'
import { writeReports } from '../../report/write-reports.ts'
import { hubQuantiles } from '../../study/quantiles.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { scenarioNamed } from '../workers/stand-in.ts'
import { standInRecords, standInRun } from './stand-in-run.ts'

const a = scenarioNamed('a')
const b = scenarioNamed('=1+1')

test('opens what a run has stored, with the numbers that were written', async () => {
  const folder = await standInRun(a, b)
  const { scenario, against, comparison, manifest } = openStoredRun(folder)
  expect([scenario.scenario.name, against!.scenario.name]).toEqual(['a', '=1+1'])
  expect(manifest.finished).toBe(21)
  expect(comparison[0]).toMatchObject({
    measure: 'encounters_between_ports', scenario: 'a', against: '=1+1', meanDifference: -100,
  })
  expect(scenario.daily.columns.map(({ party }) => party)).toEqual(['all', 'single-adult', 'family'])

  const family = against!.daily.find('encounters_between_ports', { party: 'family' })!
  expect(family.periods).toEqual(['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02'])
  const { records } = standInRecords(21, a, b)
  const means = [8, 9, 10, 11].map((at) =>
    records.reduce((sum, record) => sum + record[18 + at], 0) / 21)
  expect(family.numbers('mean')).toEqual(means.map((mean) => Number(mean.toPrecision(7))))
  expect(scenario.daily.find('got_aways')).toBeUndefined()
  expect(() => family.numbers('q0.33')).toThrow('daily.csv:1: the column q0.33 is missing')
})

test('writes months for the forecast hubs: one row a quantile, in their columns', async () => {
  const folder = await standInRun(a, b)
  expect(await writeReports(folder, ['hub'])).toEqual(['hub.csv', 'against/hub.csv'])
  const { header, rows } = readCsv(readFileSync(join(folder, 'hub.csv'), 'utf8'))
  expect(header.join()).toBe('reference_date,target,horizon,target_end_date,location,output_type,'
    + 'output_type_id,value')
  expect(rows).toHaveLength(2 * 2 * hubQuantiles.length)
  const median = openStoredRun(folder).scenario.monthly
    .find('encounters_between_ports', { party: 'family' })!.numbers('q0.5')
  expect(rows.filter((row) => row[1].endsWith('family') && row[6] === '0.5')).toEqual([
    ['2024-01-29', 'monthly encounters_between_ports family', '1', '2024-01-31',
      'southwest-border', 'quantile', '0.5', String(median[0])],
    ['2024-01-29', 'monthly encounters_between_ports family', '2', '2024-02-02',
      'southwest-border', 'quantile', '0.5', String(median[1])],
  ])
})

test('draws the charts of the series that are there, the same bytes each time', async () => {
  const folder = await standInRun(a, b)
  const files = await writeReports(folder, ['charts'])
  expect(files).toEqual(['encounters-by-day', 'encounters-by-party'].flatMap((name) =>
    [`charts/${name}.svg`, `charts/${name}.png`]))
  const read = (): string[] => files.map((file) => readFileSync(join(folder, file), 'latin1'))
  const [svg, ...rest] = read()
  expect(svg).toContain('=1+1, same people and luck')
  expect(svg).not.toMatch(/NaN|undefined/)
  await writeReports(folder, ['charts'])
  expect(read()).toEqual([svg, ...rest])
})

test('umbral report says what a folder lacks', async () => {
  await expect(makeReport({ dir: temporaryFolder() })).rejects.toThrow(/expected the folder of a run/)
  await expect(makeReport({ dir: temporaryFolder() })).rejects.toThrow(UserError)
})
