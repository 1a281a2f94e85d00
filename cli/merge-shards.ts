/** The handler of `umbral merge`: from the folders of shards to one result. */
import { resolve } from 'node:path'
import { defaultFormats } from '../report/formats.ts'
import { recordLayout } from '../sim/observe/layout.ts'
import { buildHash } from '../workers/build.ts'
import type { RunInputs } from '../workers/inputs.ts'
import { commonPlan, openShards, UnfitShards } from '../workers/shards.ts'
import { writeRunResult, type RunResult } from './execute-run.ts'
import { UserError } from './exit.ts'
import { inWords } from './folder-trouble.ts'
import { writeError, writeEvent, writeOut } from './output.ts'
import { failedExpectations } from './expectation-words.ts'
import { statusAfter, writeJunit, type Model } from './run-ensemble.ts'
import { defaultFolder, inspectRunFolder, shownFolder } from './run-folder.ts'
import type { RunArguments } from './run-options.ts'

export interface MergeArguments extends Pick<RunArguments, 'out' | 'formats' | 'junit' | 'json' | 'quiet'> {
  readonly dirs: readonly string[]
}

export async function mergeShards(
  { dirs, out, formats, junit, json, quiet }: MergeArguments, model: Model = { layoutOf: recordLayout },
): Promise<number> {
  const header = fitting(() => commonPlan(dirs))
  const inputs = header.inputs as RunInputs
  if (inputs.build !== buildHash()) {
    throw new UserError(`these shards were run by another build of the program (${inputs.build}; `
      + `this one is ${buildHash()}): merge them with that one`)
  }
  const folder = resolve(out ?? defaultFolder(inputs.scenario.name, inputs))
  const state = inspectRunFolder(folder, { ...header, shard: null })
  if (state.kind !== 'new') {
    throw new UserError(`${shownFolder(folder)} holds this same run, ${state.kind}; choose another --out`)
  }
  const records = fitting(() => openShards(dirs))
  let result: RunResult
  try {
    result = await writeRunResult(folder, inputs, records, {
      ...model, formats: formats ?? defaultFormats, replicates: inputs.replicates,
    })
  } catch (error) {
    throw inWords(error, shownFolder(folder))
  } finally {
    records.close()
  }
  const { finished, failures, expectations, files } = result
  const status = statusAfter(failures.length, expectations)
  if (json) writeEvent({ event: 'end', status, finished, failed: failures.length, folder, files })
  else if (!quiet) {
    writeOut(`${dirs.length} shards, ${finished} of ${inputs.replicates} replicates, in ${
      shownFolder(folder)}: ${files.join(', ')}\n`)
  }
  writeError(failedExpectations(expectations).map((line) => `${line}\n`).join(''))
  writeJunit(junit, inputs, expectations)
  return status
}

/** Shards that do not fit are the user's to put right. */
function fitting<T>(look: () => T): T {
  try {
    return look()
  } catch (error) {
    throw error instanceof UnfitShards
      ? new UserError(`these cannot be merged:\n${
        error.reasons.map((reason) => `  ${reason}`).join('\n')}`)
      : error
  }
}
