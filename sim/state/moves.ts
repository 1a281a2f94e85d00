/** Changes of a person's state, each counted once in the ledger. */
import type { Sim } from './sim.ts'
import { N_DAYS, noteDate } from './calendar.ts'
import { BYTES, HALVES, nStatuses } from './people.ts'
import { nParties } from '../world.ts'

/** Move a party to another status. */
export function moveTo(sim: Sim, person: number, status: number): void {
  const { people, ledger, classes } = sim
  const from = people.status[person * BYTES]
  const n = people.partySize[person * BYTES]
  const party = classes.party[people.classIndex[person * HALVES]]
  ledger.stock[from * nParties + party] -= n
  ledger.stock[status * nParties + party] += n
  ledger.transitions[from * nStatuses + status] += n
  ledger.nTransitions[0]++
  people.status[person * BYTES] = status
}

/** Let a party wait for a day. Days beyond the run, or beyond the calendar, never come. */
export function waitUntil(sim: Sim, person: number, day: number): void {
  sim.people.dueDay[person * HALVES] = day
  if (day <= sim.endDay && day < sim.today.day + N_DAYS) noteDate(sim.calendar, person, day)
}
