/** Figures found one by one on pages: each keeps its publisher, its page and how exact it is. */
import type { ObservedRow } from '../../report/observed.ts'
import { lastDayOfMonth, periodOf, type Period } from './period.ts'
import { numberIn, openSourceTable, refuseLater, wordFor, type SourceRow } from './source-table.ts'

const page = ['publisher', 'url', 'second_url', 'qualifier', 'note'] as const

/** Older figures belong to another border; fiscal year 2016 is the first that is kept. */
const FIRST_DAY = '2016-01-01'

const pageOf = (row: SourceRow<(typeof page)[number]>) => ({
  qualifier: row.qualifier,
  publisher: row.publisher,
  url: row.url,
  second_url: row.second_url,
  note: row.note,
})

/** The period of a row, or null where it names no days or ends too early to be of use. */
function usable(row: SourceRow<'period'>): Period | null {
  const period = periodOf(row.period)
  if (!period) return null
  refuseLater(period.to, row.where)
  return period.to < FIRST_DAY ? null : period
}

export function gotAways(folder: string): ObservedRow<'got-aways'>[] {
  return openSourceTable(folder, 'gotaways.csv', [
    'period', 'scope', 'gotaways', ...page,
  ]).flatMap((row) => {
    const period = usable(row)
    if (!period) return []
    const people = numberIn(row.gotaways, row.where)
    return [{ ...period, got_aways: people, scope: row.scope, ...pageOf(row) }]
  })
}

const repeatMeasures = {
  'recidivism rate': 'recidivism',
  'recidivism rate / prior encounter in 12 months': 'recidivism',
  'recidivism rate (apprehended more than once in the fiscal year)': 'recidivism',
  'share of encounters with a prior encounter in 12 months': 'encountered-in-last-12-months',
  'repeat share of encounters': 'repeat-share',
} as const satisfies Record<string, ObservedRow<'repeat-encounters'>['measure']>

export function repeatEncounters(folder: string): ObservedRow<'repeat-encounters'>[] {
  type Repeats = ObservedRow<'repeat-encounters'>
  const shares = openSourceTable(folder, 'recidivism.csv', [
    'period', 'measure', 'value_pct', 'scope', ...page,
  ]).flatMap((row): Repeats[] => {
    const period = usable(row)
    if (!period) return []
    const measure: Repeats['measure'] = wordFor(repeatMeasures, row.measure, row.where)
    const value = numberIn(row.value_pct, row.where)
    return [{ ...period, measure, value, unit: 'percent', scope: row.scope, ...pageOf(row) }]
  })
  const people = openSourceTable(folder, 'unique_individuals_monthly.csv', [
    'month', 'scope', 'unique_individuals', 'publisher', 'url',
  ]).map((row): Repeats => {
    refuseLater(row.month, row.where)
    return {
      from: `${row.month}-01`,
      to: lastDayOfMonth(row.month),
      measure: 'unique-individuals',
      value: numberIn(row.unique_individuals, row.where),
      unit: 'people',
      scope: row.scope,
      ...pageOf({ ...row, qualifier: 'exact', second_url: '', note: '' }),
    }
  })
  return [...shares, ...people]
}

/** Whom a fee was asked from (our ids, or `all`), and where it was asked if that is said. */
const payers: Readonly<Record<string, { origins: string; where: string }>> = {
  any: { origins: 'all', where: '' },
  'any (cartel passage fee, piso)': { origins: 'all', where: '' },
  Mexico: { origins: 'mexico', where: '' },
  'Mexico (Laredo area)': { origins: 'mexico', where: 'Laredo area' },
  'Mexico (Arizona)': { origins: 'mexico', where: 'Arizona' },
  'Central America': { origins: 'guatemala honduras el-salvador', where: '' },
  'El Salvador/Honduras/Guatemala': { origins: 'guatemala honduras el-salvador', where: '' },
}

export function smugglingFees(folder: string): ObservedRow<'smuggling-fees'>[] {
  type Fee = ObservedRow<'smuggling-fees'>
  return openSourceTable(folder, 'smuggling_fees.csv', [
    'period', 'origin_group', 'fee_usd', 'basis', ...page,
  ]).flatMap((row): Fee[] => {
    const period = usable(row)
    if (!period) return []
    const { origins, where } = wordFor(payers, row.origin_group, row.where)
    const note = [where, row.note].filter((text) => text !== '').join('; ')
    return [{
      ...period,
      origins,
      fee: row.origin_group.includes('passage') ? 'passage' : 'whole-journey',
      usd: numberIn(row.fee_usd, row.where),
      basis: row.basis,
      ...pageOf({ ...row, note }),
    }]
  })
}

/** What was offered a day is a rule, hence a scenario's; requests are not people: not kept. */
const appointmentMeasures: Readonly<Record<string, ObservedRow<'appointments'>['measure'] | null>> =
  {
    'processed at ports with appointments': 'processed',
    'noncitizens with appointments': 'processed',
    'individuals who scheduled an appointment, cumulative': 'scheduled-since-start',
    'appointments offered per day': null,
    'appointment requests per day': null,
    'appointment requests made in the app (not persons)': null,
  }

export function appointments(folder: string): ObservedRow<'appointments'>[] {
  return openSourceTable(folder, 'cbp_one_published.csv', [
    'period_start', 'period_end', 'measure', 'value', ...page,
  ]).flatMap((row) => {
    const measure = wordFor(appointmentMeasures, row.measure, row.where)
    if (!measure) return []
    refuseLater(row.period_end, row.where)
    const from = row.period_start.length === 7 ? `${row.period_start}-01` : row.period_start
    const people = numberIn(row.value, row.where)
    return [{ from, to: row.period_end, measure, people, ...pageOf(row) }]
  })
}
