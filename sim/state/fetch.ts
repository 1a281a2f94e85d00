/**
 * Loops of loads alone, before a loop that decides about the same parties. A decision that waits for memory and is
 * guessed wrongly stops all loads behind it; these wait for nothing, so that memory answers many at once
 * (docs/performance.md).
 */
import { lapseDayOf } from './intentions.ts'
import { BYTES } from './people.ts'
import type { Sim } from './sim.ts'

/** Bring the rows of `person[from]` to `person[to - 1]` near. */
export function fetchRows({ people, today }: Sim, person: Int32Array, from: number, to: number): void {
  let all = 0
  for (let k = from; k < to; k++) all ^= people.status[person[k] * BYTES] ^ people.number[person[k]]
  today.fetched = all // so that the compiler does not leave the loads out
}

/** The same where those who have never left are among them. */
export function fetchThoseAtHome(sim: Sim, who: Int32Array, n: number): void {
  const { people, intentions, today } = sim
  let all = 0
  for (let k = 0; k < n; k++) {
    all ^= who[k] < 0 ? lapseDayOf(intentions, who[k]) : people.status[who[k] * BYTES]
  }
  today.fetched = all
}
