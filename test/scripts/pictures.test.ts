import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  encountersOfScenario, RunFolderError, simulatedAndObserved, underTheOrder,
} from '../../scripts/pictures/run-pictures.ts'
import { openStoredRun } from '../../report/stored-run.ts'
import { isoDateOf, dayNumber } from '../../sim/dates.ts'
import { parties } from '../../sim/world.ts'

const quantiles = ['q0.025', 'q0.05', 'q0.1', 'q0.25', 'q0.5', 'q0.75', 'q0.9', 'q0.95', 'q0.975']
const header = (period: string): string =>
  `${period},series,party,origin,sector,mean,sd,${quantiles.join(',')}`
const row = (period: string, party: string, median: number): string => {
  const spread = [0.7, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.3, 1.4].map((factor) => Math.round(median * factor))
  return [period, 'encounters_between_ports', party, 'all', 'all', median, 1, ...spread].join(',')
}
const dates = Array.from({ length: 366 }, (_, i) => isoDateOf(dayNumber('2024-01-01') + i))
const isBefore = (date: string): boolean => date < '2024-06-05'

const trigger = {
  measure: { statistic: 'mean', places: 'between-ports' }, activate: { atLeast: 2500 }, lift: { below: 1500 },
}
const manifest = {
  version: '0.1.0',
  finished: 1000,
  against: { name: 'status-quo-2024' },
  scenario: {
    name: 'june-2024-order', from: '2024-01-01', to: '2024-12-31',
    policies: {
      'june-order': {
        leaked: ['2024-02-21'], announced: '2024-06-04', effective: '2024-06-05', ends: null,
        trigger,
      },
    },
    mexico: [],
  },
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'))
  mkdirSync(join(folder, 'against'))
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))]
  const write = (file: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, file), `${lines.join('\r\n')}\r\n`)
  write('monthly.csv', [
    header('month'),
    ...parties.flatMap((party, k) => months.map((month) => row(month, party, 60_000 / (k + 1)))),
  ])
  const daily = (after: number) =>
    [header('date'), ...dates.map((date) => row(date, 'all', isBefore(date) ? 4_000 : after))]
  write('daily.csv', daily(1_800))
  write('against/daily.csv', daily(3_900))
  write('against/monthly.csv', [header('month')])
  for (const file of ['summary.csv', 'against/summary.csv', 'comparison.csv']) write(file, ['measure'])
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('draws the year by party, with dots up to May 2024 and none after', () => {
  const svg = simulatedAndObserved(folder)
  for (const title of ['Single adults', 'People in families', 'Unaccompanied children']) {
    expect(svg).toContain(`>${title}<`)
  }
  const dots = svg.match(/<circle/g)!.length - 1 // one is the legend's
  expect(dots).toBe(3 * 5)
  expect(svg).toContain('1,000 replicates')
  expect(svg).not.toMatch(/NaN|undefined/)
})

test('draws the order and its counterfactual, with thresholds', () => {
  const svg = underTheOrder(folder)
  for (const text of ['closes at 2,500', 'lifts below 1,500', 'Without it, same people and luck']) {
    expect(svg).toContain(`>${text}<`)
  }
  expect(svg).toContain('June order: first')
})

test('draws a scenario with the bands of 50 and 90 %', () => {
  const svg = encountersOfScenario(openStoredRun(folder))
  expect(svg).toContain('median, and 50 and 90% of runs')
  expect(svg).not.toMatch(/NaN|undefined/)
})

test('leaves out thresholds on a scale of their own', () => {
  const { policies } = manifest.scenario
  const measure = { ...trigger.measure, places: 'between-ports-and-at-ports' }
  const elsewhere = { ...policies['june-order'], trigger: { ...trigger, measure } }
  const scenario = { ...manifest.scenario, policies: { 'june-order': elsewhere } }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, scenario }))
  expect(encountersOfScenario(openStoredRun(folder))).not.toContain('closes at')
})

test('says which file of a run is missing', () => {
  rmSync(join(folder, 'against', 'daily.csv'))
  expect(() => underTheOrder(folder)).toThrow(RunFolderError)
  expect(() => underTheOrder(folder)).toThrow('daily.csv is missing')
})
