/** Quantities from one uniform number each, by inverse distribution function. */

const PARTS = 67_108_864 // 2 to the 26th: half of the bits of a draw

/**
 * What is left of a uniform number in [0, 1) once it has been cut into equal parts: uniform again, and
 * independent of the part. So one draw serves two quantities that are always asked for together.
 */
export function leftOver(u: number, parts = PARTS): number {
  const x = u * parts
  return x - Math.floor(x)
}

const PIECES = 4096
const exponentialAt = Float64Array.from({ length: PIECES + 1 }, (_, k) => -Math.log(1 - k / PIECES))
const TAIL = PIECES - 64 // from here on exact: the chord is too far from the curve

/**
 * Exponential with mean 1, by chords between 4,032 quantiles and exactly beyond them: at most 4e-5 above the
 * curve (docs/performance.md says what it saves). Never falls as `u` rises.
 */
export function exponential(u: number): number {
  const x = u * PIECES
  const k = x | 0
  if (k >= TAIL) return -Math.log(1 - u)
  const low = exponentialAt[k]
  return low + (x - k) * (exponentialAt[k + 1] - low)
}

/** Standard Gumbel: added to each option's value, the largest sum is a logit choice. */
export const gumbel = (u: number): number => -Math.log(-Math.log(u + 1e-300))

/** Logistic function. */
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Standard normal quantile (Acklam 2003; relative error below 1.2e-9). */
export function normal(u: number): number {
  const p = u < 1e-16 ? 1e-16 : u
  if (p < 0.02425) return -tail(Math.sqrt(-2 * Math.log(p)))
  if (p > 1 - 0.02425) return tail(Math.sqrt(-2 * Math.log(1 - p)))
  const q = p - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r
      + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239) * q)
    / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r
      + 66.80131188771972) * r - 13.28068155288572) * r + 1)
  )
}
function tail(q: number): number {
  return -(
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q
      - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
    / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q
      + 3.754408661907416) * q + 1)
  )
}

/**
 * Poisson count. Exact inversion for means up to 50; above, the normal quantile with its first
 * skewness term (Cornish and Fisher 1938), whose error is then below a tenth of a count.
 */
export function poisson(u: number, mean: number): number {
  if (!(mean > 0)) return 0
  if (mean > 50) {
    const z = normal(u)
    const count = Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5)
    return count > 0 ? count : 0
  }
  let probability = Math.exp(-mean)
  let cumulative = probability
  let count = 0
  while (u >= cumulative && count < 200) {
    count++
    probability *= mean / count
    cumulative += probability
  }
  return count
}

export const N_QUANTILES = 1024

/**
 * Quantiles of a log-normal with median 1 and log-sd `spread`, at the middles of 1,024 equal parts:
 * a table instead of a normal quantile and an exponential for each wait (docs/performance.md).
 */
export const logNormalTable = (spread: number): Float64Array =>
  Float64Array.from({ length: N_QUANTILES }, (_, k) => Math.exp(spread * normal((k + 0.5) / N_QUANTILES)))

/** Look a uniform number up in a table of quantiles. */
export const quantileAt = (table: Float64Array, u: number): number => table[(u * N_QUANTILES) | 0]

/** A whole number of days about a median, at least 1; the table holds the spread. */
export function days(table: Float64Array, u: number, median: number): number {
  const value = (median * quantileAt(table, u) + 0.5) | 0
  return value < 1 ? 1 : value
}
