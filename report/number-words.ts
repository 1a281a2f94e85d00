/** Numbers as people read them: no more figures than there is reason to believe. */
import type { MeasureComparison } from '../study/comparison.ts'
import { headlineQuantiles } from '../study/quantiles.ts'
import type { MeasureSummary } from '../study/summaries.ts'

/** The 5 %, 50 % and 95 % quantiles. */
export const intervalOf = <T>(quantiles: readonly T[]): T[] =>
  [0.05, 0.5, 0.95].map((probability) => quantiles[headlineQuantiles.indexOf(probability)])

/** `312,000 (280,000–350,000)` */
export function intervalInWords({ unit, mean, quantiles }: MeasureSummary): string {
  const [low, median, high] = intervalOf(quantiles)
  if (median === null || low === null || high === null) return 'no number'
  if (/probability|share|fraction/.test(unit)) {
    return `${percent(mean)} (${percent(low)}–${percent(high)})`
  }
  return `${people(median)} (${people(low)}–${people(high)})`
}

/** `−40 % (−47 to −31)`; in numbers where the other scenario can be zero. */
export function changeInWords({ ratioQuantiles, differenceQuantiles }: MeasureComparison): string {
  const [low, median, high] = intervalOf(ratioQuantiles)
    .map((ratio) => ratio === null ? null : (ratio - 1) * 100)
  if (low !== null && median !== null && high !== null) {
    return `${signed(median, 1)} % (${signed(low, 1)} to ${signed(high, 1)})`
  }
  const [least, middle, most] = intervalOf(differenceQuantiles)
  if (least === null || middle === null || most === null) return ''
  return `${signedPeople(middle)} (${signedPeople(least)} to ${signedPeople(most)})`
}

/** Three figures, as nobody should read more into them; thousands set apart. */
export function people(value: number): string {
  const size = Math.abs(value)
  if (size > 0 && size < 10 && !Number.isInteger(value)) return String(Number(value.toPrecision(2)))
  const rounded = size < 1000 ? Math.round(value) : Number(value.toPrecision(3))
  return String(rounded === 0 ? 0 : rounded).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(Math.abs(value) < 10 ? decimals : 0)
  return Number(text) === 0 ? '0' : `${value < 0 ? '−' : '+'}${text}`
}

export const signedPeople = (value: number): string =>
  value === 0 ? '0' : `${value < 0 ? '−' : '+'}${people(Math.abs(value))}`

/** A value of this unit. */
export const shownNumber = (value: number, unit: string): string =>
  unit === 'probability' ? percent(value) : people(value)

export const percent = (value: number | null): string =>
  value === null ? 'no number' : `${Number((value * 100).toPrecision(value < 0.995 ? 2 : 3))} %`

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December',
]

/** `4 June 2024` */
export function dateInWords(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${day} ${months[month - 1]} ${year}`
}
