import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { handler as explain } from '../../../cli/commands/explain.ts'
import { handler as scenarios } from '../../../cli/commands/scenarios.ts'
import { handler as schema } from '../../../cli/commands/schema.ts'
import { handler as validate } from '../../../cli/commands/validate.ts'
import { withPosterior } from '../../../cli/scenario/posterior-terms.ts'
import { allTerms } from '../../../cli/scenario/terms.ts'
import { parameters } from '../../../sim/parameters/table.ts'
import { folderOf, head } from './folder.ts'

const args = { _: [], $0: 'umbral' }
let out: string[] = []
let err: string[] = []
beforeEach(() => {
  out = []
  err = []
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

test('validate says ok on stdout, problems on stderr, and exits with 2 on any', async () => {
  const { at } = folderOf({ 'good.yaml': head, 'bad.yaml': `${head}foo: 1\n` })
  await validate({ ...args, file: [`${at}/good.yaml`], json: false })
  expect(out).toEqual([`${at}/good.yaml: ok`])
  expect(process.exitCode ?? 0).toBe(0)

  await validate({ ...args, file: [`${at}/bad.yaml`, `${at}/good.yaml`], json: false })
  expect(err).toEqual([expect.stringContaining(`${at}/bad.yaml:5:1: foo: unknown key`)])
  expect(out).toHaveLength(2)
  expect(process.exitCode).toBe(2)
})

test('validate --json gives one line a file', async () => {
  const { at } = folderOf({ 'bad.yaml': `${head}foo: 1\n` })
  await validate({ ...args, file: [`${at}/bad.yaml`, 'status-quo-2024'], json: true })
  expect(out.map((line) => JSON.parse(line))).toEqual([
    {
      file: `${at}/bad.yaml`, ok: false,
      problems: [{
        file: `${at}/bad.yaml`, line: 5, column: 1, path: 'foo',
        message: expect.stringContaining('unknown key'),
      }],
    },
    { file: 'status-quo-2024', ok: true, problems: [] },
  ])
})

test('validate takes a file with axes or a design for a sweep, of either command', async () => {
  const sweep = 'question: Why?\nscenarios: june-2024-order\naxes: { detectionProb: [0.5, 1.5] }\n'
  const { at } = folderOf({ 'it.yaml': `${sweep}design: { kind: grd }\n`, 'range.yaml': `${sweep}design: { kind: grid }\n` })
  await validate({ ...args, file: ['threshold-and-effort', 'what-matters'], json: false })
  expect(out).toEqual(['threshold-and-effort: ok', 'what-matters: ok'])
  await validate({ ...args, file: [`${at}/it.yaml`, `${at}/range.yaml`], json: false })
  expect(err[0]).toContain('it.yaml:4:17: design.kind: is "grd"')
  expect(err[1]).toContain('range.yaml:3:9: axes.detectionProb: is 1.5, expected 0 to 1')
  expect(process.exitCode).toBe(2)
})

test('validate takes a CSV file for a table of draws', async () => {
  const { at } = folderOf({ 'good.csv': 'draw,detectionProb\n0,0.5\n', 'bad.csv': 'draw,detectionProb\n0,1.5\n' })
  await validate({ ...args, file: [`${at}/good.csv`, `${at}/bad.csv`], json: false })
  expect(out).toEqual([`${at}/good.csv: ok`])
  expect(err).toEqual([expect.stringContaining('bad.csv:2:3: detectionProb: is 1.5, expected 0 to 1')])
  expect(process.exitCode).toBe(2)
})

test('explain says what the posterior that ships has of a parameter, where one does', () => {
  const { at } = folderOf({ 'posterior.csv': 'draw,detectionProb,smugglerFeeUsd.cuba\n0,0.5,100\n1,0.6,300\n2,0.7,200\n' })
  const terms = allTerms({ parameters })
  expect(withPosterior(terms, `${at}/none.csv`)).toBe(terms)
  const known = new Map(withPosterior(terms, `${at}/posterior.csv`).map(({ where, details }) => [where, details.posterior]))
  expect(known.get('parameters.detectionProb')).toMatch(/^0.6 \(0.51 to 0.69\); median and 90 % interval/)
  expect(known.get('parameters.smugglerFeeUsd')).toMatch(/^cuba 200 \(110 to 290\);/)
  expect(known.get('parameters.lapseDays')).toBeUndefined()
})

test('validate looks at what a file runs against, too', async () => {
  const { at } = folderOf({ 'it.yaml': `${head}against: other.yaml\n`, 'other.yaml': 'foo: 1\n' })
  await validate({ ...args, file: [`${at}/it.yaml`], json: false })
  expect(err.join()).toContain('other.yaml:1:1: foo: unknown key')
})

test('scenarios lists names with their questions', async () => {
  await scenarios({ ...args, json: true })
  expect(JSON.parse(out.join(''))).toContainEqual({
    name: 'june-2024-order', question: expect.stringMatching(/^How far do crossings fall/),
    file: expect.stringContaining('june-2024-order.yaml'),
  })
})

test('schema prints JSON', async () => {
  await schema({ ...args, kind: 'scenario', write: false })
  await schema({ ...args, kind: 'sweep', write: false })
  expect(out.map((text) => JSON.parse(text))).toMatchObject([
    { title: 'Umbral scenario' }, { title: 'Umbral sweep' },
  ])
})

test('explain prints an article, all terms, or what may have been meant', async () => {
  await explain({ ...args, term: 'lift.below', json: false })
  expect(out[0]).toMatch(/^policies\.\*\.trigger\.lift\.below \(field\)\n {2}A finding below this/)
  await explain({ ...args, json: false })
  expect(out[1]).toMatch(/^Parameters \(\d+\)\n/)
  await expect(explain({ ...args, term: 'detctionProb', json: false }))
    .rejects.toThrow('did you mean detectionProb')
})
