/** The pictures of docs/, drawn from the tables of a run. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawFanChart, type FanChart, type FanPanel } from '../../report/chart.ts'
import type { Manifest } from '../../report/manifest.ts'
import { readObserved } from '../../report/observed.ts'
import { policyLines } from '../../report/policy-lines.ts'
import { fanOf, fanShares, fromFirstDifference, smooth } from '../../report/run-series.ts'
import { openStoredTable } from '../../report/stored-series.ts'
import { parties, type Party } from '../../sim/world.ts'

/** Something about the run's folder that whoever gave it can put right. */
export class RunFolderError extends Error {}

const SERIES = 'encounters_between_ports'
const WEEK = 7 // days

const partyTitles: Readonly<Record<Party, string>> = {
  'single-adult': 'Single adults',
  family: 'People in families',
  'unaccompanied-child': 'Unaccompanied children',
}

/** Monthly encounters between ports by party: the fan, and what was observed up to May 2024. */
export function simulatedAndObserved(folder: string): string {
  const manifest = readManifest(folder)
  const monthly = openStoredTable(tableIn(folder, 'monthly.csv'))
  const observed = readObserved('encounters-monthly').filter(
    ({ place }) => place === 'between-ports')
  const panels = parties.map((party): FanPanel => {
    const fan = fanOf(monthly, SERIES, { party })
    const months = new Set(fan.map(({ date }) => date))
    const sums = new Map<string, number>()
    for (const row of observed) {
      if (row.party !== party || !months.has(row.month)) continue
      sums.set(row.month, (sums.get(row.month) ?? 0) + row.encounters)
    }
    const dots = [...sums].map(([date, value]) => ({ date, value }))
    return { title: partyTitles[party], fan, observed: dots }
  })
  return drawFanChart({
    title: 'Encounters between ports of entry, simulated and observed',
    subtitle: 'Encounters by the US Border Patrol at the southwest border, people a month.',
    panels,
    bandShares: fanShares,
    fanLabel: 'Simulated',
    observedLabel: 'Observed, to May 2024',
    policyLines: policyLines(manifest.scenario),
    source: `${sourceOf(manifest)} Observed: US Customs and Border Protection (data/SOURCES.md).`,
  })
}

/** Daily encounters under the scenario and under the one it runs against. */
export function underTheOrder(folder: string): string {
  const manifest = readManifest(folder)
  const fan = fanOf(openStoredTable(tableIn(folder, 'daily.csv')), SERIES)
  const against = openStoredTable(tableIn(join(folder, 'against'), 'daily.csv'))
  const otherwise = fanOf(against, SERIES)
  const chart: FanChart = {
    title: 'Encounters between ports of entry under the June 2024 order',
    subtitle: 'Encounters by the US Border Patrol at the southwest border, people a day; '
      + 'running means of 7 days.',
    panels: [{
      fan: smooth(fan, WEEK),
      counterfactual: fromFirstDifference(smooth(otherwise, WEEK), smooth(fan, WEEK)),
      levels: thresholds(manifest),
    }],
    bandShares: fanShares,
    fanLabel: 'With the order',
    counterfactualLabel: 'Without it, same people and luck',
    policyLines: policyLines(manifest.scenario),
    source: `${sourceOf(manifest)} Lines and bands are running means of the quantiles of single `
      + 'days. The count that triggers the order leaves some people out.',
  }
  return drawFanChart(chart)
}

/** The counts at which a policy of the scenario closes asylum and opens it again. */
function thresholds({ scenario }: Manifest): FanPanel['levels'] {
  return Object.values(scenario.policies).flatMap(({ trigger }) => {
    if (!trigger || trigger.measure.statistic !== 'mean') return []
    const { activate, lift } = trigger
    return [
      { value: activate.atLeast, label: `closes at ${thousands(activate.atLeast)}` },
      { value: lift.below, label: `lifts below ${thousands(lift.below)}` },
    ]
  })
}

const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

const sourceOf = ({ scenario, finished, version }: Manifest): string =>
  `Umbral ${version}, scenario ${scenario.name}, ${thousands(finished)} replicates.`

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(tableIn(folder, 'manifest.json'), 'utf8')) as Manifest
}

function tableIn(folder: string, file: string): string {
  const path = join(folder, file)
  if (!existsSync(path)) throw new RunFolderError(`${path} is missing; expected a run's folder`)
  return path
}
