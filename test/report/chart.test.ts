import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { drawFanChart, type FanChart, type FanPoint } from '../../report/chart.ts'
import { placeLabels, type Mast, type Room } from '../../report/chart/policy-labels.ts'
import { textWidth, wrap } from '../../report/chart/text-width.ts'
import { axisTicks, spanOf } from '../../report/chart/time-axis.ts'
import { packageFolder } from '../../report/package-folder.ts'
import { renderPng } from '../../report/png.ts'

const sha = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

const point = (date: string, median: number | null): FanPoint => ({
  date,
  median,
  bands: [[0.5, 2], [0.8, 1.2]].map(([low, high]) => [(median ?? 0) * low, (median ?? 0) * high]),
})
const months = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07']
const chart: FanChart = {
  title: 'Crossings & "thresholds" <2024>',
  subtitle: 'People a month.',
  panels: [
    {
      title: 'Single adults',
      fan: months.map((month, i) => point(month, 50_000 - 5_000 * i)),
      counterfactual: months.map((month) => point(month, 52_000)),
      observed: [{ date: '2024-01', value: 48_000 }, { date: '2024-02', value: 47_000 }],
      levels: [{ value: 75_000, label: '2,500 a day' }],
    },
    { title: 'Families', fan: months.map((month) => point(month, 4_000)) },
  ],
  bandShares: [0.95, 0.5],
  fanLabel: 'Simulated',
  counterfactualLabel: 'Without the order',
  policyLines: [
    { date: '2024-02-21', label: 'First report' },
    { date: '2024-06-05', label: 'Order in force' },
    { date: '2025-01-20', label: 'Outside the picture' },
  ],
  source: 'Made for a test.',
}
const svg = drawFanChart(chart)

describe('drawFanChart', () => {
  test('gives the same bytes twice, as SVG and as PNG', () => {
    expect(sha(drawFanChart(structuredClone(chart)))).toBe(sha(svg))
    const png = renderPng(svg)
    expect(png.subarray(0, 8)).toEqual(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    )
    expect(sha(renderPng(svg))).toBe(sha(png))
  })

  test('writes title, subtitle, legend, panels, policies, thousands and source', () => {
    for (const text of [
      'Crossings &amp; &quot;thresholds&quot; &lt;2024&gt;', 'People a month. Scales differ.',
      'Simulated: median, and 50 and 95% of runs', 'Without the order', 'Observed', 'Single adults',
      'Families', 'First report', '2,500 a day', '100,000', 'Jan', '2024', 'Made for a test.',
    ]) {
      expect(svg).toContain(`>${text}<`)
    }
    expect(svg).toMatch(/Order in|in force/)
    expect(svg).not.toContain('Outside the picture')
  })

  test('paints its text: our fonts are found', () => {
    const blank = svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, '')
    expect(renderPng(svg, 1).length).toBeGreaterThan(renderPng(blank, 1).length + 5_000)
  })

  test('begins every vertical axis at zero, each panel with a top of its own', () => {
    expect(svg.match(/>0</g)).toHaveLength(2)
    expect(svg).toContain('>100,000<')
    expect(svg).toContain('>8,000<')
    const shared = drawFanChart({ ...chart, scale: 'shared' })
    expect(shared).not.toContain('>8,000<')
    expect(shared).not.toContain('Scales differ')
  })

  test('leaves a gap where there is no number', () => {
    const fan = months.map((month, i) => point(month, i === 3 ? null : 1_000))
    const gap = drawFanChart({ ...chart, panels: [{ fan }] })
    expect(gap).not.toMatch(/NaN|undefined|null/)
    expect(/fill="none"[^>]*/.exec(gap)).not.toBeNull()
    expect(gap.match(/ d="(M[^"]*M[^"]*)" fill="none"/)).toBeNull()
    expect(gap.match(/<path d="M[^"]*M[^"]*"/g)!.length).toBeGreaterThanOrEqual(3)
  })

  test('draws a chart of dots alone', () => {
    const dots = drawFanChart({
      ...chart,
      policyLines: [],
      panels: [{ fan: [], observed: [{ date: '2024-01-01', value: 3 }] }],
    })
    expect(dots).not.toMatch(/NaN|Infinity/)
    expect(dots).not.toContain('Simulated')
  })

  test('uses no id, so that charts can share a page', () => {
    expect(svg).not.toMatch(/\bid=/)
  })
})

describe('placeLabels', () => {
  const room: Room = { left: 0, right: 400, fontSize: 11, lineHeight: 14 }
  const words = [
    'Title 42 ends', 'Order in force (announced 4 June)', 'Election', 'Final rule: 28 days',
  ]
  const place = (xs: readonly number[], place_: Room = room) =>
    placeLabels(xs.map((x, i): Mast => ({ x, text: words[i % words.length] })), place_)

  const crowds = [
    [10], [390], [10, 390], [200, 203], [200, 200], [10, 100, 200, 300, 390],
    [50, 60, 70, 80], [370, 380, 390], [100, 240, 250, 399], [5, 30, 180, 185, 260, 310, 395],
  ]
  test.each(crowds.map((xs) => [xs]))('keeps labels at %j apart', (xs) => {
    const flags = place(xs)
    expect(flags).toHaveLength(xs.length)
    flags.forEach((a, i) => {
      expect(a.left).toBeGreaterThanOrEqual(room.left)
      expect(a.right).toBeLessThanOrEqual(room.right)
      expect(a.bottom).toBeGreaterThanOrEqual(0)
      for (const b of flags.slice(i + 1)) {
        const apart =
          a.right <= b.left || b.right <= a.left || a.top <= b.bottom || b.top <= a.bottom
        expect(apart, `${a.lines.join(' ')} and ${b.lines.join(' ')}`).toBe(true)
      }
    })
  })

  test('places a hundred labels without looking at every way to do so', () => {
    const flags = place(Array.from({ length: 100 }, (_, i) => 4 * i))
    expect(flags).toHaveLength(100)
    expect(flags.every(({ bottom, top }) => bottom >= 0 && top > bottom)).toBe(true)
  })

  test.each(crowds.map((xs) => [xs]))('runs no line through a label at %j', (xs) => {
    const flags = place(xs)
    for (const mast of flags) {
      for (const flag of flags) {
        const isThrough = flag.left < mast.x && mast.x < flag.right && flag.bottom < mast.top
        expect(isThrough, `${mast.x} through ${flag.lines.join(' ')}`).toBe(false)
      }
    }
  })

  test('keeps labels apart even where a panel is far too narrow', () => {
    const flags = place([5, 10, 15, 20, 25, 30, 35], { ...room, right: 40 })
    for (const [i, a] of flags.entries()) {
      for (const b of flags.slice(i + 1)) {
        expect(a.right <= b.left || a.top <= b.bottom || b.top <= a.bottom).toBe(true)
      }
    }
  })

  test('stands one label on the plot and needs no second row for labels far apart', () => {
    expect(place([10, 300]).map(({ bottom }) => bottom)).toEqual([0, 0])
  })
})

describe('textWidth', () => {
  test.each([
    ['Simulated and observed, 2024 (95%)', 'regular'],
    ['Unaccompanied children', 'bold'],
  ] as const)('measures "%s" as the font paints it', (text, weight) => {
    const number = weight === 'bold' ? 700 : 400
    const sample = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">
      <text x="10" y="40" font-size="20" font-weight="${number}">${text}</text></svg>`
    const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
      join(packageFolder(), 'report', 'fonts', file))
    const box = new Resvg(sample, {
      font: { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'DejaVu Sans' },
    }).getBBox()!
    expect(Math.abs(box.width - textWidth(text, 20, weight))).toBeLessThan(0.02 * box.width)
  })

  test('breaks lines at spaces and leaves a long word whole', () => {
    expect(wrap('one two three', 1, 10)).toEqual(['one', 'two', 'three'])
    expect(wrap('one two three', 1_000, 10)).toEqual(['one two three'])
  })
})

describe('axisTicks', () => {
  const labels = (from: string, to: string, px: number): string[] =>
    axisTicks({ from: spanOf(from).from, to: spanOf(to).to }, px).map(({ label, year }) =>
      year === null ? label : `${label} ${year}`)

  test('names weeks, months, quarters or years as there is room', () => {
    expect(labels('2024-04-01', '2024-04-30', 600)).toEqual([
      '1 Apr 2024', '8 Apr', '15 Apr', '22 Apr', '29 Apr',
    ])
    expect(labels('2023-11', '2024-03', 600)).toEqual(['Nov 2023', 'Dec', 'Jan 2024', 'Feb', 'Mar'])
    expect(labels('2023-10', '2024-12', 250)).toEqual(['Oct 2023', 'Jan 2024', 'Apr', 'Jul', 'Oct'])
    expect(labels('2019-10', '2024-05', 200)).toEqual(['2020', '2021', '2022', '2023', '2024'])
  })
})

test('the fonts carry their licence', () => {
  const licence = readFileSync(join(packageFolder(), 'report', 'fonts', 'LICENSE'), 'utf8')
  expect(licence).toContain('Bitstream Vera')
})
