/** CPU time, user and system, of this process so far, s: garbage collection and compilation included. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** CPU seconds that something takes. */
export function cpuOf(work: () => void): number {
  const before = cpuSeconds()
  work()
  return cpuSeconds() - before
}
