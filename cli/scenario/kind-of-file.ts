/** What a file is for: a scenario, a sweep of scenarios, a calibration, or a table of draws. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { textOf } from './files.ts'
import { childOf } from './located.ts'
import { readYaml } from './read.ts'
import { shippedFolder } from './shipped.ts'

export type FileKind = 'scenario' | 'sweep' | 'calibration' | 'draws'

/** As far as its name and its keys say, with or without faults. Throws a ScenarioError if it cannot be read. */
export function kindOfFile(nameOrPath: string): FileKind {
  if (/\.csv$/i.test(nameOrPath)) return 'draws'
  const file = findCalibration(nameOrPath) ?? findSweep(nameOrPath)
  if (file === null || !statSync(file).isFile()) return 'scenario'
  const { root } = readYaml(textOf(file, 'a scenario, a sweep or a calibration'), file)
  const hasOneOf = (keys: readonly string[]): boolean =>
    root?.kind === 'map' && keys.some((key) => childOf(root, key) !== undefined)
  if (hasOneOf(['observed', 'method'])) return 'calibration'
  return hasOneOf(['axes', 'design']) ? 'sweep' : 'scenario'
}

/** A path, or the name of a calibration that ships, such as `2019-2024`; null where there is neither. */
export const findCalibration = (nameOrPath: string): string | null => findFile(nameOrPath, 'calibrations')

/** A path, or the name of a sweep that ships, such as `threshold-and-effort`; null where there is neither. */
export const findSweep = (nameOrPath: string): string | null => findFile(nameOrPath, 'sweeps')

function findFile(nameOrPath: string, folder: 'calibrations' | 'sweeps'): string | null {
  const file = path.resolve(nameOrPath)
  if (existsSync(file)) return file
  const name = nameOrPath.startsWith(`${folder}/`) ? nameOrPath.slice(folder.length + 1) : nameOrPath
  const shipped = path.join(shippedFolder(), folder, `${name}.yaml`)
  return existsSync(shipped) ? shipped : null
}
