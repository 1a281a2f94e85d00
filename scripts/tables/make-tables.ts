/** The project's own tables, made from a folder of source tables. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textCell } from '../../report/csv.ts'
import {
  observedTables, type enteredByHand, type ObservedName, type ObservedRow,
} from '../../report/observed.ts'
import {
  encountersBefore2020, encountersBySector, encountersDaily, encountersMonthly, encountersWeekly, expulsionsMonthly,
  partiesBefore2020,
} from './encounters.ts'
import { appointments, gotAways, repeatEncounters, smugglingFees } from './found-figures.ts'
import { childrenTransferred, mexicoMonthly, upstreamMonthly } from './other-agencies.ts'

type MadeName = Exclude<ObservedName, typeof enteredByHand>

const makers: { readonly [N in MadeName]: (folder: string) => ObservedRow<N>[] } = {
  'encounters-monthly': encountersMonthly,
  'encounters-before-2020': encountersBefore2020,
  'parties-before-2020': partiesBefore2020,
  'expulsions-monthly': expulsionsMonthly,
  'encounters-monthly-by-sector': encountersBySector,
  'encounters-weekly': encountersWeekly,
  'encounters-daily': encountersDaily,
  'mexico-monthly': mexicoMonthly,
  'upstream-monthly': upstreamMonthly,
  'children-transferred-daily': childrenTransferred,
  'got-aways': gotAways,
  'repeat-encounters': repeatEncounters,
  'smuggling-fees': smugglingFees,
  appointments,
}

/** Write every table into `outFolder`, or none if a source is refused; gives the rows of each. */
export function makeTables(sourceFolder: string, outFolder: string): Map<MadeName, number> {
  const names = Object.keys(makers) as MadeName[]
  const tables = names.map((name) => ({ name, rows: makers[name](sourceFolder) }))
  mkdirSync(outFolder, { recursive: true })
  for (const { name, rows } of tables) {
    const columns = Object.keys(observedTables[name])
    const lines = rows.map((row) => {
      const cells: Readonly<Record<string, string | number | null>> = row
      return columns.map((column) => textCell(String(cells[column] ?? ''))).join(',')
    })
    writeFileSync(join(outFolder, `${name}.csv`), [columns.join(','), ...lines, ''].join('\n'))
  }
  return new Map(tables.map(({ name, rows }) => [name, rows.length]))
}
