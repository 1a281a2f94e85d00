/** How the scenarios are run for docs/scenarios.md, and which of them have a picture there. */

/** Every scenario but the history, which has a picture of its own (scripts/pictures.ts). */
export const isInTable = (name: string): boolean => !name.startsWith('history/')

const central = [
  'june-2024-order', 'mexico-runs-out-of-money', 'order-blocked-by-court', 'senate-bill-2024',
  'title-42-again',
]
export const isCentral = (name: string): boolean => central.includes(name)

export interface Effort {
  readonly replicates: number
  readonly weight: number // people one simulated person stands for
}
/** Here chance about a level decides, and a coarse weight would make days vary more than they do. */
const isNearItsLevel = (name: string): boolean => name === 'threshold-4000'

/** A picture needs more than a row of figures does. */
export const effortFor = (name: string): Effort =>
  isCentral(name) ? { replicates: 40, weight: 20 }
    : { replicates: 20, weight: isNearItsLevel(name) ? 6 : 50 }
