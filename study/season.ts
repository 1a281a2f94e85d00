/** The season of a monthly series: how much each month of the year lies above or below the twelve about it. */
import { mean, quantile } from './quantiles.ts'

/**
 * `values` are positive and one for each of `months` (YYYY-MM), which follow each other. Gives twelve differences of
 * logarithms, January first, with mean 0: of each month from the mean of the twelve around it (its half year before and
 * after, the ends counted half), the middle of the years. The first and the last six months have none of their own.
 */
export function seasonOf(months: readonly string[], values: readonly number[]): number[] {
  const ofMonth: number[][] = Array.from({ length: 12 }, () => [])
  for (let k = 6; k + 6 < values.length; k++) {
    const around = mean(values.slice(k - 5, k + 6)) * 11 + (values[k - 6] + values[k + 6]) / 2
    ofMonth[Number(months[k].slice(5)) - 1].push(Math.log(values[k] / (around / 12)))
  }
  const middle = ofMonth.map((years) => quantile(years, 0.5))
  const level = mean(middle)
  return middle.map((month) => month - level)
}
