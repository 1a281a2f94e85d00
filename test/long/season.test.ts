/**
 * Stocks at home and near the line level a season. With the seasons of departure that the table has, encounters have
 * that which was counted in 2011 - 2019: measured by switching seasons off, with the same people and luck.
 */
import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../cli/scenario/load.ts'
import { readObserved } from '../../report/observed.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import type { Origin } from '../../sim/world.ts'
import { mean } from '../../study/quantiles.ts'
import { seasonOf } from '../../study/season.ts'

const REPLICATES = 2
const WEIGHT = 50
const { scenario } = loadScenario('history/2019-2024', parameters)
const even = {
  ...scenario,
  parameters: {
    ...scenario.parameters,
    seasonOfDeparture: 1, seasonOfDepartureMexico: 1, seasonOfDepartureCentralAmerica: 1, seasonOfFamilies: 1,
  },
}
const years = ['2021', '2022', '2023'] // of which every month is simulated

/** Adults of some origins met in each month, over both replicates. */
function metIn(from: typeof scenario, origins: readonly Origin[]): Map<string, number> {
  const { months, monthly, monthlyOffset } = recordLayout(from)
  const met = new Map(months.map((month) => [month, 0]))
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const record = recordOf(from, replicate)
    monthly.forEach(({ series, party, origin, sector }, k) => {
      if (series !== 'encounters_between_ports' || party !== 'single-adult' || sector !== 'all') return
      if (!origins.some((one) => one === origin)) return
      months.forEach((month, m) => met.set(month, met.get(month)! + record[monthlyOffset + k * months.length + m]))
    })
  }
  return met
}
const records = new Map<string, Float32Array>()
function recordOf(from: typeof scenario, replicate: number): Float32Array {
  const name = `${from === even}/${replicate}`
  if (!records.has(name)) {
    const { records: [record] } = runReplicate({ scenario: from, against: null, seed: '1', replicate, weight: WEIGHT })
    records.set(name, record.slice())
  }
  return records.get(name)!
}

/** What seasons do to encounters: logarithms of their ratio, January to December, about their mean. */
function simulatedSeason(origins: readonly Origin[]): number[] {
  const [having, without] = [scenario, even].map((from) => metIn(from, origins))
  const ofMonth = Array.from({ length: 12 }, (_, k) => mean(years.map((year) => {
    const month = `${year}-${String(k + 1).padStart(2, '0')}`
    return Math.log(having.get(month)! / without.get(month)!)
  })))
  return ofMonth.map((value) => value - mean(ofMonth))
}

function countedSeason(origins: readonly Origin[]): number[] {
  const rows = readObserved('encounters-before-2020')
  const months = [...new Set(rows.map(({ month }) => month))].sort()
  return seasonOf(months, months.map((month) => rows
    .filter((row) => row.month === month && origins.includes(row.origin)).reduce((sum, row) => sum + row.encounters, 0)))
}

describe('the season of simulated adults', () => {
  test.each([
    ['from Mexico', ['mexico']], ['from northern Central America', ['guatemala', 'honduras', 'el-salvador']],
  ] as const)('%s is that of encounters in 2011 - 2019', (_, origins) => {
    const [simulated, counted] = [simulatedSeason(origins), countedSeason(origins)]
    const slope = simulated.reduce((sum, value, k) => sum + value * counted[k], 0) / counted.reduce((sum, value) => sum + value * value, 0)
    expect(slope).toBeGreaterThan(0.75) // 0.5 with the season of encounters given to departures
    expect(slope).toBeLessThan(1.25)
    expect(Math.sqrt(mean(simulated.map((value, k) => (value - counted[k]) * (value - counted[k]))))).toBeLessThan(0.08)
  })
})
