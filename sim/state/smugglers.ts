import { nCorridors, nOrigins } from '../world.ts'
import type { Arena } from './arena.ts'

/** What a smuggler sells, beside the way through Mexico. */
export const Product = { evade: 0, walkUp: 1, handChildrenOver: 2, untilIn: 3 } as const
export const nProducts = 4

/** A smuggler is a business on one corridor: from one origin to the sectors that it leads to. */
export function createSmugglers(arena: Arena, perCorridor: number) {
  const n = nOrigins * nCorridors * perCorridor
  return {
    n,
    perCorridor,
    feeUsd: arena.float64(n),
    capacityPerDay: arena.float64(n), // people, not simulated people
    product: arena.uint8(n), //         a Product
    message: arena.float64(n), //       0..1, how loudly it talks demand up
    clientsToday: arena.float64(n), //  people
    demandToday: arena.float64(n), //   people who wanted it
    demand: arena.float64(n), //        smoothed, people a day
    arrived: arena.float64(n), //       remembered clients who got in
    failed: arena.float64(n), //        ... and who were turned back
  }
}
export type Smugglers = ReturnType<typeof createSmugglers>

export const corridorOfSmuggler = (smugglers: Smugglers, s: number): number =>
  Math.floor(s / smugglers.perCorridor) % nCorridors
export const originOfSmuggler = (smugglers: Smugglers, s: number): number =>
  Math.floor(s / (smugglers.perCorridor * nCorridors))

/** Mean of a column over the businesses from one origin. */
export function meanOfOrigin(
  { perCorridor }: Smugglers, column: Float64Array, origin: number,
): number {
  const n = nCorridors * perCorridor
  let sum = 0
  for (let s = origin * n; s < (origin + 1) * n; s++) sum += column[s]
  return sum / n
}
