/** What was observed, as numbers with their places in a run's record. */
import { openObserved } from '../../report/observed-series.ts'
import type { RecordLayout } from '../../sim/observe/layout.ts'
import { outputs } from '../../sim/observe/outputs.ts'
import type { Group, Scenario } from '../../sim/scenario.ts'
import { origins, parties, sectors } from '../../sim/world.ts'
import { placesOf, type Datum } from '../../study/calibration/data.ts'
import type { Path } from '../scenario/located.ts'
import { didYouMean } from '../scenario/nearest.ts'
import type { ObservedEntry } from './calibration-schema.ts'
import type { Report } from './load-calibration.ts'

const keysOf: Readonly<Record<Group, readonly string[]>> = { party: parties, origin: origins, sector: sectors }

export function readData(
  entries: readonly ObservedEntry[], scenario: Scenario, layout: RecordLayout, report: Report,
): Datum[] {
  const observed = openObserved()
  const known = Object.keys(outputs)
  return entries.flatMap((entry, k): Datum[] => {
    const at = ['observed', k]
    const names = [['series', entry.series], ...'per' in entry && entry.per ? [['per', entry.per]] : []]
    const unknown = names.filter(([, name]) => placesOf(layout, name) === null)
    for (const [field, name] of unknown) {
      report([...at, field], `is "${name}", expected a series of monthly.csv${didYouMean(name, known)}`)
    }
    if (unknown.length > 0) return []
    return 'value' in entry ? momentOf(entry, layout, (field, text) => report([...at, field], text))
      : monthsOf(entry, at)
  })

  function monthsOf(
    { series, by, from = '0000', to = '9999', error }: Exclude<ObservedEntry, { value: number }>, at: Path,
  ): Datum[] {
    const all = (by === undefined ? [{}] : keysOf[by].map((key) => ({ [by]: key }))).flatMap((group): Datum[] => {
      const places = placesOf(layout, series, group)
      const name = [series, ...Object.values(group)].join(' ')
      return observed.monthly(series, group, scenario)
        .filter(({ date }) => date >= from && date <= to && places?.has(date))
        .map(({ date, value }) => ({
          series: name, period: date, of: [places!.get(date)!], per: null, scale: 'log', observed: value, error,
        }))
    })
    if (all.length === 0) report(at, 'has no month that was observed, and that the scenario reports whole')
    return all
  }
}

function momentOf(
  { series, per, from, to, value, error }: Extract<ObservedEntry, { value: number }>, layout: RecordLayout,
  report: (field: string, text: string) => void,
): Datum[] {
  const within = (name: string): number[] =>
    [...placesOf(layout, name)!].filter(([month]) => month >= from && month <= to).map(([, place]) => place)
  const of = within(series)
  if (!layout.months.includes(from) || !layout.months.includes(to) || from > to) {
    report('from', `to ${to} is no period that the scenario reports`)
  }
  return [{
    series: per === undefined ? series : `${series} per ${per}`, period: `${from}/${to}`,
    of, per: per === undefined ? null : within(per), scale: per === undefined ? 'log' : 'as-is',
    observed: value, error,
  }]
}
