import { placesOf, type Datum } from '../../study/calibration/data.ts'
import { cellsOf, errorOf, isOf, nameOf } from './data-cells.ts'
import type { RiseEntry } from './observed-schema.ts'
import type { DataSource } from './read-data.ts'

/** How many times as many in one month as in another: 0.5 where half of them are left. */
export function dataOfRise(entry: RiseEntry, { scenario, layout, observed, plus: aPerson, report }: DataSource): Datum[] {
  const { series, rise: [before, after], plus = aPerson, value, error, 'at-least': atLeast } = entry
  const missing = [before, after].find((month) => !layout.months.includes(month))
  if (missing !== undefined) {
    report('rise', `has ${missing}, expected months that the scenario reports`)
    return []
  }
  const data = cellsOf(entry).flatMap((cell): Datum[] => {
    const places = placesOf(layout, series, cell)
    const seen = new Map(observed.monthly(series, cell, scenario).map((one) => [one.date, one.value]))
    const [first, last] = [seen.get(before), seen.get(after)]
    const ratio = value
      ?? (first === undefined || last === undefined || first < (atLeast ?? 0) ? null : (last + plus) / (first + plus))
    if (places === null || ratio === null) return []
    return [{
      series: `rise of ${nameOf(series, cell)}`, period: `${before}/${after}`,
      of: [places.get(after)!], per: [places.get(before)!], plusBoth: plus, plus: 0,
      scale: 'log', observed: ratio, error: errorOf(error, first ?? 0, atLeast), ...isOf(cell),
    }]
  })
  if (data.length === 0) report(null, 'has no cell that was observed in both months, and that the scenario reports')
  return data
}
