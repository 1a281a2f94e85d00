/**
 * Series made by hand, with switching dates worked out by hand. A window that ends on day t is found
 * on t + 1; off from 14 days after the finding; on from the day after it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as output from '../../cli/output.ts'
import { replay, type ReplayArguments } from '../../cli/replay.ts'
import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import type { Replay } from '../../study/replay.ts'
import { temporaryFolder } from '../workers/folders.ts'

let out = ''
let err = ''
beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(output, 'writeOut').mockImplementation((text) => void (out += text))
  vi.spyOn(output, 'writeError').mockImplementation((text) => void (err += text))
})
afterEach(() => vi.restoreAllMocks())
vi.mock(import('../../cli/output.ts'), async (original) => ({ ...await original() }))

const fileOf = (csv: string): string => {
  const file = join(temporaryFolder(), 'counts.csv')
  writeFileSync(file, csv)
  return file
}

type Record = { policies: (Replay & { policy: string })[], notes: string[], counts: object }

async function replayed(
  scenario: string, csv: string, more: Partial<ReplayArguments> = {},
): Promise<Record> {
  await replay({ scenario, counts: fileOf(csv), json: true, ...more })
  return JSON.parse(out) as Record
}

/** `on 2024-06-05`, ... of the policy that came last. */
async function switches(...args: Parameters<typeof replayed>): Promise<string[]> {
  const { policies } = await replayed(...args)
  return policies.at(-1)!.switches.map(({ state, date }) => `${state} ${date}`)
}

/** Daily rows; `levels` hold from their date until the next one, `days` are single days, '' a gap. */
function daily(
  levels: { readonly [date: string]: number }, until: string,
  days: { readonly [date: string]: number | '' } = {},
): string {
  const starts = Object.keys(levels)
  const rows = ['date,count']
  for (let day = dayNumber(starts[0]); day <= dayNumber(until); day++) {
    const date = isoDateOf(day)
    rows.push(`${date},${days[date] ?? levels[starts.findLast((from) => from <= date)!]}`)
  }
  return rows.join('\n')
}

const june = 'june-2024-order'
const october = 'october-2024-rule'

/** Weeks from a Monday on, by their sums. */
const weekly = (first: string, sums: readonly number[]): string =>
  ['date,count', ...sums.map((sum, k) => `${isoDateOf(dayNumber(first) + 7 * k)},${sum}`)].join('\n')

describe('the June rule', () => {
  // 2,000 a day lies between the levels. 200 on 3 and 9 July share the window 3-9 July alone:
  // 5 * 2000 + 2 * 200 = 10,400, a mean of 1485.71; found on 10 July, off from 24 July.
  const level = { '2024-06-01': 2000 }
  const dip = { '2024-07-03': 200, '2024-07-09': 200 }

  test('lifts after the mean has been below 1,500 once', async () => {
    const { policies: [order] } = await replayed(june, daily(level, '2024-08-31', dip))
    expect(order.switches).toEqual([
      { date: '2024-06-05', state: 'on', reason: 'takes-effect', found: null, mean: null },
      {
        date: '2024-07-24', state: 'off', reason: 'lifted', found: '2024-07-10',
        mean: 10_400 / 7,
      },
    ])
    expect(order.clockEnds).toBeNull()
  })

  test('does not lift where the mean touches 1,500 exactly', async () => {
    const touched = { '2024-07-03': 250, '2024-07-09': 250 } // 10,500 in seven days
    expect(await switches(june, daily(level, '2024-08-31', touched))).toEqual(['on 2024-06-05'])
  })

  // 3,750 twice, six days apart: 5 * 2000 + 2 * 3750 = 17,500, a mean of exactly 2,500 once.
  test.each([
    // window 15-21 July, found on 22 July: twelve days after the finding of 10 July
    ['on day 12', '2024-07-15', '2024-07-21', ['on 2024-06-05']],
    // window 16-22 July, found on 23 July: the last day on which it is in time
    ['on day 13', '2024-07-16', '2024-07-22', ['on 2024-06-05']],
    // window 17-23 July, found on 24 July, when it is off already; on from 25 July
    ['on day 14', '2024-07-17', '2024-07-23',
      ['on 2024-06-05', 'off 2024-07-24', 'on 2024-07-25']],
  ])('takes 2,500 reached again %s of the clock as the convention says', async (_, a, b, expected) => {
    const csv = daily(level, '2024-08-31', { ...dip, [a]: 3750, [b]: 3750 })
    expect(await switches(june, csv)).toEqual(expected)
  })

  test('finds nothing in a gap, and lets a running clock run through it', async () => {
    // Without 5 July the window 3-9 July says nothing.
    const unseen = daily(level, '2024-08-31', { ...dip, '2024-07-05': '' })
    expect(await switches(june, unseen)).toEqual(['on 2024-06-05'])
    out = ''
    // Without 16 July there is no finding from 17 to 23 July: 2,500 there is not seen.
    const csv = daily(level, '2024-08-31', {
      ...dip, '2024-07-15': 3750, '2024-07-16': '', '2024-07-21': 3750,
    })
    const { policies: [order], counts } = await replayed(june, csv)
    expect(order.switches.map(({ date }) => date)).toEqual(['2024-06-05', '2024-07-24'])
    expect(order.days.filter(({ mean }) => mean === null).map(({ date }) => date)).toEqual([
      '2024-06-01', '2024-06-02', '2024-06-03', '2024-06-04', '2024-06-05', '2024-06-06', '2024-06-07',
      '2024-07-17', '2024-07-18', '2024-07-19', '2024-07-20', '2024-07-21', '2024-07-22', '2024-07-23',
      '2024-09-02',
    ])
    expect(counts).toEqual({
      from: '2024-06-01', to: '2024-08-31', rows: 'days', daysWithoutCount: 1,
    })
  })

  test('takes a row that is not there for a gap, and rows in any order', async () => {
    const rows = daily(level, '2024-08-31', dip).split('\n')
    const [header, ...days] = rows.filter((row) => !row.startsWith('2024-07-05'))
    expect(await switches(june, [header, ...days.toReversed()].join('\r\n'))).toEqual(['on 2024-06-05'])
  })

  test('spreads weekly sums over their days', async () => {
    // 2,000 a day to Sunday 30 June, then 1,400: from 1 July on the mean falls by 600 / 7 a day.
    // Six such days bring 2000 + 6 * 1400 = 10,400: window to 6 July, found on 7 July (five bring
    // 11,000). Off from 21 July. Then 2,600 from 29 July: six days bring 1400 + 6 * 2600 = 17,000,
    // seven 18,200: window to 4 August, found on 5 August, on from 6 August.
    const sums = [14_000, 14_000, 14_000, 14_000, 9800, 9800, 9800, 9800, 18_200, 18_200]
    const { policies: [order], counts } = await replayed(june, weekly('2024-06-03', sums))
    expect(order.switches).toMatchObject([
      { date: '2024-06-05', state: 'on' },
      { date: '2024-07-21', state: 'off', found: '2024-07-07', mean: 10_400 / 7 },
      { date: '2024-08-06', state: 'on', found: '2024-08-05', mean: 2600, reason: 'mean-reached' },
    ])
    expect(counts).toEqual({
      from: '2024-06-03', to: '2024-08-11', rows: 'weeks', daysWithoutCount: 0,
    })
  })

  test('leaves out children from other than contiguous countries where the file tells them', async () => {
    // 1,600 a day, 150 of them such children: 1,450 count. The first whole window ends on 7 June,
    // found on 8 June: off from 22 June. Where the file does not tell, 1,600 count.
    const rows = daily({ '2024-06-01': 1600 }, '2024-07-31').split('\n')
    const told = rows.map((row, k) => `${row},${k === 0 ? 'unaccompanied_noncontiguous' : 150}`)
    expect(await switches(june, told.join('\n'))).toEqual(['on 2024-06-05', 'off 2024-06-22'])
    out = ''
    const untold = await replayed(june, rows.join('\n'))
    expect(untold.policies[0].switches).toHaveLength(1)
    expect(untold.notes.join()).toContain('there is no column unaccompanied_noncontiguous')
  })

  test('says what a clock that still runs would do', async () => {
    const { policies: [order] } = await replayed(june, daily(level, '2024-07-12', dip))
    expect(order.switches).toHaveLength(1)
    expect(order.clockEnds).toBe('2024-07-24')
  })

  test('still acts on the day after the last finding', async () => {
    // Off from 24 July; 3,750 on 26 July and on the last day, 1 August: found on 2, on from 3 August.
    const csv = daily(level, '2024-08-01', { ...dip, '2024-07-26': 3750, '2024-08-01': 3750 })
    expect(await switches(june, csv))
      .toEqual(['on 2024-06-05', 'off 2024-07-24', 'on 2024-08-03'])
  })
})

describe('the October rule', () => {
  // 2,000 a day, then 1,400 from 1 November: window to 6 November is the first below (10,400),
  // found on 7 November. 28 findings in a row end on 4 December: off from 18 December.
  const low = { '2024-09-01': 2000, '2024-11-01': 1400 }

  test('lifts after 28 days in a row below 1,500 and 14 days more', async () => {
    expect(await switches(october, daily(low, '2025-01-15')))
      .toEqual(['on 2024-10-01', 'off 2024-12-18'])
  })

  test('does not lift after 27 days in a row', async () => {
    // One day of 2,200 on 3 December: window 27 November - 3 December is 6 * 1400 + 2200 = 10,600,
    // a mean of 1514.3 found on 4 December, the 28th day. It stays so while 3 December is in the
    // window, to 10 December. From 11 December on below again: 28 days end on 7 January, off from 21.
    const csv = daily(low, '2025-01-31', { '2024-12-03': 2200 })
    expect(await switches(october, csv)).toEqual(['on 2024-10-01', 'off 2025-01-21'])
  })

  test('begins to count days again after a gap', async () => {
    // No count on 3 December: no finding from 4 to 10 December; 28 days from 11 December as above.
    const csv = daily(low, '2025-01-31', { '2024-12-03': '' })
    expect(await switches(october, csv)).toEqual(['on 2024-10-01', 'off 2025-01-21'])
  })

  test('counts every child, and the June rule until then does not', async () => {
    // 1,550 a day, of whom 100 children from other countries: 1,450 for the June rule, found below on
    // 8 June, off from 22 June; 1,550 for the October rule, which is never below.
    const rows = daily({ '2024-06-01': 1550 }, '2025-01-31').split('\n')
      .map((row, k) => `${row},${k === 0 ? 'unaccompanied_noncontiguous' : 100}`)
    const { policies } = await replayed(october, rows.join('\n'))
    expect(policies.map(({ policy, switches }) => [policy, switches.map(({ date }) => date)])).toEqual([
      ['june-order', ['2024-06-05', '2024-06-22']],
      ['october-rule', ['2024-10-01']],
    ])
  })

  test('leaves out a policy that ended before the counts begin, and says so', async () => {
    const { policies, notes } = await replayed(october, daily({ '2024-10-01': 2000 }, '2024-12-01'))
    expect(policies.map(({ policy }) => policy)).toEqual(['october-rule'])
    expect(notes).toEqual([expect.stringContaining('june-order is in effect from 2024-06-05 until 2024-10-01')])
  })
})

describe('other triggers', () => {
  const order = 'policies.june-order.trigger'

  test('a single day activates by itself', async () => {
    // 1,400 a day: the first finding, on 8 June, is below, off from 22 June. A day of 8,500 on 10
    // July: found on 11 July, on from 12 July. The mean of that window is 2414.3, below 2,500.
    const csv = daily({ '2024-06-01': 1400 }, '2024-07-15', { '2024-07-10': 8500 })
    const { policies: [only] } = await replayed(june, csv, { set: [`${order}.activate.single-day=8500`] })
    expect(only.switches).toMatchObject([
      { date: '2024-06-05' },
      { date: '2024-06-22', state: 'off', found: '2024-06-08' },
      {
        date: '2024-07-12', state: 'on', reason: 'single-day-reached', found: '2024-07-11',
        mean: (6 * 1400 + 8500) / 7,
      },
    ])
  })

  test('sums of calendar weeks are found on Mondays', async () => {
    // Sums of 10,499 in the week 17-23 June: found on Monday 24 June, off from 8 July. 17,500 in the
    // week 8-14 July: found on 15 July, on from 16 July. 10,499 does not divide by seven.
    const sums = [14_000, 14_000, 10_499, 14_000, 14_000, 17_500, 14_000]
    const { policies: [only] } = await replayed(june, weekly('2024-06-03', sums), {
      set: [
        `${order}.measure={ statistic: calendar-week-sum }`, `${order}.activate.at-least=17500`,
        `${order}.lift={ below: 10500, unless-again: 17500 }`,
      ],
    })
    expect(only.switches).toMatchObject([
      { date: '2024-06-05' },
      { date: '2024-07-08', state: 'off', found: '2024-06-24', mean: 10_499 },
      { date: '2024-07-16', state: 'on', found: '2024-07-15', mean: 17_500 },
    ])
  })

  test('keeps to a limit of days in a year', async () => {
    const { policies: [only] } = await replayed(
      june, daily({ '2024-06-01': 3000 }, '2024-07-31'), { set: [`${order}.days-per-year=30`] })
    // In force from 5 June to 4 July, thirty days
    expect(only.switches).toMatchObject([
      { date: '2024-06-05' }, { date: '2024-07-05', state: 'off', reason: 'days-used-up', mean: null },
    ])
  })
})

describe('what is wrong with a file of counts is said with its place', () => {
  test.each([
    ['date;count\n2024-06-01;3\n', ['1:1: is separated by semicolons, expected commas']],
    ['date,cuont\n2024-06-01,3\n', ['1:1: count: this column is missing', 'did you mean "cuont"?']],
    ['date,count\n2024-06-01,3\n', ['1:1: has one row, expected at least two']],
    ['date,count\n2024-06-31,3\n2024-07-01,"1,500"\n2024-07-02,-4\n', [
      '2:1: date: is "2024-06-31", expected a date of the calendar',
      '3:12: count: is "1,500", expected a number of people',
      '4:12: count: is "-4", expected a number of people',
    ]],
    ['count,date\n3,2024-06-01\n4,2024-06-02\n5,2024-06-01\n', ['4:3: date: is 2024-06-01, as in line 2']],
    ['date,count,unaccompanied_noncontiguous\n2024-06-01,30,31\n2024-06-02,30,3\n', [
      '2:15: unaccompanied_noncontiguous: is 31, more than count (30)',
    ]],
    ['date,count,unaccompanied_non_contiguous\n2024-06-01,30,3\n2024-06-02,30,3\n', [
      '1:12: unaccompanied_non_contiguous: is no column that is read',
    ]],
    ['date,count\n2024-06-03,9\n2024-06-10,9\n2024-06-17,9\n2024-06-25,9\n', [
      '5:1: date: is 8 days after 2024-06-17, expected 7',
    ]],
    ['date,count\n2024-06-01,9\n2024-07-01,9\n', ['3:1: date: is 30 days after 2024-06-01, expected rows']],
  ])('%j', async (csv, expected) => {
    const message = await replay({ scenario: june, counts: fileOf(csv) })
      .then(() => '', (error: Error) => error.message)
    const lines = message.split('\n').map((line) => line.replace(/^.*counts\.csv:/, ''))
    for (const text of expected) expect(lines.some((line) => line.includes(text))).toBe(true)
    expect(lines.length).toBeLessThanOrEqual(expected.length)
    expect(out).toBe('')
  })

  test('and a scenario without a trigger is refused', async () => {
    const counts = fileOf('date,count\n2024-06-01,1\n2024-06-02,1\n')
    await expect(replay({ scenario: 'status-quo-2024', counts })).rejects.toThrow('no policy with a trigger')
  })
})

test('tells it in words, and draws it', async () => {
  const counts = fileOf(daily({ '2024-06-01': 1400 }, '2024-07-31', { '2024-07-05': '' }))
  const picture = join(temporaryFolder(), 'pictures', 'replay.svg')
  await replay({ scenario: june, counts, out: picture })
  expect(out).toContain('counts.csv: days from 2024-06-01 to 2024-07-31, 1 of these days without a count')
  expect(out).toContain('  2024-06-22  off  found below, and the clock ran out (1,400, found on 2024-06-08)')
  expect(out).toContain('  in force on 17 of 60 days counted')
  expect(err).toContain('Note: june-order leaves out children')
  const svg = readFileSync(picture, 'utf8')
  expect(svg.match(/<circle/g)).toHaveLength(60 + 1) // a dot a day counted, and one in the legend
  expect(svg.match(/fill="#e69f00"/g)).toHaveLength(2) // one span in force, and the legend
  for (const words of ['on 5\u00a0June', 'off 22\u00a0June', 'on at 2,500 or more']) expect(svg).toContain(words)

  await expect(replay({ scenario: june, counts, out: 'replay.jpg' })).rejects.toThrow('ends with .svg or .png')
})
