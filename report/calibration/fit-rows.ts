/** How runs of the prior and of the posterior compare with what was observed. */
import { comparable, type CalibrationInputs } from '../../study/calibration/inputs.ts'
import { quantiles as quantilesFrom } from '../../study/quantiles.ts'
import { csvRow, numberCell, textCell } from '../csv.ts'

export interface FitRow {
  readonly series: string
  readonly period: string
  readonly observed: number
  /** 5 %, 25 %, 50 %, 75 % and 95 % of the runs. */
  readonly prior: readonly number[]
  readonly posterior: readonly number[]
  /** How far their medians are from what was observed, in errors of observation. */
  readonly distance: readonly [prior: number, posterior: number]
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
const [LOW, MIDDLE, HIGH] = [0, 2, 4]

/** Values stand by run, in the order of the data. */
export function fitRows(
  inputs: CalibrationInputs, prior: readonly ArrayLike<number>[], posterior: readonly ArrayLike<number>[],
): FitRow[] {
  const { data } = inputs
  const quantilesIn = (runs: readonly ArrayLike<number>[]): number[][] => data.map((_, k) => quantilesOf(runs, k))
  const [before, after] = [quantilesIn(prior), quantilesIn(posterior)]
  const seen = comparable(inputs, data.map(({ observed }) => observed))
  const [medianBefore, medianAfter] = [before, after].map((all) =>
    comparable(inputs, all.map((quantiles) => quantiles[MIDDLE])))
  return data.map(({ series, period, observed, error }, k) => ({
    series, period, observed, prior: before[k], posterior: after[k],
    distance: [(medianBefore[k] - seen[k]) / error, (medianAfter[k] - seen[k]) / error],
  }))
}

const quantilesOf = (runs: readonly ArrayLike<number>[], k: number): number[] =>
  quantilesFrom(runs.map((values) => values[k]).filter(Number.isFinite), QUANTILES)

export interface SeriesFit {
  readonly series: string
  readonly n: number
  /** Share of the periods whose observed value lies in the 90 % interval of the runs. */
  readonly inside: readonly [prior: number, posterior: number]
  /** Mean distance of the runs' median from what was observed, as a share of it. */
  readonly error: readonly [prior: number, posterior: number]
  /** Root mean square of the medians' distance, in errors of observation: 1 is as good as they allow. */
  readonly distance: readonly [prior: number, posterior: number]
}

export function fitBySeries(rows: readonly FitRow[]): SeriesFit[] {
  return [...new Set(rows.map(({ series }) => series))].map((series) => {
    const own = rows.filter((row) => row.series === series)
    const average = (of: (row: FitRow) => number): number =>
      own.reduce((sum, row) => sum + of(row), 0) / own.length
    const insideOf = (when: 'prior' | 'posterior'): number => average((row) =>
      Number(row[when][LOW] <= row.observed && row.observed <= row[when][HIGH]))
    const errorOf = (when: 'prior' | 'posterior'): number => average((row) =>
      Math.abs(row[when][MIDDLE] - row.observed) / Math.max(row.observed, 1e-12))
    const distanceOf = (k: 0 | 1): number => Math.sqrt(average(({ distance }) => distance[k] * distance[k]))
    return {
      series, n: own.length, inside: [insideOf('prior'), insideOf('posterior')],
      error: [errorOf('prior'), errorOf('posterior')],
      distance: [distanceOf(0), distanceOf(1)],
    }
  })
}

export function fitCsv(rows: readonly FitRow[]): string {
  const header = ['series', 'period', 'observed', ...['prior', 'posterior'].flatMap((when) =>
    QUANTILES.map((probability) => `${when}_q${probability}`))]
  return csvRow(header) + rows.map(({ series, period, observed, prior, posterior }) => csvRow([
    textCell(series), textCell(period), ...[observed, ...prior, ...posterior].map(numberCell),
  ])).join('')
}
