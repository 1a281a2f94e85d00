import seedrandom from 'seedrandom'
import { quantiles } from '../quantiles.ts'

const RESAMPLES = 1000

/** 2.5 % and 97.5 % of what `estimate` gives for rows drawn with replacement from 0 ... n - 1. */
export function bootstrapInterval(
  n: number, seed: string, estimate: (rows: Int32Array) => number,
): [number, number] {
  const next = seedrandom.tychei(`${seed}/bootstrap`)
  const rows = new Int32Array(n)
  const estimates = Array.from({ length: RESAMPLES }, () => {
    for (let k = 0; k < n; k++) rows[k] = Math.floor(next() * n)
    return estimate(rows)
  })
  const [low, high] = quantiles(estimates.filter(Number.isFinite), [0.025, 0.975])
  return [low, high]
}
