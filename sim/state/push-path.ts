/**
 * Push of the past, as far as a draw knows it: the normal scores of innovations by month and origin.
 * They take the place of luck, so that a run has the past that its draw was found with, and one that
 * begins later starts from where push had come to by then.
 */
import { dayNumber, monthName, monthNumber } from '../dates.ts'
import { isJudged } from '../parameters/judged-windows.ts'
import type { Parameters } from '../parameters/resolve.ts'
import type { PushScores } from '../scenario.ts'
import { nOrigins, origins, type Origin } from '../world.ts'

/** By month (`YYYY-MM`), a score an origin; NaN where it is left to luck. */
export type PushPath = ReadonlyMap<string, Float64Array>

/** The keys of a table of draws, `cuba.2021-04`; null where a key is none. */
export function placeOfPush(key: string): { readonly origin: Origin; readonly month: string } | null {
  const [name, month, ...more] = key.split('.')
  const origin = origins.find((one) => one === name)
  const isMonth = !Number.isNaN(dayNumber(`${month}-01`))
  return origin && isMonth && more.length === 0 ? { origin, month } : null
}

export function pushPathOf(scores: PushScores): PushPath {
  const path = new Map<string, Float64Array>()
  for (const [key, score] of Object.entries(scores)) {
    const { origin, month } = placeOfPush(key)!
    const ofMonth = path.get(month) ?? new Float64Array(nOrigins).fill(Number.NaN)
    ofMonth[origins.indexOf(origin)] = score
    path.set(month, ofMonth)
  }
  return path
}

/** One month of log push: AR(1), and at rest in the windows in which patterns are judged. */
export const nextLogPush = (logPush: number, month: string, score: number, params: Parameters): number =>
  (isJudged(month) ? logPush : params.pushPersistence * logPush + params.pushInnovationSd * score)

/** Log push by origin at the end of the month before a day, from 0; months that no draw knows add nothing. */
export const pushBefore = (path: PushPath, day: number, params: Parameters): Float64Array =>
  follow(path, monthNumber(day), params).at(-1)!

/** The most that log push of each origin comes to on the path, and 0 at least. */
export function mostPush(path: PushPath, params: Parameters): number[] {
  const months = follow(path, Math.max(...numbersOf(path)) + 1, params)
  return origins.map((_, o) => Math.max(...months.map((logPush) => logPush[o])))
}

/** Log push by origin at the end of each month of the path before one, behind a row of zeros. */
function follow(path: PushPath, before: number, params: Parameters): Float64Array[] {
  const months = [new Float64Array(nOrigins)]
  for (let k = Math.min(...numbersOf(path)); k < before; k++) {
    const month = monthName(k)
    months.push(months.at(-1)!.map((logPush, o) => nextLogPush(logPush, month, knownScore(path, month, o) ?? 0, params)))
  }
  return months
}

const numbersOf = (path: PushPath): number[] =>
  [...path.keys()].map((month) => monthNumber(dayNumber(`${month}-01`)))

/** The score of a month and origin; undefined where it is left to luck. */
export function knownScore(path: PushPath, month: string, origin: number): number | undefined {
  const score = path.get(month)?.[origin]
  return score === undefined || Number.isNaN(score) ? undefined : score
}
