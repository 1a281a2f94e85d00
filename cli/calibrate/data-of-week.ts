import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import { dayPlacesOf, type Datum } from '../../study/calibration/data.ts'
import { cellsOf, isOf, nameOf } from './data-cells.ts'
import type { WeekEntry } from './observed-schema.ts'
import type { DataSource } from './read-data.ts'

const DAYS_PER_WEEK = 7

/** The people of seven days, of daily series. */
export function dataOfWeek(entry: WeekEntry, { layout, report }: DataSource): Datum[] {
  const { series, week, value, plus, error } = entry
  const [cell] = cellsOf(entry)
  const places = dayPlacesOf(layout, series, cell)
  if (places === null) {
    report('series', `is "${series}", which is not counted by day for ${Object.values(cell).join(' ')}`)
    return []
  }
  const days = Array.from({ length: DAYS_PER_WEEK }, (_, k) => isoDateOf(dayNumber(week) + k))
  if (!days.every((day) => places.has(day))) {
    report('week', `is ${week}, expected the first of seven days that the scenario reports`)
    return []
  }
  return [{
    series: `${nameOf(series, cell)} in a week`, period: `${days[0]}/${days.at(-1)!}`,
    of: days.map((day) => places.get(day)!), per: null, scale: 'log', observed: value, error,
    ...plus !== undefined && { plus }, ...isOf(cell),
  }]
}
