/** What was observed, as numbers with their places in a run's record. */
import { openObserved, type ObservedSeries } from '../../report/observed-series.ts'
import type { RecordLayout } from '../../sim/observe/layout.ts'
import { outputs } from '../../sim/observe/outputs.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { dayPlacesOf, placesOf, type Datum } from '../../study/calibration/data.ts'
import type { Path } from '../scenario/located.ts'
import { didYouMean } from '../scenario/nearest.ts'
import { dataOfMoment } from './data-of-moment.ts'
import { dataOfMonths } from './data-of-months.ts'
import { dataOfRise } from './data-of-rise.ts'
import { dataOfWeek } from './data-of-week.ts'
import type { Report } from './load-calibration.ts'
import type { ObservedEntry } from './observed-schema.ts'

/** What entries are read against. */
export interface DataSource {
  readonly scenario: Scenario
  readonly layout: RecordLayout
  readonly observed: ObservedSeries
  /** People added before a logarithm where an entry says nothing: one simulated person. */
  readonly plus: number
  /** Says what is wrong with the entry, or with a field of it. */
  readonly report: (field: string | null, text: string) => void
}

export function readData(
  entries: readonly ObservedEntry[], scenario: Scenario, layout: RecordLayout, plus: number, report: Report,
  path: Path = ['observed'],
): Datum[] {
  const observed = openObserved()
  return entries.flatMap((entry, k): Datum[] => {
    const at = [...path, k]
    const source: DataSource = {
      scenario, layout, observed, plus, report: (field, text) => report(field === null ? at : [...at, field], text),
    }
    if (!areSeriesKnown(entry, source)) return []
    return dataOf(entry, source).map((datum) => (entry.judges ? { ...datum, judges: true } : datum))
  })
}

function dataOf(entry: ObservedEntry, source: DataSource): Datum[] {
  if ('week' in entry) return dataOfWeek(entry, source)
  if ('rise' in entry) return dataOfRise(entry, source)
  return 'each' in entry ? dataOfMonths(entry, source) : dataOfMoment(entry, source)
}

function areSeriesKnown(entry: ObservedEntry, { layout, report }: DataSource): boolean {
  const isDaily = 'week' in entry
  const names = (['series', 'less', 'per'] as const).flatMap((field) => {
    const name = (entry as Readonly<Record<string, unknown>>)[field]
    return typeof name === 'string' ? [[field, name] as const] : []
  })
  const unknown = names.filter(([, name]) => (isDaily ? dayPlacesOf : placesOf)(layout, name) === null)
  for (const [field, name] of unknown) {
    report(field, `is "${name}", expected a series of ${isDaily ? 'daily' : 'monthly'}.csv${
      didYouMean(name, Object.keys(outputs))}`)
  }
  return unknown.length === 0
}
