/**
 * Runs the scenarios that ship and brings docs/scenarios.md up to date: its table of figures, and
 * the pictures of the central ones. `npm run library -- [scenario...]`; without names, all of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedScenarios } from '../cli/scenario/shipped-list.ts'
import { manifestFile } from '../report/manifest.ts'
import { packageFolder } from '../report/package-folder.ts'
import { renderPng } from '../report/png.ts'
import { openStoredRun } from '../report/stored-run.ts'
import { effortFor, isCentral, isInTable } from './library/central.ts'
import { figuresTable, withFigures } from './library/figures.ts'
import { encountersOfScenario } from './pictures/run-pictures.ts'

const root = packageFolder()
const runFolder = (name: string): string => join(root, 'results', 'library', name)
const names = shippedScenarios().map(({ name }) => name).filter(isInTable)
const asked = process.argv.slice(2)

for (const name of asked.length > 0 ? asked : names) {
  rmSync(runFolder(name), { recursive: true, force: true })
  const { replicates, weight } = effortFor(name)
  const { status } = spawnSync(process.execPath, [
    join(root, 'dist', 'cli', 'main.js'), 'run', name, '--replicates', String(replicates),
    '--weight', String(weight), '--formats', 'csv', '--out', runFolder(name),
  ], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const runs = names.map(runFolder).filter((folder) => existsSync(join(folder, manifestFile)))
  .map(openStoredRun)
const page = join(root, 'docs', 'scenarios.md')
writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figuresTable(runs)))
for (const run of runs) {
  const { name } = run.manifest.scenario
  if (!isCentral(name)) continue
  const file = join('docs', 'pictures', `scenario-${name}.png`)
  writeFileSync(join(root, file), renderPng(encountersOfScenario(run)))
  console.log(file)
}
