/**
 * The kinds of field a scenario file is made of. Each says what it expects in words: the message
 * of an issue is `expected ...`, before which issues.ts puts what was found instead.
 */
import * as z from './zod.ts'
import { dayNumber } from '../../sim/dates.ts'
import { didYouMean } from './nearest.ts'
import { days, type Quantity } from './quantities.ts'

const saying = (expected: string) => ({ error: () => `expected ${expected}` })

z.config({ jitless: true }) // a file is checked once: compiling checks would cost more than it saves

export const flag = () => z.boolean(saying('true or false'))

export const text = (expected: string) => z.string(saying(expected)).min(1, saying(expected))

export function date() {
  const error = ({ input }: { input?: unknown }) =>
    `expected a date of the calendar as YYYY-MM-DD${lengthOfMonth(input)}`
  return z.iso.date({ error })
    .refine((value) => !(dayNumber(value) < 0), saying('a date from 1970 on')) // day 0 of the model
}

function lengthOfMonth(input: unknown): string {
  const month = /^(\d{4})-(0[1-9]|1[0-2])-\d{2}$/.exec(String(input))
  if (!month) return ''
  const nDays = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate()
  return ` (${month[1]}-${month[2]} has ${nDays} days)`
}

export function number(min: number, max: number, unit: string) {
  const range = max === Infinity ? `${min} or more` : `${min} to ${max}`
  const expected = saying(`${range}${unit === '' ? '' : ` (${unit})`}`)
  const atLeast = z.number(expected).min(min, expected)
  return max === Infinity ? atLeast : atLeast.max(max, expected)
}

export function wholeNumber(min: number, max: number, unit: string) {
  const expected = saying(`a whole number from ${min} to ${max} (${unit})`)
  return z.number(expected).int(expected).min(min, expected).max(max, expected)
}

/** An amount with its unit, resolved to the model's unit. */
export function amount({ pattern, expected, example, usualUnit, read }: Quantity, least = 0) {
  const error = ({ input }: { input?: unknown }) => {
    const meant = typeof input === 'number' ? `; did you mean "${input} ${usualUnit}"?` : ''
    return `expected ${expected}${meant}`
  }
  return z.string({ error }).regex(pattern, { error })
    .refine((value) => !(read(value) < least), saying(`at least ${least} ${usualUnit}`))
    .meta({ examples: [example] })
    .transform(read)
}

/** How a dated change comes to work. */
export const course = {
  delay: amount(days).prefault('0 days').describe('Time from the date until anything is felt.'),
  ramp: amount(days).prefault('0 days').describe('... and from then until it is felt in full, evenly.'),
}

/** One of a few words, each with its meaning. */
export function choice<const T extends string>(meanings: Readonly<Record<T, string>>) {
  return word(Object.keys(meanings) as T[])
    .meta({ enumDescriptions: Object.values<string>(meanings) })
}

/** One of a few words that speak for themselves. */
export function word<const T extends string>(words: readonly T[]) {
  const error = ({ input }: { input?: unknown }) => `expected ${oneOf(words, input)}`
  return z.enum(words, { error })
}

export const oneOf = (words: readonly string[], input: unknown): string =>
  `one of ${words.join(', ')}${typeof input === 'string' ? didYouMean(input, words) : ''}`

export function list<T extends z.ZodType>(item: T, expected: string) {
  return z.array(item, saying(expected))
}

/** A list in which nothing may stand twice. */
export function set<T extends z.ZodType<string>>(item: T, expected: string) {
  return list(item, expected).refine((items) => new Set(items).size === items.length, {
    error: () => 'names something twice, expected each once',
  })
}

/** `all`, or some of them; resolved to a list either way. */
export function allOr<const T extends string>(words: readonly T[]) {
  const some = set(word(words), 'a list').min(1, saying('at least one, or "all"'))
  return z.union([z.literal('all'), some], saying(`"all", or a list of ${words.join(', ')}`))
    .transform((value): readonly T[] => value === 'all' ? words : value)
}

/**
 * A map with these keys and no others. The message of an unrecognized key is the list of the keys
 * there are, from which issues.ts makes a sentence.
 */
export function block<T extends z.ZodRawShape>(
  shape: T, expected: string, keys: readonly string[] = Object.keys(shape),
) {
  const known = keys.join(', ')
  return z.strictObject(shape, {
    error: ({ code }) => code === 'unrecognized_keys' ? known : `expected ${expected}`,
  })
}
