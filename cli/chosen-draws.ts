/** Which draws a command means by `--draws`, and which it takes where nothing is said. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import type { DrawInputs } from '../study/draws.ts'
import { UserError } from './exit.ts'
import { readDraws } from './read-draws.ts'

/** The posterior that ships, below the package's folder. */
export const shippedFile = 'data/posterior.csv'
export const shippedPosterior = (): string => join(packageFolder(), shippedFile)

/** What is meant where nothing is said: the posterior where one ships. */
export const preferredDraws = (otherwise: 'defaults' | 'priors', posterior = shippedPosterior()): string =>
  existsSync(posterior) ? 'posterior' : otherwise

/** `posterior`, `defaults`, `priors`, or the path of a table of draws. Throws a ScenarioError for its faults. */
export function chosenDraws(
  /** `posterior` is the one that ships; tests bring their own. */
  asked: string | undefined, posterior: string,
): DrawInputs {
  const draws = asked ?? preferredDraws('defaults', posterior)
  switch (draws) {
    case 'defaults': return {}
    case 'priors': return { draws }
    case 'posterior':
      if (!existsSync(posterior)) {
        throw new UserError(`--draws posterior means ${shippedFile} of the package, which is not there; expected defaults, `
          + 'priors, or a CSV file such as posterior.csv of "umbral calibrate"')
      }
      return drawsIn(posterior, shippedFile)
    default: return drawsIn(draws, basename(draws))
  }
}

function drawsIn(path: string, file: string): DrawInputs {
  const posterior = readDraws(path)
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { draws: 'posterior', posterior, posteriorFile: { file, draws: posterior.length, sha256 } }
}
