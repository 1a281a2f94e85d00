/** The dates of a scenario that belong on a time axis, with labels made from its own words. */
import { isDeepStrictEqual } from 'node:util'
import { utcFormat } from 'd3-time-format'
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import type { Policy, Scenario } from '../sim/scenario.ts'
import type { PolicyLine } from './chart.ts'

const NEAR_DAYS = 10 // dates this near each other share a line
const MS_PER_DAY = 86_400_000

const dayAndMonth = utcFormat('%-d\u00a0%B') // day and month stay on one line
/** `5 June`, without its year. */
export const inWords = (isoDate: string): string =>
  dayAndMonth(new Date(dayNumber(isoDate) * MS_PER_DAY))
const daysBetween = (a: string, b: string): number => dayNumber(b) - dayNumber(a)

/** `june-order` becomes `June order`. */
export const nameInWords = (name: string): string => {
  const words = name.replaceAll('-', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** News, announcement, start and end of each policy, and what Mexico changes, in order of date. */
export function policyLines(scenario: Scenario): PolicyLine[] {
  const all = Object.values(scenario.policies)
  const policies = Object.entries(scenario.policies).flatMap(([name, policy]) => linesOf(
    nameInWords(name), policy,
    { isTakenOver: all.some((next) => takesOver(next, policy)), takesOver: all.some((last) => takesOver(policy, last)) },
  ))
  const mexico = scenario.mexico.map(({ date, reason }) => {
    return { date, label: `Mexico: ${reason.split(';')[0]}` }
  })
  const lines = [...policies, ...mexico]
  return [...new Set(lines.map(({ date }) => date))]
    .flatMap((date) => together(lines.filter((line) => line.date === date)))
    .sort((a, b) => daysBetween(b.date, a.date))
}

const MOST_A_DAY = 3 // lines of one date that stand each for itself

const ENDS = ': ends'

/** Many lines of one date as one, which names the first that begins. */
function together(lines: readonly PolicyLine[]): PolicyLine[] {
  if (lines.length <= MOST_A_DAY) return [...lines]
  const { date, label } = lines.find((line) => !line.label.endsWith(ENDS)) ?? lines[0]
  return [{ date, label: `${label}, and ${lines.length - 1} more` }]
}

/** Whether a policy goes on, unannounced, with what another did until that day to the same people. */
const takesOver = (next: Policy, last: Policy): boolean =>
  next.kind === last.kind && next.effective === last.ends && next.announced === null
  && next.leaked.length === 0 && isDeepStrictEqual(next.covers, last.covers)

interface Place { // of a policy among others that carry the same measure on
  readonly takesOver: boolean
  readonly isTakenOver: boolean
}

function linesOf(
  name: string, { kind, leaked, announced, effective, ends, decided, litigation }: Policy,
  place: Place,
): PolicyLine[] {
  const lines: PolicyLine[] = []
  const known = announced ?? effective
  const firstNews = leaked.toSorted()[0]
  if (firstNews !== undefined && daysBetween(firstNews, known) > NEAR_DAYS) {
    lines.push({ date: firstNews, label: `${name}: first reports` })
  }
  const isNear = announced !== null && Math.abs(daysBetween(announced, effective)) <= NEAR_DAYS
  if (announced !== null && !isNear) lines.push({ date: announced, label: `${name}: announced` })
  if (decided) lines.push({ date: decided.on, label: `${name}: decided` })
  if (decided?.probability === 0) return lines
  const when = isNear && announced !== effective ? ` (announced ${inWords(announced)})` : ''
  if (!place.takesOver) {
    lines.push({ date: effective, label: `${name}: ${kind === 'news' ? 'from' : 'in force'} ${inWords(effective)}${when}` })
  }
  if (litigation) {
    const filed = isoDateOf(dayNumber(effective) + litigation.filedAfterDays)
    lines.push({ date: filed, label: `${name}: suit filed` }) // the ruling falls on another day in each run
  }
  if (ends !== null && !place.isTakenOver) lines.push({ date: ends, label: `${name}${ENDS}` })
  return lines
}
