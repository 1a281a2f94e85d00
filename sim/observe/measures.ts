/** Headline measures of a replicate: one number each, over the scenario's headline period. */
import { dayNumber, isoDateOf } from '../dates.ts'
import { endOf } from '../policies/slots.ts'
import type { Scenario } from '../scenario.ts'
import { parties } from '../world.ts'
import { outputs } from './outputs.ts'

export interface Measure {
  readonly measure: string
  readonly unit: string
  readonly doc: string
}

/** Flows summed, and stocks and levels averaged, over the period. */
const summed = [
  'encounters_between_ports', 'encounters_at_ports', 'attempts', 'got_aways',
  'attempts_on_remote_routes', 'repeat_encounters', 'stops_in_mexico', 'bussed_south', 'releases',
  'removals', 'returns_to_mexico', 'expulsions', 'returns_to_wait', 'children_transferred',
  'children_separated', 'children_separated_advised', 'children_separated_turned_back',
  'children_separated_barred', 'children_separated_waiting', 'children_separated_otherwise',
  'separated_children_encountered', 'children_alone_had_no_family_parted',
  'parole_admissions', 'office_admissions',
  'departures', 'departures_with_smuggler', 'gave_up',
  'smuggler_revenue', 'smugglers_opened', 'smugglers_closed', 'mexico_spending',
  'take_back_payments',
] as const
const averaged = [
  'waiting_for_appointment', 'waiting_in_northern_mexico', 'appointment_wait', 'smuggler_fee',
  'smuggler_places', 'smuggler_businesses', 'smuggler_talk',
  'mexico_effort_north', 'mexico_funded', 'take_back_consent',
] as const
const byParty = ['encounters_between_ports'] as const

const triggered = (scenario: Scenario): string[] =>
  Object.entries(scenario.policies).filter(([, policy]) => policy.trigger).map(([name]) => name)

const litigated = (scenario: Scenario): string[] =>
  Object.entries(scenario.policies).filter(([, policy]) => policy.litigation).map(([name]) => name)

/** Last days of the quarters that end within the reported dates and after the policy takes effect. */
function quarterEnds(scenario: Scenario, policy: string): string[] {
  const ends: string[] = []
  const effective = scenario.policies[policy].effective
  for (let day = dayNumber(scenario.from); day <= dayNumber(scenario.to); day++) {
    const iso = isoDateOf(day)
    if (/-(03-31|06-30|09-30|12-31)$/.test(iso) && iso >= effective) ends.push(iso)
  }
  return ends
}

export function measuresOf(scenario: Scenario): Measure[] {
  return [
    ...summed.map((series) => ({
      measure: series, unit: outputs[series].unit,
      doc: `Sum of ${series} over the headline period.`,
    })),
    ...byParty.flatMap((series) => parties.map((party) => ({
      measure: `${series}:${party}`, unit: 'people', doc: `Sum of ${series} of this party.`,
    }))),
    {
      measure: 'share_with_smuggler', unit: 'share',
      doc: 'Of those who set out during the headline period, the share with a smuggler.',
    },
    ...averaged.map((series) => ({
      measure: series, unit: outputs[series].unit,
      doc: `Mean of ${series} over the headline period.`,
    })),
    ...triggered(scenario).flatMap((name) => [
      {
        measure: `days_in_force:${name}`, unit: 'days',
        doc: 'Reported days on which the policy is in force.',
      },
      ...quarterEnds(scenario, name).map((end) => ({
        measure: `lifted_by:${name}:${end}`, unit: 'probability',
        doc: 'Whether it was in force and then not, before its own end, on some day up to this one.',
      })),
    ]),
    ...litigated(scenario).flatMap((name) => [
      {
        measure: `blocked_by_court:${name}`, unit: 'probability',
        doc: 'Whether a court blocks the policy, in whole or in part, on some reported day.',
      },
      {
        measure: `days_blocked:${name}`, unit: 'days',
        doc: 'Reported days on which a court blocks the policy, in whole or in part.',
      },
    ]),
  ]
}

/** A daily column by name, in the dates of the record. */
export type DailyColumn = (series: string, party?: string) => Float32Array

/** The measures of one replicate, in the order of `measuresOf`. */
export function takeMeasures(
  scenario: Scenario, dates: readonly string[], daily: DailyColumn,
): number[] {
  const inPeriod = dates.map((date) => date >= scenario.headline.from && date <= scenario.headline.to)
  const nDays = inPeriod.filter(Boolean).length
  const sum = (column: Float32Array): number =>
    column.reduce((total, value, k) => (inPeriod[k] ? total + value : total), 0)
  return [
    ...summed.map((series) => sum(daily(series))),
    ...byParty.flatMap((series) => parties.map((party) => sum(daily(series, party)))),
    sum(daily('departures_with_smuggler')) / Math.max(1, sum(daily('departures'))),
    ...averaged.map((series) => sum(daily(series)) / nDays),
    ...triggered(scenario).flatMap((name) => {
      const inForce = daily(`policy_in_force:${name}`)
      const on = inForce.indexOf(1)
      const off = on < 0 ? -1 : inForce.indexOf(0, on)
      const ends = endOf(scenario, name)
      const isLifted = off >= 0 && (ends === null || dates[off] < ends)
      return [
        inForce.reduce((total, value) => total + value, 0),
        ...quarterEnds(scenario, name).map((end) => Number(isLifted && dates[off] <= end)),
      ]
    }),
    ...litigated(scenario).flatMap((name) => {
      const blocked = daily(`blocked_by_court:${name}`)
      return [Number(blocked.includes(1)), blocked.reduce((total, value) => total + value, 0)]
    }),
  ]
}
