/** The statements that a scenario expects to hold, judged by the stored replicates of its run. */
import { parseExpectation, type ExpectationResult } from '../study/expectations.ts'
import { judge } from '../study/judge-expectation.ts'
import { valuesAt, type ScenarioRecords } from './record-source.ts'

/** In the order of the file. Statements have been checked when the scenario was loaded. */
export function judgeExpectations(
  statements: readonly string[], scenario: ScenarioRecords, against: ScenarioRecords | null,
): ExpectationResult[] {
  return statements.map((statement) => {
    const expectation = parseExpectation(statement)
    if ('fault' in expectation) throw new Error(`${statement}: ${expectation.fault}`)
    const { measure, of } = expectation
    const values = valuesOf(scenario, measure)
    return judge(expectation, values, of === 'scenario' ? null : valuesOf(against!, measure), scenario.source.groups)
  })
}

function valuesOf({ name, layout, source }: ScenarioRecords, measure: string): Float32Array {
  const index = layout.measures.findIndex((one) => one.measure === measure)
  if (index < 0) throw new Error(`${name} has no measure ${measure}`)
  return valuesAt(source, layout.measuresOffset + index)
}
