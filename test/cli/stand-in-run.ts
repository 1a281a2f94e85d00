/** A small run through the command's own code, with a tiny model in place of the real one. */
import { runEnsemble, type Model } from '../../cli/run-ensemble.ts'
import type { RunArguments } from '../../cli/run-options.ts'
import { standInLayout, standInWorker } from '../workers/stand-in.ts'

export const model: Model = { layoutOf: () => standInLayout, worker: standInWorker }

/** What is asked of a run where a test says nothing else. */
export const asked: RunArguments = {
  scenario: 'june-2024-order', replicates: 7, threads: 1, quiet: true, formats: ['csv'], draws: 'defaults',
}
export const run = (out: string, more: RunArguments = {}) =>
  runEnsemble({ ...asked, out, ...more }, model)
