/** A finished run as its folder holds it: what workbook, page and charts are made from. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scenario } from '../sim/scenario.ts'
import type { MeasureComparison } from '../study/comparison.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import type { MeasureSummary } from '../study/summaries.ts'
import { unguarded } from './csv.ts'
import { luckFile, type LuckOf, type LuckRow } from './luck-table.ts'
import { manifestFile, type Manifest } from './manifest.ts'
import { readCsv } from './read-csv.ts'
import { openStoredTable, type StoredTable } from './stored-series.ts'
import { againstFolder, comparisonFile, scenarioFolder } from './tables.ts'

/** One scenario and its tables; numbers as the CSV files have them, to seven significant digits. */
export interface StoredScenario {
  readonly scenario: Scenario
  /** Where its files are, to be set before their names: nothing, or a folder of the run's. */
  readonly place: string
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
  /** What `compare` ran beside the scenario, which is then the baseline; else none. */
  readonly others: readonly StoredScenario[]
  /** Empty where there is nothing to compare with. */
  readonly comparison: readonly StoredComparison[]
  /** Empty where parameters are not drawn. */
  readonly luck: readonly LuckRow[]
}

/** The files that a stored run is read from, relative to its folder. */
export function storedFiles(manifest: Manifest): string[] {
  const places = scenarioPlaces(manifest).map(({ place }) => place)
  const tables = ['summary.csv', 'monthly.csv', 'daily.csv']
  return [
    manifestFile, ...places.length > 1 ? [comparisonFile] : [],
    ...places.flatMap((folder) => tables.map((file) => folder + file)),
  ]
}

/** All scenarios of a run, the one it is about first, and where the files of each are. */
export function scenarioPlaces(manifest: Manifest): { scenario: Scenario, place: string }[] {
  const { scenario, against, others } = manifest
  const { place, againstPlace, otherPlaces } = placesOf(manifest)
  return [
    { scenario, place },
    ...against ? [{ scenario: against, place: againstPlace }] : [],
    ...(others ?? []).map((other, k) => ({ scenario: other, place: otherPlaces[k] })),
  ]
}

/** Where `writeTables` and `writeComparedTables` put the tables of each scenario. */
const placesOf = ({ scenario, others }: Manifest) => ({
  place: others ? `${scenarioFolder(scenario.name)}/` : '',
  againstPlace: `${againstFolder}/`,
  otherPlaces: (others ?? []).map(({ name }) => `${scenarioFolder(name)}/`),
})

/** All scenarios of a run, the one it is about first. */
export const allScenarios = ({ scenario, against, others }: StoredRun): StoredScenario[] =>
  [scenario, ...against ? [against] : [], ...others]

/** Open a run's folder. A file that is missing is the file system's error, with its path. */
export function openStoredRun(folder: string): StoredRun {
  const manifest = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest
  const { scenario, against, others } = manifest
  const { place, againstPlace, otherPlaces } = placesOf(manifest)
  const open = (one: Scenario, at: string): StoredScenario => ({
    scenario: one,
    place: at,
    summary: readSummary(join(folder, at, 'summary.csv')),
    monthly: openStoredTable(join(folder, at, 'monthly.csv')),
    daily: openStoredTable(join(folder, at, 'daily.csv')),
  })
  return {
    folder,
    manifest,
    scenario: open(scenario, place),
    against: against && open(against, againstPlace),
    others: (others ?? []).map((one, k) => open(one, otherPlaces[k])),
    comparison: against || others ? readComparison(join(folder, comparisonFile)) : [],
    luck: manifest.draws && existsSync(join(folder, luckFile)) ? readLuck(join(folder, luckFile)) : [],
  }
}

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

const readLuck = (path: string): LuckRow[] =>
  readRows(path).map(({ text, number }) => ({
    measure: text('measure'),
    unit: text('unit'),
    scenario: text('scenario'),
    against: text('against'),
    of: text('of') as LuckOf,
    pairs: number('pairs') ?? 0,
    variance: number('variance'),
    share: number('share_of_luck'),
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
