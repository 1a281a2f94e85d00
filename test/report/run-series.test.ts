import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FanPoint } from '../../report/chart.ts'
import { nameInWords, policyLines } from '../../report/policy-lines.ts'
import { fanOf, fromFirstDifference, smooth } from '../../report/run-series.ts'
import { openStoredTable } from '../../report/stored-series.ts'
import type { Policy, Scenario } from '../../sim/scenario.ts'
import { policyOf } from '../sim/world.ts'

const header = 'month,series,party,origin,sector,mean,sd,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975'
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'series-'))
  const lines = [
    header,
    '2024-02,encounters_between_ports,all,all,all,7,1,1,2,3,4,5,6,7',
    '2024-01,encounters_between_ports,all,all,all,7,1,1,2,3,14,25,26,27',
    '2024-01,encounters_between_ports,family,all,all,7,1,1,2,3,5,6,7,8',
    '2024-03,encounters_between_ports,all,all,all,,,,,,,,,',
    '2024-01,got_aways,all,all,all,7,1,1,2,3,9,9,9,9',
  ]
  writeFileSync(join(folder, 'monthly.csv'), `${lines.join('\r\n')}\r\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('fanOf gives one series of one group, in order of date', () => {
  const monthly = openStoredTable(join(folder, 'monthly.csv'))
  const fan = fanOf(monthly, 'encounters_between_ports')
  expect(fan.map(({ date, median }) => [date, median])).toEqual([
    ['2024-01', 14], ['2024-02', 4], ['2024-03', null],
  ])
  expect(fan[1].bands).toEqual([[1, 7], [2, 6], [3, 5]])
  expect(fanOf(monthly, 'encounters_between_ports', {}, [0.8, 0.5])[1].bands).toEqual([[2, 6], [3, 5]])
  const family = fanOf(monthly, 'encounters_between_ports', { party: 'family' })
  expect(family.map(({ median }) => median)).toEqual([5])
})

const pointsOf = (medians: readonly (number | null)[]): FanPoint[] =>
  medians.map((median, i) => ({
    date: `2024-01-0${i + 1}`, median, bands: [[median ?? 0, 2 * (median ?? 0)]],
  }))

test('smooth takes running means, where no day of the window is missing', () => {
  const smoothed = smooth(pointsOf([1, 2, 6, null, 10]), 3)
  expect(smoothed.map(({ median }) => median)).toEqual([null, 3, null, null, null])
  expect(smoothed[1].bands).toEqual([[3, 6]])
})

test('fromFirstDifference begins one point before', () => {
  expect(fromFirstDifference(pointsOf([1, 2, 3, 4]), pointsOf([1, 2, 9, 4]))).toHaveLength(3)
  expect(fromFirstDifference(pointsOf([1, 2]), pointsOf([1, 2]))).toEqual([])
})

describe('policyLines', () => {
  const policy = (fields: Partial<Policy>): Policy =>
    policyOf({ announced: null, effective: '2024-06-05', ...fields })
  const linesOf = (fields: Partial<Policy>) =>
    policyLines({ policies: { 'june-order': policy(fields) }, mexico: [] } as unknown as Scenario)

  test('joins an announcement to a start within days of it', () => {
    const lines = linesOf({ leaked: ['2024-02-21', '2024-05-30'], announced: '2024-06-04' })
    expect(lines).toEqual([
      { date: '2024-02-21', label: 'June order: first reports' },
      { date: '2024-06-05', label: 'June order: in force 5\u00a0June (announced 4\u00a0June)' },
    ])
  })

  test('keeps an early announcement and an end apart', () => {
    const lines = linesOf({ announced: '2024-04-01', ends: '2024-09-01' })
    expect(lines.map(({ date }) => date)).toEqual(['2024-04-01', '2024-06-05', '2024-09-01'])
  })

  test('writes names as words', () => expect(nameInWords('take-back')).toBe('Take back'))
})
