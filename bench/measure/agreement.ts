/** Whether contenders that simulate the same model count the same, up to chance. */
import { mean } from '../../study/quantiles.ts'

export type Counts = Readonly<Record<string, number>>

/**
 * The largest difference between a contender's mean and the first one's, over all that is counted, in
 * standard errors. The spread of a run is one for all, since the model is. `runs[c]` are the contender's.
 */
export function largestDifference(runs: readonly (readonly Counts[])[]): number {
  const names = Object.keys(runs[0][0])
  return Math.max(...names.flatMap((name) => {
    const values = runs.map((own) => own.map((counts) => counts[name]))
    const squares = values.flatMap((own) => own.map((value) => (value - mean(own)) * (value - mean(own))))
    const variance = squares.reduce((a, b) => a + b, 0) / (squares.length - values.length)
    return values.slice(1).map((own) => {
      const standardError = Math.sqrt(variance * (1 / own.length + 1 / values[0].length))
      return Math.abs(mean(own) - mean(values[0])) / standardError
    })
  }))
}
