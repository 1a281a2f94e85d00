/** What the file of a calibration may say. */
import * as z from '../scenario/zod.ts'
import { block, list, number, text, wholeNumber, word } from '../scenario/fields.ts'
import { observedSchema } from './observed-schema.ts'

const prior = block({
  kind: word(['log-normal', 'logit-normal', 'normal']),
  sd: number(1e-6, 1_000_000, 'of the logarithm, of the log-odds, or of the number itself'),
}, 'a kind of prior with its sd')

const whole = (min: number, unit: string) => wholeNumber(min, 1_000_000, unit)

const changes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).prefault({})

export const calibrationSchema = block({
  question: text('the question it asks, as a sentence'),
  scenario: text('a scenario'),
  set: changes,
  observed: observedSchema,
  also: block({
    scenario: text('a scenario'),
    set: changes,
    observed: observedSchema,
  }, 'a map with scenario, set and observed').optional()
    .describe('A second scenario that is run with the same draws and luck, over dates of its own.'),
  parameters: z.record(z.string(), z.union([z.literal('prior'), prior], {
    error: () => 'expected "prior", or a kind of prior with its sd',
  })).refine((all) => Object.keys(all).length > 0, { error: () => 'expected at least one parameter' }),
  method: block({
    kind: word(['ensemble-smoother', 'local-ensemble-smoother']),
    members: whole(8, 'runs of each round'),
    rounds: wholeNumber(2, 20, 'rounds'),
    'start-spread': number(0.1, 1, 'standard deviations of the prior').optional()
      .describe('How wide the first round of a local smoother is; 0.6 by default.'),
    luck: word(['shared', 'own']).optional()
      .describe('Whether the runs of a round of a local smoother share their luck; each has its own by default.'),
    inflation: number(1, 1000, 'times').optional()
      .describe('How many times as large a local smoother takes errors at least; 3 by default.'),
    replaced: word(['worst-tenth', 'nobody']).optional()
      .describe('Which members of a round of a local smoother give way to better ones; the worst tenth by default.'),
    'least-spread': number(0.05, 1, 'standard deviations of the prior').optional()
      .describe('Below what a local smoother lets no parameter narrow; 0.25 by default.'),
    'push-rounds': z.union([wholeNumber(0, 20, 'rounds'), list(wholeNumber(1, 20, 'round'), 'rounds')], {
      error: () => 'expected how many of the rounds, or a list of them, the first being 1',
    }).optional()
      .describe('After how many of the rounds, the last ones, or after which, a local smoother fits the push of each member alone; none by default.'),
    draws: whole(1, 'draws of the posterior').optional(),
    'draws-weight': whole(1, 'people').optional()
      .describe('People that a simulated person stands for in the runs of draws; that of the last round by default.'),
    keep: whole(1, 'draws of the posterior').optional()
      .describe('How many of the draws are kept, those whose runs fit best; all by default.'),
    adjust: whole(1, 'times').optional()
      .describe('How many times a local smoother moves draws by what their runs still missed, and runs them anew but the last time; never by default.'),
  }, 'a method, with kind, members and rounds'),
  weight: z.union([whole(1, 'people'), list(whole(1, 'people'), 'weights').min(1)], {
    error: () => 'expected a weight, or one for each round, coarse to fine',
  }).optional(),
  seed: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'seed').optional(),
}, 'a calibration: a map with question, scenario, observed, parameters and method')

export type CalibrationFile = z.output<typeof calibrationSchema>
