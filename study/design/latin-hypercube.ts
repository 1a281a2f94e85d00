import seedrandom from 'seedrandom'

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979): `n` points of which each axis has exactly one
 * in every n-th part of its length, at a random place there.
 */
export function latinHypercube(n: number, nDimensions: number, seed: string): number[][] {
  const columns = Array.from({ length: nDimensions }, (_, d) => {
    const next = seedrandom.tychei(`${seed}/latin-hypercube/${d}`)
    const strata = Array.from({ length: n }, (_unused, k) => k)
    for (let k = n - 1; k > 0; k--) { // Fisher and Yates
      const j = Math.floor(next() * (k + 1))
      ;[strata[k], strata[j]] = [strata[j], strata[k]]
    }
    return strata.map((stratum) => (stratum + next()) / n)
  })
  return Array.from({ length: n }, (_, k) => columns.map((column) => column[k]))
}
