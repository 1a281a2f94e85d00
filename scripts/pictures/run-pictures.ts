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

/** Daily encounters under the scenario and under the one it runs against. */
export const underTheOrder = (folder: string): string => drawFanChart({
  ...encountersByDay(openRun(folder)),
  title: 'Encounters between ports of entry under the June 2024 order',
  fanLabel: 'With the order',
  counterfactualLabel: 'Without it, same people and luck',
})

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
