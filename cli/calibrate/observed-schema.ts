/** What the file of a calibration may say of what was observed: months, a moment, a week, or a rise. */
import * as z from '../scenario/zod.ts'
import { groups, type Group } from '../../sim/scenario.ts'
import { origins, parties, sectors } from '../../sim/world.ts'
import { block, date, flag, list, number, set, text, word } from '../scenario/fields.ts'

const saying = (expected: string) => ({ error: () => `expected ${expected}` })

const month = z.string(saying('a month as YYYY-MM'))
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, saying('a month as YYYY-MM'))

const judges = flag().optional()
  .describe('Draws to keep are chosen by the data that say so; by all where none does.')

const share = z.string(saying('a share such as "10 %"'))
  .regex(/^\d+(\.\d+)? ?%$/, saying('a share such as "10 %"'))
  .transform((value) => Number.parseFloat(value) / 100)
  .refine((value) => value > 0, saying('more than 0 %'))

const shareOrNumber = z.union([share, number(1e-9, Infinity, '')],
  saying('a share such as "10 %", or a number in the unit of the value'))

const series = text('a series of monthly.csv')

/** Whom it is of, all where left out. */
const cell = {
  party: word(parties).optional(),
  origin: word(origins).optional(),
  sector: word(sectors).optional(),
}

/** One group, or two of them crossed: each of their cells is compared by itself. */
const by = z.union([
  word(groups).transform((group): readonly Group[] => [group]),
  set(word(groups), 'a list of groups').min(1, saying('at least one group')),
], saying('one of party, origin, sector, or a list of them')).optional()

const plus = number(0, Infinity, 'people').optional()
  .describe('Added to both sides before their logarithm is taken; one simulated person by default.')

const months = block({
  series, ...cell, by, plus,
  from: month.optional(),
  to: month.optional(),
  each: word(['month', 'quarter', 'period']).prefault('month')
    .describe('Month by month, the mean month of each quarter, or the sum from first to last.'),
  'at-least': number(1, Infinity, 'people').optional()
    .describe('Cells of fewer people are left out, and the error of small ones is larger.'),
  judges,
  error: share.describe('Standard deviation of what was observed about what a model could give, luck not counted.'),
}, 'a series, with by, from, to and error')

const moment = block({
  series, ...cell, plus,
  less: series.optional().describe('What is taken off it.'),
  per: series.optional().describe('What it is divided by.'),
  from: month,
  to: month,
  value: number(0, Infinity, 'what was observed').optional().describe('By default, that of data/.'),
  judges,
  error: shareOrNumber,
}, 'a value, with series, from, to and error')

const week = block({
  series: text('a series of daily.csv'), ...cell, plus,
  week: date().describe('First of seven days.'),
  value: number(0, Infinity, 'people'),
  judges,
  error: share,
}, 'a week, with series, value and error')

const rise = block({
  series, ...cell, by, plus,
  rise: list(month, 'a list of two months').length(2, saying('two months'))
    .describe('How many times as many there are in the second month as in the first.'),
  value: number(1e-9, Infinity, 'factor').optional().describe('By default, that of data/.'),
  'at-least': number(1, Infinity, 'people').optional()
    .describe('Cells of fewer people in the first month are left out, and the error of small ones is larger.'),
  judges,
  error: shareOrNumber,
}, 'a rise, with series and error')

/** Which of them an entry is, by a key that no other has. */
function formOf(entry: unknown) {
  if (typeof entry !== 'object' || entry === null) return months
  return 'week' in entry ? week : 'rise' in entry ? rise
    : 'value' in entry || 'per' in entry || 'less' in entry ? moment : months
}

export const observedSchema = list(z.unknown().transform((entry, context) => {
  const parsed = formOf(entry).safeParse(entry)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: entry } as never)
  return z.NEVER
}), 'a list of what was observed').min(1, saying('at least one series'))

export type MonthsEntry = z.output<typeof months>
export type MomentEntry = z.output<typeof moment>
export type WeekEntry = z.output<typeof week>
export type RiseEntry = z.output<typeof rise>
export type ObservedEntry = MonthsEntry | MomentEntry | WeekEntry | RiseEntry
