/**
 * Everybody, one to one, against the default of five people to one: the order's chance to be lifted,
 * and the months, agree. Takes about ten minutes of two cores; UMBRAL_LONG_REPLICATES changes how
 * many pairs are run.
 */
import { availableParallelism } from 'node:os'
import { afterAll, describe, expect, test } from 'vitest'
import { loadScenario } from '../../cli/scenario/load.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { mean, quantile, standardDeviation } from '../../study/quantiles.ts'
import { makePool } from '../../workers/pool.ts'

const REPLICATES = Number(process.env.UMBRAL_LONG_REPLICATES ?? 20)
const ERRORS = 3 // standard errors
const POLICY = 'june-order'

const shipped = loadScenario('june-2024-order', parameters).scenario
const layout = recordLayout(shipped)
const allDays = (series: string): number => layout.daily.findIndex((column) =>
  column.series === series
  && [column.party, column.origin, column.sector].every((key) => key === 'all'))

/** Compiled: `npm run test:long` builds first. */
const worker = new URL('../../dist/workers/replicate-worker.js', import.meta.url).href
const pool = makePool(availableParallelism(), worker)
afterAll(() => pool.destroy())

async function recordsOf(scenario: Scenario, weight: number): Promise<Float32Array[]> {
  const results = await Promise.all(Array.from({ length: REPLICATES }, (_, replicate) => pool.run({
    tasks: [{ task: replicate, scenario, against: null, seed: 'weight', replicate, weight }],
    recordLength: layout.length,
    measures: null,
  })))
  for (const { entries } of results) expect(entries[0].failure).toBeNull()
  return results.map(({ records }) => records)
}

interface Both {
  readonly one: readonly Float32Array[] // by replicate
  readonly five: readonly Float32Array[]
}
const bothOf = async (scenario: Scenario): Promise<Both> =>
  ({ one: await recordsOf(scenario, 1), five: await recordsOf(scenario, 5) })

const order = await bothOf(shipped)
/**
 * Where the order as shipped is always lifted, or never, the chances agree too easily. So also with
 * a level at which half the replicates lift it by the end of September.
 */
const nearItsLevel = await bothOf(withLevels(quantile(order.five.map(lowestMean), 0.5)))

function lowestMean(record: Float32Array): number {
  const from = allDays(`trigger_mean:${POLICY}`) * layout.dates.length
  const days = record.subarray(from, from + layout.dates.length)
  return days.filter((_, k) => layout.dates[k] >= '2024-06-12' && layout.dates[k] <= '2024-09-15')
    .reduce((least, value) => Math.min(least, value))
}

function withLevels(below: number): Scenario {
  const policy = shipped.policies[POLICY]
  const trigger = policy.trigger!
  const again = below + trigger.lift.unlessAgain - trigger.lift.below
  const changed = {
    ...trigger,
    activate: { ...trigger.activate, atLeast: again },
    lift: { ...trigger.lift, below, unlessAgain: again },
  }
  return { ...shipped, policies: { ...shipped.policies, [POLICY]: { ...policy, trigger: changed } } }
}

test('a run at weight 1 finishes, and counts whole people', () => {
  const from = allDays('encounters_between_ports') * layout.dates.length
  for (const record of order.one) {
    expect(record.every((value) => Number.isFinite(value))).toBe(true)
    const column = record.subarray(from, from + layout.dates.length)
    expect(column.every((value) => Number.isInteger(value) && value > 0)).toBe(true)
    expect(column.some((value) => value % 5 !== 0)).toBe(true)
  }
})

describe.each([['as shipped', order], ['with a level half of them reach', nearItsLevel]] as const)(
  'the order %s', (_, { one, five }) => {
    const at = (records: readonly Float32Array[], k: number): Float64Array =>
      Float64Array.from(records, (record) => record[k])

    test('is as likely to be lifted by each quarter\'s end as at weight 5', () => {
      const lifted = layout.measures.flatMap(({ measure }, k) =>
        (measure.startsWith('lifted_by:') ? [{ measure, k: layout.measuresOffset + k }] : []))
      expect(lifted.length).toBeGreaterThanOrEqual(2)
      const found = lifted.map(({ measure, k }) => {
        const [chance, chanceAtFive] = [one, five].map((records) => mean(at(records, k)))
        // As if they were not paired, which asks no more than luck of their own would give.
        const pooled = (chance + chanceAtFive) / 2
        const standardError = Math.sqrt((2 * pooled * (1 - pooled)) / REPLICATES)
        return { measure, 'weight 1': chance, 'weight 5': chanceAtFive, standardError }
      })
      console.table(found)
      const wrong = found.filter((row) =>
        Math.abs(row['weight 1'] - row['weight 5']) > ERRORS * row.standardError)
      expect(wrong).toEqual([])
    })

    test('meets as many people each month, and is in force as long, as at weight 5', () => {
      const total = allDays('encounters_between_ports') // daily columns are the first of the monthly
      const numbers = [
        ...layout.months.map((month, m) =>
          ({ what: month, k: layout.monthlyOffset + total * layout.months.length + m })),
        ...layout.measures.flatMap(({ measure }, k) => (measure.startsWith('days_in_force:')
          ? [{ what: measure, k: layout.measuresOffset + k }] : [])),
      ]
      const found = numbers.map(({ what, k }) => {
        const [ofOne, ofFive] = [at(one, k), at(five, k)]
        const difference = ofOne.map((value, replicate) => ofFive[replicate] - value)
        const standardError = (standardDeviation(difference) ?? 0) / Math.sqrt(REPLICATES)
        return {
          what, 'weight 1': mean(ofOne), 'weight 5': mean(ofFive), difference: mean(difference),
          standardError,
        }
      })
      console.table(found)
      // One percent beside luck: at weight 5 a client weighs more on a small business.
      const wrong = found.filter((row) =>
        Math.abs(row.difference) > ERRORS * row.standardError + 0.01 * row['weight 1'])
      expect(wrong).toEqual([])
    })
  },
)
