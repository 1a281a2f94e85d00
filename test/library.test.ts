/** Every scenario that ships runs to its end, coarsely. */
import { expect, test } from 'vitest'
import { loadScenario } from '../cli/scenario/load.ts'
import { shippedScenarios } from '../cli/scenario/shipped-list.ts'
import { parameters } from '../sim/parameters/table.ts'
import { runReplicate } from '../sim/run-replicate.ts'

test.each(shippedScenarios())('$name runs', ({ name }) => {
  const { scenario } = loadScenario(name, parameters)
  const workspace = {}
  for (const replicate of [0, 1]) {
    const task = { scenario, against: null, seed: '1', replicate, weight: 500 }
    const [record] = runReplicate(task, workspace).records
    expect(record.every((value) => Number.isFinite(value))).toBe(true)
    expect(record.some((value) => value > 0)).toBe(true)
  }
})
