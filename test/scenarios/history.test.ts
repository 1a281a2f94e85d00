/** In history/2019-2024 every regime begins and ends on its day, and does what it is there for. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadScenario } from '../../cli/scenario/load.ts'
import { readObserved } from '../../report/observed.ts'
import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { isJudged } from '../../sim/parameters/judged-windows.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { runReplicate } from '../../sim/run-replicate.ts'

const { scenario } = loadScenario('history/2019-2024', parameters)
const layout = recordLayout(scenario)
const first = dayNumber(scenario.from)
let record: Float32Array

beforeAll(() => {
  ;[record] = runReplicate({ scenario, against: null, seed: 'history', replicate: 0, weight: 1000 }).records
})

/** A daily series by name, and by party where one is given. */
function daily(series: string, party = 'all'): Float32Array {
  const at = layout.daily.findIndex((column) =>
    column.series === series && column.party === party && column.origin === 'all' && column.sector === 'all')
  return record.subarray(layout.dailyOffset + at * layout.dates.length, layout.dailyOffset + (at + 1) * layout.dates.length)
}
/** Its sum from one day to the day before another. */
const sum = (series: string, from: string, to: string, party = 'all'): number =>
  daily(series, party).subarray(dayNumber(from) - first, dayNumber(to) - first).reduce((a, b) => a + b, 0)

/** First day in force and first day no longer, within what is reported. */
const regimes: readonly (readonly [string, string, string | null])[] = [
  ['remain-in-mexico-widened', '2019-10-01', '2020-03-21'],
  ['transit-ban', '2019-10-01', '2020-07-01'],
  ['title-42-adults', '2020-03-21', '2023-05-12'],
  ['title-42-honduran-families', '2020-03-21', '2021-01-01'],
  ['title-42-honduran-families-6', '2022-01-01', '2023-05-12'],
  ['title-42-mexican-families-4', '2022-12-01', '2023-05-12'],
  ['title-42-ecuadorian-adults-2', '2020-10-01', '2021-10-01'],
  ['title-42-venezuelan-adults', '2022-10-12', '2023-02-01'],
  ['title-42-venezuelan-families-3', '2023-04-01', '2023-05-12'],
  ['title-42-cubans-haitians-nicaraguans', '2023-01-05', '2023-03-01'],
  ['title-42-mexican-children', '2020-03-21', '2020-11-18'],
  ['title-42-take-back', '2020-03-21', '2023-05-12'],
  ['venezuela-take-back', '2022-10-12', '2023-01-05'],
  ['venezuela-parole', '2022-10-18', '2023-01-05'],
  ['chnv-parole', '2023-01-05', null],
  ['chnv-take-back', '2023-01-05', null],
  ['ports-metered', '2019-10-01', '2020-03-21'],
  ['ports-closed', '2020-03-21', '2020-07-01'],
  ['ports-ukrainians', '2022-04-01', '2022-04-25'],
  ['ports-by-most-exceptions', '2022-10-01', '2023-01-18'],
  ['cbp-one-first', '2023-01-12', '2023-04-27'],
  ['cbp-one-in-may', '2023-04-27', '2023-05-16'],
  ['cbp-one-in-june', '2023-05-16', '2023-06-15'],
  ['cbp-one', '2023-06-15', null],
  ['circumvention-of-lawful-pathways', '2023-05-12', null],
]

test.each(regimes)('%s is in force from %s, and until the day before %s', (name, from, until) => {
  const wanted = layout.dates.map((date) => Number(date >= from && (until === null || date < until)))
  expect(Array.from(daily(`policy_in_force:${name}`))).toEqual(wanted)
})

test('Mexico has the money for what it means to do, but from November 2023 until control is stepped up', () => {
  const without = layout.dates.filter((_, day) => daily('mexico_funded')[day] === 0)
  expect(without.length).toBeGreaterThan(10)
  expect(without.filter((date) => date < '2023-11-17' || date >= '2023-12-27')).toEqual([])
})

describe('what a regime is there for happens while it is in force, and not otherwise', () => {
  const { from, to } = scenario
  const [covid, childrenExempt, end] = ['2020-03-21', '2020-11-18', '2023-05-12']

  test('expulsions under Title 42, of children until November 2020', () => {
    expect(sum('expulsions', from, covid, 'single-adult')).toBe(0) // of Mexican families alone
    expect(sum('expulsions', covid, end)).toBeGreaterThan(100_000)
    expect(sum('expulsions', end, to)).toBe(0)
    expect(sum('expulsions', covid, childrenExempt, 'unaccompanied-child')).toBeGreaterThan(0)
    expect(sum('expulsions', childrenExempt, end, 'unaccompanied-child')).toBe(0)
    expect(sum('children_transferred', '2020-12-01', end)).toBeGreaterThan(sum('children_transferred', covid, childrenExempt))
  })

  test('waiting for hearings in Mexico, mostly before Title 42 and not after January 2021', () => {
    expect(sum('returns_to_wait', from, covid)).toBeGreaterThan(3 * sum('returns_to_wait', covid, '2021-01-21'))
    expect(sum('returns_to_wait', '2021-01-21', to)).toBe(0)
  })

  test('parole from October 2022, appointments from January 2023', () => {
    expect(sum('parole_admissions', from, '2022-10-18')).toBe(0)
    expect(sum('parole_admissions', '2023-02-01', '2023-08-01')).toBeGreaterThan(100_000)
    expect(sum('appointments_given', from, '2023-01-12')).toBe(0)
    expect(sum('appointments_given', '2023-07-01', '2023-08-01')).toBeGreaterThan(30_000)
  })

  test('ports take without an appointment what the entry of the day says, and two entries never overlap', () => {
    const entries = Object.values(scenario.policies).filter(({ ports }) => ports)
      .toSorted((a, b) => a.effective.localeCompare(b.effective))
    entries.forEach(({ effective, ends, ports }, k) => {
      expect(ends).toBe(entries[k + 1]?.effective ?? '2023-01-18')
      const start = effective < from ? from : effective
      const nDays = dayNumber(ends!) - dayNumber(start)
      const meant = nDays * ports!.walkUpsPerDay!
      const luckOfMonths = parameters.walkUpVariation.default * meant / Math.sqrt(Math.max(1, nDays / 30.4))
      // The last party, of up to six times a thousand people, may overdraw.
      expect(Math.abs(sum('encounters_at_ports', start, ends!) - sum('appointments_kept', start, ends!) - meant))
        .toBeLessThanOrEqual(6001 + 3 * luckOfMonths)
    })
    expect(entries.length).toBeGreaterThan(5)
  })
})

test('push does not draw the curve: no shock begins or ends where patterns are judged, but the events of that time', () => {
  const isJudgedOn = (day: number): boolean => isJudged(isoDateOf(day).slice(0, 7))
  const moved = scenario.shocks
    .filter(({ from, to }) => isJudgedOn(dayNumber(from)) || isJudgedOn(dayNumber(to) + 1))
    .map(({ reason }) => reason)
  expect([...new Set(moved)]).toEqual([
    'pandemic, borders closed on the way', 'hurricanes Eta and Iota',
    '7.2 million jobs open', '6 million jobs open', // as the pandemic begins
    '7 million jobs open', '8.2 million jobs open', // as they were counted: from February 2021
  ])
})

test('those were expelled under Title 42 who really were: shares by nationality, party and time are those published', () => {
  const rows = readObserved('expulsions-monthly')
  const entries = Object.values(scenario.policies).filter(({ kind, effective }) => kind === 'expulsion' && effective >= '2020-03-21')
  for (const { effective, ends, covers, share } of entries) {
    const months = rows.filter(({ month, origin, party }) => covers.origins.includes(origin) && covers.parties.includes(party)
      && `${month}-01` >= effective && `${month}-28` < ends!) // whole months
    const total = (of: 'encounters' | 'expelled'): number => months.reduce((n, row) => n + row[of], 0)
    const published = total('expelled') / total('encounters')
    expect(Math.abs(published - share!), `${covers.origins.join(', ')} ${effective}`)
      .toBeLessThan(0.07 + 2 / Math.sqrt(total('encounters'))) // rounder where there were few
  }
  expect(entries.length).toBeGreaterThan(30)
})
