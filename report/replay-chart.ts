/** A picture of what a trigger would have done: counts, what it saw of them, and when it was on. */
import { dayNumber, weekdayOf } from '../sim/dates.ts'
import type { Trigger } from '../sim/scenario.ts'
import type { Replay, ReplayedDay } from '../study/replay.ts'
import { drawFanChart, type FanPanel } from './chart.ts'
import { inWords, nameInWords } from './policy-lines.ts'

const DAYS_PER_WEEK = 7
const MONDAY = 0
const MOST_LABELS = 12

type ReplayedPolicy = Replay & { readonly policy: string; readonly trigger: Trigger }

/** One panel a policy. Weekly sums are drawn a day, so that they compare with the counts. */
export function replayChart(
  scenario: string, file: string, policies: readonly ReplayedPolicy[],
): string {
  const isOne = policies.length === 1
  const switches = isOne ? policies[0].switches : []
  const hasWeeks = policies.some(({ trigger }) => isWeekly(trigger))
  return drawFanChart({
    title: `What the trigger of ${scenario} would have done`,
    subtitle: 'People a day; the mean on the day on which it is found, from the days before it.'
      + (hasWeeks ? ' Weekly sums and their levels are drawn a day.' : ''),
    panels: policies.map((one) => panelOf(one, isOne)),
    bandShares: [],
    fanLabel: hasWeeks ? 'What the trigger sees' : 'Mean that the trigger sees',
    observedLabel: 'Counts',
    shadedLabel: 'In force',
    policyLines: switches.length > MOST_LABELS ? []
      : switches.map(({ date, state }) => ({ date, label: `${state} ${inWords(date)}` })),
    scale: 'shared',
    columns: 1,
    plotHeight: isOne ? 340 : 240,
    source: `Counts: ${file}.`,
  })
}

function panelOf({ policy, trigger, days }: ReplayedPolicy, isOne: boolean): FanPanel {
  const perDay = isWeekly(trigger) ? 1 / DAYS_PER_WEEK : 1
  const { activate, lift } = trigger
  const found = isWeekly(trigger) ? days.filter(({ date }) => isFindingDay(date, trigger)) : days
  return {
    ...isOne ? {} : { title: nameInWords(policy) },
    fan: found.map(({ date, mean }) =>
      ({ date, median: mean === null ? null : mean * perDay, bands: [] })),
    observed: days.flatMap(({ date, count }) => count === null ? [] : [{ date, value: count }]),
    levels: [
      { value: activate.atLeast * perDay, label: `on at ${shown(activate.atLeast)} or more` },
      { value: lift.below * perDay, label: `off after a time below ${shown(lift.below)}` },
    ],
    shaded: spansInForce(days),
  }
}

/** Spans of days in force, both ends included. */
function spansInForce(days: readonly ReplayedDay[]): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = []
  days.forEach(({ date, inForce }, k) => {
    if (!inForce) return
    if (k > 0 && days[k - 1].inForce) spans[spans.length - 1].to = date
    else spans.push({ from: date, to: date })
  })
  return spans
}

const isWeekly = ({ measure }: Trigger): boolean => measure.statistic === 'calendar-week-sum'

const isFindingDay = (date: string, { lagDays }: Trigger): boolean =>
  weekdayOf(dayNumber(date) - lagDays) === MONDAY

const shown = (value: number): string => new Intl.NumberFormat('en').format(value)
