/** In a sentence: how much of a spread is luck, and how much doubt about parameters. */
import type { LuckOf, LuckRow } from './luck-table.ts'
import { percent } from './number-words.ts'

const headline = 'encounters_between_ports'

/**
 * Of encounters between ports under the first scenario of a run, and of how each scenario differs
 * from the one it is compared with. Empty where nothing was drawn, or pairs are too few to tell.
 */
export function luckInWords(rows: readonly LuckRow[]): string[] {
  const own = rows.filter(({ measure, share }) => measure === headline && share !== null)
  const total = own.find(({ of }) => of === 'value')
  if (!total) return []
  const differences = own.filter(({ of, scenario, against }) => of === shownOf(own, scenario, against))
  const isOne = differences.length < 2
  const parts = [
    `Of the spread of encounters between ports under ${total.scenario}, ${sharesOf(total)}`,
    ...differences.map((row) => `of that of the paired difference${isOne ? '' : ` of ${row.scenario}`}, ${sharesOf(row)}`),
  ]
  return [`${parts.join('; ')} (variance, by ${total.pairs} pairs of replicates that share their parameters).`]
}

/** A difference is shown as a share of the other scenario's number, where there is one. */
const shownOf = (rows: readonly LuckRow[], scenario: string, against: string): LuckOf =>
  rows.some((row) => row.of === 'ratio' && row.scenario === scenario && row.against === against) ? 'ratio' : 'difference'

function sharesOf({ share }: LuckRow): string {
  const luck = Math.round(100 * share!) / 100
  return `${percent(luck)} is luck and ${percent(Number((1 - luck).toFixed(2)))} doubt about parameters`
}
