/** What the finished replicates of a run left, as tables and statistics want it. */
import { shiftedSource, type RecordSource, type ScenarioRecords } from '../report/record-source.ts'
import type { RecordLayout } from '../sim/observe/layout.ts'
import type { Scenario } from '../sim/scenario.ts'
import { pairOf } from '../study/draws.ts'
import type { RunInputs } from '../workers/inputs.ts'
import type { Records } from '../workers/journal.ts'

/** Every scenario of a run, in the order of its records. */
export const scenariosOf = ({ scenario, against, others }: RunInputs): Scenario[] =>
  [scenario, ...against ? [against] : [], ...others ?? []]

/** The scenarios' records, which stand one after the other in each replicate's. */
export function recordsOf(
  inputs: RunInputs, records: Records, layoutOf: (scenario: Scenario) => RecordLayout,
): ScenarioRecords[] {
  const source = sourceOf(inputs, records)
  let offset = 0
  return scenariosOf(inputs).map((scenario) => {
    const layout = layoutOf(scenario)
    const one = { name: scenario.name, layout, source: shiftedSource(source, offset) }
    offset += layout.length
    return one
  })
}

/** In an ensemble task r is replicate r. */
function sourceOf({ draws }: RunInputs, records: Records): RecordSource {
  const replicates = records.recorded()
  const groups = draws ? replicates.map(pairOf) : null
  return { replicates, groups, read: (k, start, target) => records.read(replicates[k], start, target) }
}

/** Of the first so many replicates alone. */
export const firstRecords = (records: Records, replicates: number): Records => ({
  ...records,
  recorded: () => records.recorded().filter((task) => task < replicates),
  failures: () => records.failures().filter(({ task }) => task < replicates),
})
