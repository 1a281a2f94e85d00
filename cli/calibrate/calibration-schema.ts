/** What the file of a calibration may say. */
import * as z from 'zod'
import { groups } from '../../sim/scenario.ts'
import { block, list, number, text, wholeNumber, word } from '../scenario/fields.ts'

const month = z.string({ error: () => 'expected a month as YYYY-MM' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: () => 'expected a month as YYYY-MM' })

const share = z.string({ error: () => 'expected a share such as "10 %"' })
  .regex(/^\d+(\.\d+)? ?%$/, { error: () => 'expected a share such as "10 %"' })
  .transform((value) => Number.parseFloat(value) / 100)
  .refine((value) => value > 0, { error: () => 'expected more than 0 %' })

const monthly = block({
  series: text('a series of monthly.csv'),
  by: word(groups).optional().describe('Compare each party, origin or sector by itself.'),
  from: month.optional(),
  to: month.optional(),
  error: share.describe('Standard deviation of what was observed about what a model could give, luck not counted.'),
}, 'a series, with by, from, to and error')

const moment = block({
  series: text('a series of monthly.csv'),
  per: text('a series of monthly.csv').optional().describe('What it is divided by.'),
  from: month,
  to: month,
  value: number(0, Infinity, 'what was observed'),
  error: z.union([share, number(1e-9, Infinity, '')], {
    error: () => 'expected a share such as "10 %", or a number in the unit of the value',
  }),
}, 'a value, with series, from, to and error')

const prior = block({
  kind: word(['log-normal', 'logit-normal']),
  sd: number(1e-6, 10, 'of the logarithm, or of the log-odds'),
}, 'a kind of prior with its sd')

const whole = (min: number, unit: string) => wholeNumber(min, 1_000_000, unit)

export const calibrationSchema = block({
  question: text('the question it asks, as a sentence'),
  scenario: text('a scenario'),
  set: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).prefault({}),
  observed: list(z.unknown().transform((value, context) => {
    const isMoment = typeof value === 'object' && value !== null && ('value' in value || 'per' in value)
    const parsed = (isMoment ? moment : monthly).safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never)
    return z.NEVER
  }), 'a list of what was observed').min(1, { error: () => 'expected at least one series' }),
  parameters: z.record(z.string(), z.union([z.literal('prior'), prior], {
    error: () => 'expected "prior", or a kind of prior with its sd',
  })).refine((all) => Object.keys(all).length > 0, { error: () => 'expected at least one parameter' }),
  method: block({
    kind: word(['ensemble-smoother']),
    members: whole(8, 'runs of each round'),
    rounds: wholeNumber(2, 10, 'rounds'),
    draws: whole(1, 'draws of the posterior').optional(),
  }, 'a method, with kind, members and rounds'),
  weight: z.union([whole(1, 'people'), list(whole(1, 'people'), 'weights').min(1)], {
    error: () => 'expected a weight, or one for each round, coarse to fine',
  }).optional(),
  seed: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'seed').optional(),
}, 'a calibration: a map with question, scenario, observed, parameters and method')

export type CalibrationFile = z.output<typeof calibrationSchema>
export type ObservedEntry = z.output<typeof monthly> | z.output<typeof moment>
