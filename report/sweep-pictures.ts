/** The pictures of a sweep: heat maps of means, and response curves with bands. */
import { mean, quantiles } from '../study/quantiles.ts'
import type { AxisValue, Picture, SweepAxis, SweepInputs } from '../study/sweep.ts'
import { drawHeatMap } from './heat-map.ts'
import { shownMeasures, wordsForMeasure } from './measure-words.ts'
import { shownNumber } from './number-words.ts'
import { shownValue } from './point-words.ts'
import { drawResponse, type ResponseLine } from './response-chart.ts'
import type { PointRecords } from './sweep-records.ts'

export interface SweepPicture {
  /** Without an ending. */
  readonly name: string
  readonly title: string
  readonly svg: string
}

type RecordsOf = (point: number) => PointRecords

const MOST_BINS = 10
const BANDS = [[0.05, 0.95], [0.25, 0.75]] as const

/** A picture that is to be drawn. */
export interface PlannedPicture {
  /** Without an ending. */
  readonly name: string
  readonly title: string
  readonly picture: Picture
}

/** What the file asks for, or else what is drawn of any sweep; names are unlike each other. */
export function plannedPictures(inputs: SweepInputs): PlannedPicture[] {
  const names = new Map<string, number>()
  return (inputs.pictures.length > 0 ? inputs.pictures : usualPictures(inputs)).map((picture) => {
    const stem = [picture.kind, picture.measure, picture.kind === 'response' ? picture.x : '']
      .filter(Boolean).join('-').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    const n = (names.get(stem) ?? 0) + 1
    names.set(stem, n)
    return { name: n > 1 ? `${stem}-${n}` : stem, title: titleOf(inputs, picture), picture }
  })
}

/** The measures that the pictures show; those of the closing table where there is none. */
export function picturedMeasures(inputs: SweepInputs): SweepInputs['measures'] {
  const pictured = new Set(plannedPictures(inputs).map(({ picture }) => picture.measure))
  return pictured.size === 0 ? shownMeasures(inputs.measures)
    : inputs.measures.filter(({ measure }) => pictured.has(measure))
}

export const sweepPictures = (inputs: SweepInputs, recordsOf: RecordsOf): SweepPicture[] =>
  plannedPictures(inputs).map(({ name, title, picture }) => ({
    name, title, svg: picture.kind === 'heat-map'
      ? heatMap(inputs, picture, recordsOf) : response(inputs, picture, recordsOf),
  }))

const MOST_USUAL_MEASURES = 3

/** What is drawn where a file does not say: the first measures along each axis, and on two of them. */
function usualPictures({ axes, measures }: SweepInputs): Picture[] {
  const numeric = axes.filter((axis) => isNumeric(axis))
  const [x, y] = numeric.filter(({ levels }) => levels !== null)
  return measures.slice(0, MOST_USUAL_MEASURES).flatMap(({ measure }): Picture[] => [
    ...x && y ? [{ kind: 'heat-map' as const, measure, x: x.name, y: y.name }] : [],
    ...numeric.map(({ name }) => ({ kind: 'response' as const, measure, x: name })),
  ])
}

const isNumeric = ({ levels }: SweepAxis): boolean =>
  levels === null || (levels.length > 1 && levels.every((level) => typeof level === 'number'))

function heatMap(
  inputs: SweepInputs, picture: Picture & { kind: 'heat-map' }, recordsOf: RecordsOf,
): string {
  const { points, reference } = inputs
  const m = measureIndex(inputs, picture)
  const [x, y] = [picture.x, picture.y].map((name) => axisIndex(inputs, name))
  const [columns, rows] = [x, y].map((k) => levelsInOrder(inputs.axes[k]))
  const sums = rows.map(() => columns.map(() => ({ sum: 0, n: 0 })))
  const counts: number[] = []
  points.forEach(({ values }, point) => {
    const cell = sums[rows.indexOf(values[y])]?.[columns.indexOf(values[x])]
    const own = recordsOf(point).values[m]
    counts.push(own.length)
    if (!cell || own.length === 0) return
    cell.sum += mean(own)
    cell.n++
  })
  const marked = reference === null ? null : points[reference].values
  const isMean = inputs.axes.length > 2 || inputs.scenarios.length > 1
  return drawHeatMap({
    title: titleOf(inputs, picture),
    subtitle: `Mean of ${countInWords(counts)} at each point${
      isMean ? ', and over everything else that varies' : ''}.${marked ? ' Framed: the reference.' : ''}`,
    source: sourceOf(inputs),
    xLabel: inputs.axes[x].label, yLabel: inputs.axes[y].label,
    columns: columns.map(shownValue), rows: rows.map(shownValue),
    values: sums.map((row) => row.map(({ sum, n }) => (n > 0 && Number.isFinite(sum) ? sum / n : null))),
    shown: (value) => shownNumber(value, inputs.measures[m].unit),
    marked: marked && [rows.indexOf(marked[y]), columns.indexOf(marked[x])],
  })
}

function response(
  inputs: SweepInputs, picture: Picture & { kind: 'response' }, recordsOf: RecordsOf,
): string {
  const m = measureIndex(inputs, picture)
  const x = axisIndex(inputs, picture.x)
  const by = picture.by === undefined ? null : axisIndex(inputs, picture.by)
  const groups = new Map<string, { x: number; values: Float64Array }[]>()
  const counts: number[] = []
  inputs.points.forEach(({ scenario, values }, point) => {
    if (![x, by].every((k) => k === null || isOnAxis(inputs.axes[k], values[k]))) return
    const label = [
      inputs.scenarios.length > 1 ? inputs.scenarios[scenario].name : '',
      by === null ? '' : shownValue(values[by]),
    ].filter(Boolean).join(', ')
    const own = recordsOf(point).values[m].filter(Number.isFinite)
    counts.push(own.length)
    if (own.length === 0) return
    const group = groups.get(label) ?? []
    group.push({ x: Number(values[x]), values: own })
    groups.set(label, group)
  })
  const bands = groups.size > 1 ? BANDS.slice(1) : BANDS
  const words = wordsForMeasure(inputs.measures[m].measure, inputs.measures[m].unit).trim()
  return drawResponse({
    title: titleOf(inputs, picture),
    subtitle: `${countInWords(counts)} at each of ${inputs.points.length} points.`,
    source: sourceOf(inputs),
    xLabel: inputs.axes[x].label,
    lines: [...groups].map(([label, points]): ResponseLine => ({
      label: label === '' ? words : label,
      points: binned(points, inputs.axes[x].levels === null).map(({ x: at, values }) => {
        const [median, ...edges] = quantiles(values, [0.5, ...bands.flat()])
        return { x: at, median, bands: bands.map((_, k) => [edges[2 * k], edges[2 * k + 1]] as const) }
      }),
    })),
    note: `${by === null ? '' : `${inputs.axes[by].label}. `}Line: median. ${bands.length > 1 ? 'Bands: 90 and 50 %' : 'Band: 50 %'} of the replicates${
      inputs.axes.length > (by === null ? 1 : 2) ? ', over everything else that varies' : ''}.`,
  })
}

/** `20 replicates`; after an interrupt `4 to 5 replicates`. */
function countInWords(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return `${least === most ? '' : `${least} to `}${most} ${most === 1 ? 'replicate' : 'replicates'}`
}

/** Values by level; of a continuous axis in parts with as many points each. */
function binned(
  points: readonly { x: number; values: Float64Array }[], isContinuous: boolean,
): { x: number; values: number[] }[] {
  const sorted = points.toSorted((a, b) => a.x - b.x)
  const nBins = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / 4)))
  const bins = new Map<number, { x: number[]; values: number[] }>()
  sorted.forEach(({ x, values }, k) => {
    const key = isContinuous ? Math.floor((k * nBins) / sorted.length) : x
    const bin = bins.get(key) ?? { x: [], values: [] }
    bin.x.push(x)
    bin.values.push(...values)
    bins.set(key, bin)
  })
  return [...bins.values()].map(({ x, values }) => ({ x: mean(x), values }))
}

const levelsInOrder = ({ levels }: SweepAxis): AxisValue[] =>
  (levels ?? []).toSorted((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0))

/** A reference may stand beside the levels of a design; curves and maps are of the design. */
const isOnAxis = ({ levels }: SweepAxis, value: AxisValue): boolean =>
  levels === null || levels.includes(value)

const measureIndex = ({ measures }: SweepInputs, { measure }: Picture): number =>
  measures.findIndex((one) => one.measure === measure)

const axisIndex = ({ axes }: SweepInputs, name: string): number =>
  axes.findIndex((axis) => axis.name === name)

function titleOf(inputs: SweepInputs, picture: Picture): string {
  if (picture.title !== undefined) return picture.title
  const { measure, unit } = inputs.measures[measureIndex(inputs, picture)]
  const along = picture.kind === 'heat-map' ? [picture.x, picture.y] : [picture.x, picture.by ?? []].flat()
  return `${wordsForMeasure(measure, unit).trim()} by ${
    along.map((name) => name.replaceAll('-', ' ')).join(' and ')}`
}

const sourceOf = ({ version, name, scenarios, seed, weight }: SweepInputs): string =>
  `Umbral ${version}, sweep ${name} of ${scenarios.map((one) => one.name).join(', ')}, from ${
    scenarios[0].headline.from} to ${scenarios[0].headline.to}; seed ${seed}, weight ${weight}.`
