import { nCorridors, nOrigins, nProducts } from '../world.ts'
import type { Arena } from './arena.ts'

/** Positions in `products`. */
export const Product = { evade: 0, walkUp: 1, handChildrenOver: 2, untilIn: 3 } as const

export const ROOM = 1.15 // capacity that is aimed at, relative to demand
const NO_DEADLINE = 0 // no day of a run

/**
 * A smuggler is a business on one corridor: from one origin to the sectors that it leads to. Rows
 * are places in the market: one that is not open has no clients, and an entrant may take it.
 */
export function createSmugglers(arena: Arena, perCorridor: number) {
  const n = nOrigins * nCorridors * perCorridor
  return {
    n,
    perCorridor,
    isOpen: arena.uint8(n),
    feeUsd: arena.float64(n),
    capacityPerDay: arena.float64(n), // people, not simulated people
    product: arena.uint8(n), //         a Product
    message: arena.float64(n), //       0..1, how loudly it talks demand up
    clientsToday: arena.float64(n), //  people, with what was left over from days before
    hiredToday: arena.float64(n), //    people who set out with it today
    arrivedToday: arena.float64(n), //  clients who got in
    failedToday: arena.float64(n), //   ... and who were turned back
    demandToday: arena.float64(n), //   people who wanted it
    demand: arena.float64(n), //        smoothed, people a day
    arrived: arena.float64(n), //       remembered clients who got in
    failed: arena.float64(n), //        ... and who were turned back
    profitUsd: arena.float64(n), //     a day, smoothed
    // By origin:
    revenueUsd: arena.float64(nOrigins), //   of today
    opened: arena.float64(nOrigins), //       businesses that opened today
    closed: arena.float64(nOrigins),
    trust: arena.float64(nOrigins), //        0..1, how far their talk is believed
    deadlineDay: arena.int32(nOrigins), //    day before which they say one must have come; 0: none
    // By origin and product:
    askedUsd: arena.float64(nOrigins * nProducts), // fee last asked by one that sells it
    clients: arena.float64(nOrigins * nProducts), //  people who hired it today
  }
}
export type Smugglers = ReturnType<typeof createSmugglers>

export const corridorOfSmuggler = (smugglers: Smugglers, s: number): number =>
  Math.floor(s / smugglers.perCorridor) % nCorridors
export const originOfSmuggler = (smugglers: Smugglers, s: number): number =>
  Math.floor(s / (smugglers.perCorridor * nCorridors))

/** Mean of a column over the open businesses from one origin. */
export function meanOfOrigin(
  { perCorridor, isOpen }: Smugglers, column: Float64Array, origin: number,
): number {
  const n = nCorridors * perCorridor
  let sum = 0
  let nOpen = 0
  for (let s = origin * n; s < (origin + 1) * n; s++) {
    if (!isOpen[s]) continue
    sum += column[s]
    nOpen++
  }
  return sum / nOpen // one on each corridor never closes
}

/** How far demand exceeds what a business means to serve: 0 where it fits, -1 without demand. */
export const pressureOn = ({ demand, capacityPerDay }: Smugglers, s: number): number =>
  (ROOM * demand[s]) / Math.max(1, capacityPerDay[s]) - 1

/** Days to the deadline that smugglers of an origin tell of; negative where they tell of none. */
export const daysToDeadline = ({ deadlineDay }: Smugglers, origin: number, day: number): number =>
  (deadlineDay[origin] === NO_DEADLINE ? -1 : deadlineDay[origin] - day)
