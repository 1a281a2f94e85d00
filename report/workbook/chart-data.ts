/** The numbers of a native chart: a column of dates, and a column each line, band or row of dots. */
import { bandOpacity, colours } from '../chart/look.ts'
import { niceTop } from '../chart/scales.ts'
import type { FanChart, FanPanel, FanPoint } from '../chart.ts'
import { serialOf } from './cells.ts'

/** How a column is drawn. Areas stand on the areas before them. */
export type Drawing =
  | { readonly kind: 'area', readonly colour: string | null, readonly opacity: number }
  | { readonly kind: 'line', readonly colour: string, readonly width: number, readonly dash: Dash }
  | { readonly kind: 'dots' | 'masts', readonly colour: string }
export type Dash = 'solid' | 'dash' | 'sysDot'

export interface ChartColumn {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly drawing: Drawing
  readonly inLegend: boolean
}

export interface ChartData {
  readonly title: string
  /** Whether a point is a month or a day. */
  readonly unit: 'months' | 'days'
  readonly dates: readonly number[]
  /** What each policy line says, by its place in `dates`. */
  readonly masts: ReadonlyMap<number, string>
  readonly columns: readonly ChartColumn[]
  /** End of the vertical axis. */
  readonly top: number
}

export function chartData(chart: FanChart, panel: FanPanel): ChartData {
  const fan = withoutEmptyEnds(panel.fan)
  const unit = fan[0].date.length > 7 ? 'days' : 'months'
  const top = niceTop(panel)
  const counterfactual = valuesOn(fan, panel.counterfactual ?? [])
  const label = chart.counterfactualLabel ?? 'otherwise'
  const masts = unit === 'days' ? mastsOn(fan, chart) : new Map<number, string>()
  const columns: ChartColumn[] = [
    ...bandColumns(fan, chart.bandShares),
    lineColumn(`${chart.fanLabel}, median`, fan.map(({ median }) => median), colours.fan, 2.25),
    ...counterfactual.length === 0 ? [] : [
      lineColumn(`${label}, median`, counterfactual.map((point) => point?.median ?? null),
        colours.counterfactual, 2.25, 'dash'),
      ...[0, 1].map((side) => lineColumn(
        `${label}, ${percent(chart.bandShares[0])} of runs`,
        counterfactual.map((point) =>
          point === undefined || point.median === null ? null : point.bands[0][side]),
        colours.counterfactual, 1, 'sysDot', side === 0)),
    ],
    ...(panel.levels ?? []).map(({ value, label: name }) =>
      lineColumn(name, fan.map(() => value), colours.ink, 0.75, 'sysDot')),
    ...observedColumn(fan, chart, panel),
    ...masts.size === 0 ? [] : [{
      name: 'Policy dates', values: mastHeights(fan.length, masts, top),
      drawing: { kind: 'masts', colour: colours.policy }, inLegend: false,
    } as const],
  ]
  const dates = fan.map(({ date }) => serialOf(date))
  return { title: panel.title ?? chart.title, unit, dates, masts, columns, top }
}

const MAST_STEP = 0.05 // of the axis

const percent = (share: number): string => `${Math.round(100 * share)} %`

/** A stacked area would fall to zero where there is no number. */
function withoutEmptyEnds(fan: readonly FanPoint[]): readonly FanPoint[] {
  const hasNumber = ({ median }: FanPoint): boolean => median !== null
  return fan.slice(fan.findIndex(hasNumber), fan.findLastIndex(hasNumber) + 1)
}

/** From the lowest bound upwards: what is below the fan, then the step from bound to bound. */
function bandColumns(fan: readonly FanPoint[], shares: readonly number[]): ChartColumn[] {
  const n = shares.length
  const bounds = [
    ...shares.map((_, band) => [band, 0] as const),
    ...shares.map((_, band) => [n - 1 - band, 1] as const),
  ]
  return bounds.map(([band, side], k): ChartColumn => {
    const [lowerBand, lowerSide] = bounds[k - 1] ?? [0, 0]
    const values = fan.map(({ median, bands }) => {
      if (median === null) return null
      return bands[band][side] - (k === 0 ? 0 : bands[lowerBand][lowerSide])
    })
    const inner = side === 0 ? band - 1 : band // the band that this step belongs to
    return {
      name: k === 0 ? 'below' : `${percent(shares[inner])} of runs${k > n ? ', above' : ''}`,
      values,
      drawing: {
        kind: 'area',
        colour: k === 0 ? null : colours.fan,
        opacity: 1 - (1 - bandOpacity) ** (inner + 1),
      },
      inLegend: k > 0 && k <= n,
    }
  })
}

function lineColumn(
  name: string, values: readonly (number | null)[], colour: string, width: number,
  dash: Dash = 'solid', inLegend = true,
): ChartColumn {
  return { name, values, drawing: { kind: 'line', colour, width, dash }, inLegend }
}

/** The points of another fan on the dates of this one; none at all where it has none. */
function valuesOn(fan: readonly FanPoint[], other: readonly FanPoint[]): (FanPoint | undefined)[] {
  const byDate = new Map(other.map((point) => [point.date, point]))
  return byDate.size === 0 ? [] : fan.map(({ date }) => byDate.get(date))
}

function observedColumn(
  fan: readonly FanPoint[], chart: FanChart, { observed = [] }: FanPanel,
): ChartColumn[] {
  if (observed.length === 0) return []
  const byDate = new Map(observed.map(({ date, value }) => [date, value]))
  return [{
    name: chart.observedLabel ?? 'Observed',
    values: fan.map(({ date }) => byDate.get(date) ?? null),
    drawing: { kind: 'dots', colour: colours.observed },
    inLegend: true,
  }]
}

/** Each mast lower than the one before, so that their labels do not meet. */
function mastHeights(
  n: number, masts: ReadonlyMap<number, string>, top: number,
): (number | null)[] {
  const points = [...masts.keys()].sort((a, b) => a - b)
  return Array.from({ length: n }, (_, k) =>
    masts.has(k) ? top * (1 - MAST_STEP * (points.indexOf(k) + 0.5)) : null)
}

function mastsOn(fan: readonly FanPoint[], { policyLines = [] }: FanChart): Map<number, string> {
  const masts = new Map<number, string>()
  for (const { date, label } of policyLines) {
    const at = fan.findIndex((point) => point.date === date)
    if (at >= 0) masts.set(at, label)
  }
  return masts
}
