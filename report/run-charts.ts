/** The fan charts of a run, for files of their own, workbook and page alike. */
import type { outputs } from '../sim/observe/outputs.ts'
import type { Scenario, Trigger } from '../sim/scenario.ts'
import { parties, type Party } from '../sim/world.ts'
import type { FanChart, FanPanel, FanPoint } from './chart.ts'
import { people } from './number-words.ts'
import { openObserved } from './observed-series.ts'
import { policyLines } from './policy-lines.ts'
import { fanOf, fanShares, fromFirstDifference, smooth, type BandShare } from './run-series.ts'
import type { StoredRun, StoredScenario } from './stored-run.ts'

export interface RunChart {
  /** Names its files: lower case, words joined by hyphens. */
  readonly id: string
  readonly chart: FanChart
}

const headline = 'encounters_between_ports'
const WEEK = 7 // days
const MOST_LINES = 16 // more policies than this would hide the chart behind their labels

/** All charts that the stored series allow. */
export function runCharts(run: StoredRun): RunChart[] {
  const charts = [
    { id: 'encounters-by-day', chart: encountersByDay(run) },
    { id: 'encounters-by-party', chart: encountersByParty(run) },
    { id: 'other-outcomes', chart: otherOutcomes(run) },
  ]
  return charts.filter(({ chart }) => chart.panels.some(({ fan }) => hasNumbers(fan)))
}

const hasNumbers = (fan: readonly FanPoint[]): boolean => fan.some(({ median }) => median !== null)

/** Daily encounters between ports, smoothed, beside those of the other scenario. */
export function encountersByDay(
  run: StoredRun, bandShares: readonly BandShare[] = fanShares,
): FanChart {
  const { scenario, other } = pairOf(run)
  const fanByDay = ({ daily }: StoredScenario): FanPoint[] =>
    fanOf(daily, headline, undefined, bandShares)
  const single = fanByDay(scenario)
  const isSmoothed = single.length > 4 * WEEK
  const shown = (points: readonly FanPoint[]): FanPoint[] =>
    isSmoothed ? smooth(points, WEEK) : [...points]
  const fan = shown(single)
  const notes = [
    ...isSmoothed ? ['Lines and bands are running means of the quantiles of single days.'] : [],
    ...thresholds(scenario.scenario).length === 0 ? []
      : ['The count that triggers a policy leaves some people out.'],
  ]
  return {
    ...common(run),
    bandShares,
    title: `Encounters between ports of entry: ${scenario.scenario.name}`,
    subtitle: `Encounters by the US Border Patrol at the southwest border, people a day${
      isSmoothed ? '; running means of 7 days' : ''}.`,
    panels: [{
      fan,
      counterfactual: other && fromFirstDifference(shown(fanByDay(other)), fan),
      levels: thresholds(scenario.scenario),
    }],
    source: [sourceOf(run), ...notes].join(' '),
  }
}

export const partyTitles: Readonly<Record<Party, string>> = {
  'single-adult': 'Single adults',
  family: 'People in families',
  'unaccompanied-child': 'Unaccompanied children',
}

/** Monthly encounters between ports by party, with what was observed. */
export function encountersByParty(run: StoredRun): FanChart {
  const { scenario, other } = pairOf(run)
  const { monthly } = openObserved()
  const panels = parties.flatMap((party): FanPanel[] => {
    const fan = fanOf(scenario.monthly, headline, { party })
    if (!hasNumbers(fan)) return []
    const counterfactual = other
      && fromFirstDifference(fanOf(other.monthly, headline, { party }), fan)
    const observed = monthly(headline, { party }, scenario.scenario)
    return [{ title: partyTitles[party], fan, counterfactual, observed }]
  })
  const isObserved = panels.some(({ observed }) => observed && observed.length > 0)
  return {
    ...common(run),
    title: 'Encounters between ports of entry by party',
    subtitle: 'Encounters by the US Border Patrol at the southwest border, people a month.',
    panels,
    source: sourceOf(run)
      + (isObserved ? ' Observed: US Customs and Border Protection (data/SOURCES.md).' : ''),
  }
}

/** Series by month and their titles, short enough for a third of the picture. */
const others = {
  encounters_at_ports: 'Encounters at ports',
  got_aways: 'Got-aways',
  releases: 'Releases',
  stops_in_mexico: 'Stops in Mexico',
  children_separated: 'Children sent on alone',
  attempts_on_remote_routes: 'Attempts on remote routes',
  waiting_in_northern_mexico: 'Waiting in northern Mexico',
  smuggler_fee: 'Smugglers\' fee, USD',
  mexico_spending: 'Spent by Mexico on control, USD',
} satisfies Partial<Record<keyof typeof outputs, string>>

/** What else changes, by month: one panel a series. */
export function otherOutcomes(run: StoredRun): FanChart {
  const { scenario, other } = pairOf(run)
  const panels = Object.entries(others).flatMap(([series, title]): FanPanel[] => {
    const fan = fanOf(scenario.monthly, series)
    if (!hasNumbers(fan)) return []
    const counterfactual = other && fromFirstDifference(fanOf(other.monthly, series), fan)
    return [{ title, fan, counterfactual }]
  })
  return {
    ...common(run),
    title: 'Ports, evasion, Mexico, children and money',
    subtitle: 'Sums of a month, in people unless another unit is named; people waiting and fees are '
      + 'averages.',
    panels,
    source: sourceOf(run),
  }
}

/**
 * What a chart is about and what stands beside it, as on the page: after `compare` the first of the
 * others beside the baseline. More fans than two in a panel cannot be told apart.
 */
function pairOf({ scenario, against, others: [first] }: StoredRun): {
  readonly scenario: StoredScenario, readonly other?: StoredScenario,
} {
  return first ? { scenario: first, other: scenario } : { scenario, other: against ?? undefined }
}

function common(run: StoredRun) {
  const { scenario: { scenario }, other } = pairOf(run)
  const lines = policyLines(scenario).filter(({ date }) => date >= scenario.from && date <= scenario.to)
  return {
    bandShares: fanShares,
    fanLabel: scenario.name,
    counterfactualLabel: other && `${other.scenario.name}, same people and luck`,
    observedLabel: 'Observed',
    policyLines: lines.length > MOST_LINES ? [] : lines,
  }
}

/** The thresholds of the scenario's policies that lie on the scale of a day's count between ports. */
const thresholds = ({ policies }: Scenario): { value: number, label: string }[] =>
  Object.values(policies).flatMap(({ trigger }) => {
    const { statistic, places } = trigger?.measure ?? {}
    return trigger && statistic === 'mean' && places === 'between-ports' ? thresholdsOf(trigger) : []
  })

/** The counts at which a policy closes asylum and opens it again. */
export const thresholdsOf = ({ activate, lift }: Trigger): { value: number, label: string }[] => [
  { value: activate.atLeast, label: `closes at ${people(activate.atLeast)}` },
  { value: lift.below, label: `lifts below ${people(lift.below)}` },
]

const sourceOf = (run: StoredRun): string => {
  const { version, finished } = run.manifest
  return `Umbral ${version}, scenario ${pairOf(run).scenario.scenario.name}, ${people(finished)} replicates.`
}
