/** What a file may say about one policy. The descriptions are what editors and `explain` show. */
import * as z from './zod.ts'
import type {
  Exemption, Litigation, Policy, PolicyKind, ScreeningStandard, Trigger,
} from '../../sim/scenario.ts'
import { origins, parties, type Origin } from '../../sim/world.ts'
import {
  allOr, amount, block, choice, course, date, list, number, oneOf, set, text, wholeNumber,
} from './fields.ts'
import {
  children, coveredOrigins, earlyBars, portProcessing, rebutted, resources, severity,
} from './law-fields.ts'
import { days, hazard, hours, perDay, usd } from './quantities.ts'

export const policyPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const policyName = z.string().regex(policyPattern)

const trigger = block({
  starts: choice<Trigger['starts']>({
    'in-force': 'In force from the effective date, whatever the count.',
    'when-reached': 'In force only once the measure has reached the activation level.',
  }).describe('How the suspension begins.'),
  measure: block({
    statistic: choice<Trigger['measure']['statistic']>({
      mean: 'Mean a day over the window of finished days, found anew every day.',
      'calendar-week-sum': 'Sum of each calendar week, Monday to Sunday, found once a week.',
    }).describe('What is compared with the levels; it also fixes their unit, a day or a week.'),
    window: amount(days, 1).optional()
      .describe('Finished days that the mean is taken over; a calendar week is always 7 days.'),
    places: choice<Trigger['measure']['places']>({
      'between-ports': 'Only encounters between ports of entry count.',
      'between-ports-and-at-ports': 'Encounters at ports of entry count too.',
    }).describe('Where an encounter must happen to count.'),
    children: choice<Trigger['measure']['children']>({
      all: 'Every unaccompanied child counts.',
      none: 'No unaccompanied child counts.',
      'contiguous-only': 'Only those from contiguous countries count: here, from Mexico.',
    }).describe('Which unaccompanied children count.'),
  }, 'a map with statistic, window, places and children')
    .describe('What is counted, and over how long.'),
  activate: block({
    'at-least': number(0, Infinity, 'people a day, or a week for a weekly sum')
      .describe('A finding at or above this activates: people a day (mean) or a week (sum).'),
    'single-day': number(0, Infinity, 'people').nullish()
      .describe('A single finished day at or above this activates too.'),
    probability: number(0, 1, 'probability').prefault(1)
      .describe('Chance that a finding which permits activation is acted upon; 1 is mandatory.'),
  }, 'a map with at-least').describe('What brings it into force.'),
  lift: block({
    below: number(0, Infinity, 'people a day, or a week for a weekly sum').nullish()
      .describe('A finding below this sets the end in motion. Give this or below-share.'),
    'below-share': number(0, 1, 'share of activate.at-least').nullish()
      .describe('The same level as a share of activate.at-least.'),
    'held-for': amount(days, 1).prefault('1 day')
      .describe('For how many days in a row findings must lie below.'),
    after: amount(days).describe('Time from that finding to the end of the suspension.'),
    'unless-again': number(0, Infinity, 'people a day, or a week for a weekly sum').nullish()
      .describe('A finding at or above this before the end cancels it; default activate.at-least.'),
  }, 'a map with below (or below-share) and after').describe('What ends it again.'),
  lag: amount(days).prefault('0 days')
    .describe('Time that a finding takes beyond the one day it always takes.'),
  'days-per-year': wholeNumber(1, 366, 'days').nullish()
    .describe('Most days in force in each year from the effective date.'),
}, 'a map with starts, measure, activate and lift')
  .describe('When the suspension is in force, by a count that switches it on and off.')

const exempt = set(choice<Exemption>({
  'unaccompanied-children': 'Children who come without a parent or guardian.',
  'trafficking-victims': 'Victims of a severe form of trafficking in persons.',
  'medical-emergency': 'People with, or beside a relative in, an acute medical emergency.',
  'imminent-threat': 'People who face an imminent and extreme threat to life or safety.',
}), 'a list of exemptions').prefault([]).describe('Whom the policy leaves alone.')

const screening = block({
  standard: choice<ScreeningStandard>({
    'significant-possibility': 'The ordinary one of a credible-fear interview; easiest to meet.',
    'reasonable-possibility': 'Higher; that of the rule of May 2023.',
    'reasonable-probability': 'Highest short of "more likely than not"; that of June 2024.',
  }).describe('How likely harm must be shown to be.'),
  fear: choice({
    asked: 'Officers ask everybody whether they fear return.',
    'must-be-manifested': 'Only those who say or show it unasked are heard.',
  }).describe('How somebody comes to be screened at all.'),
  consultation: amount(hours).describe('Least time to consult somebody before the interview.'),
  rebutted,
}, 'a map with standard, fear and consultation')
  .nullish().describe('How claims of fear are screened while it applies.')

const returnTo = set(choice({
  origin: 'Flown home, as far as flights and that country allow.',
  mexico: 'Returned to Mexico, as far as Mexico accepts them.',
}), 'a list of origin and mexico').min(1, { error: () => 'expected origin, mexico or both' })
  .describe('Where those it covers are returned to.')

const litigation = block({
  'filed-after': amount(days).describe('Time from the effective date to the suit.'),
  'ruling-hazard': amount(hazard).describe('Rate at which the court rules once there is a suit.'),
  'block-probability': number(0, 1, 'probability').describe('Chance that the ruling blocks it.'),
  scope: choice<Litigation['scope']['step']>({
    all: 'Nothing of it applies any longer to those concerned.',
    screening: 'Only its way of screening fear falls away; the rest stays.',
  }).prefault('all').describe('What of the policy a ruling blocks.'),
  parties: allOr(parties).prefault('all').describe('Kinds of party for whom a ruling blocks it.'),
  origins: allOr(origins).prefault('all').describe('Nationalities for whom a ruling blocks it.'),
  stay: block({
    probability: number(0, 1, 'probability').describe('Chance that a stay is granted.'),
    after: amount(days).describe('Time from the ruling to the stay.'),
  }, 'a map with probability and after').nullish()
    .describe('A higher court may suspend a block until the appeal is decided.'),
  appeal: block({
    'decided-after': amount(days, 1).describe('Time from the ruling to the decision on appeal.'),
    'reversal-probability': number(0, 1, 'probability')
      .describe('Chance that the decision turns the ruling round, whichever way that was.'),
  }, 'a map with decided-after and reversal-probability').nullish()
    .describe('A decision on appeal, which is final; null if there is none in the time looked at.'),
}, 'a map with filed-after, ruling-hazard and block-probability')
  .nullish().describe('A suit against the policy and what may come of it.')

const nationality = block({
  'per-day': number(0, Infinity, 'people a day').nullish().describe('Most people in a day.'),
  'per-month': number(0, Infinity, 'people a month').nullish()
    .describe('Most people in a calendar month.'),
}, 'a map with per-day, per-month or both').optional().describe('Limits for people of this origin.')

const takeBackLimits = block({
  'per-month': number(0, Infinity, 'people a month').nullish()
    .describe('Most people in a calendar month, of all origins covered together.'),
  'by-origin': block(
    Object.fromEntries(origins.map((origin) => [origin, nationality])) as
      Record<Origin, typeof nationality>,
    'a map of limits by origin',
  ).prefault({}).describe('Limits for single nationalities.'),
  price: amount(usd).prefault('0 USD')
    .describe('What the United States pays Mexico for each person taken back.'),
}, 'a map with per-month, by-origin or price')
  .nullish().describe('Limits within the people a day, and the price of consent.')

const common = {
  leaked: list(date(), 'a list of dates').prefault([])
    .describe('Days on which word of it got out: announcements of little weight.'),
  announced: date().nullish().describe('Day it is announced; null if it never is.'),
  effective: date().describe('First day on which it can be in force.'),
  ends: date().nullish()
    .describe('First day on which it is no longer in force; null if it does not end.'),
  covers: block({
    origins: allOr(origins).prefault('all').describe('Nationalities it applies to.'),
    parties: allOr(parties).prefault('all').describe('Kinds of party it applies to.'),
  }, 'a map with origins, parties or both').prefault({}).describe('Whom it applies to.'),
  replaces: list(text('the name of a policy'), 'a list of policies').prefault([])
    .describe('Policies of this scenario that it repeals from its effective date on, unless a court '
      + 'blocks all of it.'),
  decided: block({
    event: policyName.optional()
      .describe('What decides; policies that name the same event share its luck. Default: the policy.'),
    on: date().describe('Day on which it becomes known whether the policy will come.'),
    probability: number(0, 1, 'probability')
      .describe('Chance that it comes; 0 is a deadline that fails, a bill that is voted down.'),
    credence: number(0, 1, 'probability').nullish()
      .describe('How likely people think it before; by default the parameter conditionalCredence.'),
  }, 'a map with on and probability').nullish()
    .describe('A vote, an election or a court on which it depends whether it ever takes effect.'),
  litigation,
}

const admissions = amount(perDay)
  .describe('Most people of the nationalities covered, together, who are admitted from home.')

const shapes = {
  'asylum-suspension': {
    kind: z.literal('asylum-suspension')
      .describe('Closes asylum between ports while a count is high; needs a trigger.'),
    ...common, trigger, exempt, screening, 'return-to': returnTo.prefault(['origin']), severity,
  },
  eligibility: {
    kind: z.literal('eligibility')
      .describe('Changes who is eligible for asylum and how claims are screened.'),
    ...common, exempt, screening, 'return-to': returnTo.prefault(['origin']), severity,
    'early-bars': earlyBars,
  },
  expulsion: {
    kind: z.literal('expulsion')
      .describe('Sends people away the same day, without screening or legal consequence.'),
    ...common, exempt, severity,
    'return-to': returnTo.prefault(['mexico', 'origin']),
    share: number(0, 1, 'share').prefault(1)
      .describe('Share of those covered to whom it is applied; others meet the ordinary rules.'),
  },
  'return-to-wait': {
    kind: z.literal('return-to-wait')
      .describe('Cases wait in Mexico for a hearing, as far as Mexico consents; needs returns.'),
    ...common, exempt, severity,
    returns: amount(perDay).describe('People whose cases Mexico lets wait there.'),
  },
  children: {
    kind: z.literal('children')
      .describe('Changes what is done with children who come alone; needs returned.'),
    ...common, covers: coveredOrigins, severity, ...children,
  },
  resources: {
    kind: z.literal('resources')
      .describe('Adds places, flights, officers and agents; needs resources.'),
    ...common, resources,
  },
  'port-processing': {
    kind: z.literal('port-processing')
      .describe('Changes whom ports of entry take without an appointment, and appointments given.'),
    ...common, ...portProcessing,
  },
  'port-appointments': {
    kind: z.literal('port-appointments')
      .describe('Hands out appointments at ports of entry; needs appointments.'),
    ...common,
    appointments: amount(perDay).describe('People who are given an appointment.'),
    'by-waiting': number(0, 1, 'share').prefault(0)
      .describe('Share of the appointments that goes to the oldest applications; the rest is drawn by lot.'),
    'apply-from': choice<NonNullable<Policy['queue']>['applyFrom']>({
      inland: 'From inland Mexico on, as until August 2024.',
      south: 'From southern Mexico on.',
    }).prefault('inland').describe('Where in Mexico one can apply.'),
  },
  'take-back': {
    kind: z.literal('take-back')
      .describe('Mexico accepts people of other nationalities back; needs take-back.'),
    ...common,
    'take-back': amount(perDay).describe('People of the origins covered whom Mexico accepts.'),
    limits: takeBackLimits,
  },
  parole: {
    kind: z.literal('parole')
      .describe('Admits people who apply from home, by lot, up to a cap; needs admissions.'),
    ...common, admissions,
  },
  'regional-offices': {
    kind: z.literal('regional-offices')
      .describe('Offices in the region that admit people who apply there; needs admissions.'),
    ...common, admissions,
  },
  'regional-economy': {
    kind: z.literal('regional-economy')
      .describe('Changes what pushes people from home, as aid, trade or sanctions do; needs push.'),
    ...common,
    push: number(0, 100, 'factor on new intentions')
      .describe('Factor on new intentions to go and on leaving, once it works: 0.9 is a tenth fewer.'),
    ...course,
  },
  news: {
    kind: z.literal('news')
      .describe('Word and nothing else: a rumour (leaked), a campaign (announced), what does not come.'),
    ...common,
    says: choice<NonNullable<Policy['says']>>({
      closing: 'That people who were released will be sent away.',
      opening: 'That people who were sent away will be released.',
    }).describe('What people are told happens from the effective date to the end.'),
    severity,
  },
} as const satisfies Record<PolicyKind, z.ZodRawShape>

export const policySchema = z.discriminatedUnion('kind', [
  block(shapes['asylum-suspension'], 'a policy'),
  block(shapes.eligibility, 'a policy'),
  block(shapes.expulsion, 'a policy'),
  block(shapes['return-to-wait'], 'a policy'),
  block(shapes.children, 'a policy'),
  block(shapes.resources, 'a policy'),
  block(shapes['port-processing'], 'a policy'),
  block(shapes['port-appointments'], 'a policy'),
  block(shapes['take-back'], 'a policy'),
  block(shapes.parole, 'a policy'),
  block(shapes['regional-offices'], 'a policy'),
  block(shapes.news, 'a policy'),
  block(shapes['regional-economy'], 'a policy'),
], {
  error: ({ code, input }) => code === 'invalid_union'
    ? `expected ${oneOf(Object.keys(shapes), (input as { kind?: unknown }).kind)}`
    : 'expected a policy: a map with its kind and its dates',
})
export type FilePolicy = z.output<typeof policySchema>

/** Every field that some kind of policy has: what a policy is checked by if its kind is unknown. */
export const policyOfAnyKind = block({
  ...shapes.children, ...shapes.resources, ...shapes['port-processing'], ...shapes.parole, ...shapes.news,
  ...shapes['regional-economy'],
  ...shapes['port-appointments'], ...shapes['take-back'], ...shapes.expulsion,
  ...shapes['return-to-wait'], ...shapes.eligibility, ...shapes['asylum-suspension'],
  kind: z.unknown(),
}, 'a policy').partial()

export const policyFields: readonly string[] = Object.keys(policyOfAnyKind.shape)
