/** The folder of a run: whose it is, and whether this run may write there. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { manifestFile, type Manifest } from '../report/manifest.ts'
import { scenarioFolder } from '../report/tables.ts'
import { differences, fingerprintOf, type RunInputs } from '../workers/inputs.ts'
import { peekJournal } from '../workers/journal.ts'
import { UserError } from './exit.ts'

/** Files that a run writes; a folder that holds one of them without a manifest is not ours. */
const ownFiles = ['summary.csv', 'monthly.csv', 'daily.csv', 'comparison.csv', 'run.json']

export type FolderState =
  | { readonly kind: 'new' }
  | { readonly kind: 'unfinished'; readonly done: number }
  | { readonly kind: 'finished'; readonly manifest: Manifest }

/** `results/<scenario>-<hash>`: the same inputs always land in the same place. */
export const defaultFolder = (inputs: RunInputs): string =>
  join('results', `${scenarioFolder(inputs.scenario.name)}-${
    fingerprintOf(inputs).slice(0, 10)}`)

/** Look at the folder. One that holds another run, or somebody's files, is refused. */
export function inspectRunFolder(folder: string, inputs: RunInputs): FolderState {
  const status = statSync(folder, { throwIfNoEntry: false })
  if (!status) return { kind: 'new' }
  if (!status.isDirectory()) throw new UserError(`${folder} is a file, expected a folder for --out`)

  const journal = peekJournal(folder, inputs)
  if (journal) {
    if (journal.differs.length > 0) refuseOther(folder, 'an unfinished run', journal.differs)
    return { kind: 'unfinished', done: journal.done }
  }
  const manifest = readManifest(join(folder, manifestFile))
  if (manifest) {
    const { version, scenario, against, others, seed, weight, replicates } = manifest
    const there = { version, scenario, against, others, seed, weight, replicates }
    if (manifest.fingerprint !== fingerprintOf(inputs)) {
      refuseOther(folder, 'another run', differences(inputs, there))
    }
    return { kind: 'finished', manifest }
  }
  const inTheWay = [manifestFile, ...ownFiles].filter((file) => existsSync(join(folder, file)))
  if (inTheWay.length > 0) {
    throw new UserError(`${folder} holds ${inTheWay.join(', ')}, which no run of ours has left `
      + 'complete; choose another --out, or delete them')
  }
  return { kind: 'new' }
}

const MOST_REASONS = 5

function refuseOther(folder: string, what: string, reasons: readonly string[]): never {
  const shown = reasons.slice(0, MOST_REASONS).map((reason) => `\n  ${reason}`).join('')
  const more = reasons.length - MOST_REASONS
  throw new UserError(`${folder} holds ${what}; choose another --out.${shown}`
    + (more > 0 ? `\n  and ${more} more` : ''))
}

/** Null where there is none, or one that another program left. */
export function readManifest(path: string): Manifest | null {
  if (!existsSync(path)) return null
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>
    return value.program === 'umbral' ? value as Manifest : null
  } catch {
    return null
  }
}

/** How a folder is shown: from where the user stands, if that is below. */
export function shownFolder(folder: string): string {
  const below = relative(process.cwd(), folder)
  return below === '' ? '.' : below.startsWith('..') ? folder : below
}
