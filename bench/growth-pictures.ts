/** Draws docs/pictures/cost-per-event.png and growth.png from findings. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { renderPng } from '../report/png.ts'
import { drawResponse, type ResponseLine } from '../report/response-chart.ts'
import type { Stored } from './stored.ts'

/** Write the pictures there are findings for; their files. */
export function drawGrowth(stored: Stored): string[] {
  const pictures: [string, string][] = []
  if (stored.replicate !== undefined) pictures.push(['cost-per-event.png', costPerEvent(stored.replicate)])
  if (stored.growth !== undefined) pictures.push(['growth.png', oneByOne(stored.growth)])
  return pictures.map(([name, svg]) => {
    const file = join('docs', 'pictures', name)
    writeFileSync(join(packageFolder(), file), renderPng(svg))
    return file
  })
}

/** Values of figures whose name is `before` and a number, by that number. */
const series = ({ figures }: Stored[string], before: string): Map<string, number> =>
  new Map(figures.filter(({ name }) => name.startsWith(before))
    .map(({ name, value }) => [name.slice(before.length), value]))

const COARSEST = 100 // weight: in coarser runs hardly anything but days is paid for

function costPerEvent(findings: Stored[string]): string {
  const events = series(findings, 'events of a replicate, weight ')
  const line = (label: string, before: string): ResponseLine => ({
    label,
    points: [...series(findings, before)].filter(([weight]) => Number(weight) <= COARSEST)
      .map(([weight, value]) => ({ x: Math.log10(events.get(weight)!), median: value, bands: [] })),
  })
  return drawResponse({
    title: 'Cost of an event, by how many there are',
    subtitle: 'Nanoseconds of CPU time an event (an intention formed, or a change of state), one replicate of '
      + 'june-2024-order at weights from 100 down. A level line is cost in proportion to events.',
    xLabel: 'events of the replicate, powers of ten (6: a million)',
    lines: [
      line('all of its cost', 'CPU time of an event, weight '),
      line('without what a replicate of nobody costs', 'marginal CPU time of an event, weight '),
    ],
    note: 'A dot a weight; towards the right people are simulated more finely.',
    source: `npm run bench. ${findings.machine}.`,
  })
}

function oneByOne(findings: Stored[string]): string {
  const names = [...new Set(findings.figures.flatMap(({ name }) =>
    name.match(/^CPU time, (.*): \d+$/)?.slice(1) ?? []))]
  const lines = names.map((name): ResponseLine => {
    const points = [...series(findings, `CPU time, ${name}: `)].map(([amount, value]) => [Number(amount), value])
    return {
      label: name,
      points: points.map(([amount, value]) => ({ x: amount / points[0][0], median: value / points[0][1], bands: [] })),
    }
  })
  return drawResponse({
    title: 'Cost as one thing grows',
    subtitle: 'CPU time of june-2024-order at weight 40, times that of the least, as one thing grows.',
    xLabel: 'how much of it, times the least',
    lines: [
      ...lines,
      { label: 'in proportion', points: [1, 16].map((x) => ({ x, median: x, bands: [] })) },
    ],
    note: 'The middle of five rounds, all levels in turn.',
    source: `npm run bench -- --full. ${findings.machine}.`,
  })
}
