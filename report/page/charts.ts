/** From a stored run to the charts of its page. */
import {
  drawFanChart, scaleNote, type FanChart, type FanPanel, type FanPoint, type PolicyLine,
} from '../chart.ts'
import { openObserved, type ObservedSeries } from '../observed-series.ts'
import { nameInWords, policyLines } from '../policy-lines.ts'
import { thresholdsOf } from '../run-charts.ts'
import { fanOf, fanShares, fromFirstDifference, meanOf, smooth } from '../run-series.ts'
import type { StoredRun, StoredScenario } from '../stored-run.ts'
import { monthlySections, type PanelSpec, type SectionSpec } from './sections.ts'

/** One scenario of the page, and the one it is seen against. */
export interface View {
  readonly name: string
  readonly of: StoredScenario
  readonly beside: StoredScenario | null
}

export interface PageChart {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly counts: string
  readonly panels: readonly FanPanel[]
  /** The two renditions, of which a page shows one: for screens and paper, and for phones. */
  readonly wide: string
  readonly narrow: string
}

/** A run is seen against its counterfactual; scenarios side by side each against the baseline. */
export function viewsOf({ scenario, against, others }: StoredRun): View[] {
  const viewOf = (of: StoredScenario, beside: StoredScenario | null): View =>
    ({ name: of.scenario.name, of, beside })
  return others.length > 0 ? others.map((one) => viewOf(one, scenario)) : [viewOf(scenario, against)]
}

export function chartsOf(run: StoredRun): PageChart[] {
  const views = viewsOf(run)
  const observed = openObserved()
  return [
    encountersChart(views, observed), ...views.flatMap((view) => policyCharts(view, views.length > 1)),
    ...monthlyCharts(views, observed),
  ]
    .flatMap((chart) => chart ?? [])
}

const WEEK = 7 // days

function encountersChart(views: readonly View[], observed: ObservedSeries): PageChart | null {
  const panels = views.flatMap(({ name, of, beside }): FanPanel[] => {
    const fan = smooth(fanOf(of.daily, 'encounters_between_ports'), WEEK)
    if (fan.length === 0) return []
    const otherwise = beside ? smooth(fanOf(beside.daily, 'encounters_between_ports'), WEEK) : []
    return [{
      ...views.length > 1 && { title: name },
      fan,
      counterfactual: fromFirstDifference(otherwise, fan),
      observed: observed.perDay(of.scenario),
    }]
  })
  return drawn(views, {
    id: 'encounters', title: 'Encounters between ports of entry',
    text: 'People a day; lines and bands are running means over seven days of the quantiles of single days.',
    counts: 'Encounters by the US Border Patrol at the southwest border, people a day.',
    panels, columns: Math.min(2, panels.length), scale: 'shared',
  })
}

/** Of each policy with a trigger: what it measures, and in how many of the runs it is in force. */
function policyCharts(view: View, isNamed: boolean): (PageChart | null)[] {
  const { scenario, daily } = view.of
  return Object.entries(scenario.policies).flatMap(([name, { trigger, effective, litigation }]) => {
    if (!trigger && !litigation) return []
    const shares = (series: string): FanPoint[] => scaled(meanOf(daily, `${series}:${name}`), 100)
    const unit = trigger?.measure.statistic === 'mean'
      ? `mean of ${trigger.measure.windowDays} days, people a day` : 'sum of a week, people'
    const seen = fanOf(daily, `trigger_mean:${name}`).filter(({ date }) => date >= effective)
    const panels: FanPanel[] = [
      ...trigger && seen.length > 0 ? [{
        title: `What the trigger sees: ${unit}`,
        fan: seen,
        levels: thresholdsOf(trigger),
      }] : [],
      { title: 'In force, % of runs', fan: shares('policy_in_force'), top: 100 },
      ...litigation ? [{
        title: 'Blocked by a court, in whole or in part, % of runs', fan: shares('blocked_by_court'),
        top: 100,
      }] : [],
    ].filter(({ fan }) => fan.length > 0)
    return drawn([view], {
      id: `policy-${name}-${view.name}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
      title: `${nameInWords(name)}: its trigger, and when it is in force${
        isNamed ? ` (${view.name})` : ''}`,
      text: `Under ${view.name}. The policy can be in force from ${effective} on.`,
      counts: 'What the trigger compares with its thresholds, and shares of runs.',
      panels, columns: 1, scale: 'own', plotHeight: 190, fanLabel: 'Simulated',
    })
  })
}

function monthlyCharts(views: readonly View[], observed: ObservedSeries): (PageChart | null)[] {
  return monthlySections.map(({ panels, columns, ...section }: SectionSpec) => {
    const rows = panels
      .map((panel) => views.map((view) => monthlyPanel(view, panel, observed, views.length > 1)))
      .filter((row) => row.some(hasNumbers))
    return drawn(views, {
      ...section, panels: rows.flat(), scale: views.length > 1 ? 'rows' : 'own', plotHeight: 130,
      columns: views.length > 1 ? views.length : rows.length === 3 ? 3 : Math.min(columns, rows.length),
    })
  })
}

function monthlyPanel(
  { name, of, beside }: View, spec: PanelSpec, observed: ObservedSeries, isNamed: boolean,
): FanPanel {
  const { series, group, factor = 1 } = spec
  const fan = scaled(fanOf(of.monthly, series, group), factor)
  const otherwise = beside ? scaled(fanOf(beside.monthly, series, group), factor) : []
  return {
    title: isNamed ? `${spec.title}: ${name}` : spec.title,
    fan,
    counterfactual: fromFirstDifference(otherwise, fan),
    observed: observed.monthly(series, group ?? {}, of.scenario),
  }
}

const hasNumbers = ({ fan, counterfactual }: FanPanel): boolean =>
  [...fan, ...counterfactual ?? []].some(({ median, bands }) =>
    (median ?? 0) !== 0 || bands.some(([low, high]) => low !== 0 || high !== 0))

const scaled = (points: readonly FanPoint[], factor: number): FanPoint[] =>
  factor === 1 ? [...points] : points.map(({ date, median, bands }) => ({
    date,
    median: median === null ? null : median * factor,
    bands: bands.map(([low, high]) => [low * factor, high * factor] as const),
  }))

const WIDE = 944 // px
const NARROW = 344
const MANY_PANELS = 4
const MOST_NAMED = 16 // labels of more events would hide the picture

type Drawing = Pick<FanChart, 'scale' | 'plotHeight'>
  & Pick<PageChart, 'id' | 'title' | 'text' | 'counts' | 'panels'>
  & { readonly columns: number; readonly fanLabel?: string }

/** Null where there is nothing to draw. */
function drawn(views: readonly View[], drawing: Drawing): PageChart | null {
  const { id, title, text, counts, panels, columns } = drawing
  if (panels.length === 0) return null
  const [{ name, beside }] = views
  const events = eventsOf(views)
  // On a phone two columns are the most; three scenarios stand below each other.
  const isDense = panels.length > MANY_PANELS && views.length < 3
  // Where there is little room, the numbers of the list that stands below the first picture.
  const numbered = events.map(({ date }, k) => ({ date, label: String(k + 1) }))
  const chart: FanChart = {
    title, subtitle: counts, source: text, panels, bandShares: fanShares, isBare: true,
    scale: drawing.scale, plotHeight: drawing.plotHeight,
    fanLabel: drawing.fanLabel ?? (views.length > 1 ? 'Scenario' : name),
    counterfactualLabel: beside
      ? `${beside.scenario.name}, the same people and luck` : undefined,
    observedLabel: 'Observed, to May 2024',
    policyLines: columns > 1 || events.length > MOST_NAMED ? numbered : events,
  }
  return {
    id, title, text: text + scaleNote(chart), counts, panels,
    wide: drawFanChart({ ...chart, width: WIDE, columns }),
    narrow: drawFanChart({
      ...chart, width: NARROW, columns: isDense ? 2 : 1, plotHeight: isDense ? 90 : 190,
      policyLines: numbered,
    }),
  }
}

/** What stands on the time axis of these views, within the reported days, in order. */
export function eventsOf(views: readonly View[]): PolicyLine[] {
  const [{ of: { scenario: { from, to } } }] = views
  const lines = views.flatMap(({ of }) => policyLines(of.scenario))
    .filter(({ date }) => date >= from && date <= to)
  const byText = new Map(lines.map((line) => [`${line.date} ${line.label}`, line]))
  return [...byText.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
