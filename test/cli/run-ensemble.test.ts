import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Exit, UserError } from '../../cli/exit.ts'
import { makeReport } from '../../cli/make-report.ts'
import { runEnsemble, type Model } from '../../cli/run-ensemble.ts'
import { runInputsFrom } from '../../cli/run-inputs.ts'
import { ScenarioError } from '../../cli/scenario/problems.ts'
import type { Manifest, RunFacts } from '../../report/manifest.ts'
import { readCsv } from '../../report/read-csv.ts'
import { openJournal } from '../../workers/journal.ts'
import { planRun } from '../../workers/plan.ts'
import { runBatch } from '../../workers/batch.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'
import { batchOf, runStandIn, standInLayout } from '../workers/stand-in.ts'
import { model, run } from './stand-in-run.ts'


test('writes the files of a run, the same on any number of threads', async () => {
  const folder = temporaryFolder()
  for (const threads of [1, 2, 3]) {
    expect(await run(join(folder, `${threads}`), { threads, formats: undefined })).toBe(Exit.fine)
  }
  const one = filesOf(join(folder, '1'))
  expect(Object.keys(one).sort()).toEqual([
    'against/daily.csv', 'against/monthly.csv', 'against/replicates.parquet', 'against/summary.csv',
    'charts/encounters-by-day.png', 'charts/encounters-by-day.svg',
    'charts/encounters-by-party.png', 'charts/encounters-by-party.svg', 'comparison.csv',
    'daily.csv', 'manifest.json', 'monthly.csv', 'replicates.parquet',
    'report.html', 'results.xlsx', 'summary.csv',
  ])
  expect(filesOf(join(folder, '2'))).toEqual(one)
  expect(filesOf(join(folder, '3'))).toEqual(one)

  const manifest = JSON.parse(one['manifest.json']) as Manifest
  expect(manifest).toMatchObject({
    program: 'umbral', seed: '1', weight: 5, replicates: 7, finished: 7, unfinished: [],
    failures: [], posteriorRows: Array(7).fill(null),
    warnings: [{ message: 'replicate 1 is odd', replicates: 3 }],
  })
  expect(manifest.scenario.name).toBe('june-2024-order')
  expect(one['manifest.json']).not.toContain(folder)
  const facts = JSON.parse(readFileSync(join(folder, '2/run.json'), 'utf8')) as RunFacts
  expect(facts).toMatchObject({ replicates: 7, resumed: 0, threads: 2, interrupted: false })
})

const posterior = (folder: string): string => {
  const file = join(folder, 'mine.csv')
  writeFileSync(file, 'draw,detectionProb\n0,0.6\n1,0.65\n2,0.7\n')
  return file
}

test('with draws of a posterior says how much of the spread is luck, the same on any number of threads', async () => {
  const folder = temporaryFolder()
  const draws = posterior(folder)
  for (const threads of [1, 2]) {
    await run(join(folder, `${threads}`), { threads, draws, formats: ['csv', 'html'] })
  }
  const one = filesOf(join(folder, '1'))
  expect(filesOf(join(folder, '2'))).toEqual(one)

  const { header, rows } = readCsv(one['luck.csv'])
  expect(header).toEqual(['measure', 'unit', 'scenario', 'against', 'of', 'pairs', 'variance', 'share_of_luck'])
  const measures = standInLayout.measures.map(({ measure }) => measure)
  expect(rows.map(([measure, , scenario, against, of]) => [measure, scenario, against, of])).toEqual([
    ...['june-2024-order', 'status-quo-2024'].flatMap((name) => measures.map((measure) => [measure, name, '', 'value'])),
    ...measures.flatMap((measure) => ['difference', 'ratio'].map((of) =>
      [measure, 'june-2024-order', 'status-quo-2024', of])),
  ])
  expect(rows.every(([, , , , , pairs]) => pairs === '3')).toBe(true) // of seven replicates
  expect(one['report.html']).toContain('is luck and')
  expect(one['report.html']).toMatch(/3 rows of mine.csv \(SHA-256 [0-9a-f]{12}\)/)

  const manifest = JSON.parse(one['manifest.json']) as Manifest
  expect(manifest).toMatchObject({ draws: 'posterior', posteriorFile: { file: 'mine.csv', draws: 3 } })
  expect(manifest.posteriorRows).toEqual([0, 0, 1, 1, 2, 2, 0])
  expect(one['manifest.json']).not.toContain(folder)
  const facts = JSON.parse(readFileSync(join(folder, '2/run.json'), 'utf8')) as RunFacts
  expect(facts.draws).toEqual({ from: 'posterior', used: 3, ...manifest.posteriorFile })
})

test('leaves out of the share of luck a pair of which one failed', async () => {
  const folder = temporaryFolder()
  const failing: Model = {
    ...model, worker: new URL('../workers/failing-worker.ts', import.meta.url).href,
  }
  const out = join(folder, 'a')
  const args = {
    scenario: 'june-2024-order', replicates: 8, draws: posterior(folder), quiet: true, formats: ['csv'] as const, out,
  }
  expect(await runEnsemble(args, failing)).toBe(Exit.someFailed)
  const { rows } = readCsv(readFileSync(join(out, 'luck.csv'), 'utf8'))
  expect(new Set(rows.map(([, , , , , pairs]) => pairs))).toEqual(new Set(['3']))
})

test('marks CSV files as UTF-8 for Excel on request, and reads them all the same', async () => {
  const folder = temporaryFolder()
  const formats = ['csv', 'xlsx', 'hub'] as const
  await run(join(folder, 'a'), { formats })
  await run(join(folder, 'b'), { formats, csvDialect: 'excel' })
  const [standard, excel] = [filesOf(join(folder, 'a')), filesOf(join(folder, 'b'))]
  for (const [name, text] of Object.entries(standard)) {
    expect(excel[name]).toBe(name.endsWith('.csv') ? `\u00EF\u00BB\u00BF${text}` : text)
  }
  await makeReport({ dir: join(folder, 'b'), formats: ['xlsx'], quiet: true })
  expect(filesOf(join(folder, 'b'))['results.xlsx']).toBe(standard['results.xlsx'])
})

test('goes on where a killed run was, to the same bytes', async () => {
  const folder = temporaryFolder()
  await run(join(folder, 'whole'))
  const out = join(folder, 'killed')
  const inputs = runInputsFrom({ scenario: 'june-2024-order', replicates: 7, draws: 'defaults' })
  const plan = planRun(inputs, 2 * standInLayout.length, null)
  const journal = openJournal(out, plan)
  journal.append(runBatch(batchOf(plan, [5, 0, 3]), runStandIn))
  journal.close()

  await expect(run(out)).rejects.toThrow(/unfinished \(3 of 7 replicates\); add --resume/)
  await expect(run(out, { seed: 2, resume: true })).rejects.toThrow(/seed is "2" here, "1" there/)
  expect(await run(out, { resume: true, threads: 2 })).toBe(Exit.fine)
  expect(filesOf(out)).toEqual(filesOf(join(folder, 'whole')))
  const facts = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunFacts
  expect(facts).toMatchObject({ replicates: 4, resumed: 3 })
})

test('writes nothing over another run, nor over the same one', async () => {
  const out = join(temporaryFolder(), 'a')
  await run(out)
  await expect(run(out)).rejects.toThrow(/this same run, finished/)
  await expect(run(out, { seed: 2 })).rejects.toThrow(/holds another run.*\n.*seed is "2" here/)
  await expect(run(out, { seed: 2, resume: true })).rejects.toThrow(UserError)
  expect(await run(out, { resume: true })).toBe(Exit.fine)
})

test('leaves alone a folder that holds the same names but no run', async () => {
  const out = temporaryFolder()
  writeFileSync(join(out, 'daily.csv'), 'mine')
  await expect(run(out)).rejects.toThrow(/holds daily.csv/)
  const other = temporaryFolder()
  mkdirSync(join(other, 'notes'))
  expect(await run(other)).toBe(Exit.fine)
})

test('finishes the others when a replicate fails, and says 4', async () => {
  const out = join(temporaryFolder(), 'a')
  const failing: Model = {
    ...model, worker: new URL('../workers/failing-worker.ts', import.meta.url).href,
  }
  const args = {
    scenario: 'june-2024-order', replicates: 7, draws: 'defaults', quiet: true, formats: ['csv'] as const, out,
  }
  expect(await runEnsemble(args, failing)).toBe(Exit.someFailed)
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
  expect(manifest.finished).toBe(6)
  expect(manifest.failures).toEqual([{ replicate: 2, stage: 'replicate', message: 'unlucky' }])
  expect(existsSync(join(out, 'journal'))).toBe(false)
})

test('says everything that is wrong with the input before anything runs', async () => {
  await expect(run('unused', { set: ['to=2024-13-01'] })).rejects.toThrow(ScenarioError)
  await expect(run('unused', { from: 'tomorrow' })).rejects.toThrow(/--from tomorrow/)
  await expect(run('unused', { scenario: 'jun-2024-order' })).rejects.toThrow(/june-2024-order/)
})

test('runs one scenario by itself on request', async () => {
  const out = join(temporaryFolder(), 'a')
  expect(await run(out, { noAgainst: true })).toBe(Exit.fine)
  expect(Object.keys(filesOf(out))).not.toContain('comparison.csv')
})

test('says 3 and what was found where an expectation does not hold', async () => {
  const folder = temporaryFolder()
  const out = join(folder, 'a')
  const junit = join(folder, 'reports', 'junit.xml')
  const summary = join(folder, 'summary.md')
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary)
  onTestFinished(() => void vi.unstubAllEnvs())
  // The stand-in's numbers lie between 0 and 999, those of the counterfactual 100 higher.
  const set = ['expect=["mean(got_aways) < 1000", "P(difference(got_aways) > -50) > 0.9"]']
  expect(await run(out, { set, junit })).toBe(Exit.expectation)
  const found = [
    { statement: 'mean(got_aways) < 1000', holds: true },
    { statement: 'P(difference(got_aways) > -50) > 0.9', holds: false, value: 0 },
  ]
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
  expect(manifest.expectations).toMatchObject(found)
  const xml = readFileSync(junit, 'utf8')
  expect(xml).toContain('<testsuite name="june-2024-order" tests="2" failures="1" errors="0">')
  expect(xml).toContain('<testcase classname="june-2024-order" name="mean(got_aways) &lt; 1000"/>')
  expect(xml).toContain('<failure message="found 0">')
  const page = readFileSync(summary, 'utf8')
  expect(page).toContain('| Got-aways |')
  expect(page).toContain('| ❌ fails | `P(difference(got_aways) > -50) > 0.9` | 0 |')

  writeFileSync(junit, '')
  expect(await run(out, { set, junit, resume: true })).toBe(Exit.expectation)
  expect(readFileSync(junit, 'utf8')).toBe(xml)
})

test('says 0 where all expectations hold', async () => {
  const set = ['expect=["mean(got_aways) >= 0"]']
  expect(await run(join(temporaryFolder(), 'a'), { set })).toBe(Exit.fine)
})
