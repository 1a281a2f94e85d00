/** Sums by key, the first part of each key being a month. */

export function addUp() {
  const sums = new Map<string, number>()
  const months = new Set<string>()
  const nameOf = (key: readonly string[]): string => key.join('|')
  return {
    add(key: readonly string[], value: number): void {
      months.add(key[0])
      sums.set(nameOf(key), (sums.get(nameOf(key)) ?? 0) + value)
    },
    /** The sources leave zero cells out. */
    at: (key: readonly string[]): number => sums.get(nameOf(key)) ?? 0,
    months: (): string[] => [...months].sort(),
  }
}
