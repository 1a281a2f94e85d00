/** Opens one table of a folder of source tables, and refuses what should not be there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../../report/read-csv.ts'

/** Later outcomes are kept aside, to score forecasts by someone who did not fit to them. */
export const LAST_MONTH = '2024-05'

/** Something about the source tables that whoever gave them can put right. */
export class SourceError extends Error {}

export type SourceRow<C extends string> = Readonly<Record<C, string>> & {
  /** File and line, for messages. */
  readonly where: string
}

/** Rows with the columns asked for. Extra columns are left where they are. */
export function openSourceTable<C extends string>(
  folder: string,
  file: string,
  columns: readonly C[],
): SourceRow<C>[] {
  const path = join(folder, file)
  if (!existsSync(path)) throw new SourceError(`${file} is missing from ${folder}`)
  const { header, rows } = readCsv(readFileSync(path, 'utf8'))
  const positions = columns.map((column) => {
    const position = header.indexOf(column)
    if (position < 0) {
      const present = header.join(', ')
      throw new SourceError(`${file}:1: the column ${column} is missing; it has ${present}`)
    }
    return position
  })
  return rows.map((row, index) => {
    const where = `${file}:${index + 2}`
    if (row.length !== header.length) {
      throw new SourceError(`${where}: ${row.length} cells, expected ${header.length}`)
    }
    const cells = columns.map((column, k) => [column, row[positions[k]]])
    return { ...Object.fromEntries(cells), where } as SourceRow<C>
  })
}

/** Refuse a row of a month (YYYY-MM) or a last day (YYYY-MM-DD) after May 2024. */
export function refuseLater(date: string, where: string): void {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(date)) {
    throw new SourceError(`${where}: "${date}" is not a month or a date`)
  }
  if (date.slice(0, 7) > LAST_MONTH) {
    throw new SourceError(`${where}: ${date} is after ${LAST_MONTH}, the last month used here`)
  }
}

export function numberIn(text: string, where: string): number {
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) {
    throw new SourceError(`${where}: "${text}" is not a number`)
  }
  return value
}

/** Our word for one of theirs. */
export function wordFor<T>(words: Readonly<Record<string, T>>, theirs: string, where: string): T {
  if (!Object.hasOwn(words, theirs)) {
    throw new SourceError(
      `${where}: "${theirs}" has no counterpart here; known are ${Object.keys(words).join(', ')}`,
    )
  }
  return words[theirs]
}
