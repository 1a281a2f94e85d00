/** Amounts as they are written in a scenario, with their unit, and as the model counts them. */

export interface Quantity {
  readonly pattern: RegExp
  readonly expected: string
  readonly example: string
  /** What a bare number most likely meant. */
  readonly usualUnit: string
  /** The number in the model's unit; NaN where the text does not fit the pattern. */
  readonly read: (text: unknown) => number
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)` // 1450, 1.5 or 30,000

const numberOf = (text: string): number => Number(text.replaceAll(',', ''))

function quantity(
  pattern: RegExp, usualUnit: string, what: string, example: string,
  convert: (match: readonly string[]) => number,
): Quantity {
  const read = (text: unknown) => {
    const match = typeof text === 'string' ? pattern.exec(text) : null
    return match ? convert(match) : Number.NaN
  }
  return { pattern, usualUnit, expected: `${what} such as "${example}"`, example, read }
}

/** Whole days: the model has no shorter step. */
export const days = quantity(
  /^(\d+) (day|week)s?$/, 'days', 'a whole number of days or weeks', '7 days',
  ([, n, unit]) => Number(n) * (unit === 'week' ? 7 : 1),
)

export const hours = quantity(
  new RegExp(`^${NUMBER} (hour|day)s?$`), 'hours', 'a time', '4 hours',
  ([, n, unit]) => numberOf(n) * (unit === 'day' ? 24 : 1),
)

/** How many of a thing. */
export const count = (unit: 'places' | 'officers' | 'agents') => quantity(
  new RegExp(`^${NUMBER} ${unit}$`), unit, `a number of ${unit}`, `1,500 ${unit}`,
  ([, n]) => numberOf(n),
)

const daysOf = { day: 1, week: 7, month: 30 } as const // agreements by the month count 30 days

/** People a day. */
export const perDay = quantity(
  new RegExp(`^${NUMBER}(?: people)? (?:a|per) (day|week|month)$`), 'a day',
  'people a day, a week or a month (of 30 days)', '1450 a day',
  ([, n, unit]) => numberOf(n) / daysOf[unit as keyof typeof daysOf],
)

/** A hazard: chance a day while it is small. */
export const hazard = quantity(
  new RegExp(`^${NUMBER} (?:a|per) (day|week|month)$`), 'a day',
  'a rate a day, a week or a month (of 30 days)', '0.01 a day',
  ([, n, unit]) => numberOf(n) / daysOf[unit as keyof typeof daysOf],
)

const factorOf = { thousand: 1e3, million: 1e6, billion: 1e9 } as const

/** USD. */
export const usd = quantity(
  new RegExp(`^${NUMBER}(?: (thousand|million|billion))? USD$`), 'USD', 'money', '230 million USD',
  ([, n, factor]) => numberOf(n) * (factorOf[factor as keyof typeof factorOf] ?? 1),
)

/** USD a month. */
export const usdPerMonth = quantity(
  new RegExp(`^${NUMBER}(?: (thousand|million|billion))? USD (?:a|per) (month|year)$`),
  'USD a month', 'money', '2.5 million USD a month',
  ([, n, factor, unit]) => {
    const usd = numberOf(n) * (factorOf[factor as keyof typeof factorOf] ?? 1)
    return unit === 'year' ? usd / 12 : usd
  },
)
