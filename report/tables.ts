/** From stored replicates to the tables of a run (`results/README.md`). */
import { join } from 'node:path'
import { compareMeasure, type MeasureComparison } from '../study/comparison.ts'
import { hubQuantiles } from '../study/quantiles.ts'
import { summariseMeasure, type Distribution, type MeasureSummary } from '../study/summaries.ts'
import { writeFileWhole } from './files.ts'
import { luckFile, luckRows, luckTable, type LuckRow } from './luck-table.ts'
import { comparisonTable, summaryTable, type Comparison } from './measure-tables.ts'
import { valuesAt, type ScenarioRecords } from './record-source.ts'
import { writeSeriesTable, type SeriesTable } from './series-table.ts'

/** A monthly total over all parties, origins and sectors, for sparklines and charts. */
export interface MonthlyTotal {
  readonly months: readonly string[]
  readonly low: readonly (number | null)[] //    5 %
  readonly median: readonly (number | null)[]
  readonly high: readonly (number | null)[] //  95 %
}

export interface ScenarioTables {
  readonly name: string
  readonly summary: readonly MeasureSummary[]
  readonly monthlyTotals: Readonly<Record<string, MonthlyTotal>>
}

export interface ComparedTables extends ScenarioTables {
  readonly comparison: readonly MeasureComparison[]
}

export interface RunTables {
  readonly scenario: ScenarioTables
  readonly against: ScenarioTables | null
  readonly comparison: readonly MeasureComparison[] | null
  /** Of `compare`: each other scenario, and how it differs from the first. */
  readonly others: readonly ComparedTables[]
  /** What of the spread is luck; empty where parameters are not drawn. */
  readonly luck: readonly LuckRow[]
  /** Paths of the files written, relative to the run's folder. */
  readonly files: readonly string[]
  readonly warnings: readonly string[]
}

/** The subfolder that holds the counterfactual's own tables. */
export const againstFolder = 'against'

export async function writeTables(
  folder: string,
  scenario: ScenarioRecords,
  against: ScenarioRecords | null,
): Promise<RunTables> {
  const files: string[] = []
  const warnings: string[] = []
  const tables = await writeScenario(folder, '', scenario, files, warnings)
  if (against === null) {
    const luck = await writeLuck(folder, luckRows([scenario], []), files)
    return { scenario: tables, against: null, comparison: null, others: [], luck, files, warnings }
  }
  const comparison = compare(scenario, against)
  await writeComparison(folder,
    [{ scenario: scenario.name, against: against.name, rows: comparison }], files)
  const luck = await writeLuck(folder, luckRows([scenario, against], [[scenario, against]]), files)
  const otherTables = await writeScenario(folder, `${againstFolder}/`, against, files, warnings)
  return { scenario: tables, against: otherTables, comparison, others: [], luck, files, warnings }
}

/** The subfolder of each scenario that `compare` runs; their names differ. */
export const scenarioFolder = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')

/** Tables of scenarios side by side: each in a folder of its own, and all against the first. */
export async function writeComparedTables(
  folder: string,
  baseline: ScenarioRecords,
  others: readonly ScenarioRecords[],
): Promise<RunTables> {
  const files: string[] = []
  const warnings: string[] = []
  const comparisons = others.map((other): Comparison =>
    ({ scenario: other.name, against: baseline.name, rows: compare(other, baseline) }))
  await writeComparison(folder, comparisons, files)
  const luck = await writeLuck(folder,
    luckRows([baseline, ...others], others.map((other) => [other, baseline] as const)), files)
  const tablesOf = (records: ScenarioRecords): Promise<ScenarioTables> =>
    writeScenario(folder, `${scenarioFolder(records.name)}/`, records, files, warnings)
  const scenario = await tablesOf(baseline)
  const compared: ComparedTables[] = []
  for (const [k, other] of others.entries()) {
    compared.push({ ...await tablesOf(other), comparison: comparisons[k].rows })
  }
  return { scenario, against: null, comparison: null, others: compared, luck, files, warnings }
}

async function writeComparison(
  folder: string, comparisons: readonly Comparison[], files: string[],
): Promise<void> {
  const text = comparisonTable(comparisons)
  await writeFileWhole(join(folder, comparisonFile), (write) => write(text))
  files.push(comparisonFile)
}
export const comparisonFile = 'comparison.csv'

async function writeLuck(folder: string, rows: readonly LuckRow[], files: string[]): Promise<readonly LuckRow[]> {
  if (rows.length === 0) return rows
  await writeFileWhole(join(folder, luckFile), (write) => write(luckTable(rows)))
  files.push(luckFile)
  return rows
}

async function writeScenario(
  folder: string,
  prefix: string,
  records: ScenarioRecords,
  files: string[],
  warnings: string[],
): Promise<ScenarioTables> {
  const { name, layout, source } = records
  const place = (file: string): string => {
    files.push(prefix + file)
    return join(folder, prefix, file)
  }

  const summary = layout.measures.map(({ measure, unit }, index) =>
    summariseMeasure(measure, unit, valuesAt(source, layout.measuresOffset + index), source.groups))
  const text = summaryTable(summary)
  await writeFileWhole(place('summary.csv'), (write) => write(text))

  const monthlyTotals: Record<string, MutableTotal> = {}
  const gaps = new Map<string, number>()
  const missing = (file: string, series: string): void => {
    const key = `${prefix}${file}: ${series}`
    gaps.set(key, (gaps.get(key) ?? 0) + 1)
  }
  for (const { measure, mean } of summary) if (mean === null) missing('summary.csv', measure)

  const monthly: SeriesTable = {
    period: 'month', periods: layout.months, columns: layout.monthly, offset: layout.monthlyOffset,
  }
  await writeFileWhole(place('monthly.csv'), (write) =>
    writeSeriesTable(monthly, source, write, (column, period, distribution) => {
      const { series, party, origin, sector } = column
      if (distribution.mean === null) missing('monthly.csv', series)
      if (party !== 'all' || origin !== 'all' || sector !== 'all') return
      monthlyTotals[series] ??= { months: layout.months, low: [], median: [], high: [] }
      noteTotal(monthlyTotals[series], period, distribution)
    }))

  const daily: SeriesTable = {
    period: 'date', periods: layout.dates, columns: layout.daily, offset: layout.dailyOffset,
  }
  await writeFileWhole(place('daily.csv'), (write) =>
    writeSeriesTable(daily, source, write, ({ series }, _, distribution) => {
      if (distribution.mean === null) missing('daily.csv', series)
    }))

  for (const [where, n] of gaps) {
    warnings.push(`${where}: ${n} empty ${n === 1 ? 'row' : 'rows'}, `
      + 'because some replicate has no number there')
  }
  return { name, summary, monthlyTotals }
}

interface MutableTotal extends MonthlyTotal {
  readonly low: (number | null)[]
  readonly median: (number | null)[]
  readonly high: (number | null)[]
}

const [lowIndex, medianIndex, highIndex] = [0.05, 0.5, 0.95].map((p) => hubQuantiles.indexOf(p))

function noteTotal(total: MutableTotal, period: number, { quantiles }: Distribution): void {
  total.low[period] = quantiles[lowIndex]
  total.median[period] = quantiles[medianIndex]
  total.high[period] = quantiles[highIndex]
}

/** Paired differences of the measures that both scenarios have. */
function compare(scenario: ScenarioRecords, against: ScenarioRecords): MeasureComparison[] {
  const positions = new Map(against.layout.measures.map(({ measure }, index) =>
    [measure, against.layout.measuresOffset + index]))
  return scenario.layout.measures.flatMap(({ measure, unit }, index) => {
    const position = positions.get(measure)
    if (position === undefined) return []
    const values = valuesAt(scenario.source, scenario.layout.measuresOffset + index)
    return [compareMeasure(measure, unit, values, valuesAt(against.source, position), scenario.source.groups)]
  })
}
