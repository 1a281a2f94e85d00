/** `charts/`: each chart of a run as SVG and PNG. */
import { join } from 'node:path'
import { drawFanChart } from './chart.ts'
import { writeBytesWhole, writeFileWhole } from './files.ts'
import { renderPng } from './png.ts'
import { runCharts } from './run-charts.ts'
import type { StoredRun } from './stored-run.ts'

const chartsFolder = 'charts'

export async function writeCharts(run: StoredRun): Promise<string[]> {
  const files: string[] = []
  for (const { id, chart } of runCharts(run)) {
    const svg = drawFanChart(chart)
    const place = `${chartsFolder}/${id}`
    await writeFileWhole(join(run.folder, `${place}.svg`), (write) => write(svg))
    await writeBytesWhole(join(run.folder, `${place}.png`), renderPng(svg))
    files.push(`${place}.svg`, `${place}.png`)
  }
  return files
}
