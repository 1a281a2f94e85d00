/** Reads a table of draws, as `umbral calibrate` writes it. Every fault is reported with its place. */
import { resolve } from 'node:path'
import { drawColumn } from '../report/calibration/draws-table.ts'
import { readCsvCells, type CsvCell } from '../report/read-csv.ts'
import { dimensions, type ParameterSpec } from '../sim/parameters/spec.ts'
import { isJudged } from '../sim/parameters/judged-windows.ts'
import { parameters } from '../sim/parameters/table.ts'
import { placeOfPush } from '../sim/state/push-path.ts'
import { pushName, rangeOf, shocksName } from '../study/calibration/calibrated-parameters.ts'
import type { Draw } from '../study/priors.ts'
import { textOf } from './scenario/files.ts'
import { didYouMean } from './scenario/nearest.ts'
import { ScenarioError, type Problem } from './scenario/problems.ts'

const table: Readonly<Record<string, ParameterSpec>> = parameters
const what = 'a CSV file with a column for each parameter, such as posterior.csv of "umbral calibrate"'

interface DrawColumn {
  readonly at: number
  readonly name: string
  readonly key: string | null
}

/** One set of changes a row. Throws a ScenarioError that holds every problem of the file. */
export function readDraws(path: string): Draw[] {
  const file = resolve(path)
  const [header = [], ...lines] = readCsvCells(textOf(file, what))
  const problems: Problem[] = []
  const report = ({ line, column }: Omit<CsvCell, 'text'>, name: string, text: string): void => {
    problems.push({ place: { file, line, column }, path: name, text })
  }
  const seen = new Set<string>()
  const columns = header.flatMap((cell, at): DrawColumn[] => {
    if (cell.text === drawColumn) return []
    const { name, key } = partsOf(cell.text)
    const fault = seen.has(cell.text) ? 'stands there twice, expected once' : faultOf(name, key)
    seen.add(cell.text)
    if (fault === null) return [{ at, name, key }]
    report(cell, cell.text, fault)
    return []
  })
  const whole = { line: 1, column: 1 }
  if (problems.length === 0 && columns.length === 0) report(whole, '', `has no parameter, expected ${what}`)
  else if (lines.length === 0) report(whole, '', 'has no draw, expected a row for each')
  const draws = lines.map((cells): Draw => {
    const draw: Record<string, number | Record<string, number>> = {}
    for (const { at, name, key } of columns) {
      const cell = cells[at] ?? { text: '', line: cells[0].line, column: 1 }
      const { range: [low, high], unit } = rangeOf(name)
      const value = cell.text.trim() === '' ? Number.NaN : Number(cell.text)
      if (!(value >= low && value <= high)) {
        report(cell, header[at].text, `is ${cell.text === '' ? 'empty' : cell.text}, expected ${low} to ${high} (${unit})`)
      }
      if (key === null) draw[name] = value
      else draw[name] = { ...draw[name] as Record<string, number>, [key]: value }
    }
    return draw as Draw
  })
  if (problems.length > 0) throw new ScenarioError(problems)
  return draws
}

/** The name of a column is that before its first dot. */
function partsOf(column: string): Pick<DrawColumn, 'name' | 'key'> {
  const dot = column.indexOf('.')
  return dot < 0 ? { name: column, key: null } : { name: column.slice(0, dot), key: column.slice(dot + 1) }
}

/** What is wrong with a column, null where nothing is. A shock that a scenario lacks is left alone by it. */
function faultOf(name: string, key: string | null): string | null {
  if (name === pushName) {
    const place = placeOfPush(key ?? '')
    if (place === null) return `is no month of push, expected ${pushName}, an origin and a month, as in push.cuba.2021-04`
    return isJudged(place.month) ? 'lies in a window in which patterns are judged, where push stands still' : null
  }
  if (name === shocksName) return key ? null : 'lacks the name of a shock, as in shocks.pandemic'
  if (!Object.hasOwn(table, name)) {
    return `is no parameter, expected a name that "umbral explain" lists${didYouMean(name, Object.keys(table))}`
  }
  const { by } = table[name]
  if (!by) return key === null ? null : `has no keys, expected ${name}`
  const keys: readonly string[] = dimensions[by]
  if (key !== null && keys.includes(key)) return null
  return `${key === null ? 'lacks a key' : `has no key "${key}"`}, expected one of ${keys.join(', ')}${
    key === null ? '' : didYouMean(key, keys)}`
}
