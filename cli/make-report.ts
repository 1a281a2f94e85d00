/** The handler of `umbral report`: from a run's folder to its files for readers. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defaultReportFormats, type ReportFormat } from '../report/formats.ts'
import { manifestFile } from '../report/manifest.ts'
import { storedFiles } from '../report/stored-run.ts'
import { writeReports } from '../report/write-reports.ts'
import { UserError } from './exit.ts'
import { writeEvent, writeOut } from './output.ts'
import { readManifest, shownFolder } from './run-folder.ts'

export interface ReportArguments {
  readonly dir: string
  readonly formats?: readonly ReportFormat[]
  readonly json?: boolean
  readonly quiet?: boolean
}

export async function makeReport({ dir, formats, json, quiet }: ReportArguments): Promise<void> {
  const folder = resolve(dir)
  const manifest = readManifest(join(folder, manifestFile))
  if (!manifest) {
    throw new UserError(`${dir} has no ${manifestFile} of ours; expected the folder of a run`)
  }
  const missing = storedFiles(manifest).filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) throw new UserError(`${dir} lacks ${missing.join(', ')}`)

  const files = await writeReports(folder, formats ?? defaultReportFormats)
  if (json) writeEvent({ event: 'end', folder, files })
  else if (!quiet) writeOut(`In ${shownFolder(folder)}: ${files.join(', ')}\n`)
}
