/** The folder of a run: whose it is, and whether this run may write there. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { manifestFile, type Manifest } from '../report/manifest.ts'
import type { SweepManifest } from '../report/stored-sweep.ts'
import { scenarioFolder } from '../report/tables.ts'
import type { ExpectationResult } from '../study/expectations.ts'
import { differences, fingerprintOf } from '../workers/inputs.ts'
import { inspectJournal, reasonsAgainst, type JournalPlan } from '../workers/journal.ts'
import { tasksOf, type Shard } from '../workers/plan.ts'
import { UserError } from './exit.ts'

/** Files that a run writes; a folder that holds one of them without a manifest is not ours. */
const ownFiles = [
  'summary.csv', 'monthly.csv', 'daily.csv', 'comparison.csv', 'luck.csv', 'hub.csv', 'replicates.parquet',
  'report.html', 'results.xlsx', 'run.json', 'sweep.csv', 'indices.csv',
]

/** Fields of a manifest that say how a run went, and not what it was made from. */
const outcomes = [
  'program', 'command', 'fingerprint', 'finished', 'unfinished', 'failures', 'warnings', 'expectations',
  'posteriorRows', 'drawn',
]

export type FolderState =
  | { readonly kind: 'new' }
  | { readonly kind: 'unfinished'; readonly done: number }
  | {
    readonly kind: 'finished'; readonly done: number; readonly failed: number
    readonly expectations: readonly ExpectationResult[]
  }

/** `results/<name>-<hash>`: the same inputs always land in the same place. */
export const defaultFolder = (name: string, inputs: object, shard: Shard | null = null): string =>
  join('results', `${scenarioFolder(name)}-${
    fingerprintOf(inputs).slice(0, 10)}${shard ? `-shard-${shard.index}-of-${shard.of}` : ''}`)

/** Look at the folder. One that holds another run, or somebody's files, is refused. */
export function inspectRunFolder(folder: string, plan: JournalPlan): FolderState {
  const { inputs, shard } = plan
  const status = statSync(folder, { throwIfNoEntry: false })
  if (!status) return { kind: 'new' }
  if (!status.isDirectory()) throw new UserError(`${folder} is a file, expected a folder for --out`)

  const journal = inspectJournal(folder)
  if (journal) {
    const { done, failed, header } = journal
    const reasons = reasonsAgainst(plan, header)
    if (reasons.length > 0) refuseOther(folder, header.shard ? 'a shard' : 'an unfinished run', reasons)
    const isWholeShard = shard !== null && done === tasksOf(plan).length
    return isWholeShard ? { kind: 'finished', done, failed, expectations: [] } : { kind: 'unfinished', done }
  }
  const manifest = readManifest(join(folder, manifestFile))
  if (manifest) {
    if (manifest.fingerprint !== fingerprintOf(inputs)) {
      const { precision } = manifest
      const there = {
        ...Object.fromEntries(Object.entries(manifest).filter(([key]) => key in inputs || !outcomes.includes(key))),
        ...precision && { precision: precision.target, replicates: precision.replicatesPerRound },
      }
      refuseOther(folder, 'another run', differences(inputs, there))
    }
    if (shard !== null) refuseOther(folder, 'the whole run', [])
    const { finished, failures } = manifest
    const expectations = 'expectations' in manifest ? manifest.expectations : []
    return { kind: 'finished', done: finished, failed: failures.length, expectations }
  }
  const inTheWay = [manifestFile, ...ownFiles].filter((file) => existsSync(join(folder, file)))
  if (inTheWay.length > 0) {
    throw new UserError(`${folder} holds ${inTheWay.join(', ')}, which no run of ours has left `
      + 'complete; choose another --out, or delete them')
  }
  return { kind: 'new' }
}

/** The same, for a command that is to run there: what has been begun needs `--resume`. */
export function stateOfFolder(plan: JournalPlan, folder: string, resume = false): FolderState {
  const state = inspectRunFolder(folder, plan)
  if (resume || state.kind === 'new') return state
  const there = `${shownFolder(folder)} holds this same ${plan.command}`
  throw new UserError(state.kind === 'finished'
    ? `${there}, finished; there is nothing to do. Choose another --out to run it again`
    : `${there}, unfinished (${state.done} of ${tasksOf(plan).length} replicates); add --resume to go `
      + 'on with it, or choose another --out')
}

const MOST_REASONS = 5

function refuseOther(folder: string, what: string, reasons: readonly string[]): never {
  const shown = reasons.slice(0, MOST_REASONS).map((reason) => `\n  ${reason}`).join('')
  const more = reasons.length - MOST_REASONS
  throw new UserError(`${folder} holds ${what}; choose another --out.${shown}`
    + (more > 0 ? `\n  and ${more} more` : ''))
}

/** Null where there is none, or one that another program left. */
export function readManifest(path: string): Manifest | SweepManifest | null {
  if (!existsSync(path)) return null
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest | SweepManifest>
    return value.program === 'umbral' ? value as Manifest | SweepManifest : null
  } catch {
    return null
  }
}

/** How a folder is shown: from where the user stands, if that is below. */
export function shownFolder(folder: string): string {
  const below = relative(process.cwd(), folder)
  return below === '' ? '.' : below.startsWith('..') ? folder : below
}
