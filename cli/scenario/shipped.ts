/** Which file is meant by a name or a path, and which scenarios come with the package. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { packageFolder } from '../../report/package-folder.ts'
import { didYouMean } from './nearest.ts'

const EXTENSIONS = ['.yaml', '.yml', '.json']
/** Files below `scenarios/` that are designs over scenarios or calibrations, not scenarios. */
const otherFolders = ['sweeps', 'calibrations']

/** The folder `scenarios/` of the package, found from source and from `dist/` alike. */
export const shippedFolder = (): string => path.join(packageFolder(), 'scenarios')

/** Names of the scenarios in the folder, such as `history/2019-2024`, in order. */
export const shippedNames = (folder: string = shippedFolder()): string[] =>
  namesIn(folder).filter((name) => !otherFolders.includes(name.split('/')[0]))

/** Names of the sweeps and sensitivity analyses, such as `threshold-and-effort`, in order. */
export const shippedSweeps = (): string[] => namesIn(path.join(shippedFolder(), 'sweeps'))

/** Names of the calibrations, such as `2019-2024`, in order. */
export const shippedCalibrations = (): string[] => namesIn(path.join(shippedFolder(), 'calibrations'))

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()

/** What a scenario is called in tables and reports; never a path of somebody's machine. */
export function nameOf(file: string, folder: string): string {
  const below = path.relative(folder, file)
  const isShipped = !below.startsWith('..') && !path.isAbsolute(below)
  const named = isShipped ? below.split(path.sep).join('/') : path.basename(file)
  return named.slice(0, named.length - path.extname(named).length)
}

export type Found = { readonly file: string } | { readonly fault: string }

/**
 * The file of a shipped scenario (by name), or the file at a path that is relative to `from`.
 * A fault says what is wrong and what was expected.
 */
export function findScenario(nameOrPath: string, from: string, folder: string): Found {
  const isPath = EXTENSIONS.includes(path.extname(nameOrPath)) || /^\.|^[/\\~]/.test(nameOrPath)
  const shipped = path.join(folder, `${nameOrPath}.yaml`)
  if (!isPath && isFile(shipped)) return { file: shipped }

  const file = path.resolve(from, nameOrPath)
  if (isFile(file)) return { file }
  if (isPath) {
    const what = existsSync(file) ? 'that is a folder' : 'there is no such file'
    return { fault: `${what}, expected a scenario file or the name of a shipped one` }
  }
  const beside = EXTENSIONS.map((extension) => nameOrPath + extension)
    .find((candidate) => isFile(path.resolve(from, candidate)))
  const names = shippedNames(folder)
  const inFolder = names.find((name) => name.endsWith(`/${nameOrPath}`)) // history/2019-2024
  const meant = beside === undefined ? inFolder : `./${beside}`
  const hint = meant === undefined ? didYouMean(nameOrPath, names) : `; did you mean "${meant}"?`
  const expected = `expected one of ${names.join(', ')}, or a file`
  return { fault: `there is no such scenario, ${expected}${hint}` }
}

const isFile = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
