import { Matrix } from 'ml-matrix'
import { expect, test } from 'vitest'
import { fitBySeries, fitCsv, fitRows } from '../../../report/calibration/fit-rows.ts'
import { parameterRows, parametersCsv } from '../../../report/calibration/parameter-rows.ts'
import { readCsv } from '../../../report/read-csv.ts'
import { parameters } from '../../../sim/parameters/table.ts'
import { withTablePrior } from '../../../study/calibration/calibrated-parameters.ts'
import type { Datum } from '../../../study/calibration/data.ts'
import { scenarioNamed } from '../../workers/stand-in.ts'

const posterior = { mean: new Matrix([[1, 0]]), covariance: Matrix.diag([0.25, 1]), nSummaries: 1 }

test('a parameter has its prior and posterior in its unit, or as a factor where its keys move together', () => {
  const [patience, fee] = parameterRows(
    [withTablePrior('northPatienceDays', null), withTablePrior('smugglerFeeUsd', null)], posterior)
  expect([patience.parameter, patience.unit]).toEqual(['northPatienceDays', 'days'])
  expect([patience.shift, patience.width]).toEqual([1, 0.5])
  const days = (z: number): number => parameters.northPatienceDays.default * Math.exp(0.3 * z)
  expect(patience.prior).toEqual([-1.64485, 0, 1.64485].map((z) => expect.closeTo(days(z), 3) as number))
  expect(patience.posterior[1]).toBeCloseTo(days(1), 6)
  expect(patience.posterior[2] / patience.posterior[1]).toBeCloseTo(Math.exp(0.3 * 0.5 * 1.64485), 5)
  expect([fee.unit, fee.prior[1]]).toEqual(['factor on the defaults', 1])
  expect(fee.posterior).toEqual(fee.prior) // nothing was learnt
  expect(readCsv(parametersCsv([patience, fee])).rows.map((row) => row.slice(-2))).toEqual([['1', '0.5'], ['0', '1']])
})

test('fit is counted by series: how often the interval holds the observed, and how far the median is', () => {
  const datum = (series: string, period: string, observed: number): Datum =>
    ({ series, period, of: [0], per: null, scale: 'log', observed, error: 0.1 })
  const data = [datum('a', '2024-01', 100), datum('a', '2024-02', 100), datum('b', '2024-01', 10)]
  const runs = (middle: number) => [-1, 0, 1].map((step) => data.map(() => middle + step))
  const inputs = {
    version: '', build: '', name: '', question: '', scenario: scenarioNamed('s'), also: null, parameters: [], data,
    method: { kind: 'ensemble-smoother' as const }, members: 3,
    weights: [1], draws: 3, drawsWeight: 1, keep: 3, seed: '',
  }
  const rows = fitRows(inputs, runs(50), runs(100))
  expect(fitBySeries(rows)).toEqual([
    { series: 'a', n: 2, inside: [0, 1], error: [0.5, 0], distance: [expect.closeTo(Math.log(101 / 51) / 0.1, 9) as number, 0] },
    {
      series: 'b', n: 1, inside: [0, 0], error: [4, 9],
      distance: [51, 101].map((value) => expect.closeTo(Math.log(value / 11) / 0.1, 9) as number),
    },
  ])
  const { header, rows: cells } = readCsv(fitCsv(rows))
  expect(header.slice(0, 4)).toEqual(['series', 'period', 'observed', 'prior_q0.05'])
  expect(cells[0].slice(0, 3)).toEqual(['a', '2024-01', '100'])
})
