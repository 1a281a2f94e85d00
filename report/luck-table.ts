/** `luck.csv`: how much of the spread of each headline measure is luck, where parameters are drawn. */
import { luckShare, type LuckShare } from '../study/luck.ts'
import { csvRow, numberCell, textCell } from './csv.ts'
import { valuesAt, type ScenarioRecords } from './record-source.ts'

export const luckFile = 'luck.csv'

/** What varies: the measure itself, or how it differs from that of the scenario beside it. */
export type LuckOf = 'value' | 'difference' | 'ratio'

export interface LuckRow extends LuckShare {
  readonly measure: string
  readonly unit: string
  readonly scenario: string
  /** Empty where the measure itself is meant. */
  readonly against: string
  readonly of: LuckOf
}

/** Of scenarios that were run side by side: each by itself, then the others as `pairs` compare them. */
export function luckRows(
  scenarios: readonly ScenarioRecords[], compared: readonly (readonly [ScenarioRecords, ScenarioRecords])[],
): LuckRow[] {
  if (!scenarios.some(({ source }) => source.groups)) return []
  return [
    ...scenarios.flatMap((one) => one.layout.measures.map(({ measure, unit }, index): LuckRow => ({
      measure, unit, scenario: one.name, against: '', of: 'value',
      ...luckShare(valuesAt(one.source, one.layout.measuresOffset + index), one.source.replicates),
    }))),
    ...compared.flatMap(([one, other]) => differenceRows(one, other)),
  ]
}

function differenceRows(one: ScenarioRecords, other: ScenarioRecords): LuckRow[] {
  const places = new Map(other.layout.measures.map(({ measure }, index) =>
    [measure, other.layout.measuresOffset + index]))
  return one.layout.measures.flatMap(({ measure, unit }, index) => {
    const place = places.get(measure)
    if (place === undefined) return []
    const values = Float64Array.from(valuesAt(one.source, one.layout.measuresOffset + index))
    const against = valuesAt(other.source, place)
    const shares = {
      difference: values.map((value, k) => value - against[k]), ratio: values.map((value, k) => value / against[k]),
    }
    return (['difference', 'ratio'] as const).map((of): LuckRow => ({
      measure, unit: of === 'ratio' ? '' : unit, scenario: one.name, against: other.name, of,
      ...luckShare(shares[of], one.source.replicates),
    }))
  })
}

export const luckTable = (rows: readonly LuckRow[]): string =>
  csvRow(['measure', 'unit', 'scenario', 'against', 'of', 'pairs', 'variance', 'share_of_luck'])
  + rows.map(({ measure, unit, scenario, against, of, pairs, variance, share }) => csvRow([
    ...[measure, unit, scenario, against, of].map(textCell), String(pairs), numberCell(variance), numberCell(share),
  ])).join('')
