/** The pictures of the patterns: what is drawn, as questions that simulated and observed both answer. */
import { drawFanChart, type FanPanel, type PolicyLine } from '../../report/chart.ts'
import { partyTitles } from '../../report/run-charts.ts'
import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import { origins, parties, type Origin } from '../../sim/world.ts'
import { mondaysFrom, monthsFrom, type Evidence } from '../../study/patterns/evidence.ts'
import { allFinite, quantiles } from '../../study/quantiles.ts'

interface PatternPanel {
  readonly title?: string
  /** Months, or Mondays of weeks. */
  readonly dates: readonly string[]
  readonly at: (evidence: Evidence, date: string) => number
}
export interface PatternChart {
  readonly file: string
  readonly title: string
  readonly subtitle: string
  /** What stands above the picture on the page. */
  readonly heading: string
  readonly panels: readonly PatternPanel[]
  readonly policyLines: readonly PolicyLine[]
}

const months = monthsFrom('2019-10', '2024-05')
const regimes: readonly PolicyLine[] = [
  { date: '2020-03-21', label: 'Title 42' },
  { date: '2020-11-18', label: 'children exempt' },
  { date: '2023-01-05', label: 'parole and take-back' },
  { date: '2023-05-12', label: 'Title 42 ends' },
  { date: '2023-12-27', label: 'Mexican control' },
]

const groups: readonly (readonly [string, readonly Origin[]])[] = [
  ['Mexico', ['mexico']],
  ['Guatemala, Honduras, El Salvador', ['guatemala', 'honduras', 'el-salvador']],
  ['Venezuela', ['venezuela']],
  ['Cuba, Haiti, Nicaragua', ['cuba', 'haiti', 'nicaragua']],
  ['Colombia, Ecuador', ['colombia', 'ecuador']],
  ['All others', origins.filter((origin) => origin === 'other')],
]

export const patternCharts: readonly PatternChart[] = [
  {
    file: 'patterns-by-party.png',
    heading: 'By party, and at ports',
    title: 'Encounters by party, and at ports, October 2019 to May 2024',
    subtitle: 'Encounters at the southwest border, people a month; by party between ports of entry.',
    panels: [
      ...parties.map((party): PatternPanel => ({
        title: partyTitles[party], dates: months, at: ({ inMonth }, month) => inMonth(month, { party }),
      })),
      { title: 'At ports', dates: months, at: ({ atPorts }, month) => atPorts(month) },
    ],
    policyLines: regimes,
  },
  {
    file: 'patterns-by-origin.png',
    heading: 'By origin',
    title: 'Encounters between ports of entry by origin, October 2019 to May 2024',
    subtitle: 'Encounters by the US Border Patrol at the southwest border, people a month.',
    panels: groups.map(([title, some]) => ({
      title, dates: months, at: ({ inMonth }, month) => inMonth(month, { origins: some }),
    })),
    policyLines: regimes,
  },
  {
    file: 'patterns-p1-weeks.png',
    heading: 'Weeks around the end of Title 42 (P1)',
    title: 'Encounters between ports of entry around the end of Title 42',
    subtitle: 'Encounters by the US Border Patrol at the southwest border, people a week (Monday to Sunday).',
    panels: [{ dates: mondaysFrom('2023-02-27', '2023-09-25'), at: ({ inWeek }, monday) => inWeek(monday) }],
    policyLines: [{ date: '2023-05-12', label: 'Title 42 ends' }],
  },
  {
    file: 'patterns-p2-weeks.png',
    heading: 'Weeks around Mexico\'s control (P2)',
    title: 'Encounters between ports of entry while Mexico\'s control lapses and returns',
    subtitle: 'Encounters by the US Border Patrol at the southwest border, people a week (Monday to Sunday).',
    panels: [{ dates: mondaysFrom('2023-10-30', '2024-05-20'), at: ({ inWeek }, monday) => inWeek(monday) }],
    policyLines: [
      { date: '2023-11-17', label: 'money runs out' },
      { date: '2023-12-01', label: 'transfers suspended' },
      { date: '2023-12-27', label: 'control stepped up' },
    ],
  },
]

/** Numbers of one chart, panel by panel and date by date. */
export const pointsOf = ({ panels }: PatternChart, evidence: Evidence): number[][] =>
  panels.map(({ dates, at }) => dates.map((date) => at(evidence, date)))

const bandShares = [0.9, 0.5]
const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
const MIDDLE_OF_WEEK = 3 // days after Monday
const shownDate = (date: string): string =>
  date.length === 7 ? date : isoDateOf(dayNumber(date) + MIDDLE_OF_WEEK)

/** The chart as SVG; `simulated` holds the numbers of each replicate. */
export function drawPatternChart(
  chart: PatternChart, observed: Evidence, simulated: readonly (readonly number[][])[],
  words: { readonly fanLabel: string; readonly source: string },
): string {
  const seen = pointsOf(chart, observed)
  return drawFanChart({
    ...chart, ...words, bandShares, observedLabel: 'Observed', columns: chart.panels.length === 4 ? 2 : 3,
    panels: chart.panels.map(({ title, dates }, p): FanPanel => ({
      title,
      fan: dates.map((date, d) => {
        const values = simulated.map((points) => points[p][d])
        if (!allFinite(values)) return { date: shownDate(date), median: null, bands: [[0, 0], [0, 0]] }
        const [q05, q25, median, q75, q95] = quantiles(values, probabilities)
        return { date: shownDate(date), median, bands: [[q05, q95], [q25, q75]] }
      }),
      observed: dates.map((date, d) => ({ date: shownDate(date), value: seen[p][d] }))
        .filter(({ value }) => Number.isFinite(value)),
    })),
  })
}
