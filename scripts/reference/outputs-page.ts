/** `docs/outputs.md`: every series of daily.csv and monthly.csv, every measure of summary.csv. */
import { measureKinds } from '../../cli/scenario/measure-kinds.ts'
import { outputs, policyOutputs, productOutputs, type OutputSpec } from '../../sim/observe/outputs.ts'
import { products } from '../../sim/world.ts'
import { code, page, table } from './markdown.ts'

export function outputsPage(): string {
  return page(
    'Outputs',
    '`sim/observe/outputs.ts` and `sim/observe/measures.ts`',
    '[results/README.md](../results/README.md) says how the files are laid out and what their columns of '
      + 'statistics mean, [model.md](model.md#how-to-read-the-outputs-responsibly) how to read them.',
    '## Series',
    'They are the rows of `daily.csv` and `monthly.csv`, in people whatever the weight. A **flow** counts '
      + 'what happens in a day and is summed over a month; a **stock** is what there is at the end of a day, and a '
      + '**level** a number of the day: both are averaged over a month. Each has its total (`all`) and is '
      + 'broken down by what is named here, by one at a time; `monthly.csv` adds party by origin where both '
      + 'are named, for a series marked *full cross* also party by origin by sector, and what is marked *monthly*.',
    seriesTable(outputs, (name) => name),
    '## Series of what smugglers sell',
    `One for each product, as in \`smuggler_fee_for:walk-up\`: ${products.map(code).join(', ')}.`,
    seriesTable(productOutputs, (name) => `${name}:<product>`),
    '## Series of each policy',
    'They carry the policy\'s name, as in `policy_in_force:june-order`; `trigger_mean` only where there is a trigger.',
    seriesTable(policyOutputs, (name) => `${name}:<policy>`),
    '## Headline measures',
    'They are the rows of `summary.csv` and `comparison.csv`: one number for each replicate, over the '
      + 'scenario\'s `headline` period unless it says otherwise. `<policy>` stands for each policy with a trigger (or that '
      + 'a court may block), '
      + '`<date>` for the last day of each quarter that is reported and not before the policy takes effect.',
    table(['measure', 'unit', 'meaning'],
      measureKinds().map(({ measure, unit, doc }) => [code(measure), unit, doc])),
  )
}

function seriesTable(
  series: Readonly<Record<string, OutputSpec>>, shownName: (name: string) => string,
): string {
  return table(
    ['series', 'kind', 'unit', 'broken down by', 'meaning'],
    Object.entries(series).map(([name, { kind, unit, by, monthlyBy, cross, doc }]) => [
      code(shownName(name)), kind, unit,
      [
        by.join(', ') || (monthlyBy ? [] : '-'), cross ? 'full cross' : [],
        monthlyBy ? `monthly: ${monthlyBy.join(', ')}` : [],
      ].flat().join('; '),
      doc,
    ]),
  )
}
