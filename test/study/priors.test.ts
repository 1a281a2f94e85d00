import { expect, test } from 'vitest'
import { resolveParameters } from '../../sim/parameters/resolve.ts'
import type { ParameterSpec } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { drawFromPriors, priorOf, valuesAt, withDrawn } from '../../study/priors.ts'
import { mean, standardDeviation } from '../../study/quantiles.ts'
import { scenarioNamed } from '../workers/stand-in.ts'

const table = Object.entries<ParameterSpec>(parameters)
const n = 400
const draws = Array.from({ length: n }, (_, replicate) => drawFromPriors('1', replicate))

test.each(table)('%s: the middle of its prior is the default, and draws keep to the range', (name, spec) => {
  const middle = resolveParameters({ [name]: valuesAt(spec, 0) })
  expect(middle).toEqual(resolveParameters({}))
  const numbers = draws.flatMap((drawn) => Object.values(drawn[name] ?? {}).concat(drawn[name] ?? []))
    .filter((value) => typeof value === 'number')
  for (const value of numbers) {
    expect(value).toBeGreaterThanOrEqual(spec.range[0])
    expect(value).toBeLessThanOrEqual(spec.range[1])
  }
})

test('draws are spread as the prior says, and parameters do not follow one another', () => {
  const logs = (name: string, of: (value: number) => number) =>
    draws.map((drawn) => of(drawn[name] as number))
  const patience = logs('northPatienceDays', Math.log) // an assumption, in days
  expect(priorOf(parameters.northPatienceDays)).toEqual({ kind: 'log-normal', sd: 0.3 })
  expect(Math.abs(mean(patience) - Math.log(parameters.northPatienceDays.default))).toBeLessThan((4 * 0.3) / Math.sqrt(n))
  expect(standardDeviation(patience)! / 0.3).toBeCloseTo(1, 0)
  const odds = logs('detectionProb', (p) => Math.log(p / (1 - p)))
  expect(standardDeviation(odds)! / 0.5).toBeCloseTo(1, 0)
  const product = patience.map((x, k) =>
    ((x - mean(patience)) / 0.3) * ((odds[k] - mean(odds)) / 0.5))
  expect(Math.abs(mean(product))).toBeLessThan(4 / Math.sqrt(n))
})

test('one draw moves all keys of a parameter, and whole numbers stay', () => {
  const [{ memoryDays, smugglerFeeUsd, communitiesPerOrigin, typeShare }] = draws
  const fees = Object.entries(smugglerFeeUsd).map(([origin, fee]) =>
    Number(fee) / parameters.smugglerFeeUsd.default[origin as 'cuba'])
  expect(new Set(fees.map((factor) => factor.toFixed(9))).size).toBe(1)
  expect(memoryDays).not.toBe(parameters.memoryDays.default)
  expect([communitiesPerOrigin, typeShare]).toEqual([undefined, undefined])
})

test('what a scenario sets itself holds', () => {
  const [drawn] = draws
  const scenario = scenarioNamed('a', { memoryDays: 40, smugglerFeeUsd: { cuba: 1 } })
  const { parameters: used } = withDrawn(scenario, drawn)
  expect(used.memoryDays).toBe(40)
  expect(used.smugglerFeeUsd).toEqual({ ...drawn.smugglerFeeUsd as object, cuba: 1 })
  expect(used.roadMemoryDays).toBe(drawn.roadMemoryDays)
})

test('push is not free: nothing may give it innovations of more than 0.10 a month', () => {
  const spec: ParameterSpec = parameters.pushInnovationSd
  expect(spec.range[1]).toBeLessThanOrEqual(0.1) // what --set, scenarios, sweeps and draws are held to
  expect(valuesAt(spec, 50)).toBeLessThanOrEqual(0.1)
  expect(valuesAt({ ...spec, prior: { kind: 'log-normal', sd: 5 } }, 3)).toBeLessThanOrEqual(0.1)
})
