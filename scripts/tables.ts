/** Makes data/ from a folder of source tables: `npm run data -- <folder>`. */
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { makeTables } from './tables/make-tables.ts'
import { SourceError } from './tables/source-table.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: npm run data -- <folder of source tables>')
  process.exitCode = 2
} else {
  try {
    for (const [name, nRows] of makeTables(folder, join(packageFolder(), 'data'))) {
      console.log(`data/${name}.csv: ${nRows} rows`)
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
