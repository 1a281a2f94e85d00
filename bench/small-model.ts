/** An equal small model of migration: the engine's parts, daily loops, AgentScript and flocc. */
import { compileC } from './measure/c-program.ts'
import { contestHeader, contestRows, holdContest, inNode, type Contender } from './measure/contest.ts'
import type { Figure, Subject, Table } from './measure/findings.ts'

const N_DAYS = 365

interface Case {
  readonly nPeople: number
  readonly pace: number
  readonly nRounds: number
  readonly others: readonly Other[]
}
type Other = keyof typeof others
interface OtherContender {
  readonly label: string
  /** The engine is to be at least so many times as fast. */
  readonly goal?: number
}
const others = {
  c: { label: 'daily loop in C, -O2', goal: 1 },
  'daily-loop': { label: 'daily loop over typed arrays' },
  agentscript: { label: 'AgentScript 0.10.27', goal: 20 },
  flocc: { label: 'flocc 0.7.0', goal: 100 },
} as const satisfies Record<string, OtherContender>

const quick: readonly Case[] = [
  { nPeople: 20_000, pace: 1, nRounds: 5, others: ['c', 'daily-loop', 'agentscript'] },
]
const all: readonly Case[] = [
  { nPeople: 20_000, pace: 1, nRounds: 5, others: ['c', 'daily-loop', 'agentscript', 'flocc'] },
  { nPeople: 20_000, pace: 5, nRounds: 5, others: ['c', 'agentscript'] },
  { nPeople: 1_000_000, pace: 5, nRounds: 5, others: ['c'] },
]
/** Share of people to whom something happens on a day, by pace; the tests hold it. */
export const eventShare: Readonly<Record<number, string>> = { 1: '0.25 %', 5: '0.9 %' }
const wordsOf = ({ nPeople, pace }: Case): string =>
  `${nPeople.toLocaleString('en')} people, events of ${eventShare[pace]} of them a day`

function contendersOf({ nPeople, pace, others: names }: Case, inC: string | undefined): Contender[] {
  const setting = (round: number) => ({ nPeople, nDays: N_DAYS, seed: round + 1, pace })
  const repetitions = Math.max(1, Math.round(100_000 / nPeople))
  return [
    { label: 'Umbral: ladders, calendar, keyed draws', command: (round) => inNode('small-model/engine', setting(round)) },
    ...names.filter((name) => name !== 'c' || inC !== undefined).map((name): Contender => ({
      label: others[name].label,
      command: (round) => name === 'c'
        ? [inC!, ...[nPeople, N_DAYS, round + 1, repetitions, pace].map(String)]
        : inNode(`small-model/${name}`, setting(round)),
    })),
  ]
}

export const smallModel: Subject = {
  name: 'small-model',
  isQuick: true,
  measure(full) {
    const inC = compileC('small-model/daily-loop.c')
    const tables: Table[] = []
    const figures: Figure[] = []
    const differences: number[] = []
    for (const one of full ? all : quick) {
      const contest = holdContest(contendersOf(one, inC), one.nRounds)
      const title = wordsOf(one)
      tables.push({ title, header: contestHeader, rows: contestRows(contest, one.nPeople * N_DAYS) })
      differences.push(contest.difference)
      for (const { label, ratio } of contest.standings.slice(1)) {
        const known: OtherContender | undefined = Object.values(others).find((other) => other.label === label)
        figures.push({
          name: `${label}, CPU time by Umbral's: ${title}`, unit: 'ratio', ...ratio,
          ...known?.goal === undefined ? {} : { goal: { atLeast: known.goal } },
        })
      }
    }
    return {
      title: 'An equal small model beside other engines',
      words: `People leave, travel, are caught or stay, and go home (\`bench/small-model/rules.ts\`), ${N_DAYS} days, `
        + 'written once per contender. Those that ask everybody every day have the same stream of chance and count the '
        + `same to the last person; Umbral differs by chance only: at most ${
          Math.max(...differences).toFixed(1)} standard errors.${inC === undefined ? ' No C compiler was found.' : ''}`,
      tables, figures,
    }
  },
}
