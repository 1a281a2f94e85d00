/** Distributions along an axis, as inverse distribution functions. */
import { normal } from '../../sim/random/distributions.ts'

export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'log-uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** `sd` of the logarithm. */
  | { readonly kind: 'log-normal'; readonly median: number; readonly sd: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }

/** The value below which a share `u` of the distribution lies; 0 < u < 1. */
export function quantileOf(distribution: Distribution, u: number): number {
  switch (distribution.kind) {
    case 'uniform':
      return distribution.low + u * (distribution.high - distribution.low)
    case 'log-uniform':
      return distribution.low * Math.exp(u * Math.log(distribution.high / distribution.low))
    case 'normal':
      return distribution.mean + distribution.sd * normal(u)
    case 'log-normal':
      return distribution.median * Math.exp(distribution.sd * normal(u))
    case 'beta':
      return betaQuantile(u, distribution.a, distribution.b)
  }
}

const BISECTIONS = 60

function betaQuantile(u: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (low + high) / 2
    if (betaDistribution(middle, a, b) < u) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Regularised incomplete beta function, by its continued fraction (Lentz's method). */
export function betaDistribution(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaDistribution(1 - x, b, a) // where it converges fast
  const front = Math.exp(
    a * Math.log(x) + b * Math.log(1 - x) - Math.log(a) - logGamma(a) - logGamma(b) + logGamma(a + b))
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-14) break
  }
  return front * fraction
}

/** Never zero, as it is divided by. */
const away = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x)

/** Logarithm of the gamma function (Lanczos; error below 1e-10). */
function logGamma(x: number): number {
  const coefficients = [
    76.18009172947146, -86.5053203294168, 24.01409824083091, -1.231739572450155,
    0.1208650973866179e-2, -0.5395239384953e-5,
  ]
  const t = x + 5.5 - (x + 0.5) * Math.log(x + 5.5)
  const series = coefficients.reduce((sum, c, k) => sum + c / (x + k + 1), 1.000000000190015)
  return -t + Math.log((2.506628274631 * series) / x)
}
