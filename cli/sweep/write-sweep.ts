/** The files of a sweep or of a sensitivity analysis, from what its tasks have recorded. */
import { writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileWhole } from '../../report/files.ts'
import { indicesTable } from '../../report/indices-table.ts'
import { jsonText } from '../../report/json.ts'
import { manifestFile } from '../../report/manifest.ts'
import { renderPng } from '../../report/png.ts'
import { indicesOf, indicesPictures } from '../../report/sensitivity.ts'
import { sweepPictures } from '../../report/sweep-pictures.ts'
import { pointReader } from '../../report/sweep-records.ts'
import { writeSweepTable } from '../../report/sweep-table.ts'
import { pointOfTask, replicateOfTask, type SweepInputs } from '../../study/sweep.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import { journalFolder, type Records } from '../../workers/journal.ts'
import type { SweepCommand } from './load-sweep.ts'
import { sweepTableInWords } from './sweep-words.ts'

export interface SweepResult {
  readonly finished: number
  readonly failed: number
  readonly files: readonly string[]
  /** The table that is shown at the end; empty where there is none. */
  readonly words: string
}

export const picturesFolder = 'pictures'

export async function writeSweep(
  command: SweepCommand, folder: string, inputs: SweepInputs, records: Records,
): Promise<SweepResult> {
  const finished = records.recorded()
  const isFinished = new Uint8Array(inputs.points.length * inputs.replicates)
  for (const task of finished) isFinished[task] = 1
  const recordsOf = pointReader(inputs, {
    has: (task) => isFinished[task] === 1,
    read: (task, target) => records.read(task, 0, target),
  })
  await writeFileWhole(join(folder, 'sweep.csv'), (write) => writeSweepTable(inputs, recordsOf, write))
  const files = ['sweep.csv']
  let pictures = []
  if (command === 'sensitivity') {
    const indices = indicesOf(inputs, recordsOf)
    await writeFileWhole(join(folder, 'indices.csv'), (write) =>
      write(indicesTable(inputs.design.kind, indices)))
    files.unshift('indices.csv')
    pictures = indicesPictures(inputs, indices)
  } else pictures = sweepPictures(inputs, recordsOf)
  mkdirSync(join(folder, picturesFolder), { recursive: true })
  for (const { name, svg } of pictures) {
    await writeFileWhole(join(folder, picturesFolder, `${name}.svg`), (write) => write(svg))
    writeFileSync(join(folder, picturesFolder, `${name}.png`), renderPng(svg))
    files.push(`${picturesFolder}/${name}.svg`, `${picturesFolder}/${name}.png`)
  }
  const failures = records.failures().map(({ task, ...failure }) =>
    ({ point: pointOfTask(inputs, task), replicate: replicateOfTask(inputs, task), ...failure }))
  const text = jsonText({
    program: 'umbral', command, fingerprint: fingerprintOf(inputs), ...inputs,
    finished: finished.length, unfinished: isFinished.length - records.nDone, failures,
    warnings: records.warnings().map(({ message, nTasks }) => ({ message, replicates: nTasks })),
  })
  await writeFileWhole(join(folder, manifestFile), (write) => write(text))
  return {
    finished: finished.length, failed: failures.length, files: [...files, manifestFile],
    words: sweepTableInWords(inputs, recordsOf),
  }
}

/** A shard's replicates stay in its journal, and `umbral merge` makes the files. */
export const shardOfSweep = (records: Records): SweepResult => ({
  finished: records.recorded().length, failed: records.failures().length, files: [journalFolder],
  words: '',
})
