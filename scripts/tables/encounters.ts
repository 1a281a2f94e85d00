/** Encounters at the southwest border, by month, week and day. */
import { places, type ObservedRow } from '../../report/observed.ts'
import { dayNumber, isoDateOf } from '../../sim/dates.ts'
import { origins, parties, sectors, type Origin } from '../../sim/world.ts'
import { numberIn, openSourceTable, refuseLater, wordFor } from './source-table.ts'
import { addUp } from './add-up.ts'
import { originWords, partyWords, placeWords, sectorWords, titleWords } from './words.ts'

/** Title 8 and Title 42 together; every cell is there, with its zero. */
export function encountersMonthly(folder: string): ObservedRow<'encounters-monthly'>[] {
  const sums = addUp()
  for (const row of openSourceTable(folder, 'encounters_monthly.csv', [
    'month', 'component', 'demographic', 'citizenship_group', 'encounters',
  ])) {
    refuseLater(row.month, row.where)
    sums.add(
      [
        row.month,
        wordFor(placeWords, row.component, row.where),
        wordFor(partyWords, row.demographic, row.where),
        wordFor(originWords, row.citizenship_group, row.where),
      ],
      numberIn(row.encounters, row.where),
    )
  }
  return sums.months().flatMap((month) =>
    places.flatMap((place) =>
      parties.flatMap((party) =>
        origins.map((origin) => {
          const encounters = sums.at([month, place, party, origin])
          return { month, place, party, origin, encounters, source: 'CBP' }
        }),
      ),
    ),
  )
}

/** Nine years of seasons, of those who came in numbers in each of them. */
const FIRST_OF_SEASONS = '2010-10'
const ofSeasons: readonly Origin[] = ['mexico', 'guatemala', 'honduras', 'el-salvador', 'ecuador', 'other']

export function encountersBefore2020(folder: string): ObservedRow<'encounters-before-2020'>[] {
  return openSourceTable(folder, 'usbp_monthly_history_citizenship.csv', ['month', 'citizenship_group', 'encounters_rounded10'])
    .map(({ month, citizenship_group: group, encounters_rounded10: encounters, where }) => {
      refuseLater(month, where)
      return { month, origin: wordFor(originWords, group, where), encounters: numberIn(encounters, where), source: 'OHSS' }
    })
    .filter(({ month, origin }) => month >= FIRST_OF_SEASONS && ofSeasons.includes(origin))
}

const columnOfParty = {
  'single-adult': 'ohss_single_adults', family: 'ohss_family_unit_individuals', 'unaccompanied-child': 'ohss_unaccompanied_children',
} as const
const LAST_OF_SEASONS = '2019-09'

/** Families and single adults are told apart from October 2011. */
export function partiesBefore2020(folder: string): ObservedRow<'parties-before-2020'>[] {
  return openSourceTable(folder, 'usbp_monthly_history.csv', ['month', ...Object.values(columnOfParty)])
    .filter(({ month }) => month >= FIRST_OF_SEASONS && month <= LAST_OF_SEASONS)
    .flatMap((row) => parties.filter((party) => row[columnOfParty[party]] !== '').map((party) => ({
      month: row.month, party, encounters: numberIn(row[columnOfParty[party]], row.where), source: 'OHSS',
    })))
}

const FIRST_EXPULSIONS = '2020-03'
const LAST_EXPULSIONS = '2023-05'

/** Encounters between ports while people could be expelled, and how many of them were (Title 42). */
export function expulsionsMonthly(folder: string): ObservedRow<'expulsions-monthly'>[] {
  const [all, expelled] = [addUp(), addUp()]
  for (const row of openSourceTable(folder, 'encounters_monthly.csv', [
    'month', 'component', 'demographic', 'citizenship_group', 'title', 'encounters',
  ])) {
    refuseLater(row.month, row.where)
    const isBetween = wordFor(placeWords, row.component, row.where) === 'between-ports'
    if (!isBetween || row.month < FIRST_EXPULSIONS || row.month > LAST_EXPULSIONS) continue
    const cell = [
      row.month, wordFor(partyWords, row.demographic, row.where), wordFor(originWords, row.citizenship_group, row.where),
    ]
    const n = numberIn(row.encounters, row.where)
    all.add(cell, n)
    expelled.add(cell, wordFor(titleWords, row.title, row.where) === 'expelled' ? n : 0)
  }
  return all.months().flatMap((month) => parties.flatMap((party) => origins.map((origin) => ({
    month, party, origin, encounters: all.at([month, party, origin]), expelled: expelled.at([month, party, origin]),
    source: 'CBP',
  }))))
}

export function encountersBySector(folder: string): ObservedRow<'encounters-monthly-by-sector'>[] {
  const sums = addUp()
  for (const row of openSourceTable(folder, 'encounters_monthly_sector.csv', [
    'month', 'component', 'area', 'demographic', 'encounters',
  ])) {
    refuseLater(row.month, row.where)
    if (wordFor(placeWords, row.component, row.where) === 'at-ports') continue
    sums.add(
      [
        row.month,
        wordFor(sectorWords, row.area, row.where),
        wordFor(partyWords, row.demographic, row.where),
      ],
      numberIn(row.encounters, row.where),
    )
  }
  return sums.months().flatMap((month) =>
    sectors.flatMap((sector) =>
      parties.map((party) => {
        const encounters = sums.at([month, sector, party])
        return { month, sector, party, encounters, source: 'CBP' }
      }),
    ),
  )
}

/** Weeks before the spin-up of the longest history are of no use here. */
const FIRST_WEEK = '2018-10-01'

export function encountersWeekly(folder: string): ObservedRow<'encounters-weekly'>[] {
  const rows = openSourceTable(folder, 'usbp_weekly.csv', [
    'week_start', 'usbp_nationwide_encounters', 'sw_share_of_month', 'usbp_sw_daily_avg_est',
    'usbp_sw_at_entry_daily_avg_est',
  ])
  for (const row of rows) {
    refuseLater(row.week_start, row.where)
    refuseLater(isoDateOf(dayNumber(row.week_start) + 6), row.where)
  }
  return rows
    .filter((row) => row.week_start >= FIRST_WEEK)
    .map((row) => ({
      week_start: row.week_start,
      nationwide: numberIn(row.usbp_nationwide_encounters, row.where),
      southwest_share: numberIn(row.sw_share_of_month, row.where),
      southwest_per_day: numberIn(row.usbp_sw_daily_avg_est, row.where),
      southwest_at_entry_per_day:
        row.usbp_sw_at_entry_daily_avg_est === ''
          ? null
          : numberIn(row.usbp_sw_at_entry_daily_avg_est, row.where),
      source: 'CBP (FOIA)',
    }))
}

export function encountersDaily(folder: string): ObservedRow<'encounters-daily'>[] {
  return openSourceTable(folder, 'usbp_daily.csv', [
    'date', 'usbp_nationwide_apprehensions',
  ]).map((row) => {
    refuseLater(row.date, row.where)
    return {
      date: row.date,
      nationwide: numberIn(row.usbp_nationwide_apprehensions, row.where),
      source: 'CBP (FOIA)',
    }
  })
}
