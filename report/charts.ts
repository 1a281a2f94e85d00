/** `charts/`: each chart of a run as SVG and PNG. */
import { join } from 'node:path'
import { writeBytesWhole, writeFileWhole } from './files.ts'
import { runPictures } from './run-pictures.ts'
import type { StoredRun } from './stored-run.ts'

const chartsFolder = 'charts'

export async function writeCharts(run: StoredRun): Promise<string[]> {
  const files: string[] = []
  for (const { id, svg, png } of runPictures(run)) {
    const place = `${chartsFolder}/${id}`
    await writeFileWhole(join(run.folder, `${place}.svg`), (write) => write(svg))
    await writeBytesWhole(join(run.folder, `${place}.png`), png)
    files.push(`${place}.svg`, `${place}.png`)
  }
  return files
}
