/** The charts of a run, drawn: once, although files of their own and the workbook want them. */
import { drawFanChart } from './chart.ts'
import { renderPng } from './png.ts'
import { runCharts, type RunChart } from './run-charts.ts'
import type { StoredRun } from './stored-run.ts'

export interface RunPicture extends RunChart {
  readonly svg: string
  readonly png: Uint8Array
}

const drawn = new WeakMap<StoredRun, readonly RunPicture[]>()

export function runPictures(run: StoredRun): readonly RunPicture[] {
  const before = drawn.get(run)
  if (before) return before
  const pictures = runCharts(run).map((one): RunPicture => {
    const svg = drawFanChart(one.chart)
    return { ...one, svg, png: renderPng(svg) }
  })
  drawn.set(run, pictures)
  return pictures
}
