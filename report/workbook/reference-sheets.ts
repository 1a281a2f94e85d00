/** `Parameters` and `Dictionary`: what the run assumed, and what its words mean. */
import type { CellValue } from 'hucre/xlsx'
import { measuresOf } from '../../sim/observe/measures.ts'
import { outputs, policyOutputs, type OutputSpec } from '../../sim/observe/outputs.ts'
import { resolveParameters } from '../../sim/parameters/resolve.ts'
import { dimensions, type ParameterSpec } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import type { Scenario } from '../../sim/scenario.ts'
import type { Table } from './table-sheet.ts'

const valueFormat = 'General'

/** A row a number: parameters that vary by origin, party, ... have a row for each. */
export function parameterTable(scenarios: readonly Scenario[]): Table {
  const resolved = scenarios.map((scenario) =>
    resolveParameters(scenario.parameters) as Readonly<Record<string, number | Float64Array>>)
  const rows = Object.entries<ParameterSpec>(parameters).flatMap(([name, spec]) =>
    (spec.by ? dimensions[spec.by] : [null]).map((key, k): CellValue[] => {
      const standard = typeof spec.default === 'number' ? spec.default : spec.default[key!]
      const values = resolved.map((one) => {
        const value = one[name]
        return typeof value === 'number' ? value : value[k]
      })
      return [name, key, ...values, standard, spec.unit, ...spec.range, spec.doc, spec.source]
    }))
  return {
    name: 'Parameters',
    columns: [
      { header: 'parameter', width: 30 }, { header: 'of', width: 20 },
      ...scenarios.map(({ name }) => ({ header: `value: ${name}`, width: 16, format: valueFormat })),
      { header: 'default', width: 12, format: valueFormat }, { header: 'unit', width: 14 },
      { header: 'lowest', width: 10, format: valueFormat },
      { header: 'highest', width: 10, format: valueFormat },
      { header: 'meaning', width: 70, wrap: true }, { header: 'source', width: 60, wrap: true },
    ],
    rows,
    frozenColumns: 2,
  }
}

/** Columns that several tables share. */
const statistics: Readonly<Record<string, string>> = {
  mean: 'Arithmetic mean over the replicates.',
  sd: 'Standard deviation over the replicates (n - 1).',
  mcse: 'Monte Carlo standard error of the mean: sd / sqrt(replicates), or that of the means of pairs that share drawn parameters.',
  mcse_unpaired: 'What that error would be had the two scenarios been run with luck of their own.',
  'q0.05, q0.5, ...': 'Quantiles over the replicates; half of them lie below q0.5, the median.',
  mean_difference: 'Mean of scenario minus against, replicate by replicate.',
  probability_lower: 'Share of replicates in which the scenario lies below the other.',
  'difference_q0.05, ...': 'Quantiles of the paired difference.',
  'ratio_q0.05, ...': 'Quantiles of scenario divided by against; 0.6 is a fall by 40 %.',
  party: 'single-adult, family (people in families), unaccompanied-child, or all: a total.',
  origin: 'Country of origin, or all.',
  sector: 'Border Patrol sector, or all.',
}

const monthlyValue: Readonly<Record<OutputSpec['kind'], string>> = {
  flow: 'sum of the days', stock: 'mean of the days', level: 'mean of the days',
}

export function dictionaryTable(scenarios: readonly Scenario[]): Table {
  const series = Object.entries<OutputSpec>({ ...outputs, ...policyOutputs })
  return {
    name: 'Dictionary',
    columns: [
      { header: 'term', width: 40 }, { header: 'kind', width: 14 }, { header: 'unit', width: 16 },
      { header: 'in a month', width: 18 }, { header: 'meaning', width: 90, wrap: true },
    ],
    rows: [
      ...Object.entries(statistics).map(([term, doc]) => [term, 'column', null, null, doc]),
      ...series.map(([term, { kind, unit, doc }]) =>
        [term in policyOutputs ? `${term}:<policy>` : term, kind, unit, monthlyValue[kind], doc]),
      ...measuresIn(scenarios).map(({ measure, unit, doc }) => [measure, 'measure', unit, null, doc]),
    ],
    frozenColumns: 1,
  }
}

/** Each measure once, in order. */
function measuresIn(scenarios: readonly Scenario[]) {
  const all = scenarios.flatMap(measuresOf).map((one) => [one.measure, one] as const)
  return [...new Map(all).values()]
}
