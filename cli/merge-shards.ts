/** The handler of `umbral merge`: from the folders of shards to one result. */
import { resolve } from 'node:path'
import { defaultFormats } from '../report/formats.ts'
import { recordLayout } from '../sim/observe/layout.ts'
import { buildHash } from '../workers/build.ts'
import type { SweepInputs } from '../study/sweep.ts'
import type { RunInputs } from '../workers/inputs.ts'
import type { Records } from '../workers/journal.ts'
import { commonPlan, openShards, UnfitShards } from '../workers/shards.ts'
import { writeRunResult } from './execute-run.ts'
import { Exit, UserError } from './exit.ts'
import { inWords } from './folder-trouble.ts'
import { writeError, writeEvent, writeOut } from './output.ts'
import { failedExpectations } from './expectation-words.ts'
import { statusAfter, writeJunit, type Model } from './run-ensemble.ts'
import { defaultFolder, inspectRunFolder, shownFolder } from './run-folder.ts'
import type { RunArguments } from './run-options.ts'
import type { SweepCommand } from './sweep/load-sweep.ts'
import { writeSweep } from './sweep/write-sweep.ts'

const realModel: Model = { layoutOf: recordLayout }

export interface MergeArguments extends Pick<RunArguments, 'out' | 'formats' | 'csvDialect' | 'junit' | 'json' | 'quiet'> {
  readonly dirs: readonly string[]
}

export async function mergeShards(args: MergeArguments, model: Model = realModel): Promise<number> {
  const { dirs, out, json, quiet } = args
  const header = fitting(() => commonPlan(dirs))
  const inputs = header.inputs as RunInputs | SweepInputs
  if (inputs.build !== buildHash()) {
    throw new UserError(`these shards were run by another build of the program (${inputs.build}; `
      + `this one is ${buildHash()}): merge them with that one`)
  }
  const name = 'points' in inputs ? inputs.name : inputs.scenario.name
  const folder = resolve(out ?? defaultFolder(name, inputs))
  const state = inspectRunFolder(folder, { ...header, shard: null })
  if (state.kind !== 'new') {
    throw new UserError(`${shownFolder(folder)} holds this same ${header.command}, ${state.kind}; `
      + 'choose another --out')
  }
  const records = fitting(() => openShards(dirs))
  let merged: Merged
  try {
    merged = 'points' in inputs
      ? await mergedSweep(header.command as SweepCommand, folder, inputs, records, args)
      : await mergedRun(folder, inputs, records, args, model)
  } catch (error) {
    throw inWords(error, shownFolder(folder))
  } finally {
    records.close()
  }
  const { status, finished, failed, files, troubles } = merged
  if (json) writeEvent({ event: 'end', status, finished, failed, folder, files })
  else if (!quiet) {
    writeOut(`${dirs.length} shards, ${finished} of ${header.nTasks} replicates, in ${
      shownFolder(folder)}: ${files.join(', ')}\n`)
  }
  writeError(troubles.map((line) => `${line}\n`).join(''))
  return status
}

interface Merged {
  readonly status: number
  readonly finished: number
  readonly failed: number
  readonly files: readonly string[]
  readonly troubles: readonly string[]
}

async function mergedRun(
  folder: string, inputs: RunInputs, records: Records, { formats, csvDialect, junit }: MergeArguments, model: Model,
): Promise<Merged> {
  const { finished, failures, expectations, files } = await writeRunResult(folder, inputs, records, {
    ...model, formats: formats ?? defaultFormats, csvDialect, replicates: inputs.replicates,
  })
  writeJunit(junit, inputs, expectations)
  return {
    status: statusAfter(failures.length, expectations), finished, failed: failures.length, files,
    troubles: failedExpectations(expectations),
  }
}

async function mergedSweep(
  command: SweepCommand, folder: string, inputs: SweepInputs, records: Records, { formats }: MergeArguments,
): Promise<Merged> {
  const { finished, failed, files } = await writeSweep(command, folder, inputs, records, {
    replicates: inputs.replicates, formats,
  })
  return { status: failed > 0 ? Exit.someFailed : Exit.fine, finished, failed, files, troubles: [] }
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
