/** Where the kinds of files that are made from the stored tables of a run meet their writers. */
import type { ReportFormat, SweepReportFormat } from './formats.ts'
import { openStoredRun, type StoredRun } from './stored-run.ts'
import { openStoredSweep, type StoredSweep } from './stored-sweep.ts'

/** Writes one kind of file into the run's folder; gives their paths, relative to that folder. */
export type ReportWriter = (run: StoredRun) => Promise<readonly string[]>

/** Each is loaded when it is asked for: libraries of workbooks and pictures take time to load. */
const writers: Readonly<Record<ReportFormat, () => Promise<ReportWriter>>> = {
  xlsx: async () => (await import('./workbook/write-workbook.ts')).writeWorkbook,
  charts: async () => (await import('./charts.ts')).writeCharts,
  html: async () => (await import('./page.ts')).writePage,
  hub: async () => (await import('./hub.ts')).writeHub,
}

/** Write files of these kinds, the same bytes whenever the tables are the same. */
export async function writeReports(
  folder: string,
  formats: readonly ReportFormat[],
): Promise<string[]> {
  if (formats.length === 0) return []
  const run = openStoredRun(folder)
  const files: string[] = []
  for (const format of formats) {
    const write = await writers[format]()
    files.push(...await write(run))
  }
  return files
}

const sweepWriters: Readonly<Record<
  SweepReportFormat, () => Promise<(sweep: StoredSweep) => Promise<readonly string[]>>
>> = {
  xlsx: async () => (await import('./workbook/sweep-workbook.ts')).writeSweepWorkbook,
  html: async () => (await import('./sweep-page.ts')).writeSweepPage,
}

/** The same for the folder of a sweep or of a sensitivity analysis. */
export async function writeSweepReports(
  folder: string, formats: readonly SweepReportFormat[],
): Promise<string[]> {
  if (formats.length === 0) return []
  const sweep = openStoredSweep(folder)
  const files: string[] = []
  for (const format of formats) {
    const write = await sweepWriters[format]()
    files.push(...await write(sweep))
  }
  return files
}
