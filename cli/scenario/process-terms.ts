/** What the model's processes do, in the words of docs/model.md, which has a section for each. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageFolder } from '../../report/package-folder.ts'
import type { Term } from './terms.ts'

const page = 'docs/model.md'
const heading = /^### (.+) \(`(sim\/processes\/[^`]+)`\)\n\n([\s\S]*?)\n*(?=^#{1,3} )/gm

/** In the order of the model's day. */
export function processTerms(): Term[] {
  const file = join(packageFolder(), page)
  if (!existsSync(file)) return []
  const sections = [...readFileSync(file, 'utf8').matchAll(heading)]
  return sections.map(([, title, where, text], k) => ({
    name: basename(where, '.ts'), kind: 'process', where, text,
    details: { step: `${k + 1} of ${sections.length} of the day`, page: `${page}, "${title}"` },
  }))
}
