/** Weight changes cost, not behaviour. */
import { expect, test } from 'vitest'
import { recordLayout } from '../../sim/observe/layout.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import { parties } from '../../sim/world.ts'
import { mean, standardDeviation } from '../../study/quantiles.ts'
import { nameOfColumn, shortened } from './short-runs.ts'

const REPLICATES = 12
/** The error is itself estimated from twelve: one in 2,500 lies beyond (t, 11 degrees of freedom). */
const ERRORS = 5
/**
 * Without smugglers: so coarse, a single client moves a business's record, fee and capacity, which
 * no weight can help. With them, test/long compares weights 1 and 5.
 */
const scenario = shortened('statusQuo', '2024-02-15', '2024-05-31', { switchOff: ['smugglers'] })
const { monthly, monthlyOffset, months } = recordLayout(scenario)

/** A column by month, of every replicate: at any weight the same push and shocks, other people. */
function monthlyAt(weight: number): (name: string, month: number) => Float64Array {
  const workspace = {}
  const records = Array.from({ length: REPLICATES }, (_, replicate) =>
    runReplicate({ scenario, against: null, seed: '1', replicate, weight }, workspace).records[0])
  return (name, month) => {
    const column = monthly.findIndex((one) => nameOfColumn(one) === name)
    return Float64Array.from(records, (record) =>
      record[monthlyOffset + column * months.length + month])
  }
}

test('monthly encounters agree between weights 50 and 100, within standard errors', () => {
  const fine = monthlyAt(50)
  const coarse = monthlyAt(100)
  const found = ['all', ...parties].flatMap((party) => months.map((month, m) => {
    const name = `encounters_between_ports ${party} all all`
    const [a, b] = [fine(name, m), coarse(name, m)]
    const difference = a.map((value, replicate) => b[replicate] - value)
    const standardError = standardDeviation(difference)! / Math.sqrt(REPLICATES)
    return {
      month, party, fine: Math.round(mean(a)), coarse: Math.round(mean(b)),
      errors: mean(difference) / standardError,
    }
  }))
  expect(found).toHaveLength(4 * months.length)
  expect(found.filter(({ errors }) => !(Math.abs(errors) < ERRORS))).toEqual([])
})
