/** Every scenario that ships runs: twice, very coarse, once with the one that it is compared with. */
import { expect, test } from 'vitest'
import { loadAgainst, loadScenario } from '../../cli/scenario/load.ts'
import { shippedScenarios } from '../../cli/scenario/shipped-list.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { runReplicate, type Workspace } from '../../sim/run-replicate.ts'

const WEIGHT = 500
const workspace: Workspace = {}

test.each(shippedScenarios())('$name runs to its last day', ({ name }) => {
  const loaded = loadScenario(name, parameters)
  const against = loadAgainst(loaded, parameters)?.scenario ?? null
  const { scenario } = loaded
  const layout = recordLayout(scenario)
  const at = (series: string): number => layout.daily.findIndex((column) => column.series === series)
  for (const replicate of [0, 1]) {
    const task = { scenario, against: replicate === 0 ? against : null, seed: 'every', replicate, weight: WEIGHT }
    const { records } = runReplicate(task, workspace)
    expect(records.length).toBe(task.against ? 2 : 1)
    for (const record of records) expect(record.findIndex((value) => !Number.isFinite(value))).toBe(-1)
    for (const series of ['encounters_between_ports', 'departures', 'encounters_at_ports']) {
      const from = layout.dailyOffset + at(series) * layout.dates.length
      const lastMonth = records[0].subarray(from, from + layout.dates.length).slice(-31)
      expect(lastMonth.reduce((a, b) => a + b), series).toBeGreaterThan(0)
    }
  }
})
