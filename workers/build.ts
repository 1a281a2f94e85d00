/** Which program this is: results of one build are not mixed with those of another. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The parts of the program that decide what a replicate's numbers are and how they are kept. */
const parts = ['sim', 'workers']

let known: string | undefined

/** Hash of the program's own files, as they were built or, from source, as they stand. */
export function buildHash(): string {
  known ??= hashOf(dirname(dirname(fileURLToPath(import.meta.url))))
  return known
}

function hashOf(folder: string): string {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const hash = createHash('sha256')
  for (const part of parts) {
    const files = readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => name.replaceAll('\\', '/'))
    for (const name of files.sort()) {
      hash.update(`${part}/${name}\n`).update(readFileSync(join(folder, part, name)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
