/** What a scenario file may say once it has been merged with those it extends. */
import * as z from './zod.ts'
import { outputs, type OutputSpec } from '../../sim/observe/outputs.ts'
import { groups, type Part } from '../../sim/scenario.ts'
import { corridors, origins, parties, sectors, zones, type Cause } from '../../sim/world.ts'
import { allOr, amount, block, choice, course, date, flag, list, number, set, text, word } from './fields.ts'
import { parametersSchema } from './parameters-schema.ts'
import type { ParameterTable } from './parameters-schema.ts'
import { policyName, policyPattern, policySchema } from './policy-schema.ts'
import { days, usd, usdPerMonth } from './quantities.ts'

const partMeanings = {
  news: 'Nobody hears of announcements or of what happened to others.',
  smugglers: 'No smugglers: no fees, no guidance, no talk.',
  'stops-in-mexico': 'Mexico stops nobody.',
  'take-back': 'Mexico takes nobody of another nationality back.',
  'custody-capacity': 'There are no places to hold people in while a consequence is prepared.',
  'children-exemption': 'No policy exempts unaccompanied children.',
  parting: 'No family sends a child on alone.',
} as const satisfies Record<Part, string>

const crossedSeries = Object.entries<OutputSpec>(outputs)
  .flatMap(([series, { by }]) => by.length > 1 ? [series] : [])

const stance = block({
  effort: number(0, 10, 'factor').describe('Factor on effort.'),
  consent: number(0, 10, 'factor').describe('Factor on consent to take people back.'),
}, 'a map with effort and consent')

const mexicoEntry = block({
  date: date().describe('Day of the change.'),
  reason: text('a sentence').describe('What happened.'),
  budget: amount(usdPerMonth).nullish()
    .describe('Money released to migration control; left out, it stays as it was.'),
  'budget-of-year': amount(usd).nullish()
    .describe('Most that is spent in a calendar year; no limit until an entry sets one.'),
  effort: weights(zones, 'effort; 1 is that of autumn 2023').nullish()
    .describe('Effort by zone; 1 is that of autumn 2023. It holds until fatigue wears it down.'),
  ramp: amount(days).prefault('0 days').describe('Time in which effort gets there, evenly.'),
  'north-by-corridor': weights(corridors, 'relative weight')
    .refine((weight) => Object.values(weight).some((value) => value > 0), {
      error: () => 'gives no corridor any weight, expected at least one above 0',
    })
    .nullish().describe('How the effort in the north is divided between corridors.'),
  'north-by-sector': someWeights(sectors, 'times the pressure on the rest of its corridor').nullish()
    .describe('How hard Mexico presses on the ways to a sector; 1 for those left out. The exposed turn to other sectors of the corridor.'),
  consent: number(0, 1, 'share').nullish()
    .describe('Share of the people agreed to be taken back that Mexico consents to; 1 at first.'),
  agreement: block({
    effort: weights(zones, 'added to effort').prefault({ south: 0, inland: 0, north: 0 })
      .describe('Added to effort by zone, beside what Mexico does by itself.'),
    consent: number(0, 1, 'share').prefault(0)
      .describe('Added to consent, which is never more than 1.'),
    'half-life': amount(days, 1).nullish()
      .describe('Time in which what it adds falls to half; null: it keeps its strength.'),
    renewal: block({
      every: amount(days, 1).describe('Time from one renewal to the next.'),
      probability: number(0, 1, 'probability').describe('Chance of each renewal; else it ends.'),
    }, 'a map with every and probability').nullish()
      .describe('A renewal gives it its full strength again; null: it neither ends nor is renewed.'),
  }, 'a map with effort, consent or both').nullish().describe('What Mexico has agreed to on that day.'),
  handover: block({
    coolest: stance.describe('The least that is thought possible.'),
    warmest: stance.describe('The most that is thought possible.'),
  }, 'a map with coolest and warmest').nullish()
    .describe('A new government; its stance is drawn evenly between two, and holds from then on.'),
}, 'a map with date, reason and what changes')

const shock = block({
  name: text('a name of lower-case words joined by hyphens')
    .regex(policyPattern, { error: () => 'expected lower-case words joined by hyphens' }).nullish()
    .describe('What calibrations call it: draws with a column "shocks.NAME" set its push.'),
  from: date().describe('First day of the shock.'),
  to: date().describe('Last day of the shock.'),
  origins: allOr(origins).prefault('all').describe('Nationalities it touches.'),
  parties: allOr(parties).prefault('all').describe('Kinds of party it touches.'),
  push: number(0, 100, 'factor on new intentions').nullish()
    .describe('Factor on new intentions to go and on leaving: 0.7 is 30 % fewer. Give this or a cause.'),
  leaving: number(0, 100, 'factor on leaving').prefault(1)
    .describe('Factor on leaving alone: whoever cannot go now still means to.'),
  crossing: number(0, 100, 'factor on crossing').prefault(1)
    .describe('Factor on crossing by those who are near the line already, while it lasts.'),
  cause: choice<Cause>({
    poverty: 'Poverty: change of the share of people who are poor.',
    violence: 'Violence: change of the number of homicides.',
    disaster: 'Disaster: share of people hit.',
    'us-jobs': 'Jobs: change of the number of jobs open in the United States.',
  }).nullish().describe('What changed; push answers by the parameter pushElasticity.'),
  change: number(-0.99, 100, 'share').nullish()
    .describe('By which share it changed: 0.2 is a fifth more. Goes with a cause.'),
  ...course,
  fade: amount(days).prefault('0 days').describe('Time in which it wears off after its last day.'),
  reason: text('a sentence').describe('What happened.'),
}, 'a map with from, to, push (or leaving, crossing, or cause and change) and reason')

// Compiling parsers pays for those who parse thousands of files, and costs start-up
z.config({ jitless: true })

const fields = {
  question: text('the question it asks, as a sentence').describe('What is asked of the model.'),
  extends: text('a scenario').nullish()
    .describe('Scenario this one changes: the name of one that ships, or a path from this file.'),
  against: text('a scenario').nullish()
    .describe('Scenario to run beside it with the same people and luck, by name or path.'),
  start: date().describe('First simulated day; the time before `from` is spin-up.'),
  from: date().describe('First reported day.'),
  to: date().describe('Last reported day.'),
  headline: block({
    from: date().describe('First day of the headline period.'),
    to: date().describe('Last day of the headline period.'),
  }, 'a map with from and to').nullish()
    .describe('Period of the headline measures; by default all that is reported.'),
  policies: z.record(policyName, policySchema, {
    error: () => 'expected a map of policies by name',
  }).prefault({}).describe('Rules and agreements, by name; null takes an inherited one away.'),
  mexico: list(mexicoEntry, 'a list of dated changes').prefault([])
    .describe('Dated changes of what Mexico does.'),
  'mexico-also': list(mexicoEntry, 'a list of dated changes').prefault([])
    .describe('More of them, beside those that `mexico` has or inherits.'),
  shocks: list(shock, 'a list of shocks').prefault([])
    .describe('Dated changes of the push to leave that the model does not explain.'),
  'switch-off': set(choice(partMeanings), 'a list of parts of the model').prefault([])
    .describe('Parts of the model to do without, for ablations.'),
  observe: block({
    groups: set(word(groups), 'a list of party, origin and sector')
      .min(2, { error: () => 'expected two or three groups to cross; single ones are always there' })
      .describe('Groups to cross: every crossing of two or three of them is added to monthly.csv.'),
    series: set(word(crossedSeries), 'a list of series').min(1, { error: () => 'expected at least one series' })
      .nullish().describe('Series to give so; by default all that are counted by at least two groups.'),
    daily: flag().prefault(false)
      .describe('Whether the crossings are added to daily.csv too, which can make it very long.'),
  }, 'a map with groups').nullish()
    .describe('What the tables hold beyond totals, single groups, and in monthly.csv party by origin.'),
  expect: list(text('a statement'), 'a list of statements').prefault([])
    .describe('Statements about headline measures that must hold over the replicates, such as '
      + '"P(june-order.daysInForce > 30) > 0.5"; a run in which one does not ends with status 3.'),
}

export const scenarioFields: readonly string[] = [...Object.keys(fields), 'parameters']

/** Of the parameters only those named, which are all unless a file is known to need few. */
export function scenarioSchema(
  table: ParameterTable, names: readonly string[] = Object.keys(table),
) {
  return block({
    ...fields,
    parameters: parametersSchema(table, names).prefault({})
      .describe('Changes to the parameter table; null goes back to the table.'),
  }, 'a scenario: a map that begins with its question')
}
export type FileScenario = z.output<ReturnType<typeof scenarioSchema>>

/** One number for each of these, none missing. */
function weights<const K extends string>(keys: readonly K[], unit: string) {
  const shape = Object.fromEntries(keys.map((key) =>
    [key, number(0, Infinity, unit).describe(`${key}: ${unit}.`)]))
  return block(shape as Record<K, ReturnType<typeof number>>, `a map with ${keys.join(', ')}`)
}

/** As `weights`, where keys may be left out. */
function someWeights<const K extends string>(keys: readonly K[], unit: string) {
  const shape = Object.fromEntries(keys.map((key) =>
    [key, number(0, Infinity, unit).optional().describe(`${key}: ${unit}.`)]))
  return block(shape as Record<K, z.ZodOptional<ReturnType<typeof number>>>, `a map with some of ${keys.join(', ')}`)
}
