/** The calendar queue: every wait that is not a hazard is a date, and each day knows who is due. */
import type { Arena } from './arena.ts'
import { addToBin, createBins, emptyBin, type Pages } from './pages.ts'

export const N_DAYS = 1024 // longest wait that can be written down, in days

export const createCalendar = (arena: Arena, pages: Pages) => ({
  pages,
  bins: createBins(arena, N_DAYS),
})
export type Calendar = ReturnType<typeof createCalendar>

/** Note that something happens to a person on a day, at most 1,023 days ahead. */
export function noteDate(calendar: Calendar, person: number, day: number): void {
  addToBin(calendar.pages, calendar.bins, day % N_DAYS, person, 0)
}

/** Tear off a day: everybody noted on it, into `person`; how many. */
export function tearOff(
  calendar: Calendar, day: number, person: Int32Array, key: Float32Array,
): number {
  return emptyBin(calendar.pages, calendar.bins, day % N_DAYS, person, key, 0)
}
