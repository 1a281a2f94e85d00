/** Ticks of a time axis: weeks for a short span, else as many months or years as there is room. */
import { utcFormat } from 'd3-time-format'
import { dayNumber, isoDateOf, isoMonthOf, monthOfYear, weekdayOf } from '../../sim/dates.ts'
import { size } from './look.ts'
import { textWidth } from './text-width.ts'

/** Days as whole numbers, `to` not included. */
export interface Span {
  readonly from: number
  readonly to: number
}
export interface AxisTick {
  readonly day: number
  /** Where the label is centred: over the middle of what it names. */
  readonly labelDay: number
  readonly label: string
  /** Stands below the first label of a year. */
  readonly year: string | null
}

const MS_PER_DAY = 86_400_000
const SHORT_SPAN_DAYS = 70
const LABEL_GAP = 11 // px
const YEAR_GAP = 4
const monthSteps = [1, 2, 3, 6, 12]

const format = (pattern: string): ((day: number) => string) => {
  const formatted = utcFormat(pattern)
  return (day) => formatted(new Date(day * MS_PER_DAY))
}
const [dayAndMonth, monthName, yearName] = ['%-d %b', '%b', '%Y'].map(format)

/** First day of the month `n` months after the one of `day`. */
export function monthStart(day: number, n = 0): number {
  const [year, month] = isoMonthOf(day).split('-').map(Number)
  return Math.round(Date.UTC(year, month - 1 + n, 1) / MS_PER_DAY)
}

/** Middle of a month given as YYYY-MM, where a month's sum is drawn; or the day of a date. */
export function dayOf(date: string): number {
  if (date.length > 7) return dayNumber(date)
  const first = dayNumber(`${date}-01`)
  return (first + monthStart(first, 1)) / 2
}

/** Days that a date or a month covers. */
export function spanOf(date: string): Span {
  const first = dayNumber(date.length > 7 ? date : `${date}-01`)
  return { from: first, to: date.length > 7 ? first + 1 : monthStart(first, 1) }
}

export function axisTicks(span: Span, widthPx: number): AxisTick[] {
  const days = span.to - span.from
  return days <= SHORT_SPAN_DAYS ? weekTicks(span, widthPx) : monthTicks(span, widthPx)
}

function weekTicks(span: Span, widthPx: number): AxisTick[] {
  const room = textWidth('30 Sep', size.axis, 'regular') + LABEL_GAP
  const perWeek = (7 * widthPx) / (span.to - span.from)
  const step = 7 * Math.max(1, Math.ceil(room / perWeek))
  const first = span.from + ((7 - weekdayOf(span.from)) % 7) // a Monday
  const ticks: AxisTick[] = []
  for (let day = first; day < span.to; day += step) {
    const year = ticks.length === 0 ? yearName(day) : null
    ticks.push({ day, labelDay: day, label: dayAndMonth(day), year })
  }
  return ticks
}

function monthTicks(span: Span, widthPx: number): AxisTick[] {
  const pxPerMonth = (30.4375 * widthPx) / (span.to - span.from)
  const room = textWidth('May', size.axis, 'regular') + LABEL_GAP
  const step = monthSteps.find((months) => months * pxPerMonth >= room) ?? 12
  const ticks: AxisTick[] = []
  let yearsShown = ''
  for (let day = monthStart(span.from); day < span.to; day = monthStart(day, 1)) {
    if (monthOfYear(day) % step !== 0) continue
    const end = monthStart(day, step === 12 ? 12 : 1)
    const labelDay = (Math.max(day, span.from) + Math.min(end, span.to)) / 2
    const year = yearName(day)
    const isNew = year !== yearsShown && step !== 12
    // The year of a first label waits for January where the two would touch.
    const nextJanuary = monthStart(day, 12 - monthOfYear(day))
    const space = ((nextJanuary - day) * widthPx) / (span.to - span.from)
    const fits = monthOfYear(day) === 0 || nextJanuary >= span.to
      || space > textWidth(year, size.axis, 'regular') + YEAR_GAP
    if (isNew && fits) yearsShown = year
    const label = step === 12 ? year : monthName(day)
    ticks.push({ day, labelDay, label, year: isNew && fits ? year : null })
  }
  return ticks.filter(({ day }) => day >= span.from || isoDateOf(day).endsWith('-01'))
}
