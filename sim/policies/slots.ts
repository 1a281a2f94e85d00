/**
 * The policies of a scenario and its counterfactual as one numbered list. A policy that both share
 * stands once; what differs stands for each. So both can share their past in one state.
 */
import { dayNumber } from '../dates.ts'
import type { Policy, Scenario } from '../scenario.ts'
import { homePaths, nOrigins, nParties, origins, parties } from '../world.ts'
import { whatBlockLeaves } from './courts.ts'
import { triggerStateLength } from './trigger.ts'

const FAR = 1e9 // day number beyond every run, for dates that are not set

export interface PolicySlot {
  readonly name: string
  readonly policy: Policy
  readonly isIn: readonly boolean[] //   by scenario: 0 the scenario, 1 its counterfactual
  readonly leakedDays: readonly number[]
  readonly announcedDay: number
  readonly effectiveDay: number
  readonly endsDay: number //             first day on which it no longer holds
  readonly coversParty: Uint8Array
  readonly coversOrigin: Uint8Array
  /** What those who hear of it expect of it; null of what is no news. */
  readonly tells: 'closing' | 'opening' | 'home-path' | 'appointments' | null
  /** Day on which it becomes known whether it will ever take effect; 0: it was never in doubt. */
  readonly decidedDay: number
  /** Which lawful path from home it opens, as a position in `homePaths`; -1: none. */
  readonly path: number
  /** What of it works while a court blocks it; null where nothing does. */
  readonly whileBlocked: PolicySlot | null
}

function whatItTells({ kind, says }: Policy): PolicySlot['tells'] {
  if (kind === 'resources' || kind === 'port-processing' || kind === 'regional-economy') return null
  if (kind === 'parole' || kind === 'regional-offices') return 'home-path'
  return kind === 'port-appointments' ? 'appointments' : says ?? 'closing'
}

const dayOr = (iso: string | null, otherwise: number): number =>
  iso === null ? otherwise : dayNumber(iso)

export function policySlots(scenarios: readonly Scenario[]): PolicySlot[] {
  const slots: PolicySlot[] = []
  const seen = new Map<string, boolean[]>()
  scenarios.forEach((scenario, s) => {
    for (const [name, policy] of Object.entries(scenario.policies)) {
      const identity = JSON.stringify([name, policy])
      const known = seen.get(identity)
      if (known) {
        known[s] = true
        continue
      }
      const isIn = scenarios.map((_, other) => other === s)
      seen.set(identity, isIn)
      slots.push(slotOf(name, policy, isIn))
    }
  })
  return slots
}

function slotOf(name: string, policy: Policy, isIn: readonly boolean[]): PolicySlot {
  const effectiveDay = dayNumber(policy.effective)
  const path = (homePaths as readonly string[]).indexOf(policy.kind)
  const left = policy.litigation && whatBlockLeaves(policy, policy.litigation)
  return {
    name, policy, isIn, effectiveDay,
    leakedDays: policy.leaked.map(dayNumber),
    // A law that takes effect is public; what is only rumoured has nobody who announces it.
    announcedDay: dayOr(policy.announced, policy.kind === 'news' ? FAR : effectiveDay),
    endsDay: dayOr(policy.ends, FAR),
    coversParty: Uint8Array.from(parties, (party) => Number(policy.covers.parties.includes(party))),
    coversOrigin: Uint8Array.from(origins, (o) => Number(policy.covers.origins.includes(o))),
    tells: whatItTells(policy), path,
    decidedDay: policy.decided ? dayNumber(policy.decided.on) : 0,
    whileBlocked: left && slotOf(name, { ...left, litigation: null }, isIn),
  }
}

/** What of a policy works, whether or not a court blocks it; null where nothing does. */
export const whatWorks = (slot: PolicySlot, isBlocked: number): PolicySlot | null =>
  (isBlocked ? slot.whileBlocked : slot)

/** First day on which a policy of a scenario no longer holds, by its own date or another's. */
export const endOf = ({ policies }: Scenario, name: string): string | null =>
  Object.values(policies).filter(({ replaces }) => replaces.includes(name))
    .reduce<string | null>((end, { effective }) => end !== null && end < effective ? end : effective,
      policies[name].ends)

/** A number that belongs to a policy's name (FNV-1a), whatever other policies there are. */
export function nameNumber(name: string): number {
  let hash = 0x811c9dc5
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193)
  return hash
}

export const triggerLengths = (slots: readonly PolicySlot[]): number[] =>
  slots.map(({ policy }) => (policy.trigger ? triggerStateLength(policy.trigger) : 0))

/** Whether a policy covers people of a party and origin and does not exempt them. */
export function covers(slot: PolicySlot, party: number, origin: number): boolean {
  if (!slot.coversParty[party] || !slot.coversOrigin[origin]) return false
  const isChild = party === nParties - 1
  return !(isChild && slot.policy.exempt.includes('unaccompanied-children')) && origin < nOrigins
}

/** Whether people are children alone of an origin that a policy is about, and it exempts them. */
export function exemptsChild(slot: PolicySlot, party: number, origin: number): boolean {
  return party === nParties - 1 && slot.policy.exempt.includes('unaccompanied-children')
    && slot.coversOrigin[origin] === 1
}

/** Whether two scenarios differ in anything that has no date, and so in the world's first day. */
export function differInTheirWorlds(a: Scenario, b: Scenario): boolean {
  const undated = (s: Scenario) => JSON.stringify([s.start, s.parameters, s.switchOff])
  return undated(a) !== undated(b)
}

/**
 * First day on which two scenarios can differ; until then they are simulated once. Their start when
 * they differ in anything that has no date.
 */
export function firstDifference(a: Scenario, b: Scenario): number {
  const start = dayNumber(a.start)
  if (differInTheirWorlds(a, b)) return start
  const days: number[] = []
  const inOne = <Item>(pick: (s: Scenario) => readonly Item[], dates: (item: Item) => string[]) => {
    const text = [a, b].map((s) => pick(s).map((item) => JSON.stringify(item)))
    ;[a, b].forEach((s, at) => pick(s).forEach((item, k) => {
      if (!text[1 - at].includes(text[at][k])) days.push(...dates(item).map(dayNumber))
    }))
  }
  inOne((s) => Object.entries(s.policies), ([, p]) =>
    [...p.leaked, ...(p.announced ? [p.announced] : []), p.effective])
  inOne((s) => s.mexico, (entry) => [entry.date])
  inOne((s) => s.shocks, (shock) => [shock.from])
  return Math.max(start, Math.min(...days, FAR))
}
