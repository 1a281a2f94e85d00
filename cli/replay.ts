/** `umbral replay`: the triggers of a scenario on counts that were observed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname } from 'node:path'
import { dayNumber, isoDateOf } from '../sim/dates.ts'
import { parameters } from '../sim/parameters/table.ts'
import { endOf } from '../sim/policies/slots.ts'
import type { Policy, Scenario, Trigger } from '../sim/scenario.ts'
import { replayTrigger, switchReasons, type Replay, type Switch } from '../study/replay.ts'
import { UsageError, UserError } from './exit.ts'
import { writeError, writeOut } from './output.ts'
import { readCounts, type CountsFile } from './read-counts.ts'
import { loadScenario } from './scenario/load.ts'

export interface ReplayArguments {
  readonly scenario: string
  readonly counts: string
  readonly set?: readonly string[]
  readonly out?: string
  readonly json?: boolean
}

/** A policy of the scenario with what its trigger would have done. */
export interface ReplayedPolicy extends Replay {
  readonly policy: string
  readonly trigger: Trigger
}

export async function replay(args: ReplayArguments): Promise<void> {
  const ending = args.out === undefined ? '' : extname(args.out).toLowerCase()
  if (args.out !== undefined && ending !== '.svg' && ending !== '.png') {
    throw new UsageError(`--out is "${args.out}", expected a file that ends with .svg or .png`)
  }
  const { scenario } = loadScenario(args.scenario, parameters, { changes: args.set })
  const triggered = Object.entries(scenario.policies)
    .flatMap(([policy, rule]) => rule.trigger
      ? [{ policy, rule: { ...rule, ends: endOf(scenario, policy) }, trigger: rule.trigger }] : [])
  if (triggered.length === 0) {
    throw new UserError(`${scenario.name} has no policy with a trigger, expected one such as june-2024-order`)
  }
  const counts = readCounts(args.counts)
  const notes = triggered.flatMap(({ policy, rule, trigger }) => notesOn(policy, rule, trigger, counts))
  const replayed = triggered.filter(({ rule }) => isWithin(rule, counts))
    .map(({ policy, rule, trigger }) => ({ policy, trigger, ...replayTrigger(rule, trigger, counts) }))

  if (args.out !== undefined && replayed.length > 0) {
    const { replayChart } = await import('../report/replay-chart.ts')
    const { renderPng } = await import('../report/png.ts')
    const svg = replayChart(scenario.name, basename(args.counts), replayed)
    mkdirSync(dirname(args.out), { recursive: true })
    writeFileSync(args.out, ending === '.svg' ? svg : renderPng(svg))
  }
  if (args.json) writeOut(`${JSON.stringify(recordOf(scenario, counts, replayed, notes), null, 2)}\n`)
  else {
    writeOut(`${[headOf(args.counts, counts), ...replayed.map(sectionOn)].join('\n\n')}\n`)
    writeError(notes.map((note) => `Note: ${note}\n`).join(''))
  }
}

/** Whether it can be in force on a day counted, or by what was counted. */
const isWithin = ({ effective, ends }: Policy, { firstDay, lastDay }: CountsFile): boolean =>
  dayNumber(effective) <= lastDay + 1 && (ends === null || dayNumber(ends) > firstDay)

function notesOn(name: string, policy: Policy, trigger: Trigger, counts: CountsFile): string[] {
  const { places, children } = trigger.measure
  const notes: string[] = []
  if (!isWithin(policy, counts)) {
    const when = policy.ends === null ? `is in effect from ${policy.effective}`
      : `is in effect from ${policy.effective} until ${policy.ends}`
    return [`${name} ${when}, outside of the counts; `
      + `"--set policies.${name}.effective=..." gives it another date`]
  }
  if (children !== 'all' && counts.noncontiguous === null) {
    notes.push(`${name} leaves out children from non-contiguous countries, whom the counts may hold: `
      + 'there is no column unaccompanied_noncontiguous')
  } else if (children === 'none') {
    notes.push(`${name} leaves out all unaccompanied children; those from contiguous countries are still counted`)
  }
  if (places === 'between-ports-and-at-ports') {
    notes.push(`${name} counts encounters at ports too; the counts are taken as holding them`)
  }
  if (trigger.activationProb < 1) {
    notes.push(`${name} may be activated, or not (probability ${trigger.activationProb}); here it always is`)
  }
  return notes
}

function recordOf(
  scenario: Scenario, { firstDay, lastDay, isWeekly, nMissing }: CountsFile,
  replayed: readonly ReplayedPolicy[], notes: readonly string[],
) {
  return {
    scenario: scenario.name,
    counts: {
      from: isoDateOf(firstDay), to: isoDateOf(lastDay), rows: isWeekly ? 'weeks' : 'days',
      daysWithoutCount: nMissing,
    },
    policies: replayed.map(({ policy, switches, clockEnds, days }) =>
      ({ policy, switches, clockEnds, days })),
    notes,
  }
}

function headOf(file: string, { firstDay, lastDay, isWeekly, nMissing }: CountsFile): string {
  const gaps = nMissing === 0 ? '' : `, ${nMissing} of these days without a count`
  return `${basename(file)}: ${isWeekly ? 'weeks' : 'days'} from ${isoDateOf(firstDay)} to ${
    isoDateOf(lastDay)}${gaps}`
}

function sectionOn({ policy, trigger, switches, clockEnds, days }: ReplayedPolicy): string {
  const nInForce = days.filter(({ count, inForce }) => count !== null && inForce).length
  const nCounted = days.filter(({ count }) => count !== null).length
  return [
    policy,
    ...switches.map(lineOn),
    ...switches.length === 0 ? ['  never in force'] : [],
    `  in force on ${nInForce} of ${nCounted} days counted`,
    ...clockEnds === null ? [] : [`  a clock is running: off from ${clockEnds}, unless ${
      shown(trigger.lift.unlessAgain)} is found before`],
  ].join('\n')
}

function lineOn({ date, state, reason, found, mean }: Switch): string {
  const seen = mean === null ? '' : ` (${shown(mean)}, found on ${found})`
  return `  ${date}  ${state.padEnd(3)}  ${switchReasons[reason]}${seen}`
}

const twoDecimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const shown = (value: number): string => twoDecimals.format(value)
