/**
 * Contenders that do the same work, each in a process of its own, round by round and in turn. A contender's
 * program prints its CPU seconds and what it counted; what they count is compared before their times are.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { largestDifference, type Counts } from './agreement.ts'
import { shown } from './findings.ts'
import { ratioOf, shownSpread, spreadOf, type Spread } from './spread.ts'

export interface Contender {
  readonly label: string
  /** Program and arguments of a round. */
  readonly command: (round: number) => readonly string[]
}
export interface Standing {
  readonly label: string
  readonly cpu: Spread // seconds
  readonly ratio: Spread // its CPU time by that of the first contender
}
export interface Contest {
  readonly standings: readonly Standing[]
  readonly difference: number // largest in what was counted, standard errors
}

const MOST_DIFFERENT = 5 // standard errors, out of a dozen comparisons

/** Arguments that run a contender written in TypeScript; see contender.ts. */
export const inNode = (name: string, setting: object): string[] =>
  [process.execPath, fileURLToPath(new URL('../contender.js', import.meta.url)), name, JSON.stringify(setting)]

/** Throws where contenders differ in what they count by more than chance explains. */
export function holdContest(contenders: readonly Contender[], nRounds: number): Contest {
  const cpu = contenders.map(() => new Array<number>(nRounds))
  const counts = contenders.map(() => new Array<Counts>(nRounds))
  for (let round = 0; round < nRounds; round++) {
    for (let k = 0; k < contenders.length; k++) {
      const c = (k + round) % contenders.length // nobody is always the first
      const [program, ...args] = contenders[c].command(round)
      const said = JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as
        { cpuSeconds: number, outcome: Counts }
      cpu[c][round] = said.cpuSeconds
      counts[c][round] = said.outcome
    }
  }
  const difference = largestDifference(counts)
  if (difference > MOST_DIFFERENT) {
    throw new Error(`contenders differ by ${difference.toFixed(1)} standard errors: ${
      contenders.map(({ label }, c) => `${label}: ${JSON.stringify(counts[c])}`).join('; ')}`)
  }
  return {
    difference,
    standings: contenders.map(({ label }, c) =>
      ({ label, cpu: spreadOf(cpu[c]), ratio: ratioOf(cpu[c], cpu[0]) })),
  }
}

export const contestHeader = ['', 'CPU ms', 'ns a person and day', 'times the first']

export const contestRows = ({ standings }: Contest, personDays: number): string[][] =>
  standings.map(({ label, cpu, ratio }, k) => [
    label, shown(1000 * cpu.value), shown((1e9 * cpu.value) / personDays),
    k === 0 ? '1' : shownSpread(ratio),
  ])
