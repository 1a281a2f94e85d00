import seedrandom from 'seedrandom'
import { threefryUniform } from './threefry.ts'

/** A uniform number in [0, 1) that belongs to one person (or date) and the n-th time they are asked. */
export type Draw = (person: number, occasion: number) => number

/** Every question that chance answers in the model. The name is the key: renaming deals new luck. */
const questions = [
  // of a person, once
  'family-size', 'app-use', 'home-path-use', 'initial-state', 'initial-wait', 'age',
  // of a person, each time
  'intention', 'departure', 'road', 'stop-outcome', 'after-stop', 'corridor', 'sector', 'near-line',
  'north-patience', 'appointment', 'no-show', 'split', 'split-waiting', 'evade', 'remote-route',
  'custody', 'screening', 'interview', 'after-turn-back', 'turn-back-wait', 'transfer',
  'expulsion', 'origin-consent', 'hearing', 'home-lottery',
  // of a day, a month or a policy
  'intentions', 'push', 'daily-shock', 'walk-ups', 'trigger-discretion', 'smuggler-product', 'court', 'event',
  'smuggler-turnover', 'smuggler-deadline',
  'handover', 'agreement-renewal',
] as const
export type Question = (typeof questions)[number]
export type Chance = Readonly<Record<Question, Draw>>

/**
 * Open the sources of chance of one replicate, one source per named question.
 *
 * A source is keyed by its name, so a process that is added or switched off leaves every other
 * process's luck alone. A draw depends on person and occasion only, so two scenarios that share a
 * seed deal each person the same luck, and what differs between them is the policy.
 */
export function openChance(seed: string, replicate: number): Chance {
  const chance: Partial<Record<Question, Draw>> = {}
  for (const question of questions) {
    const next = seedrandom.tychei(`${seed}/${replicate}/${question}`)
    const key0 = next.int32()
    const key1 = next.int32()
    chance[question] = (person, occasion) => threefryUniform(key0, key1, person, occasion)
  }
  // A spread copy has fast properties; one filled in by name is a hash table (docs/performance.md).
  return { ...chance } as Chance
}
