/** Changes of a person's state, each counted once in the ledger. */
import type { Sim } from './sim.ts'
import { N_DAYS, noteDate } from './calendar.ts'
import { BYTES, HALVES, nStatuses, type Ledger } from './people.ts'
import { nParties } from '../world.ts'

/** Move a party to another status. */
export function moveTo(sim: Sim, person: number, status: number): void {
  const { people, ledger, classes } = sim
  const party = classes.party[people.classIndex[person * HALVES]]
  countMove(ledger, party, people.status[person * BYTES], status, people.partySize[person * BYTES], 1)
  people.status[person * BYTES] = status
}

/** Count in the ledger that so many people, in so many parties, go from a status to another. */
export function countMove(
  { stock, transitions, nTransitions }: Ledger,
  party: number, from: number, to: number, people: number, nMoves: number,
): void {
  stock[from * nParties + party] -= people
  stock[to * nParties + party] += people
  transitions[from * nStatuses + to] += people
  nTransitions[0] += nMoves
}

/** Let a party wait for a day. Days beyond the run, or beyond the calendar, never come. */
export function waitUntil(sim: Sim, person: number, day: number): void {
  sim.people.dueDay[person * HALVES] = day
  if (day <= sim.endDay && day < sim.today.day + N_DAYS) noteDate(sim.calendar, person, day)
}
