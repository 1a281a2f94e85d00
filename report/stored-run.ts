/** A finished run as its folder holds it: what workbook, page and charts are made from. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scenario } from '../sim/scenario.ts'
import type { MeasureComparison } from '../study/comparison.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { unguarded } from './csv.ts'
import { manifestFile, type Manifest } from './manifest.ts'
import { readCsv } from './read-csv.ts'
import { openStoredTable, type StoredTable } from './stored-series.ts'
import { againstFolder } from './tables.ts'

/** One scenario and its tables; numbers as the CSV files have them, to seven significant digits. */
export interface StoredScenario {
  readonly scenario: Scenario
  readonly summary: readonly MeasureSummary[]
  readonly monthly: StoredTable
  readonly daily: StoredTable
}

export interface StoredComparison extends MeasureComparison {
  readonly scenario: string
  readonly against: string
}

export interface StoredRun {
  readonly folder: string
  readonly manifest: Manifest
  readonly scenario: StoredScenario
  readonly against: StoredScenario | null
  /** Empty where there is nothing to compare with. */
  readonly comparison: readonly StoredComparison[]
}

/** The files that a stored run is read from, relative to its folder. */
export function storedFiles({ against }: Pick<Manifest, 'against'>): string[] {
  const tables = ['summary.csv', 'monthly.csv', 'daily.csv']
  if (!against) return [manifestFile, ...tables]
  const others = tables.map((file) => `${againstFolder}/${file}`)
  return [manifestFile, ...tables, 'comparison.csv', ...others]
}

/** Open a run's folder. A file that is missing is the file system's error, with its path. */
export function openStoredRun(folder: string): StoredRun {
  const manifest = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest
  const { scenario, against } = manifest
  return {
    folder,
    manifest,
    scenario: openScenario(folder, scenario),
    against: against && openScenario(join(folder, againstFolder), against),
    comparison: against ? readComparison(join(folder, 'comparison.csv')) : [],
  }
}

const openScenario = (folder: string, scenario: Scenario): StoredScenario => ({
  scenario,
  summary: readSummary(join(folder, 'summary.csv')),
  monthly: openStoredTable(join(folder, 'monthly.csv')),
  daily: openStoredTable(join(folder, 'daily.csv')),
})

const readSummary = (path: string): MeasureSummary[] =>
  readRows(path).map(({ text, number }) => ({
    measure: text('measure'),
    unit: text('unit'),
    mean: number('mean'),
    sd: number('sd'),
    mcse: number('mcse'),
    quantiles: headlineQuantiles.map((probability) => number(`q${probability}`)),
  }))

const readComparison = (path: string): StoredComparison[] =>
  readRows(path).map(({ text, number }) => ({
    measure: text('measure'),
    unit: text('unit'),
    scenario: text('scenario'),
    against: text('against'),
    meanDifference: number('mean_difference'),
    sd: number('sd'),
    mcse: number('mcse'),
    mcseUnpaired: number('mcse_unpaired'),
    probabilityLower: number('probability_lower'),
    differenceQuantiles: headlineQuantiles.map((p) => number(`difference_q${p}`)),
    ratioQuantiles: headlineQuantiles.map((p) => number(`ratio_q${p}`)),
  }))

/** The cells of each row by the name of their column; a number is null where its cell is empty. */
function readRows(path: string) {
  const { header, rows } = readCsv(readFileSync(path, 'utf8'))
  return rows.map((row) => {
    const cell = (column: string): string => {
      const at = header.indexOf(column)
      if (at < 0) throw new Error(`${basename(path)}:1: the column ${column} is missing`)
      return row[at]
    }
    return {
      text: (column: string): string => unguarded(cell(column)),
      number: (column: string): number | null =>
        cell(column) === '' ? null : Number(cell(column)),
    }
  })
}
