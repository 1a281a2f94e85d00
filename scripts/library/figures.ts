/** The table of docs/scenarios.md: what each scenario changes, from the tables of runs. */
import { changeInWords } from '../../report/number-words.ts'
import type { StoredRun } from '../../report/stored-run.ts'
import { table } from '../reference/markdown.ts'

/** Measures in the columns of the table, and their headings. */
const shown: Readonly<Record<string, string>> = {
  encounters_between_ports: 'encounters between ports',
  'encounters_between_ports:single-adult': 'single adults',
  'encounters_between_ports:family': 'families',
  'encounters_between_ports:unaccompanied-child': 'children alone',
  encounters_at_ports: 'at ports',
  got_aways: 'got-aways',
  releases: 'releases',
  departures: 'departures',
}

/** A row for each run that is compared with another scenario. */
export function figuresTable(runs: readonly StoredRun[]): string {
  const rows = runs.filter(({ against }) => against !== null).map(({ scenario, comparison }) => {
    const { name, headline: { from, to } } = scenario.scenario
    const change = new Map(comparison.map((row) => [row.measure, changeInWords(row)]))
    return [
      `[${name}](#${name}), ${from} to ${to}`,
      ...Object.keys(shown).map((measure) => change.get(measure) ?? ''),
    ]
  })
  return table(['scenario', ...Object.values(shown)], rows)
}

const [start, end] = ['<!-- figures: from `npm run library` -->', '<!-- end of figures -->']

/** The page with another table between the marks. */
export function withFigures(page: string, figures: string): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/scenarios.md has no ${start} before ${end}`)
  return `${page.slice(0, from + start.length)}\n${figures}\n${page.slice(to)}`
}
