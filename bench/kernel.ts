/** The common movement kernel in the engine's idiom, as a plain loop, and in C. */
import { compileC } from './measure/c-program.ts'
import { contestHeader, contestRows, holdContest, inNode, type Contender } from './measure/contest.ts'
import type { Subject } from './measure/findings.ts'
import type { Setting } from './kernel/places.ts'

const N_PEOPLE = 100_000
const N_DAYS = 100

const settingOf = (round: number): Setting => ({ nPeople: N_PEOPLE, nDays: N_DAYS, seed: round + 1 })

export const kernel: Subject = {
  name: 'kernel',
  isQuick: true,
  measure(full) {
    const inC = compileC('kernel/kernel.c')
    const contenders: Contender[] = [
      { label: 'engine\'s idiom: typed columns, keyed draws', command: (round) => inNode('kernel/keyed', settingOf(round)) },
      { label: 'plain loop over typed arrays, a stream of chance', command: (round) => inNode('kernel/plain', settingOf(round)) },
      ...inC === undefined ? [] : [{
        label: 'C, -O2, the same stream',
        command: (round: number) => [inC, String(N_PEOPLE), String(N_DAYS), String(round + 1), '1'],
      }],
    ]
    const contest = holdContest(contenders, full ? 11 : 5)
    const personDays = N_PEOPLE * N_DAYS
    return {
      title: 'The common movement kernel',
      words: `${N_PEOPLE.toLocaleString('en')} people on 64 places for ${N_DAYS} days (\`bench/kernel/places.ts\`): `
        + 'everybody is asked every day and a quarter of them move, so there is nothing that a calendar could save. '
        + `Contenders agree in what they count: at most ${contest.difference.toFixed(1)} standard errors apart.${
          inC === undefined ? ' No C compiler was found.' : ''}`,
      tables: [{ title: '', header: contestHeader, rows: contestRows(contest, personDays) }],
      figures: contest.standings.flatMap(({ label, cpu, ratio }, k) => [
        {
          name: `million steps a CPU second: ${label}`, unit: '1/s', value: personDays / cpu.value / 1e6,
          low: personDays / cpu.high / 1e6, high: personDays / cpu.low / 1e6,
        },
        ...k === 0 ? [] : [{ name: `CPU time by that of the engine's idiom: ${label}`, unit: 'ratio', ...ratio }],
      ]),
    }
  },
}
