/**
 * What a scenario is once its file has been read and checked: plain data with every field present.
 * Files are read in `cli/scenario/`; from here on nothing can be missing, misspelt or out of range.
 */
import type { Cause, Corridor, Origin, Party, Sector, Zone } from './world.ts'

export type IsoDate = string

/** Of a draw: normal scores of the push of an origin in a month, by `cuba.2021-04`; others are luck. */
export type PushScores = Readonly<Record<string, number>>

/** Parts of the model that an ablation can switch off, one at a time (`switch-off` in a file). */
export const parts = [
  'news', 'smugglers', 'stops-in-mexico', 'take-back', 'custody-capacity', 'children-exemption',
  'parting',
] as const
export type Part = (typeof parts)[number]

export const groups = ['party', 'origin', 'sector'] as const
export type Group = (typeof groups)[number]

export const exemptions = [
  'unaccompanied-children', 'trafficking-victims', 'medical-emergency', 'imminent-threat',
] as const
export type Exemption = (typeof exemptions)[number]

export const policyKinds = [
  'asylum-suspension', 'eligibility', 'expulsion', 'return-to-wait', 'children', 'resources',
  'port-processing', 'port-appointments', 'take-back', 'parole', 'regional-offices',
  'news', 'regional-economy',
] as const
export type PolicyKind = (typeof policyKinds)[number]

export const screeningStandards = [
  'significant-possibility', 'reasonable-possibility', 'reasonable-probability',
] as const
export type ScreeningStandard = (typeof screeningStandards)[number]

/** When a policy that closes asylum above a count is in force. See sim/policies/trigger.ts. */
export interface Trigger {
  /** `in-force` from the effective date whatever the count, or only `when-reached`. */
  readonly starts: 'in-force' | 'when-reached'
  readonly measure: {
    /** `mean` over `windowDays` finished days, or the `sum` of each calendar week (Monday-Sunday). */
    readonly statistic: 'mean' | 'calendar-week-sum'
    readonly windowDays: number
    readonly places: 'between-ports' | 'between-ports-and-at-ports'
    readonly children: 'all' | 'none' | 'contiguous-only'
  }
  readonly activate: {
    /** People a day (mean) or a week (sum). */
    readonly atLeast: number
    /** A single finished day at or above this activates too; null where there is no such rule. */
    readonly singleDayAtLeast: number | null
  }
  readonly lift: {
    /** The suspension's end is set in motion by a measure below this. */
    readonly below: number
    /** Findings in a row that must lie below. */
    readonly heldForDays: number
    /** Days from the finding to the end. */
    readonly afterDays: number
    /** A finding at or above this before the end cancels it. */
    readonly unlessAgain: number
  }
  /** Days between the end of a window and its finding, beyond the one day it always takes. */
  readonly lagDays: number
  /** Days in force allowed in each year from the effective date; null where there is no limit. */
  readonly maxDaysPerYear: number | null
  /** Chance that each finding which permits activation is acted upon; 1 where it is mandatory. */
  readonly activationProb: number
}

export interface Screening {
  readonly standard: ScreeningStandard
  readonly fear: 'asked' | 'must-be-manifested'
  readonly consultationHours: number
  /** Share that rebuts a presumption of ineligibility, screened by the ordinary standard. */
  readonly rebuttedShare: number
}

/** What a policy adds to the means of the United States once it has been phased in. */
export interface Resources {
  readonly custodyPlaces: number
  readonly familyPlaces: number
  readonly flightPlacesPerDay: number
  readonly asylumOfficers: number
  readonly borderPatrolAgents: number
  /** Days from the effective date in which they arrive, evenly. */
  readonly phaseInDays: number
}

/** What a policy changes at ports of entry, beside appointments given. */
export interface PortProcessing {
  /** People taken without an appointment; null where it leaves that alone. */
  readonly walkUpsPerDay: number | null
  /** What becomes of appointments that were given before. */
  readonly booked: 'kept' | 'cancelled'
}

/** Limits of a take-back in people, within its quota of a day, and its price. */
export interface TakeBackLimits {
  /** Of the origins covered together in a calendar month; null where there is no limit. */
  readonly perMonth: number | null
  /** By nationality, a day and a calendar month; origins left out have no limit of their own. */
  readonly byOrigin: Readonly<Partial<Record<Origin, {
    readonly perDay: number | null
    readonly perMonth: number | null
  }>>>
  /** What the United States pays Mexico for each person, USD. */
  readonly priceUsd: number
}

/** A suit against a policy and what may come of it. See sim/policies/courts.ts. */
export interface Litigation {
  /** Days from the effective date to the suit. */
  readonly filedAfterDays: number
  readonly rulingHazardPerDay: number
  /** Chance that the ruling blocks what lies in its scope. */
  readonly blockProb: number
  readonly scope: {
    /** The whole policy, or only the way in which it has fear screened. */
    readonly step: 'all' | 'screening'
    readonly parties: readonly Party[] // all of them where the file says nothing
    readonly origins: readonly Origin[]
  }
  /** Chance that a block is suspended until the appeal is decided, and days from ruling to stay. */
  readonly stay: { readonly prob: number; readonly afterDays: number } | null
  /** Days from ruling to decision, and chance that it turns the ruling round. */
  readonly appeal: { readonly decidedAfterDays: number; readonly reversalProb: number } | null
}

/** A vote, an election or a ruling on which it depends whether a policy ever takes effect. */
export interface Decision {
  /** Policies that name the same event share its luck. */
  readonly event: string
  readonly on: IsoDate
  /** Chance that it then takes effect; 0 is a deadline that fails. */
  readonly probability: number
  /** How likely people think it before that day; null where the usual credence holds. */
  readonly credence: number | null
}

/** One rule of law or agreement with its dates, whom it covers and what it does. */
export interface Policy {
  readonly kind: PolicyKind
  readonly leaked: readonly IsoDate[]
  readonly announced: IsoDate | null
  readonly effective: IsoDate
  readonly ends: IsoDate | null
  readonly decided: Decision | null
  readonly covers: {
    readonly origins: readonly Origin[] // all of them where the file says nothing
    readonly parties: readonly Party[]
  }
  readonly exempt: readonly Exemption[]
  readonly trigger: Trigger | null
  readonly screening: Screening | null
  readonly returnTo: readonly ('origin' | 'mexico')[]
  /** Share of releases that people take it to end, by its word; null for the usual one. */
  readonly severity: number | null
  /** Names of policies of the scenario that it repeals from its effective date on. */
  readonly replaces: readonly string[]
  /** eligibility: share of those who would pass an interview to whom bars are applied there. */
  readonly earlyBarShare: number
  /** expulsion: share of those covered to whom it is applied. */
  readonly share: number | null
  /** return-to-wait: people a day whose cases Mexico lets wait there. */
  readonly returnsPerDay: number | null
  /** children: chance that one who comes alone may be returned; median days until a transfer. */
  readonly children: { readonly returnProb: number; readonly transferDays: number | null } | null
  readonly resources: Resources | null
  readonly ports: PortProcessing | null
  /** port-appointments: people a day. */
  readonly appointmentsPerDay: number | null
  /** port-appointments: share for the oldest applications, and from where one can apply. */
  readonly queue: { readonly byWaiting: number; readonly applyFrom: 'south' | 'inland' } | null
  /** take-back: people a day that Mexico accepts of the origins covered. */
  readonly takeBackPerDay: number | null
  readonly takeBackLimits: TakeBackLimits | null
  /** parole, regional-offices: people a day of the origins covered, together, admitted from home. */
  readonly admissionsPerDay: number | null
  /** news: whether releases are said to end, or what is not release is said to turn to it. */
  readonly says: 'closing' | 'opening' | null
  /** regional-economy: factor on the push to leave of those covered, and how it comes to work. */
  readonly economy: { readonly push: number; readonly course: Course } | null
  readonly litigation: Litigation | null
}

/** What Mexico agrees to do beside its own stance. See sim/policies/agreements.ts. */
export interface Agreement {
  /** Added to its own effort by zone, and to its own consent, at full strength. */
  readonly effort: Readonly<Record<Zone, number>>
  readonly consent: number
  /** Days in which what it adds falls to half; null where it keeps its strength. */
  readonly halfLifeDays: number | null
  /** Every so many days it is renewed in full with this chance, or ends; null: it holds. */
  readonly renewal: { readonly everyDays: number; readonly prob: number } | null
}

/** Factors on effort and on consent. */
export interface Stance {
  readonly effort: number
  readonly consent: number
}

/** A new government, of which only the bounds of its stance are known. */
export interface Handover {
  readonly coolest: Stance
  readonly warmest: Stance
}

/** A dated change of what Mexico does. Fields left null keep their value. */
export interface MexicoEntry {
  readonly date: IsoDate
  readonly reason: string
  /** Money released to migration control, USD a month. */
  readonly budgetUsdPerMonth: number | null
  /** Of which no more than this is spent in a calendar year; no limit until an entry sets one. */
  readonly budgetUsdPerYear: number | null
  /** Effort by zone; 1 is that of autumn 2023. It holds until fatigue wears it down. */
  readonly effort: Readonly<Record<Zone, number>> | null
  /** Days until effort is there, which grows or falls evenly; 0: at once. */
  readonly rampDays: number
  /** How the northern effort is divided between corridors, relative weights. */
  readonly northByCorridor: Readonly<Record<Corridor, number>> | null
  /** How hard it presses on the ways to a sector, against the rest of its corridor; 1 where nothing is said. */
  readonly northBySector: Readonly<Partial<Record<Sector, number>>> | null
  /** Share, 0 to 1, of what was agreed to be taken back that Mexico consents to by itself. */
  readonly consent: number | null
  readonly agreement: Agreement | null
  readonly handover: Handover | null
}

/** How a dated change comes to work. */
export interface Course {
  readonly delayDays: number // from the date until anything is felt
  readonly rampDays: number //  ... and from then to the full strength
  readonly fadeDays: number //  from the last day until nothing is left
}

/** An exogenous, dated change of the push to leave. */
export interface Shock {
  /** By which draws of a calibration set its push; null where none does. */
  readonly name: string | null
  readonly from: IsoDate
  readonly to: IsoDate
  readonly origins: readonly Origin[]
  readonly parties: readonly Party[]
  /** Factor on new intentions and on how readily people leave; null where a cause is given instead. */
  readonly push: number | null
  /** Factor on how readily people leave, beside push: intentions are kept for later. */
  readonly leaving: number
  /** Factor on crossing by those who are near the line already. */
  readonly crossing: number
  /** What changed, and by which share of what it was. */
  readonly cause: Cause | null
  readonly change: number | null
  readonly course: Course
  readonly reason: string
}

/** Groups by which series are given crossed, beyond what the tables always hold. */
export interface Observe {
  readonly groups: readonly Group[] // two or three
  /** Series of the table of outputs that are counted by at least two of the groups; null for all. */
  readonly series: readonly string[] | null
  /** In daily.csv too. */
  readonly daily: boolean
}

export interface Scenario {
  readonly name: string
  readonly question: string
  /** First simulated day; the time before `from` is spin-up. */
  readonly start: IsoDate
  readonly from: IsoDate
  readonly to: IsoDate
  /** Period over which the headline measures of summary.csv are taken. */
  readonly headline: { readonly from: IsoDate; readonly to: IsoDate }
  /** Name of the scenario to run beside it with the same people and luck. */
  readonly against: string | null
  /** Changes to the parameter table: a number, or numbers by key (origin, party, ...). */
  readonly parameters: Readonly<Record<string, number | Readonly<Record<string, number>>>>
  /** What a draw knows of past push; left out where nothing is, and all of it is luck. */
  readonly pushScores?: PushScores
  readonly policies: Readonly<Record<string, Policy>>
  readonly mexico: readonly MexicoEntry[]
  readonly shocks: readonly Shock[]
  readonly switchOff: readonly Part[]
  readonly observe: Observe | null
  readonly expect: readonly string[]
}
