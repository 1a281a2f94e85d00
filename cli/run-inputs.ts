/** From the command line to what a run is made from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { scenarioFolder } from '../report/tables.ts'
import { parameters } from '../sim/parameters/table.ts'
import { buildHash } from '../workers/build.ts'
import type { RunInputs } from '../workers/inputs.ts'
import { chosenDraws, shippedPosterior } from './chosen-draws.ts'
import { UserError } from './exit.ts'
import {
  defaultScenario, type CompareArguments, type RunArguments, type SharedArguments,
} from './run-options.ts'
import { loadAgainst, loadBeside, loadScenario } from './scenario/load.ts'
import type { Change } from './scenario/set.ts'

/** Throws a ScenarioError for what the files or the changes have wrong. */
export function runInputsFrom(args: RunArguments, posterior = shippedPosterior()): RunInputs {
  const changes = changesFrom(args)
  const withoutAgainst: Change = { option: '--no-against', path: 'against', value: 'null' }
  const loaded = loadScenario(args.scenario ?? defaultScenario, parameters, {
    changes: args.noAgainst ? [...changes, withoutAgainst] : changes,
  })
  const against = loadAgainst(loaded, parameters, { changes })?.scenario ?? null
  return inputsFor(args, posterior, { scenario: loaded.scenario, against })
}

/** Throws a ScenarioError as above, and a UserError where two scenarios have one name. */
export function compareInputsFrom(args: CompareArguments, posterior = shippedPosterior()): RunInputs {
  const names = [args.baseline, ...args.others]
  const changes = changesFrom(args)
  const [scenario, ...others] = loadBeside(names, parameters, { changes })
    .map((one) => ({ ...one, against: null }))
  const known = new Set<string>()
  for (const { name } of [scenario, ...others]) {
    const folder = scenarioFolder(name)
    if (known.has(folder)) {
      throw new UserError(`two of the scenarios are called ${name}, expected names that differ`)
    }
    known.add(folder)
  }
  return inputsFor(args, posterior, { scenario, against: null, others })
}

function changesFrom(args: SharedArguments): (string | Change)[] {
  const changes: (string | Change)[] = [...args.set ?? []]
  for (const path of ['from', 'to'] as const) {
    const value = args[path]
    if (value !== undefined) changes.push({ option: `--${path} ${value}`, path, value })
  }
  return changes
}

const inputsFor = (
  args: SharedArguments,
  posterior: string,
  scenarios: Pick<RunInputs, 'scenario' | 'against' | 'others'>,
): RunInputs => ({
  version: programVersion(),
  build: buildHash(),
  ...scenarios,
  ...chosenDraws(args.draws, posterior),
  seed: String(args.seed ?? 1),
  weight: args.weight ?? 5,
  replicates: args.replicates ?? 100,
  ...args.precision !== undefined && { precision: args.precision },
})

export function programVersion(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
