/** Sweeps by the built program: killed, cut in shards, and wrong in every way. */
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../report/read-csv.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')
const umbral = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

const sweep = `
question: Does it resume?
scenarios: june-2024-order
set: { start: 2024-05-01, from: 2024-05-25, to: 2024-06-25 }
axes:
  policies.june-order.trigger.activate.at-least: [1500, 4000]
  effort: { label: Effort, from: 0.5, to: 1.5, step: 0.5, scales: [mexico.3.effort] }
design: { kind: grid }
weight: 4000
replicates: 2
reference: { policies.june-order.trigger.activate.at-least: 1500, effort: 1 }
measures: [encounters_between_ports, days_in_force:june-order]
`

function fileWith(text: string, folder = temporaryFolder()): string {
  const file = join(folder, 'sweep.yaml')
  writeFileSync(file, text)
  return file
}

/** Run, and kill with SIGKILL after some time; whether it had ended by itself. */
const killedAfter = (ms: number, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve(status === 0)
    })
  })

test('killed at any moment and resumed, or in shards and merged: the bytes of a sweep left alone', async () => {
  const folder = temporaryFolder()
  const file = fileWith(sweep, folder)
  const whole = join(folder, 'whole')
  expect(umbral('sweep', file, '--out', whole, '--quiet')).toMatchObject({ status: 0, stderr: '' })
  const files = filesOf(whole)
  expect(Object.keys(files)).toContain('pictures/heat-map-days_in_force-june-order.png')

  const killed = join(folder, 'killed')
  const args = ['sweep', file, '--out', killed, '--resume', '--quiet', '--threads', '1']
  for (const ms of [1000, 1800]) await killedAfter(ms, args)
  expect(umbral(...args)).toMatchObject({ status: 0, stderr: '' })
  expect(filesOf(killed)).toEqual(files)

  const shards = ['1', '2'].map((index) => join(folder, index))
  shards.forEach((out, k) => umbral('sweep', file, '--out', out, '--shard', `${k + 1}/2`, '--quiet'))
  const missing = umbral('merge', shards[0])
  expect(missing.status).toBe(2)
  expect(missing.stderr).toContain('shard 2/2 is missing')
  const merged = join(folder, 'merged')
  expect(umbral('merge', ...shards, '--out', merged, '--quiet')).toMatchObject({ status: 0, stderr: '' })
  expect(filesOf(merged)).toEqual(files)

  const { header, rows } = readCsv(files['sweep.csv'])
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
  expect(rows).toHaveLength(6 * 2)
  expect(new Set(column('effort'))).toEqual(new Set(['0.5', '1', '1.5']))
  expect(new Set(column('replicates'))).toEqual(new Set(['2']))
  const atReference = rows.filter((row) => row[header.indexOf('point')] === '1')
  expect(atReference.map((row) => row[header.indexOf('difference_mean')])).toEqual(['0', '0'])
})

test('sensitivity writes indices and their picture', () => {
  const folder = temporaryFolder()
  const file = fileWith(`
question: What matters?
scenarios: june-2024-order
set: { start: 2024-05-01, from: 2024-05-25, to: 2024-06-25 }
axes:
  detectionProb: prior
  effort: { from: 0.5, to: 1.5, scales: [mexico.3.effort] }
design: { kind: morris, walks: 2 }
weight: 4000
replicates: 2
measures: [encounters_between_ports]
`, folder)
  const out = join(folder, 'out')
  expect(umbral('sensitivity', file, '--out', out, '--quiet')).toMatchObject({ status: 0, stderr: '' })
  const { rows } = readCsv(readFileSync(join(out, 'indices.csv'), 'utf8'))
  expect(rows.map(([measure, , method, factor, index]) => [measure, method, factor, index].join(' ')))
    .toEqual(['detectionProb', 'effort'].flatMap((factor) => ['mu_star', 'mu', 'sigma', 'chance_error']
      .map((index) => `encounters_between_ports morris ${factor} ${index}`)))
  const files = filesOf(out)
  expect(Object.keys(files)).toContain('pictures/indices-encounters_between_ports.png')
  expect(files['report.html']).toContain('How much each factor matters')
})

describe('what is wrong with a sweep is said before anything runs', () => {
  const faults: [string, [string, string], RegExp][] = [
    ['a value out of range', ['[1500, 4000]', '[1500, -1]'],
      /sweep.yaml:6:3: axes.policies.june-order.trigger.activate.at-least: is -1, expected 0 or more/],
    ['a field that is not there', ['activate.at-least', 'activate.atleast'], /unknown key.*did you mean "at-least"/],
    ['a policy that is not there', ['policies.june-order', 'policies.jun-order'],
      /there is no such policy.*did you mean "june-order"/],
    ['nothing to scale', ['mexico.3.effort', 'mexico.9.effort'],
      /sweep.yaml:7:11: axes.effort: scales mexico.9.effort, where there is nothing/],
    ['a range the wrong way round', ['from: 0.5, to: 1.5', 'from: 1.5, to: 0.5'], /axes.effort: .*expected from below to/],
    ['an axis without levels in a grid', [', step: 0.5', ''], /axes.effort: has no levels, which a grid needs/],
    ['a design of the other command', ['kind: grid', 'kind: morris, walks: 4'], /which "umbral sensitivity" runs/],
    ['a reference that is short', [', effort: 1 }', ' }'], /reference: lacks effort/],
    ['a measure that is not there', ['days_in_force:june-order', 'days_in_force:june'],
      /measures.1: is "days_in_force:june".*did you mean "days_in_force:june-order"/],
    ['a key that is not there', ['question:', 'qestion:'], /unknown key.*did you mean "question"/],
  ]
  test.each(faults)('%s', async (_name, [from, to], message) => {
    expect(sweep).toContain(from)
    const { loadSweep } = await import('../../cli/sweep/load-sweep.ts')
    const file = fileWith(sweep.replaceAll(from, to))
    expect(() => loadSweep('sweep', { file })).toThrow(message)
  })
})

const shipped = readdirSync(new URL('../../scenarios/sweeps', import.meta.url))
test.each(shipped)('scenarios/sweeps/%s is without a fault', async (name) => {
  const { loadSweep } = await import('../../cli/sweep/load-sweep.ts')
  const file = fileURLToPath(new URL(`../../scenarios/sweeps/${name}`, import.meta.url))
  const isForIndices = /kind: (sobol-indices|morris)/.test(readFileSync(file, 'utf8'))
  const { inputs } = loadSweep(isForIndices ? 'sensitivity' : 'sweep', { file })
  expect(inputs.points.length).toBeGreaterThan(10)
  expect(inputs.order.toSorted((a, b) => a - b)).toEqual([...inputs.points.keys()])
})
