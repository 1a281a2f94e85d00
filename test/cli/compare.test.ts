import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Exit } from '../../cli/exit.ts'
import { compareScenarios } from '../../cli/run-ensemble.ts'
import { compareInputsFrom } from '../../cli/run-inputs.ts'
import type { CompareArguments } from '../../cli/run-options.ts'
import type { Manifest } from '../../report/manifest.ts'
import { readCsv } from '../../report/read-csv.ts'
import { openStoredRun } from '../../report/stored-run.ts'
import { writeReports } from '../../report/write-reports.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { standInLayout } from '../workers/stand-in.ts'
import { folderOf } from './scenario/folder.ts'
import { model } from './stand-in-run.ts'

const [baseline, order] = ['status-quo-2024', 'june-2024-order']
const given = (more: Partial<CompareArguments> = {}): CompareArguments =>
  ({ baseline, others: [order], replicates: 6, threads: 1, quiet: true, draws: 'defaults', ...more })

test('compares every other scenario with the first, and keeps the tables of each', async () => {
  const files = { 'third.yaml': `question: And then?\nextends: ${order}\n` }
  const third = join(folderOf(files).at, 'third.yaml')
  const folder = temporaryFolder()
  for (const threads of [1, 2]) {
    const args = given({ others: [order, third], threads, out: join(folder, `${threads}`) })
    expect(await compareScenarios(args, model)).toBe(Exit.fine)
  }
  const read = (threads: number, file: string) =>
    readFileSync(join(folder, `${threads}`, file), 'utf8')
  const { header, rows } = readCsv(read(1, 'comparison.csv'))
  expect(header.slice(0, 9)).toEqual(['measure', 'unit', 'scenario', 'against', 'mean_difference',
    'sd', 'mcse', 'mcse_unpaired', 'probability_lower'])
  expect(rows.map(([measure, , scenario, against]) => [measure, scenario, against])).toEqual(
    [order, 'third'].flatMap((other) => standInLayout.measures.map(({ measure }) =>
      [measure, other, baseline])))
  const names = [baseline, order, 'third'].flatMap((name) =>
    ['summary.csv', 'monthly.csv', 'daily.csv'].map((file) => join(name, file)))
  for (const file of ['comparison.csv', 'manifest.json', ...names]) {
    expect(read(2, file), file).toBe(read(1, file))
  }
  const manifest = JSON.parse(read(1, 'manifest.json')) as Manifest
  expect(manifest.scenario.name).toBe(baseline)
  expect(manifest.others!.map(({ name }) => name)).toEqual([order, 'third'])
  expect(existsSync(join(folder, '1', '.journal'))).toBe(false)
})

test('leaves what umbral report needs', async () => {
  const out = join(temporaryFolder(), 'a')
  await compareScenarios(given({ out }), model)
  const { scenario, others, comparison } = openStoredRun(out)
  expect([scenario, ...others].map(({ place }) => place)).toEqual([`${baseline}/`, `${order}/`])
  expect(comparison.map(({ against }) => against)).toEqual([baseline, baseline])
  expect(others[0].summary[0].mean! - scenario.summary[0].mean!)
    .toBeCloseTo(comparison[0].meanDifference!)
  expect(await writeReports(out, ['hub'])).toEqual([`${baseline}/hub.csv`, `${order}/hub.csv`])
})

test('reports all over the days of the first', () => {
  const { scenario, others } = compareInputsFrom(given({ to: '2024-06-30' }))
  expect(scenario.headline).toEqual({ from: '2024-06-01', to: '2024-06-30' })
  expect(others![0]).toMatchObject({ to: '2024-06-30', headline: scenario.headline, against: null })
})

test('changes what a scenario has, and refuses what none of them has', () => {
  const path = 'policies.june-order.trigger.activate.at-least'
  const { scenario, others } = compareInputsFrom(given({ set: [`${path}=4000`, 'memoryDays=40'] }))
  expect(others![0].policies['june-order'].trigger!.activate.atLeast).toBe(4000)
  expect([scenario, ...others!].map(({ parameters }) => parameters.memoryDays)).toEqual([40, 40])
  expect(() => compareInputsFrom(given({ set: ['policies.july-order.ends=2024-08-01'] })))
    .toThrow(/no such policy/)
  expect(() => compareInputsFrom(given({ set: ['memoryDays=-4', 'detectionProb=2'] })))
    .toThrow(/memoryDays[^]*detectionProb/)
})

test('says all names that it does not know, and refuses one name for two scenarios', () => {
  expect(() => compareInputsFrom(given({ baseline: 'status-quo', others: ['june-order'] })))
    .toThrow(/status-quo[^]*june-order/)
  expect(() => compareInputsFrom(given({ others: [order, order] }))).toThrow(/called june-2024-order/)
})
