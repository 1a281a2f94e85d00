/** Whether the statements of `expect` can be judged at all; said before anything runs. */
import { measuresOf } from '../../sim/observe/measures.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { parseExpectation } from '../../study/expectations.ts'
import { childOf } from './located.ts'
import type { Located } from './located.ts'
import { didYouMean } from './nearest.ts'
import type { Problem } from './problems.ts'

/** Without the scenario, where its file has other faults, measures are not looked up. */
export function checkExpectations(root: Located, scenario: Scenario | null): Problem[] {
  const list = childOf(root, 'expect')
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item, k) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return [] // the schema says so
    const fault = faultOf(item.value, scenario)
    return fault === null ? [] : [{
      place: item.place, path: `expect.${k}`, text: `is ${JSON.stringify(item.value)}, but ${fault}`,
    }]
  })
}

function faultOf(statement: string, scenario: Scenario | null): string | null {
  const expectation = parseExpectation(statement)
  if ('fault' in expectation) return expectation.fault
  if (scenario === null) return null
  const { measure, of } = expectation
  const known = namesOf(scenario)
  if (!known.includes(measure)) {
    return `there is no measure ${measure}, expected one of summary.csv, as "umbral explain" lists them${
      didYouMean(measure, known)}`
  }
  if (of === 'scenario') return null
  if (scenario.against === null) {
    return `${of}() compares with another scenario, expected one under against (or without --no-against)`
  }
  const inEvery = namesOf({ ...scenario, policies: {} })
  return inEvery.includes(measure) ? null
    : `${measure} belongs to one policy, expected in ${of}() a measure that every scenario has`
}

const namesOf = (scenario: Scenario): string[] => measuresOf(scenario).map(({ measure }) => measure)
