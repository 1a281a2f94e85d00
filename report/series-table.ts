/** `daily.csv` and `monthly.csv`: one row a column of the record and a date, totals first. */
import { setImmediate } from 'node:timers/promises'
import type { Column } from '../sim/observe/layout.ts'
import { hubQuantiles } from '../study/quantiles.ts'
import { distributionInPlace, type Distribution } from '../study/summaries.ts'
import { csvRow, numberCell, textCell } from './csv.ts'
import type { Write } from './files.ts'
import { blocksOf, type RecordSource } from './record-source.ts'

export interface SeriesTable {
  /** What a row's first cell is: `date` or `month`. */
  readonly period: 'date' | 'month'
  readonly periods: readonly string[]
  readonly columns: readonly Column[]
  /** Where the first column stands in the record. */
  readonly offset: number
}

/** Write every row; `look` sees the distributions too, in the order in which they are written. */
export async function writeSeriesTable(
  table: SeriesTable,
  source: RecordSource,
  write: Write,
  look: (column: Column, period: number, distribution: Distribution) => void,
): Promise<void> {
  const { period, periods, columns, offset } = table
  write(csvRow([period, 'series', 'party', 'origin', 'sector', 'mean', 'sd',
    ...hubQuantiles.map((probability) => `q${probability}`)]))
  const values = new Float32Array(source.replicates.length)
  const numbers = numberCells()
  let labels = ''
  let labelled = -1
  for (const block of blocksOf(source, offset, offset + columns.length * periods.length)) {
    for (let j = 0; j < block.count; j++) {
      const cell = block.start + j - offset
      const index = Math.floor(cell / periods.length)
      const at = cell - index * periods.length
      const column = columns[index]
      if (index !== labelled) {
        labelled = index
        const { series, party, origin, sector } = column
        labels = [series, party, origin, sector].map(textCell).join(',')
      }
      block.gather(j, values)
      const distribution = distributionInPlace(values, hubQuantiles)
      look(column, at, distribution)
      write(`${periods[at]},${labels},${numbers(distribution)}\r\n`)
    }
    await setImmediate() // so that Ctrl-C is heard between blocks
  }
}

/** Mean, sd and quantiles as text. Quick where all replicates agree, as they often do on zero. */
function numberCells(): (distribution: Distribution) => string {
  let agreed = Number.NaN
  let agreedText = ''
  return ({ mean, sd, quantiles }) => {
    if (sd === 0 && mean !== null) {
      if (mean !== agreed) {
        agreed = mean
        const cell = numberCell(mean)
        agreedText = [cell, '0', ...quantiles.map(() => cell)].join(',')
      }
      return agreedText
    }
    let text = `${numberCell(mean)},${numberCell(sd)}`
    for (const quantile of quantiles) text += `,${numberCell(quantile)}`
    return text
  }
}
