import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDraws } from '../../cli/read-draws.ts'
import { drawsCsv } from '../../report/calibration/draws-table.ts'
import { parametersAt, withTablePrior } from '../../study/calibration/calibrated-parameters.ts'
import { planRun } from '../../workers/plan.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { scenarioNamed } from '../workers/stand-in.ts'

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'draws.csv')
  writeFileSync(file, text)
  return file
}

const moved = [
  withTablePrior('detectionProb', null), withTablePrior('smugglerFeeUsd', null),
  withTablePrior('childIntentionsPerDay', 'cuba'), withTablePrior('childIntentionsPerDay', 'haiti'),
]
const draws = [[0, 0, 0, 0], [1, -0.5, 2, -2]].map((scores) => parametersAt(moved, scores))

test('a table of draws is read as it was written', () => {
  const read = readDraws(fileWith(drawsCsv(draws)))
  expect(read).toHaveLength(2)
  expect(read[0]).toEqual(draws[0])
  expect(read[1].detectionProb).toBeCloseTo(draws[1].detectionProb as number, 6)
  expect(Object.keys(read[1].childIntentionsPerDay)).toEqual(['cuba', 'haiti'])
})

test('each pair of replicates has a draw, in turn, and what the scenario sets itself holds', () => {
  const scenario = scenarioNamed('a', { detectionProb: 0.5 })
  const plan = planRun({
    version: '', build: '', scenario, against: null, draws: 'posterior', posterior: draws, seed: '1', weight: 5, replicates: 5,
  }, 1, null)
  const used = [0, 1, 2, 3, 4].map((replicate) => plan.taskOf(replicate).scenario.parameters)
  expect(used.map(({ smugglerFeeUsd }) => smugglerFeeUsd)).toEqual([0, 0, 1, 1, 0].map((row) => draws[row].smugglerFeeUsd))
  expect(used.map(({ detectionProb }) => detectionProb)).toEqual(Array(5).fill(0.5))
})

test('push of a month, by origin, reaches every scenario of a replicate, and keeps three places', () => {
  const cuba = { name: 'push', key: 'cuba.2021-04', prior: { kind: 'normal', sd: 1 }, origin: 'cuba' } as const
  const [draw] = readDraws(fileWith(drawsCsv([parametersAt([...moved, cuba], [0, 0, 0, 0, 1.23456])])))
  expect(draw.push).toEqual({ 'cuba.2021-04': 1.235 })
  const scenario = scenarioNamed('a')
  const plan = planRun({
    version: '', build: '', scenario, against: scenario, draws: 'posterior', posterior: [draw], seed: '1', weight: 5, replicates: 1,
  }, 1, null)
  const { scenario: own, against } = plan.taskOf(0)
  expect([own.pushScores, against?.pushScores]).toEqual([draw.push, draw.push])
  expect(own.parameters).not.toHaveProperty('push')
})

describe('what is wrong with a table of draws is said with its place', () => {
  test.each([
    ['a parameter that is not there', 'draw,detectionProp\n0,0.5\n', /draws.csv:1:6: detectionProp: is no parameter, .*did you mean "detectionProb"/],
    ['a key that is not there', 'smugglerFeeUsd.cubs\n1\n', /1:1: smugglerFeeUsd.cubs: has no key "cubs", .*did you mean "cuba"/],
    ['a key that is missing', 'smugglerFeeUsd\n1\n', /lacks a key, expected one of mexico/],
    ['a column twice', 'detectionProb,detectionProb\n0.5,0.5\n', /1:15: detectionProb: stands there twice/],
    ['a value out of range', 'draw,detectionProb\n0,0.5\n1,1.5\n', /draws.csv:3:3: detectionProb: is 1.5, expected 0 to 1/],
    ['an empty cell', 'draw,detectionProb\n0,\n', /2:3: detectionProb: is empty, expected 0 to 1/],
    ['push of a month without an origin', 'push.2021-04\n1\n', /1:1: push.2021-04: is no month of push, expected push, an origin and a month/],
    ['push in a window in which patterns are judged', 'push.cuba.2021-03\n1\n', /1:1: push.cuba.2021-03: lies in a window/],
    ['push beyond its range', 'push.cuba.2021-04\n5\n', /2:1: push.cuba.2021-04: is 5, expected -4 to 4/],
    ['no draw', 'draw,detectionProb\n', /has no draw/],
    ['no parameter', 'draw\n0\n', /has no parameter/],
  ])('%s', (_name, text, message) => {
    expect(() => readDraws(fileWith(text))).toThrow(message)
  })
})
