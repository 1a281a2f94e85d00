/** The course of a dated change: when it begins to work, is at its full strength, and is over. */
import type { Course } from '../scenario.ts'

/** Strength, 0 to 1, on a day of a change dated from `from` to `to`. */
export function strengthOn(day: number, from: number, to: number, course: Course): number {
  const { delayDays, rampDays, fadeDays } = course
  const nOver = Math.max(0, day - (to + delayDays))
  const nBegun = day - nOver - (from + delayDays) + 1
  if (nBegun <= 0) return 0
  const risen = Math.min(1, nBegun / (rampDays + 1))
  return risen * Math.max(0, 1 - nOver / (fadeDays + 1))
}

/** A factor that has come to a strength: 1 at 0, the factor itself at 1. */
export const factorAt = (factor: number, strength: number): number =>
  strength === 1 ? factor : 1 + (factor - 1) * strength
