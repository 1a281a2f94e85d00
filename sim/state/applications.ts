/**
 * Applications for an appointment in the order of their days, for the share of appointments that goes
 * to those who have waited longest. An entry carries the person's place in the lottery: it is void
 * unless they still hold that very place.
 */
import type { Arena } from './arena.ts'
import { sortByKey, type Due } from './ladders.ts'
import { addToBin, createBins, emptyBin, type Pages } from './pages.ts'

const N_DAYS = 1024 // older applications share the bins of later ones

export const createApplications = (arena: Arena, pages: Pages, isUsed: boolean) => ({
  pages,
  bins: createBins(arena, isUsed ? N_DAYS : 0),
  oldestDay: arena.int32(1), // nobody before still waits
})
export type Applications = ReturnType<typeof createApplications>

export function noteApplication({ pages, bins }: Applications, day: number, person: number, key: number): void {
  addToBin(pages, bins, day % N_DAYS, person, key)
}

/** Serve from the oldest day on, by lot within a day, until `serve` answers false or nobody is left. */
export function serveOldest(
  applications: Applications, today: number, due: Due, serve: (person: number, key: number) => boolean,
): void {
  const { pages, bins, oldestDay } = applications
  oldestDay[0] = Math.max(oldestDay[0], today - N_DAYS + 1)
  for (let day = oldestDay[0]; day <= today; day++) {
    const n = emptyBin(pages, bins, day % N_DAYS, due.person, due.key, 0)
    sortByKey(due, n)
    for (let k = 0; k < n; k++) {
      if (serve(due.person[k], due.key[k])) continue
      for (let rest = k; rest < n; rest++) noteApplication(applications, day, due.person[rest], due.key[rest])
      oldestDay[0] = day
      return
    }
  }
  oldestDay[0] = today
}
