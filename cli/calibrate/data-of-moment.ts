import { placesOf, type CellGroup, type Datum } from '../../study/calibration/data.ts'
import { cellsOf, isOf, nameOf } from './data-cells.ts'
import type { MomentEntry } from './observed-schema.ts'
import type { DataSource } from './read-data.ts'

/** One number of some months: a total, or a share of another series. */
export function dataOfMoment(entry: MomentEntry, source: DataSource): Datum[] {
  const { series, less, per, from, to, plus, error } = entry
  const { layout, report } = source
  const [cell] = cellsOf(entry)
  // A share of the same series is one of all; of another series, one of the same people.
  const whole: CellGroup = per === series ? {} : cell
  const named = [['series', series, cell], ['less', less, cell], ['per', per, whole]] as const
  for (const [field, name, group] of named) {
    if (name === undefined || placesOf(layout, name, group) !== null) continue
    report(field, `is "${name}", which is not counted for ${Object.values(group).join(' ')}`)
    return []
  }
  if (!layout.months.includes(from) || !layout.months.includes(to) || from > to) {
    report('from', `to ${to} is no period that the scenario reports`)
    return []
  }
  const within = (name: string, group: CellGroup): number[] =>
    [...placesOf(layout, name, group)!].filter(([month]) => month >= from && month <= to).map(([, place]) => place)
  const value = entry.value ?? valueIn(entry, cell, whole, source)
  if (value === null) {
    report(null, 'is not in data/ for all these months, expected a value')
    return []
  }
  return [{
    series: nameOf(series, cell) + (less === undefined ? '' : ` less ${less}`) + (per === undefined ? '' : ` per ${per}`),
    period: `${from}/${to}`, of: within(series, cell), per: per === undefined ? null : within(per, whole),
    ...less !== undefined && { less: within(less, cell) },
    scale: per === undefined ? 'log' : 'as-is', observed: value, error, ...plus !== undefined && { plus }, ...isOf(cell),
  }]
}

/** From data/; null where a month of it was not observed. */
function valueIn(
  { series, less, per, from, to }: MomentEntry, cell: CellGroup, whole: CellGroup, { observed, scenario, layout }: DataSource,
): number | null {
  const nMonths = layout.months.filter((month) => month >= from && month <= to).length
  const totalOf = (name: string, group: CellGroup): number => {
    const months = observed.monthly(name, group, scenario).filter(({ date }) => date >= from && date <= to)
    return months.length < nMonths ? Number.NaN : months.reduce((sum, { value }) => sum + value, 0)
  }
  const total = totalOf(series, cell) - (less === undefined ? 0 : totalOf(less, cell))
  const value = per === undefined ? total : total / totalOf(per, whole)
  return Number.isFinite(value) ? value : null
}
