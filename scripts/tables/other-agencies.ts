/** What Mexico, Panama, Honduras and the US health department count. */
import type { ObservedRow } from '../../report/observed.ts'
import { origins } from '../../sim/world.ts'
import { addUp } from './add-up.ts'
import { numberIn, openSourceTable, refuseLater, SourceError, wordFor } from './source-table.ts'
import { originWords } from './words.ts'

/** Stops (events before the INM) and returns or deportations; Mexicans are not in either. */
export function mexicoMonthly(folder: string): ObservedRow<'mexico-monthly'>[] {
  const stops = monthlyByOrigin(folder, 'mexico_inm_monthly.csv', 'events')
  const returns = monthlyByOrigin(folder, 'mexico_returns_monthly.csv', 'returns')
  return stops.months().flatMap((month) => {
    if (!returns.months().includes(month)) {
      throw new SourceError(`mexico_returns_monthly.csv has no row of ${month}`)
    }
    return origins
      .filter((origin) => origin !== 'mexico')
      .map((origin) => ({
        month,
        origin,
        stops: stops.at([month, origin]),
        returns: returns.at([month, origin]),
        source: 'INM Mexico',
      }))
  })
}

export function upstreamMonthly(folder: string): ObservedRow<'upstream-monthly'>[] {
  const darien = monthlyByOrigin(folder, 'darien_monthly.csv', 'transits')
  const honduras = monthlyByOrigin(folder, 'honduras_irregular_monthly.csv', 'arrivals')
  const rowsOf = (place: 'darien' | 'honduras', source: string) => {
    const sums = place === 'darien' ? darien : honduras
    return sums.months().flatMap((month) =>
      origins.map((origin) => {
        return { month, place, origin, people: sums.at([month, origin]), source }
      }),
    )
  }
  return [...rowsOf('darien', 'SNM Panama'), ...rowsOf('honduras', 'INM Honduras')]
}

function monthlyByOrigin(folder: string, file: string, count: string) {
  const sums = addUp()
  for (const row of openSourceTable(folder, file, ['month', 'citizenship_group', count])) {
    refuseLater(row.month, row.where)
    const origin = wordFor(originWords, row.citizenship_group, row.where)
    sums.add([row.month, origin], numberIn(row[count], row.where))
  }
  return sums
}

export function childrenTransferred(folder: string): ObservedRow<'children-transferred-daily'>[] {
  return openSourceTable(folder, 'uc_daily_hhs.csv', [
    'date', 'uc_into_cbp_custody', 'uc_in_cbp_custody', 'uc_transferred_out_of_cbp',
  ]).map((row) => {
    refuseLater(row.date, row.where)
    return {
      date: row.date,
      into_custody: numberIn(row.uc_into_cbp_custody, row.where),
      in_custody: numberIn(row.uc_in_cbp_custody, row.where),
      transferred: numberIn(row.uc_transferred_out_of_cbp, row.where),
      source: 'HHS and DHS',
    }
  })
}
