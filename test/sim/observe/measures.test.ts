import { expect, test } from 'vitest'
import { loadScenario } from '../../../cli/scenario/load.ts'
import { measuresOf, takeMeasures } from '../../../sim/observe/measures.ts'
import { parameters } from '../../../sim/parameters/table.ts'

test('what ends by its own date has not been lifted', () => {
  const dates = ['2024-09-28', '2024-09-29', '2024-09-30', '2024-10-01']
  const liftedIn = (inForce: readonly number[]): number => {
    const { scenario } = loadScenario('october-2024-rule', parameters, {
      changes: ['from=2024-09-28', 'to=2024-12-31', 'headline={ from: 2024-10-01, to: 2024-12-31 }'],
    })
    const values = takeMeasures(scenario, dates, (series) =>
      Float32Array.from(series === 'policy_in_force:june-order' ? inForce : [0, 0, 0, 0]))
    const names = measuresOf(scenario).map(({ measure }) => measure)
    return values[names.indexOf('lifted_by:june-order:2024-12-31')]
  }
  expect(liftedIn([1, 1, 1, 0])).toBe(0) // the order ends on 1 October
  expect(liftedIn([1, 1, 0, 0])).toBe(1)
})
