/**
 * Everybody, one to one, against the default of five people to one: the order's chance to be lifted,
 * and the months, agree. Takes some minutes of every core; UMBRAL_LONG_REPLICATES changes how many
 * pairs are run.
 */
import { availableParallelism } from 'node:os'
import { beforeAll, expect, test } from 'vitest'
import { loadScenario } from '../../cli/scenario/load.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { mean, standardDeviation } from '../../study/quantiles.ts'
import { makePool } from '../../workers/pool.ts'

const REPLICATES = Number(process.env.UMBRAL_LONG_REPLICATES ?? 24)
const ERRORS = 3 // standard errors
/** Compiled: `npm run test:long` builds first. */
const worker = new URL('../../dist/workers/replicate-worker.js', import.meta.url).href

const { scenario } = loadScenario('june-2024-order', parameters)
const layout = recordLayout(scenario)
const records = new Map<number, Float32Array[]>()

beforeAll(async () => {
  const pool = makePool(availableParallelism(), worker)
  try {
    await Promise.all([1, 5].flatMap((weight) => {
      const ofWeight: Float32Array[] = []
      records.set(weight, ofWeight)
      return Array.from({ length: REPLICATES }, async (_, replicate) => {
        const result = await pool.run({
          scenario, against: null, seed: 'weight', weight, replicates: [replicate],
          recordLength: layout.length,
        })
        expect(result.entries[0].failure).toBeNull()
        ofWeight[replicate] = result.records
      })
    }))
  } finally {
    await pool.destroy()
  }
})

const measured = (weight: number, at: number): Float64Array =>
  Float64Array.from(records.get(weight)!, (record) => record[at])

test('a run at weight 1 finishes, and counts whole people', () => {
  const total = layout.daily.findIndex(({ series }) => series === 'encounters_between_ports')
  for (const record of records.get(1)!) {
    expect(record.every((value) => Number.isFinite(value))).toBe(true)
    const column = record.subarray(total * layout.dates.length, (total + 1) * layout.dates.length)
    expect(column.every((value) => Number.isInteger(value) && value > 0)).toBe(true)
    expect(column.some((value) => value % 5 !== 0)).toBe(true)
  }
})

test('the chance that the order is lifted by each quarter\'s end agrees with weight 5', () => {
  const lifted = layout.measures.flatMap(({ measure }, k) =>
    (measure.startsWith('lifted_by:') ? [{ measure, at: layout.measuresOffset + k }] : []))
  expect(lifted.length).toBeGreaterThanOrEqual(2)
  const found = lifted.map(({ measure, at }) => {
    const [one, five] = [1, 5].map((weight) => mean(measured(weight, at)))
    // As if they were not paired: a day earlier or later is the luck of other people.
    const pooled = (one + five) / 2
    const standardError = Math.sqrt((2 * pooled * (1 - pooled)) / REPLICATES)
    return { measure, one, five, standardError }
  })
  console.table(found)
  const wrong = found.filter(({ one, five, standardError }) =>
    Math.abs(one - five) > ERRORS * standardError)
  expect(wrong).toEqual([])
})

test('monthly encounters and days in force agree with weight 5', () => {
  const all = layout.monthly.findIndex(({ series, party, origin, sector }) =>
    series === 'encounters_between_ports' && [party, origin, sector].every((key) => key === 'all'))
  const numbers = [
    ...layout.months.map((month, m) =>
      ({ what: month, at: layout.monthlyOffset + all * layout.months.length + m })),
    ...layout.measures.flatMap(({ measure }, k) =>
      (measure.startsWith('days_in_force:') ? [{ what: measure, at: layout.measuresOffset + k }] : [])),
  ]
  const found = numbers.map(({ what, at }) => {
    const [one, five] = [1, 5].map((weight) => measured(weight, at))
    const difference = one.map((value, replicate) => five[replicate] - value)
    const standardError = standardDeviation(difference)! / Math.sqrt(REPLICATES)
    return { what, one: mean(one), five: mean(five), difference: mean(difference), standardError }
  })
  console.table(found)
  // Two percent beside what luck explains: a client weighs a little on a small business at weight 5.
  const wrong = found.filter(({ one, difference, standardError }) =>
    Math.abs(difference) > ERRORS * standardError + 0.02 * one)
  expect(wrong).toEqual([])
})
