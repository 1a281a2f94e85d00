import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { observedTables, readObserved, type ObservedName } from '../../report/observed.ts'
import { makeTables } from '../../scripts/tables/make-tables.ts'
import { periodOf } from '../../scripts/tables/period.ts'
import { SourceError } from '../../scripts/tables/source-table.ts'
import { origins } from '../../sim/world.ts'

const names = Object.keys(observedTables) as ObservedName[]

/** The least that a folder of source tables can hold. */
const tinySources: Readonly<Record<string, string>> = {
  'encounters_monthly.csv': `month,component,demographic,citizenship_group,title,encounters
2024-05,USBP,Single Adults,Mexico,Title 8,30
2024-05,USBP,Single Adults,Mexico,Title 42,12
2024-05,OFO,FMUA,El Salvador,Title 8,5
2024-05,OFO,Accompanied Minors,El Salvador,Title 8,2
`,
  'encounters_monthly_sector.csv': `month,component,area,demographic,title,encounters
2024-05,USBP,Rio Grande Valley,UC,Title 8,7
2024-05,OFO,Laredo,UC,Title 8,9
`,
  'usbp_monthly_history_citizenship.csv': `month,citizenship_group,encounters_rounded10
2010-09,Mexico,20000
2019-04,Mexico,15000
2019-04,Haiti,10
`,
  'usbp_monthly_history.csv': `month,ohss_single_adults,ohss_family_unit_individuals,ohss_unaccompanied_children
2010-09,,,1000
2011-09,,,1090
2019-04,30000,59000,8900
2020-01,19000,5000,3000
`,
  'usbp_weekly.csv': `week_start,usbp_nationwide_encounters,usbp_nationwide_daily_avg,sw_share_of_month,usbp_sw_daily_avg_est,usbp_sw_at_entry_daily_avg_est
2018-09-24,10000,1428.6,0.98,1400.0,
2018-10-01,11078,1582.6,0.9846,1558.3,
2024-05-20,26351,3764.4,0.9692,3648.7,3585.6
`,
  'usbp_daily.csv': 'date,usbp_nationwide_apprehensions\n2024-05-31,3400\n',
  'mexico_inm_monthly.csv': 'month,citizenship_group,events\n2024-05,Haiti,11\n',
  'mexico_returns_monthly.csv': `month,citizenship_group,type,returns
2024-05,Haiti,deportation,3
2024-05,Haiti,assisted return,4
`,
  'darien_monthly.csv': 'month,citizenship_group,transits\n2024-05,Venezuela,21\n',
  'honduras_irregular_monthly.csv': 'month,citizenship_group,arrivals\n2024-05,Cuba,22\n',
  'uc_daily_hhs.csv': `date,uc_into_cbp_custody,uc_in_cbp_custody,uc_transferred_out_of_cbp,uc_in_hhs_care,uc_discharged_from_hhs
2024-05-30,200,400,210,8000,250
`,
  'gotaways.csv': `period,scope,gotaways,qualifier,publisher,url,second_url,note
FY2011,"USBP, known",86226,exact,CBP,https://example.org/a,,
FY2023,"USBP, known",670674,exact,CBP,https://example.org/a,,
2023-05-12 to mid or late June 2023,"USBP SW, known",36731,exact,CBP,https://example.org/b,,
`,
  'recidivism.csv': `period,measure,value_pct,qualifier,scope,publisher,url,second_url,note
FY2014-FY2019,share of encounters with a prior encounter in 12 months,14,average,SW,CBP,https://example.org/c,,
`,
  'unique_individuals_monthly.csv': `month,scope,unique_individuals,publisher,url,note
2023-02,SW,94124,CBP,,
`,
  'smuggling_fees.csv': `period,origin_group,fee_usd,qualifier,basis,publisher,url,second_url,note
1980s,any,few hundred dollars,range,survey,OIS,https://example.org/d,,
"2024, before 2024-06-04",El Salvador/Honduras/Guatemala,13900,about,"cases, ""many""",Times,https://example.org/e,,
2022,"any (cartel passage fee, piso)",1300,about,cases,Times,https://example.org/e,,
`,
  'cbp_one_published.csv': `period_start,period_end,measure,value,qualifier,publisher,url,second_url,note
2024-01-01,2024-01-31,processed at ports with appointments,45000,approx,CBP,https://example.org/f,,
2023-06-30,2025-01-20,appointments offered per day,1450,exact,CBP,https://example.org/g,,
`,
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'))
  for (const [file, text] of Object.entries(tinySources)) writeFileSync(join(folder, file), text)
})
afterEach(() => rmSync(folder, { recursive: true }))

const make = (): string => {
  const out = join(folder, 'out')
  makeTables(folder, out)
  return out
}
const change = (file: string, from: string, to: string): void =>
  writeFileSync(join(folder, file), tinySources[file].replace(from, to))

describe('makeTables', () => {
  test('adds titles up, in our words, with zeros where nothing was counted', () => {
    const rows = readObserved('encounters-monthly', make())
    expect(rows).toHaveLength(2 * 3 * origins.length)
    expect(rows[0]).toEqual({
      month: '2024-05', place: 'between-ports', party: 'single-adult', origin: 'mexico',
      encounters: 42, source: 'CBP',
    })
    expect(rows.filter((row) => row.encounters > 0)).toHaveLength(2)
  })

  test('counts the minors whom OFO calls accompanied as members of families', () => {
    const row = readObserved('encounters-monthly', make()).find(
      ({ place, party, origin }) =>
        place === 'at-ports' && party === 'family' && origin === 'el-salvador',
    )
    expect(row?.encounters).toBe(7)
  })

  test('tells who was expelled, between ports and while anybody was', () => {
    change('encounters_monthly.csv', '2024-05,OFO', '2023-04,USBP,UC,Cuba,Title 8,3\n2023-04,USBP,UC,Cuba,Title 42,5\n2024-05,OFO')
    const rows = readObserved('expulsions-monthly', make())
    expect(rows).toHaveLength(3 * origins.length) // of one month
    expect(rows.filter((row) => row.encounters > 0)).toEqual([
      { month: '2023-04', party: 'unaccompanied-child', origin: 'cuba', encounters: 8, expelled: 5, source: 'CBP' },
    ])
  })

  test('keeps nine years before 2020, of those who came in numbers in each', () => {
    expect(readObserved('encounters-before-2020', make())).toEqual([{ month: '2019-04', origin: 'mexico', encounters: 15000, source: 'OHSS' }])
  })

  test('tells parties apart before 2020, from when they were', () => {
    expect(readObserved('parties-before-2020', make()).map(({ month, party, encounters }) => `${month} ${party} ${encounters}`))
      .toEqual(['2011-09 unaccompanied-child 1090', '2019-04 single-adult 30000', '2019-04 family 59000', '2019-04 unaccompanied-child 8900'])
  })

  test('keeps sectors between ports, and not the field offices of the same names', () => {
    const rows = readObserved('encounters-monthly-by-sector', make())
    expect(rows.filter((row) => row.encounters > 0)).toEqual([
      expect.objectContaining({
        sector: 'rio-grande-valley', party: 'unaccompanied-child', encounters: 7,
      }),
    ])
  })

  test('leaves a cell blank where the source has no estimate', () => {
    const rows = readObserved('encounters-weekly', make())
    expect(rows.map((row) => row.week_start)).toEqual(['2018-10-01', '2024-05-20'])
    expect(rows.map((row) => row.southwest_at_entry_per_day)).toEqual([null, 3585.6])
  })

  test('puts stops and returns by Mexico side by side', () => {
    const haiti = readObserved('mexico-monthly', make()).find((row) => row.origin === 'haiti')
    expect(haiti).toMatchObject({ month: '2024-05', stops: 11, returns: 7 })
  })

  test('gives found figures their days, and leaves out what has none or is too old', () => {
    const out = make()
    expect(readObserved('got-aways', out).map((row) => [row.from, row.to])).toEqual([
      ['2022-10-01', '2023-09-30'],
    ])
    const fees = readObserved('smuggling-fees', out)
    expect(fees.map((row) => [row.to, row.origins, row.fee])).toEqual([
      ['2024-05-31', 'guatemala honduras el-salvador', 'whole-journey'],
      ['2022-12-31', 'all', 'passage'],
    ])
    expect(fees[0].basis).toBe('cases, "many"')
    expect(readObserved('appointments', out)).toHaveLength(1)
    expect(readObserved('repeat-encounters', out).map((row) => row.measure)).toEqual([
      'encountered-in-last-12-months', 'unique-individuals',
    ])
  })

  test.each([
    ['encounters_monthly.csv', '2024-05,OFO,FMUA', '2024-06,OFO,FMUA', ':4: 2024-06 is after'],
    ['encounters_monthly_sector.csv', '2024-05,OFO', '2024-06,OFO', ':3: 2024-06 is after'],
    ['usbp_weekly.csv', '2024-05-20', '2024-05-27', ':4: 2024-06-02 is after'],
    ['usbp_daily.csv', '2024-05-31', '2024-06-01', ':2: 2024-06-01 is after'],
    ['darien_monthly.csv', '2024-05', '2025-01', ':2: 2025-01 is after'],
    ['gotaways.csv', 'FY2023', 'FY2024', ':3: 2024-09-30 is after'],
    ['cbp_one_published.csv', '2024-01-31', '2024-06-30', ':2: 2024-06-30 is after'],
  ])('refuses a row of %s after May 2024', (file, from, to, message) => {
    change(file, from, to)
    expect(make).toThrow(SourceError)
    expect(make).toThrow(file + message)
  })

  test.each(Object.keys(tinySources))('refuses a folder without %s', (file) => {
    rmSync(join(folder, file))
    expect(make).toThrow(SourceError)
    expect(make).toThrow(`${file} is missing`)
  })

  test('refuses a table without a column, and says which it has', () => {
    change('usbp_daily.csv', 'usbp_nationwide_apprehensions', 'apprehensions')
    expect(make).toThrow(
      'usbp_daily.csv:1: the column usbp_nationwide_apprehensions is missing; ' +
        'it has date, apprehensions',
    )
  })

  test('refuses words and numbers that it does not know', () => {
    change('darien_monthly.csv', 'Venezuela', 'Atlantis')
    expect(make).toThrow('darien_monthly.csv:2: "Atlantis" has no counterpart')
    change('darien_monthly.csv', '21', 'many')
    expect(make).toThrow('darien_monthly.csv:2: "many" is not a number')
  })

  test('writes nothing where one source is refused', () => {
    rmSync(join(folder, 'cbp_one_published.csv'))
    expect(make).toThrow()
    expect(readdirSync(folder)).not.toContain('out')
  })
})

test.each([
  ['FY2021', '2020-10-01', '2021-09-30'],
  ['FY2014-FY2019', '2013-10-01', '2019-09-30'],
  ['2017-2020', '2017-01-01', '2020-12-31'],
  ['2023-02', '2023-02-01', '2023-02-28'],
  ['2022-07 to 2022-11', '2022-07-01', '2022-11-30'],
  ['FY2024 to about 2024-05-10', '2023-10-01', '2024-05-10'],
  ['2023, before May', '2023-01-01', '2023-04-30'],
  ['2024, before 2024-06-04', '2024-01-01', '2024-05-31'],
])('reads the period "%s"', (words, from, to) => {
  expect(periodOf(words)).toEqual({ from, to })
})

test.each(['1980s', 'about 2006', '2023-05-12 to mid or late June 2023', '2024-13'])(
  'finds no days in "%s"',
  (words) => expect(periodOf(words)).toBeNull(),
)

describe('data/', () => {
  const data = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'data')
  const encounters = readObserved('encounters-monthly')

  test.each([
    [2020, 458_088],
    [2021, 1_734_686],
    [2022, 2_378_944],
    [2023, 2_475_669],
  ])('reproduces the published total of fiscal year %i', (year, published) => {
    const total = encounters
      .filter(({ month }) => month >= `${year - 1}-10` && month <= `${year}-09`)
      .reduce((sum, row) => sum + row.encounters, 0)
    expect(total).toBe(published)
  })

  test('has the same encounters between ports by sector as by origin', () => {
    const totals = (rows: readonly { month: string; party: string; encounters: number }[]) => {
      const sums: Record<string, number> = {}
      for (const { month, party, encounters: n } of rows) {
        sums[`${month} ${party}`] = (sums[`${month} ${party}`] ?? 0) + n
      }
      return sums
    }
    expect(totals(readObserved('encounters-monthly-by-sector'))).toEqual(
      totals(encounters.filter((row) => row.place === 'between-ports')),
    )
  })

  test.each(names)('%s can be read whole and ends with May 2024', (name) => {
    const rows = readObserved(name)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (['month', 'date', 'week_start', 'from', 'to'].includes(column)) {
          expect(String(value).slice(0, 7) <= '2024-05', `${column} ${value}`).toBe(true)
        }
      }
    }
  })

  test('says where each table comes from', () => {
    const text = readFileSync(join(data, 'SOURCES.md'), 'utf8')
    for (const name of names) expect(text).toContain(`${name}.csv`)
  })

  test('is refused with file and line where a cell is not what its column holds', () => {
    cpSync(join(data, 'encounters-daily.csv'), join(folder, 'encounters-daily.csv'))
    const path = join(folder, 'encounters-daily.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('2024-04-02,', '2 April,'))
    expect(() => readObserved('encounters-daily', folder)).toThrow(
      'encounters-daily.csv:3: date is "2 April", expected a date',
    )
  })
})
