/**
 * Those who intend to go and have never left. Most never will, so they are not rows yet: an intention
 * is a place on the ladder of departure and a few numbers, and it lapses on paper, without anybody
 * being looked at (docs/performance.md). Whoever has been away and intends to go again has a row.
 *
 * `who` names either: the row of somebody at home, or -1 - number of somebody who has never left.
 */
import { nOrigins, nParties } from '../world.ts'
import type { Arena } from './arena.ts'
import { N_DAYS } from './calendar.ts'
import type { ClassTable } from './classes.ts'
import { BYTES, HALVES, Status } from './people.ts'
import type { Sim } from './sim.ts'

const NEVER = 65535 // beyond what the calendar can write down
export const nCells = nParties * nOrigins // of each day

const ENTRY = 4 // halves of an entry: what is asked for together stands in one line of cache
export const BYTES_OF_INTENTION = ENTRY * 2

/** One entry a number; a family's stands at its head's, those of its members are 0. */
export function createIntentions(arena: Arena, capacity: number, hasHomePaths: boolean) {
  const entries = arena.uint16(capacity * ENTRY)
  return {
    capacity,
    entries,
    lapseDay: entries, //                   [number * ENTRY] day number; 0: nobody who has never left
    classIndex: entries.subarray(1),
    partySize: entries.subarray(2),
    // Place in the lottery for admission from home, of whoever has this number; 0: none.
    lotteryKey: arena.float32(hasHomePaths ? capacity : 0),
    nNumbers: arena.int32(1), //            given so far
  }
}
export type Intentions = ReturnType<typeof createIntentions>

/** Intentions that lapse on each of the coming days, by party and origin. */
export function createLapses(arena: Arena) {
  return {
    parties: arena.int32(N_DAYS * nCells),
    people: arena.int32(N_DAYS * nCells),
    applicants: arena.int32(N_DAYS * nCells), // of the people, those in the lottery at home
  }
}
export type Lapses = ReturnType<typeof createLapses>

export const whoIs = (number: number): number => -1 - number

export const numberOf = ({ people }: Sim, who: number): number =>
  who < 0 ? -1 - who : people.number[who]

export const classOf = ({ people, intentions }: Sim, who: number): number =>
  who < 0 ? intentions.classIndex[(-1 - who) * ENTRY] : people.classIndex[who * HALVES]

export const sizeOf = ({ people, intentions }: Sim, who: number): number =>
  who < 0 ? intentions.partySize[(-1 - who) * ENTRY] : people.partySize[who * BYTES]

/** Whether this party, which has no row, intends or intended to go: no member of one, nor one that has left. */
export const hasNeverLeft = ({ intentions }: Sim, who: number): boolean => intentions.lapseDay[(-1 - who) * ENTRY] > 0

/** Day on which the intention of somebody who has never left lapses; 0: they are nobody who has not. */
export const lapseDayOf = ({ lapseDay }: Intentions, who: number): number => lapseDay[(-1 - who) * ENTRY]

/** Whether somebody still intends to go. */
export const isAtHome = ({ people, intentions, today }: Sim, who: number): boolean =>
  who < 0 ? intentions.lapseDay[(-1 - who) * ENTRY] > today.day : people.status[who * BYTES] === Status.home

/** Number the people of a party, the head first; the head's number. Throws RangeError on our mistakes. */
export function giveNumbers({ intentions }: Sim, c: number, size: number): number {
  const { nNumbers, capacity, lapseDay, classIndex, partySize, lotteryKey } = intentions
  const number = nNumbers[0]
  if (number + size > capacity) throw new RangeError(`more people than the ${capacity} that were laid out`)
  nNumbers[0] = number + size
  for (let k = 0; k < size; k++) lapseDay[(number + k) * ENTRY] = 0 // what a run before this left
  if (lotteryKey.length > 0) lotteryKey.fill(0, number, number + size)
  classIndex[number * ENTRY] = c
  partySize[number * ENTRY] = size
  return number
}

/** Let an intention lapse on a day, on paper. */
export function noteLapse({ intentions, lapses, classes, today }: Sim, number: number, day: number): void {
  const { lapseDay, partySize } = intentions
  if (day >= today.day + N_DAYS) {
    lapseDay[number * ENTRY] = NEVER
    return
  }
  lapseDay[number * ENTRY] = day
  const at = lapseCell(intentions, classes, number)
  lapses.parties[at]++
  lapses.people[at] += partySize[number * ENTRY]
}

/** Cross an intention out: its party leaves home. */
export function crossOut({ intentions, lapses, classes }: Sim, number: number): void {
  const { lapseDay, partySize } = intentions
  if (lapseDay[number * ENTRY] !== NEVER) {
    const at = lapseCell(intentions, classes, number)
    lapses.parties[at]--
    lapses.people[at] -= partySize[number * ENTRY]
  }
  lapseDay[number * ENTRY] = 0
}

/** Of those whose intention lapses on the same day as that of `number`, so many more apply from home. */
export function noteApplicants({ intentions, lapses, classes }: Sim, number: number, people: number): void {
  if (intentions.lapseDay[number * ENTRY] !== NEVER) lapses.applicants[lapseCell(intentions, classes, number)] += people
}

function lapseCell({ lapseDay, classIndex }: Intentions, classes: ClassTable, number: number): number {
  const c = classIndex[number * ENTRY]
  return (lapseDay[number * ENTRY] % N_DAYS) * nCells + classes.party[c] * nOrigins + classes.origin[c]
}
