import { expect, test } from 'vitest'

import { dayNumber, isoDateOf, isoMonthOf, monthNumber, monthOfYear, weekdayOf } from '../../sim/dates.ts'
import { range } from './world.ts'

test.each([
  ['1970-01-01', 0, 3], ['1969-12-31', -1, 2], ['2024-02-29', 19_782, 3], ['2024-03-01', 19_783, 4],
  ['2024-06-05', 19_879, 2], ['2000-01-01', 10_957, 5],
])('%s is day %i, and day %i of the week', (date, day, weekday) => {
  expect(dayNumber(date)).toBe(day)
  expect(isoDateOf(day)).toBe(date)
  expect(weekdayOf(day)).toBe(weekday)
})

test.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-1-1', '24-01-01', '2024-01-01T00:00', ''])(
  '%o is no date', (text) => {
    expect(dayNumber(text)).toBeNaN()
  },
)

test('days, months and weekdays follow each other over a century', () => {
  const first = dayNumber('1950-01-01')
  for (const day of range(36_525).map((k) => first + k)) {
    const next = isoDateOf(day + 1)
    expect(dayNumber(next)).toBe(day + 1)
    expect(weekdayOf(day + 1)).toBe((weekdayOf(day) + 1) % 7)
    const isNewMonth = next.endsWith('-01')
    expect(monthNumber(day + 1) - monthNumber(day)).toBe(Number(isNewMonth))
    expect(isoMonthOf(day + 1) === isoMonthOf(day)).toBe(!isNewMonth)
    expect(monthOfYear(day + 1)).toBe(Number(next.slice(5, 7)) - 1)
  }
})
