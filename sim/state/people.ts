import type { Arena } from './arena.ts'

/** Where a party is and in what state. */
export const Status = {
  none: 0, //            row not in use yet
  home: 1, //            intends to go
  gaveUp: 2,
  travelling: 3, //      on the way to the next place
  stopped: 4, //         stopped in Mexico and taken south
  north: 5, //           waits in northern Mexico
  booked: 6, //          has an appointment at a port
  custody: 7, //         held in the United States
  released: 8, //        in the United States with a date, or admitted at a port or from home
  transferred: 9, //     a child handed to HHS
  returned: 10, //       returned to Mexico, decides what next
  removed: 11, //        back in the origin, decides what next
  interior: 12, //       in the United States unseen
  expelled: 13, //       expelled to Mexico, decides what next
  waitingOnCase: 14, //  returned to Mexico with a date for a hearing
} as const
export const nStatuses = 15

/** Next zone of Mexico that a traveller reaches. */
export const Place = { south: 0, inland: 1, north: 2 } as const

/** What awaits somebody in custody when their stay ends. */
export const Outcome = { released: 0, removed: 1, transferred: 2 } as const

/** What a party went through before, in its column `past`: by how many numbers it parted, and once expelled. */
export const PARTED_BY = 7 //  a child sent on alone: its number less its family's; its family has the same
export const EXPELLED = 8 //   at whatever time; a child sent on alone takes it along

/**
 * What is known of a party stands together in 32 bytes, so that an event touches one line of cache
 * instead of nine (docs/performance.md). Columns are views with that stride: `status[i * BYTES]`,
 * `classIndex[i * HALVES]`, `goKey[i * WORDS]`.
 */
export const BYTES = 32
export const HALVES = BYTES / 2
export const WORDS = BYTES / 4

/**
 * Row i of every column is one party: a single person, a child alone, or a family. It is made when the
 * party first leaves home, so that those on their way lie close together, and is never used again for
 * another. Who somebody is, in every scenario, says `number`: chance is keyed by it.
 */
export function createPeople(arena: Arena, capacity: number) {
  const record = arena.uint8(capacity * BYTES)
  const { buffer, byteOffset } = record
  const words = (at: number) => new Float32Array(buffer, byteOffset + at, (record.length - at) >> 2)
  const halves = (at: number) => new Uint16Array(buffer, byteOffset + at, (record.length - at) >> 1)
  const bytes = (at: number) => new Uint8Array(buffer, byteOffset + at, record.length - at)
  return {
    capacity,
    record,
    number: arena.int32(capacity), // of the party's head; the others of a family have those behind it
    count: arena.int32(1), //        rows in use
    goKey: words(0), //              place on the ladder of departure or of crossing
    sweepKey: words(4), //           near the line: place on the ladder of Mexican sweeps
    stopLuck: words(4), //           on the road, in the same word: the draw for a stop in the next zone
    portKey: words(8), //            place in the lottery for appointments; 0: none
    dueDay: halves(12), //           day number on which the present wait ends; 0: none
    lastEncounterDay: halves(14), // day number; 0: none
    classIndex: halves(16), //       origin x community x party x type
    smuggler: halves(18), //         number of the business + 1; 0: alone
    status: bytes(20), //            a Status
    partySize: bytes(21), //         people who move with this row
    past: bytes(22), //              PARTED_BY and EXPELLED
    place: bytes(23), //             a Place, for travellers
    corridor: bytes(24), //          way north taken
    sector: bytes(25), //            of the last attempt
    outcome: bytes(26), //           an Outcome, for those in custody; hearings so far, waiting on a case
    // How often each question was asked: the occasion that a draw belongs to.
    nJourneys: bytes(27),
    nStops: bytes(28),
    nNorth: bytes(29), //            times of coming to wait near the line
    nAttempts: bytes(30),
    nTurnBacks: bytes(31),
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
