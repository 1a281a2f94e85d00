/** Writes the reference pages of docs/ from the tables and schemas of the code: `npm run reference`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { referencePages } from './reference/pages.ts'

for (const [name, text] of Object.entries(referencePages())) {
  writeFileSync(join(packageFolder(), 'docs', name), text)
  console.log(`docs/${name}`)
}
