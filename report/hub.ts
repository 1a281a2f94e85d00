/**
 * `hub.csv`: monthly series in the model-output format of the forecast hubs (hubverse; the columns
 * of FluSight), one row a quantile. Groups stand in the target, sectors in the location.
 */
import { join } from 'node:path'
import type { Column } from '../sim/observe/layout.ts'
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import type { Scenario } from '../sim/scenario.ts'
import { hubQuantiles } from '../study/quantiles.ts'
import { csvRow, numberCell, textCell } from './csv.ts'
import { writeFileWhole, type Write } from './files.ts'
import { allScenarios, type StoredRun, type StoredScenario } from './stored-run.ts'
import { monthStart } from './chart/time-axis.ts'

const header = [
  'reference_date', 'target', 'horizon', 'target_end_date', 'location', 'output_type',
  'output_type_id', 'value',
]
const allSectors = 'southwest-border'

export async function writeHub(run: StoredRun): Promise<string[]> {
  const files: string[] = []
  for (const part of allScenarios(run)) {
    const file = `${part.place}hub.csv`
    await writeFileWhole(join(run.folder, file), (write) => writeRows(part, write))
    files.push(file)
  }
  return files
}

function writeRows({ scenario, monthly }: StoredScenario, write: Write): void {
  write(csvRow(header))
  // The last day before the reported dates: what comes after it is simulated.
  const referenceDate = isoDateOf(dayNumber(scenario.from) - 1)
  for (const column of monthly.columns.filter(isHubColumn)) {
    const series = monthly.find(column.series, column)!
    const target = ['monthly', column.series, ...column.party === 'all' ? [] : [column.party]]
    const location = column.sector === 'all' ? allSectors : column.sector
    const values = hubQuantiles.map((probability) => series.numbers(`q${probability}`))
    series.periods.forEach((month, k) => {
      const labels = [
        referenceDate, textCell(target.join(' ')), String(k + 1), lastDay(month, scenario),
        textCell(location),
      ].join(',')
      hubQuantiles.forEach((probability, q) => {
        if (values[q][k] === null) return
        write(csvRow([labels, 'quantile', String(probability), numberCell(values[q][k])]))
      })
    })
  }
}

/** Totals, and margins by party and by sector: what a hub's target and location can say. */
const isHubColumn = ({ party, origin, sector }: Column): boolean =>
  origin === 'all' && (party === 'all' || sector === 'all')

/** The last reported day of a month. */
function lastDay(month: string, { to }: Scenario): string {
  const last = isoDateOf(monthStart(dayNumber(`${month}-01`), 1) - 1)
  return last < to ? last : to
}
