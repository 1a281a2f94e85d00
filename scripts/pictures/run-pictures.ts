/** The pictures of docs/: charts of a run, in the words of the page they stand on. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawFanChart } from '../../report/chart.ts'
import { manifestFile, type Manifest } from '../../report/manifest.ts'
import { encountersByDay, encountersByParty } from '../../report/run-charts.ts'
import { openStoredRun, storedFiles, type StoredRun } from '../../report/stored-run.ts'

/** Something about the run's folder that whoever gave it can put right. */
export class RunFolderError extends Error {}

/** Monthly encounters between ports by party: the fan, and what was observed up to May 2024. */
export function simulatedAndObserved(folder: string): string {
  const chart = encountersByParty(openRun(folder))
  return drawFanChart({
    ...chart,
    title: 'Encounters between ports of entry, simulated and observed',
    panels: chart.panels.map((panel) => ({ ...panel, counterfactual: [] })),
    fanLabel: 'Simulated',
    observedLabel: 'Observed, to May 2024',
  })
}

/** The same over the years of the history, with the dates by which one reads them. */
export function throughTheYears(folder: string): string {
  const run = openRun(folder)
  const chart = encountersByParty(run)
  return drawFanChart({
    ...chart,
    title: 'Encounters between ports of entry, October 2019 to May 2024',
    panels: chart.panels.map((panel) => ({ ...panel, counterfactual: [] })),
    fanLabel: run.manifest.draws === 'posterior' ? 'Simulated, posterior' : 'Simulated, before calibration',
    observedLabel: 'Observed',
    policyLines: [
      { date: '2020-03-21', label: 'Title 42' },
      { date: '2020-11-18', label: 'children exempt' },
      { date: '2023-01-05', label: 'parole and take-back' },
      { date: '2023-05-12', label: 'Title 42 ends' },
      { date: '2023-12-27', label: 'Mexican control' },
    ],
  })
}

/** Daily encounters under the scenario and under the one it runs against. */
export const underTheOrder = (folder: string): string => drawFanChart({
  ...encountersByDay(openRun(folder)),
  title: 'Encounters between ports of entry under the June 2024 order',
  fanLabel: 'With the order',
  counterfactualLabel: 'Without it, same people and luck',
})

/** The same of any scenario, with the bands that hold 90 % and half of the runs. */
export const encountersOfScenario = (run: StoredRun): string =>
  drawFanChart(encountersByDay(run, [0.9, 0.5]))

/** Name of the scenario that was run. */
export const scenarioOf = (folder: string): string => openRun(folder).manifest.scenario.name

function openRun(folder: string): StoredRun {
  const has = (file: string): boolean => existsSync(join(folder, file))
  const needed = has(manifestFile)
    ? storedFiles(JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest)
    : [manifestFile]
  const missing = needed.filter((file) => !has(file))
  if (missing.length > 0) {
    throw new RunFolderError(`${missing.join(', ')} is missing in ${folder}; expected a run's folder`)
  }
  return openStoredRun(folder)
}
