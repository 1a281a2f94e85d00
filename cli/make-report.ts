/** The handler of `umbral report`: from a run's folder to its files for readers. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  defaultReportFormats, sweepReportFormats, type ReportFormat, type SweepReportFormat,
} from '../report/formats.ts'
import { manifestFile } from '../report/manifest.ts'
import { storedFiles } from '../report/stored-run.ts'
import { storedSweepFiles } from '../report/stored-sweep.ts'
import { writeReports, writeSweepReports } from '../report/write-reports.ts'
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
  const isSweep = 'points' in manifest
  const missing = (isSweep ? storedSweepFiles(manifest) : storedFiles(manifest))
    .filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) throw new UserError(`${dir} lacks ${missing.join(', ')}`)

  const files = isSweep ? await writeSweepReports(folder, ofSweeps(formats))
    : await writeReports(folder, formats ?? defaultReportFormats)
  if (json) writeEvent({ event: 'end', folder, files })
  else if (!quiet) writeOut(`In ${shownFolder(folder)}: ${files.join(', ')}\n`)
}

function ofSweeps(formats: readonly ReportFormat[] = sweepReportFormats): SweepReportFormat[] {
  return formats.map((format) => {
    const found = sweepReportFormats.find((one) => one === format)
    if (found) return found
    throw new UserError(`a sweep has no ${format}, expected some of ${sweepReportFormats.join(', ')}`)
  })
}
