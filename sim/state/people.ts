import type { Arena } from './arena.ts'

/** Where somebody is and in what state. Members of a family share their head's. */
export const Status = {
  none: 0, //            row not in use yet
  member: 1, //          belongs to the family of `head`; see there
  home: 2, //            intends to go
  gaveUp: 3,
  travelling: 4, //      on the way to the next place
  stopped: 5, //         stopped in Mexico and taken south
  north: 6, //           waits in northern Mexico
  booked: 7, //          has an appointment at a port
  custody: 8, //         held in the United States
  released: 9, //        in the United States with a date, or admitted at a port
  transferred: 10, //    a child handed to HHS
  returned: 11, //       returned to Mexico, decides what next
  removed: 12, //        back in the origin, decides what next
  interior: 13, //       in the United States unseen
} as const
export const nStatuses = 14

/** Next zone of Mexico that a traveller reaches. */
export const Place = { south: 0, inland: 1, north: 2 } as const

/** What awaits somebody in custody when their stay ends. */
export const Outcome = { released: 0, removed: 1, returned: 2, transferred: 3 } as const

export const NEVER = -1 // day number of something that has not happened

/** Row i of every column is one person, the same in every scenario; rows are never reused. */
export function createPeople(arena: Arena, capacity: number) {
  return {
    capacity,
    count: arena.int32(1), //              rows in use
    status: arena.uint8(capacity), //      a Status
    classIndex: arena.uint16(capacity), // origin x community x party x type
    partySize: arena.uint8(capacity), //   people who move with this row, itself included; 0: a member
    head: arena.int32(capacity), //        first row of the family one set out with: itself if alone
    goKey: arena.float32(capacity), //     place on the ladder of departure or of crossing
    sweepKey: arena.float32(capacity), //  place on the ladder of Mexican sweeps
    portKey: arena.float32(capacity), //   place in the lottery for appointments; 0: not in it
    dueDay: arena.int32(capacity), //      day on which the present wait ends
    place: arena.uint8(capacity), //       a Place, for travellers
    corridor: arena.uint8(capacity), //    way north taken
    sector: arena.uint8(capacity), //      of the last attempt
    smuggler: arena.uint16(capacity), //   number of the business + 1; 0: alone
    outcome: arena.uint8(capacity), //     an Outcome, for those in custody
    lastEncounterDay: arena.int32(capacity), // day number; 0: none
    // How often each question was asked: the occasion that a draw belongs to.
    nJourneys: arena.uint8(capacity),
    nStops: arena.uint8(capacity),
    nNorth: arena.uint8(capacity), //      times in northern Mexico or at the line's waiting
    nAttempts: arena.uint8(capacity),
    nTurnBacks: arena.uint8(capacity),
  }
}
export type People = ReturnType<typeof createPeople>

/** Stocks and transitions kept along with the people; all in simulated people, not weighted. */
export function createLedger(arena: Arena, nParties: number) {
  return {
    stock: arena.float64(nStatuses * nParties), //   people by status and party
    transitions: arena.float64(nStatuses * nStatuses), // people who went from a status to another
    nTransitions: arena.float64(1), //               changes of state, a party counted once
  }
}
export type Ledger = ReturnType<typeof createLedger>
