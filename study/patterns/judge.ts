/** Whether an ensemble shows what was observed: measure by measure, then pattern by pattern. */
import { allFinite, quantiles } from '../quantiles.ts'
import type { Evidence } from './evidence.ts'
import type { Pattern } from './patterns.ts'

/** A share may be missed by so much, anything else by this share of what was observed. */
export const MOST_POINTS = 0.1
export const MOST_SHARE = 0.25

export type Verdict = 'inside' | 'simulated too low' | 'simulated too high' | 'too wide' | 'no number'

export interface MeasureResult {
  readonly measure: string
  readonly unit: string
  /** Lowest and highest where only a range is known. */
  readonly observed: number | readonly [number, number]
  /** Of the replicates; null where some replicate has no such number. */
  readonly median: number | null
  readonly low: number | null //  5 % quantile
  readonly high: number | null // 95 % quantile
  readonly inside: boolean
  readonly verdict: Verdict
}
export interface PatternResult {
  readonly id: string
  readonly title: string
  /** Whether all of its measures are. */
  readonly inside: boolean
  readonly measures: readonly MeasureResult[]
}

/**
 * What was observed must lie in the simulated 90 % interval, and the interval must not reach farther
 * than 25 % of what was observed to each side of it (10 points for shares). Of a range, some value must lie in the
 * interval, and the reach counts from its ends.
 */
export function verdictOf(
  [lowest, highest]: readonly [number, number], [low, high]: readonly [number, number], isShare: boolean,
): Verdict {
  if (high < lowest) return 'simulated too low'
  if (low > highest) return 'simulated too high'
  const room = (observed: number): number => isShare ? MOST_POINTS : MOST_SHARE * Math.abs(observed)
  const isNarrow = lowest - low <= room(lowest) && high - highest <= room(highest)
  return isNarrow ? 'inside' : 'too wide'
}

/**
 * `observed` are two views of what was observed, which differ where only a range is known;
 * `simulated` holds the measures of each replicate, in the order of the pattern.
 */
export function judgePattern(
  { id, title, measures }: Pattern,
  observed: readonly [lowest: Evidence, highest: Evidence],
  simulated: readonly (readonly number[])[],
): PatternResult {
  const results = measures.map(({ measure, unit, isShare = false, of }, k): MeasureResult => {
    const range: [number, number] = [of(observed[0]), of(observed[1])]
    const about = { measure, unit, observed: range[0] === range[1] ? range[0] : range }
    const values = simulated.map((replicate) => replicate[k])
    if (values.length === 0 || !allFinite(values)) {
      return { ...about, median: null, low: null, high: null, inside: false, verdict: 'no number' }
    }
    const [low, median, high] = quantiles(values, [0.05, 0.5, 0.95])
    const verdict = verdictOf(range, [low, high], isShare)
    return { ...about, median, low, high, inside: verdict === 'inside', verdict }
  })
  return { id, title, inside: results.every(({ inside }) => inside), measures: results }
}
