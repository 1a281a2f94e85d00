/** What Mexico has agreed to, and what a new government makes of it. */
import type { Agreement, Handover, Stance } from '../scenario.ts'

/**
 * How strongly an agreement works on a day: 1 when it is made or renewed, half after each half-life,
 * 0 from the first renewal that fails. `draw` gives the uniform number of the n-th renewal.
 */
export function strengthOn(
  { halfLifeDays, renewal }: Agreement, agreedDay: number, day: number, draw: (n: number) => number,
): number {
  if (day < agreedDay) return 0
  let sinceDays = day - agreedDay
  for (let n = 1; renewal !== null && sinceDays >= renewal.everyDays; n++) {
    if (draw(n) >= renewal.prob) return 0
    sinceDays -= renewal.everyDays
  }
  return halfLifeDays === null ? 1 : Math.exp((-Math.LN2 * sinceDays) / halfLifeDays)
}

/** The stance of a government nobody knows yet, between the coolest and the warmest. */
export const stanceAt = ({ coolest, warmest }: Handover, luck: number): Stance => ({
  effort: coolest.effort + luck * (warmest.effort - coolest.effort),
  consent: coolest.consent + luck * (warmest.consent - coolest.consent),
})
