/** Reads one series back from a run's `daily.csv` or `monthly.csv`, as points of a fan. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { FanPoint } from './chart.ts'
import { readCsv } from './read-csv.ts'

/** Shares of the replicates inside the bands of a fan, widest first, and their quantiles. */
export const fanShares = [0.95, 0.8, 0.5] as const
const fanQuantiles = [['q0.025', 'q0.975'], ['q0.1', 'q0.9'], ['q0.25', 'q0.75']] as const

export interface Group {
  readonly party?: string
  readonly origin?: string
  readonly sector?: string
}

/** The points of a series, in order of date; what `group` leaves out is the total, `all`. */
export function readFan(path: string, series: string, group: Group = {}): FanPoint[] {
  const [header, ...lines] = readFileSync(path, 'utf8').split('\n')
  // Such a table can hold millions of cells: only the lines of the series are taken apart.
  const ofSeries = lines.filter((line) => line.includes(`,${series},`))
  const table = readCsv([header, ...ofSeries].join('\n'))
  const position = (name: string): number => {
    const found = table.header.indexOf(name)
    if (found < 0) throw new Error(`${basename(path)}:1: the column ${name} is missing`)
    return found
  }
  const [seriesAt, partyAt, originAt, sectorAt] =
    ['series', 'party', 'origin', 'sector'].map(position)
  const medianAt = position('q0.5')
  const bandsAt = fanQuantiles.map(([low, high]) => [position(low), position(high)] as const)
  const points = table.rows
    .filter((row) =>
      row[seriesAt] === series &&
      row[partyAt] === (group.party ?? 'all') &&
      row[originAt] === (group.origin ?? 'all') &&
      row[sectorAt] === (group.sector ?? 'all'))
    .map((row): FanPoint => ({
      date: row[0],
      median: row[medianAt] === '' ? null : Number(row[medianAt]),
      bands: bandsAt.map(([low, high]) => [Number(row[low]), Number(row[high])]),
    }))
  return points.sort((a, b) => (a.date < b.date ? -1 : 1))
}

/**
 * Running means over `nDays` of the median and of each bound: weekdays differ, and what they hide
 * is of more interest. There is no number where a day of the window has none.
 */
export function smooth(points: readonly FanPoint[], nDays: number): FanPoint[] {
  const half = Math.floor(nDays / 2)
  return points.map((point, i) => {
    const near = points.slice(Math.max(0, i - half), i + half + 1)
    const isWhole = near.length === 2 * half + 1 && near.every(({ median }) => median !== null)
    if (!isWhole) return { ...point, median: null }
    const mean = (pick: (near: FanPoint) => number): number =>
      near.reduce((sum, one) => sum + pick(one), 0) / near.length
    return {
      date: point.date,
      median: mean(({ median }) => median!),
      bands: point.bands.map((_, band): [number, number] =>
        [mean(({ bands }) => bands[band][0]), mean(({ bands }) => bands[band][1])]),
    }
  })
}

/** The part of a counterfactual from just before the first point in which the two differ. */
export function fromFirstDifference(
  counterfactual: readonly FanPoint[],
  fan: readonly FanPoint[],
): FanPoint[] {
  const numbersOf = ({ median, bands }: FanPoint): string => [median, ...bands.flat()].join()
  const numbersOn = new Map(fan.map((point) => [point.date, numbersOf(point)]))
  const first = counterfactual.findIndex((point) => numbersOn.get(point.date) !== numbersOf(point))
  return first < 0 ? [] : counterfactual.slice(Math.max(0, first - 1))
}
