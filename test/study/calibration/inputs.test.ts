import { Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { recordLayout } from '../../../sim/observe/layout.ts'
import { resolveParameters } from '../../../sim/parameters/resolve.ts'
import { parameters } from '../../../sim/parameters/table.ts'
import { parametersAt, pathOf, withTablePrior } from '../../../study/calibration/calibrated-parameters.ts'
import { placesOf, sumsIn, type Datum } from '../../../study/calibration/data.ts'
import {
  comparable, ensembleOf, lastRoundOf, nTasksOf, observedOf, placeOfTask, tasksOfRound, type CalibrationInputs,
} from '../../../study/calibration/inputs.ts'
import { scenarioNamed } from '../../workers/stand-in.ts'

const count: Datum = { series: 'a', period: '2024-01', of: [0], per: null, scale: 'log', observed: 1000, error: 0.1 }
const share: Datum = { series: 'b', period: '2024-01', of: [1], per: [0], scale: 'as-is', observed: 0.2, error: 0.01 }
const inputs: CalibrationInputs = {
  version: '', build: '', name: 'c', question: '', scenario: scenarioNamed('s'), also: null,
  parameters: [withTablePrior('detectionProb', null)], data: [count, share],
  method: { kind: 'ensemble-smoother' }, members: 4, weights: [100, 20],
  draws: 3, drawsWeight: 5, keep: 3, seed: '1',
}

describe('tasks', () => {
  test('go through the rounds, and then through the draws, each with its weight', () => {
    expect(nTasksOf(inputs)).toBe(11)
    expect(Array.from({ length: 11 }, (_, task) => placeOfTask(inputs, task)).map(({ round, member, weight }) =>
      `${round}.${member} ${weight}`)).toEqual([
      '0.0 100', '0.1 100', '0.2 100', '0.3 100', '1.0 20', '1.1 20', '1.2 20', '1.3 20', '2.0 5', '2.1 5', '2.2 5',
    ])
    expect([0, 1, 2].map((round) => tasksOfRound(inputs, round))).toEqual([[0, 4], [4, 8], [8, 11]])
  })

  test('draws are run before each time that they are moved, each time with luck of their own', () => {
    const method = { kind: 'local-ensemble-smoother', luck: 'shared', nAdjustments: 2 }
    const moved = { ...inputs, method } as CalibrationInputs
    expect(lastRoundOf(moved)).toBe(3)
    expect(nTasksOf(moved)).toBe(14)
    expect(tasksOfRound(moved, 3)).toEqual([11, 14])
    expect([0, 7, 8, 12].map((task) => placeOfTask(moved, task))).toEqual([
      { round: 0, member: 0, weight: 100, replicate: 0 }, { round: 1, member: 3, weight: 20, replicate: 1 },
      { round: 2, member: 0, weight: 5, replicate: 8 }, { round: 3, member: 1, weight: 5, replicate: 12 },
    ])
  })
})

describe('what runs give', () => {
  test('is compared on a log scale for counts, one person of the coarsest weight added to each', () => {
    expect(comparable(inputs, [1000, 0.2])).toEqual([Math.log(1100), 0.2])
    expect(comparable(inputs, [0, 0.2])[0]).toBe(Math.log(100)) // a month without anybody
    const { values, error } = observedOf(inputs)
    expect(values.to1DArray()).toEqual([Math.log(1100), 0.2])
    expect(error.diagonal()).toEqual([0.1 * 0.1, 0.01 * 0.01])
  })

  test('leaves out members that failed, and those without a number where one was observed', () => {
    const scores = new Matrix([[0], [1], [2]])
    const { scores: kept, data } = ensembleOf(inputs, scores, [
      { member: 0, values: [10, 0.1] }, // member 1 has failed
      { member: 2, values: [0, Number.NaN] }, // nobody, of whom a share would be taken
      { member: 3, values: [20, 0.3] }, // one more than there are scores: the first ones again
    ])
    expect(kept.to2DArray()).toEqual([[0], [0]])
    expect(data.to2DArray()).toEqual([[Math.log(110), 0.1], [Math.log(120), 0.3]])
  })
})

describe('places in a record', () => {
  const layout = recordLayout(scenarioNamed('s'))
  test('are those of a month of a series and group', () => {
    const places = placesOf(layout, 'encounters_between_ports', { party: 'family' })!
    expect([...places.keys()]).toEqual(['2024-01', '2024-02'])
    const record = new Float32Array(layout.length)
    record[places.get('2024-02')!] = 7
    record[places.get('2024-01')!] = 3
    const of = [...places.values()]
    expect(sumsIn(record, [{ of, per: null }, { of: [of[1]], per: of }])).toEqual([10, 0.7])
    expect(layout.monthly[(of[0] - layout.monthlyOffset) / layout.months.length])
      .toEqual({ series: 'encounters_between_ports', party: 'family', origin: 'all', sector: 'all' })
  })
  test('are none where a run has no such series', () => {
    expect(placesOf(layout, 'encounters')).toBeNull()
    expect(placesOf(layout, 'encounters_at_ports', { sector: 'tucson' })).toBeNull()
  })
})

describe('a row of scores', () => {
  const moved = [
    withTablePrior('detectionProb', null), withTablePrior('smugglerFeeUsd', null),
    withTablePrior('childIntentionsPerDay', 'cuba'), withTablePrior('childIntentionsPerDay', 'haiti'),
  ]
  test('of zeros gives the defaults', () => {
    expect(resolveParameters(parametersAt(moved, [0, 0, 0, 0]))).toEqual(resolveParameters({}))
  })
  test('moves all keys of a parameter together, or one alone', () => {
    const { smugglerFeeUsd, childIntentionsPerDay, ...rest } = parametersAt(moved, [0, 1, 2, 0])
    const factors = Object.entries(smugglerFeeUsd).map(([key, fee]) =>
      (fee as number) / parameters.smugglerFeeUsd.default[key as 'cuba'])
    expect(new Set(factors.map((factor) => factor.toFixed(9))).size).toBe(1)
    const { cuba, haiti } = parameters.childIntentionsPerDay.default
    expect(childIntentionsPerDay).toEqual({ cuba: expect.closeTo(cuba * Math.exp(2 * 0.15), 9) as number, haiti })
    expect(Object.keys(rest)).toEqual(['detectionProb'])
    expect(moved.map(pathOf)).toEqual(['detectionProb', 'smugglerFeeUsd', 'childIntentionsPerDay.cuba', 'childIntentionsPerDay.haiti'])
  })
})
