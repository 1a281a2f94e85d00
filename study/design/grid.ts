/** Every combination of levels; the last axis changes fastest. Numbers of levels, from 0. */
export function gridPoints(nLevels: readonly number[]): number[][] {
  return nLevels.reduce<number[][]>((points, n) =>
    points.flatMap((point) => Array.from({ length: n }, (_, level) => [...point, level])), [[]])
}
