/** The files of a sweep or of a sensitivity analysis, from what its tasks have recorded. */
import { join } from 'node:path'
import { writeBytesWhole, writeFileWhole } from '../../report/files.ts'
import { sweepFormats, sweepReportFormats, type Format } from '../../report/formats.ts'
import { flatIndices, indicesTable } from '../../report/indices-table.ts'
import { jsonText } from '../../report/json.ts'
import { manifestFile } from '../../report/manifest.ts'
import { renderPng } from '../../report/png.ts'
import { indicesOf, indicesPictures } from '../../report/sensitivity.ts'
import { indicesFile, picturesFolder, sweepFile, type SweepManifest } from '../../report/stored-sweep.ts'
import { mattersMost } from '../../report/sweep-answer.ts'
import { sweepPictures, type SweepPicture } from '../../report/sweep-pictures.ts'
import { pointReader, type PointRecords } from '../../report/sweep-records.ts'
import { writeSweepTable } from '../../report/sweep-table.ts'
import { writeSweepReports } from '../../report/write-reports.ts'
import { pointOfTask, replicateOfTask, type SweepInputs } from '../../study/sweep.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import { journalFolder, type Records } from '../../workers/journal.ts'
import { precisionWarnings, type Rounds } from '../run-rounds.ts'
import type { SweepCommand } from './load-sweep.ts'
import { sweepTableInWords } from './sweep-words.ts'

export interface SweepResult {
  readonly finished: number
  readonly failed: number
  readonly files: readonly string[]
  /** What is shown at the end; empty where there is nothing to show. */
  readonly words: string
}

export interface WriteSweepOptions extends Pick<Rounds, 'replicates' | 'precision'> {
  readonly formats?: readonly Format[]
}

export async function writeSweep(
  command: SweepCommand, folder: string, asked: SweepInputs, records: Records,
  { replicates, precision, formats = sweepFormats }: WriteSweepOptions,
): Promise<SweepResult> {
  const inputs = { ...asked, replicates }
  const nTasks = inputs.points.length * replicates
  const { finished, recordsOf } = recordedPoints(inputs, records)
  await writeFileWhole(join(folder, sweepFile), (write) => writeSweepTable(inputs, recordsOf, write))
  const files = [sweepFile]
  let pictures: SweepPicture[] = []
  let words = ''
  if (command === 'sensitivity') {
    const indices = indicesOf(inputs, recordsOf)
    await writeFileWhole(join(folder, indicesFile), (write) =>
      write(indicesTable(inputs.design.kind, indices)))
    files.unshift(indicesFile)
    pictures = indicesPictures(inputs, indices)
    words = mattersMost(inputs, flatIndices(indices)).join('\n')
  } else {
    pictures = sweepPictures(inputs, recordsOf)
    words = sweepTableInWords(inputs, recordsOf)
  }
  for (const { name, svg } of pictures) {
    const place = `${picturesFolder}/${name}`
    await writeFileWhole(join(folder, `${place}.svg`), (write) => write(svg))
    await writeBytesWhole(join(folder, `${place}.png`), renderPng(svg))
    files.push(`${place}.svg`, `${place}.png`)
  }
  const failures = records.failures().map(({ task, ...failure }) =>
    ({ point: pointOfTask(inputs, task), replicate: replicateOfTask(inputs, task), ...failure }))
  const manifest: SweepManifest = {
    program: 'umbral', command, fingerprint: fingerprintOf(asked), ...inputs, precision,
    finished, unfinished: nTasks - finished - failures.length, failures,
    warnings: [
      ...records.warnings().map(({ message, nTasks: n }) => ({ message, replicates: n })),
      ...precisionWarnings(precision),
    ],
    drawn: pictures.map(({ name, title }) => ({ name, title })),
  }
  await writeFileWhole(join(folder, manifestFile), (write) => write(jsonText(manifest)))
  files.push(manifestFile, ...await writeSweepReports(folder,
    sweepReportFormats.filter((format) => formats.includes(format))))
  return { finished, failed: failures.length, files, words }
}

/** What the journal holds, point by point, and how many tasks that is. */
export function recordedPoints(
  inputs: SweepInputs, records: Records,
): { finished: number; recordsOf: (point: number) => PointRecords } {
  const isFinished = new Uint8Array(inputs.points.length * inputs.replicates)
  const finished = records.recorded()
  for (const task of finished) isFinished[task] = 1
  return {
    finished: finished.length,
    recordsOf: pointReader(inputs, {
      has: (task) => isFinished[task] === 1,
      read: (task, target) => records.read(task, 0, target),
    }),
  }
}

/** A shard's replicates stay in its journal, and `umbral merge` makes the files. */
export const shardOfSweep = (records: Records): SweepResult => ({
  finished: records.recorded().length, failed: records.failures().length, files: [journalFolder],
  words: '',
})
