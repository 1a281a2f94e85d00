/** From a checked file to the scenario the model runs: every field present, hyphens gone. */
import type {
  Agreement, Decision, Litigation, MexicoEntry, Policy, Resources, Scenario, Shock, TakeBackLimits, Trigger,
} from '../../sim/scenario.ts'
import type { Party } from '../../sim/world.ts'
import type { FilePolicy } from './policy-schema.ts'
import type { FileScenario } from './schema.ts'

const DAYS_PER_WEEK = 7

export function resolveScenario(
  name: string, against: string | null, file: FileScenario,
): Scenario {
  const policies = Object.entries(file.policies)
    .map(([policy, fields]) => [policy, resolvePolicy(policy, fields)])
  return {
    name,
    question: file.question,
    start: file.start,
    from: file.from,
    to: file.to,
    headline: file.headline ?? { from: file.from, to: file.to },
    against,
    parameters: file.parameters as Scenario['parameters'],
    policies: Object.fromEntries(policies),
    mexico: [...file.mexico, ...file['mexico-also']].map(resolveMexicoEntry)
      .toSorted((a, b) => inOrder(a.date, b.date)),
    shocks: file.shocks.map(resolveShock),
    switchOff: file['switch-off'],
    observe: file.observe ? { ...file.observe, series: file.observe.series ?? null } : null,
    expect: file.expect,
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function resolvePolicy(name: string, file: FilePolicy): Policy {
  const isExpulsion = file.kind === 'expulsion'
  const isWait = file.kind === 'return-to-wait'
  const isRule = file.kind === 'asylum-suspension' || file.kind === 'eligibility'
  const parties: readonly Party[] | null = file.kind === 'children' ? ['unaccompanied-child'] : null
  return {
    kind: file.kind,
    leaked: file.leaked.toSorted(inOrder),
    announced: file.announced ?? null,
    effective: file.effective,
    ends: file.ends ?? null,
    decided: file.decided ? resolveDecision(name, file.decided) : null,
    covers: parties ? { ...file.covers, parties } : file.covers as Policy['covers'],
    exempt: isRule || isExpulsion || isWait ? file.exempt : [],
    trigger: file.kind === 'asylum-suspension' ? resolveTrigger(file.trigger) : null,
    screening: isRule && file.screening ? {
      standard: file.screening.standard,
      fear: file.screening.fear,
      consultationHours: file.screening.consultation,
      rebuttedShare: file.screening.rebutted,
    } : null,
    returnTo: isRule || isExpulsion ? file['return-to'] : [],
    severity: 'severity' in file ? file.severity ?? null : null,
    replaces: file.replaces,
    earlyBarShare: file.kind === 'eligibility' ? file['early-bars'] : 0,
    share: isExpulsion ? file.share : null,
    returnsPerDay: isWait ? file.returns : null,
    children: file.kind === 'children'
      ? { returnProb: file.returned, transferDays: file.transfer ?? null } : null,
    resources: file.kind === 'resources' ? resolveResources(file.resources) : null,
    ports: file.kind === 'port-processing'
      ? { walkUpsPerDay: file['walk-ups'] ?? null, booked: file['booked-appointments'] } : null,
    appointmentsPerDay: file.kind === 'port-appointments' ? file.appointments : null,
    queue: file.kind === 'port-appointments'
      ? { byWaiting: file['by-waiting'], applyFrom: file['apply-from'] } : null,
    takeBackPerDay: file.kind === 'take-back' ? file['take-back'] : null,
    takeBackLimits: file.kind === 'take-back' && file.limits ? resolveLimits(file.limits) : null,
    admissionsPerDay: file.kind === 'parole' || file.kind === 'regional-offices' ? file.admissions : null,
    says: file.kind === 'news' ? file.says : null,
    economy: file.kind === 'regional-economy'
      ? { push: file.push, course: { delayDays: file.delay, rampDays: file.ramp, fadeDays: 0 } } : null,
    litigation: file.litigation ? resolveLitigation(file.litigation) : null,
  }
}

type FileLimits = NonNullable<Extract<FilePolicy, { kind: 'take-back' }>['limits']>

function resolveLimits(file: FileLimits): TakeBackLimits {
  const byOrigin = Object.entries(file['by-origin']).map(([origin, own]) =>
    [origin, { perDay: own?.['per-day'] ?? null, perMonth: own?.['per-month'] ?? null }])
  return {
    perMonth: file['per-month'] ?? null,
    byOrigin: Object.fromEntries(byOrigin) as TakeBackLimits['byOrigin'],
    priceUsd: file.price,
  }
}

type FileResources = Extract<FilePolicy, { kind: 'resources' }>['resources']

const resolveResources = (file: FileResources): Resources => ({
  custodyPlaces: file.detention ?? 0,
  familyPlaces: file['family-detention'] ?? 0,
  flightPlacesPerDay: file.flights ?? 0,
  asylumOfficers: file.screening ?? 0,
  borderPatrolAgents: file.personnel ?? 0,
  phaseInDays: file['phase-in'],
})

function resolveShock(file: FileScenario['shocks'][number]): Shock {
  const { name, push, cause, change, delay, ramp, fade, ...same } = file
  return {
    ...same, name: name ?? null, push: push ?? (cause ? null : 1), cause: cause ?? null, change: change ?? null,
    course: { delayDays: delay, rampDays: ramp, fadeDays: fade },
  }
}

function resolveDecision(
  policy: string, { event, on, probability, credence }: NonNullable<FilePolicy['decided']>,
): Decision {
  return { event: event ?? policy, on, probability, credence: credence ?? null }
}

function resolveLitigation(file: NonNullable<FilePolicy['litigation']>): Litigation {
  const { scope, parties, origins, stay, appeal } = file
  return {
    filedAfterDays: file['filed-after'],
    rulingHazardPerDay: file['ruling-hazard'],
    blockProb: file['block-probability'],
    scope: { step: scope, parties, origins },
    stay: stay ? { prob: stay.probability, afterDays: stay.after } : null,
    appeal: appeal
      ? { decidedAfterDays: appeal['decided-after'], reversalProb: appeal['reversal-probability'] }
      : null,
  }
}

type FileTrigger = Extract<FilePolicy, { kind: 'asylum-suspension' }>['trigger']

function resolveTrigger({ starts, measure, activate, lift, ...file }: FileTrigger): Trigger {
  const atLeast = activate['at-least']
  return {
    starts,
    measure: {
      statistic: measure.statistic,
      windowDays: measure.window ?? DAYS_PER_WEEK,
      places: measure.places,
      children: measure.children,
    },
    activate: { atLeast, singleDayAtLeast: activate['single-day'] ?? null },
    lift: {
      below: lift.below ?? atLeast * (lift['below-share'] ?? 1),
      heldForDays: lift['held-for'],
      afterDays: lift.after,
      unlessAgain: lift['unless-again'] ?? atLeast,
    },
    lagDays: file.lag,
    maxDaysPerYear: file['days-per-year'] ?? null,
    activationProb: activate.probability,
  }
}

function resolveMexicoEntry(file: FileScenario['mexico'][number]): MexicoEntry {
  return {
    date: file.date,
    reason: file.reason,
    budgetUsdPerMonth: file.budget ?? null,
    budgetUsdPerYear: file['budget-of-year'] ?? null,
    effort: file.effort ?? null,
    rampDays: file.ramp,
    northByCorridor: file['north-by-corridor'] ?? null,
    northBySector: file['north-by-sector'] ?? null,
    consent: file.consent ?? null,
    agreement: file.agreement ? resolveAgreement(file.agreement) : null,
    handover: file.handover ?? null,
  }
}

type FileAgreement = NonNullable<FileScenario['mexico'][number]['agreement']>

const resolveAgreement = ({ effort, consent, renewal, ...file }: FileAgreement): Agreement => ({
  effort,
  consent,
  halfLifeDays: file['half-life'] ?? null,
  renewal: renewal ? { everyDays: renewal.every, prob: renewal.probability } : null,
})
