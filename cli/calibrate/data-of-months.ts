import { placesOf, type Datum } from '../../study/calibration/data.ts'
import { cellsOf, errorOf, isOf, nameOf } from './data-cells.ts'
import type { MonthsEntry } from './observed-schema.ts'
import type { DataSource } from './read-data.ts'

const MONTHS_PER_QUARTER = 3

/** Months of data/ that the scenario reports whole: one by one, the mean of a quarter's, or all added up. */
export function dataOfMonths(entry: MonthsEntry, { scenario, layout, observed, report }: DataSource): Datum[] {
  const { series, from = '0000', to = '9999', each, plus, error, 'at-least': atLeast } = entry
  let nMonths = 0
  const data = cellsOf(entry).flatMap((cell): Datum[] => {
    const places = placesOf(layout, series, cell)
    const seen = observed.monthly(series, cell, scenario)
      .filter(({ date }) => date >= from && date <= to && places?.has(date))
    nMonths += seen.length
    const periodOf = (month: string): string => (each === 'month' ? month : each === 'quarter' ? quarterOf(month) : '')
    return [...new Set(seen.map(({ date }) => periodOf(date)))].flatMap((period): Datum[] => {
      const months = seen.filter(({ date }) => periodOf(date) === period)
      const divisor = each === 'quarter' ? months.length : 1
      const people = months.reduce((sum, { value }) => sum + value, 0) / divisor
      if (people < (atLeast ?? 0)) return []
      const [first, last] = [months[0].date, months.at(-1)!.date]
      return [{
        series: nameOf(series, cell), period: each === 'month' ? first : `${first}/${last}`,
        of: months.map(({ date }) => places!.get(date)!), per: null, scale: 'log', observed: people,
        error: errorOf(error, people, atLeast), ...divisor > 1 && { nMonths: divisor }, ...plus !== undefined && { plus },
        ...isOf(cell),
      }]
    })
  })
  if (nMonths === 0) report(null, 'has no month that was observed, and that the scenario reports whole')
  else if (data.length === 0) report('at-least', `is ${atLeast}, but no cell has as many people`)
  return data
}

const quarterOf = (month: string): string =>
  `${month.slice(0, 4)} ${Math.floor((Number(month.slice(5)) - 1) / MONTHS_PER_QUARTER)}`
