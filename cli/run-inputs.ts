/** From the command line to what a run is made from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { parameters } from '../sim/parameters/table.ts'
import type { RunInputs } from '../workers/inputs.ts'
import { defaultScenario, type RunArguments } from './run-options.ts'
import { loadAgainst, loadScenario } from './scenario/load.ts'
import type { Change } from './scenario/set.ts'

/** Throws a ScenarioError for what the files or the changes have wrong. */
export function runInputsFrom(args: RunArguments): RunInputs {
  const changes: (string | Change)[] = [...args.set ?? []]
  for (const path of ['from', 'to'] as const) {
    const value = args[path]
    if (value !== undefined) changes.push({ option: `--${path} ${value}`, path, value })
  }
  const withoutAgainst: Change = { option: '--no-against', path: 'against', value: 'null' }
  const loaded = loadScenario(args.scenario ?? defaultScenario, parameters, {
    changes: args.noAgainst ? [...changes, withoutAgainst] : changes,
  })
  return {
    version: programVersion(),
    scenario: loaded.scenario,
    against: loadAgainst(loaded, parameters, { changes })?.scenario ?? null,
    seed: String(args.seed ?? 1),
    weight: args.weight ?? 5,
    replicates: args.replicates ?? 100,
  }
}

export function programVersion(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
