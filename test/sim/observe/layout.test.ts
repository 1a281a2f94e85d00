import { expect, test } from 'vitest'
import { recordLayout, type Column } from '../../../sim/observe/layout.ts'
import { outputs, type OutputSpec } from '../../../sim/observe/outputs.ts'
import { runReplicate } from '../../../sim/run-replicate.ts'
import type { Observe, Scenario } from '../../../sim/scenario.ts'
import { Flow } from '../../../sim/state/flows.ts'
import { nOrigins, nParties, nSectors } from '../../../sim/world.ts'
import { scenarioOf } from '../world.ts'

const observing = (observe: Observe | null): Scenario =>
  scenarioOf({ start: '2024-01-01', from: '2024-01-20', to: '2024-02-10', observe })
const nameOf = (column: Column): string => Object.values(column).join('|')
const plain = recordLayout(observing(null))

test('adds the crossings of what is observed behind everything else, each once', () => {
  const { daily, monthly } = recordLayout(observing({
    groups: ['party', 'sector'], series: ['releases', 'encounters_between_ports'], daily: true,
  }))
  expect(daily.slice(0, plain.daily.length)).toEqual(plain.daily)
  expect(daily.length - plain.daily.length).toBe(2 * nParties * nSectors)
  expect(monthly.length - plain.monthly.length).toBe(2 * nParties * nSectors)
  const names = monthly.map(nameOf)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('releases|family|all|del-rio')
})

test('leaves the days alone unless asked, and does not repeat what months hold already', () => {
  const { daily, monthly } = recordLayout(observing({
    groups: ['party', 'origin', 'sector'], series: ['encounters_between_ports', 'stops_in_mexico'],
    daily: false,
  }))
  expect(daily).toEqual(plain.daily)
  // Party by origin and the full cross of encounters stand there anyway; stops have no sector.
  expect(monthly.length - plain.monthly.length).toBe((nParties + nOrigins) * nSectors)
})

test('without a list, every series is crossed as far as it is counted so', () => {
  const { monthly } = recordLayout(observing({ groups: ['origin', 'sector'], series: null, daily: false }))
  const added = monthly.slice(plain.monthly.length)
  expect(added.every(({ party, origin, sector }) => party === 'all' && origin !== 'all' && sector !== 'all'))
    .toBe(true)
  expect(new Set(added.map(({ series }) => series)).size).toBeGreaterThan(5)
})

test('crossings add up to their totals, and change no other number', () => {
  const observe: Observe = {
    groups: ['party', 'origin', 'sector'], series: ['encounters_between_ports'], daily: true,
  }
  const run = (scenario: Scenario) => runReplicate({
    scenario, against: null, seed: '1', replicate: 0, weight: 1000,
  }).records[0]
  const [scenario, other] = [observing(observe), observing(null)]
  const [layout, record, without] = [recordLayout(scenario), run(scenario), run(other)]
  const at = new Map(layout.daily.map((column, k) => [nameOf(column), k]))
  const valuesOf = (k: number) => record.subarray(k * layout.dates.length, (k + 1) * layout.dates.length)
  const total = valuesOf(at.get('encounters_between_ports|all|all|all')!)
  for (const [party, origin, sector] of [[1, 1, 0], [1, 0, 1], [0, 1, 1], [1, 1, 1]]) {
    const parts = layout.daily.flatMap((column, k) => column.series === 'encounters_between_ports'
      && [[column.party, party], [column.origin, origin], [column.sector, sector]]
        .every(([name, isOpen]) => (name !== 'all') === (isOpen === 1)) ? [valuesOf(k)] : [])
    expect(total.map((_, day) => parts.reduce((sum, one) => sum + one[day], 0))).toEqual(total)
  }
  expect(total.some((people) => people > 0)).toBe(true)
  expect(record.subarray(0, plain.monthlyOffset)).toEqual(without.subarray(0, plain.monthlyOffset))
  expect(record.subarray(layout.measuresOffset)).toEqual(without.subarray(plain.measuresOffset))
})

test('only flows of people are counted by two groups or three', () => {
  const crossed = Object.entries<OutputSpec>(outputs).flatMap(([series, { by }]) => by.length > 1 ? [series] : [])
  expect(crossed.filter((series) => !(series in Flow))).toEqual([])
})
