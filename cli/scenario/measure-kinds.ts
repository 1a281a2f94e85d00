/** The headline measures there are, with the names of policies and dates made general. */
import { measuresOf, type Measure } from '../../sim/observe/measures.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { loadScenario } from './load.ts'

/** A shipped scenario whose policy has what a measure can be about: a trigger, and courts. */
const example = 'order-blocked-by-court'

/** `encounters_between_ports`, `days_in_force:<policy>`, `lifted_by:<policy>:<date>`, ... */
export function measureKinds(): Measure[] {
  const { scenario } = loadScenario(example, parameters)
  const kinds = measuresOf(scenario).map((one): Measure => {
    const [series, ...about] = one.measure.split(':')
    const measure = [series, ...about.map((part) =>
      part in scenario.policies ? '<policy>' : /^\d{4}-/.test(part) ? '<date>' : part)].join(':')
    return { ...one, measure }
  })
  return [...new Map(kinds.map((one) => [one.measure, one])).values()]
}
