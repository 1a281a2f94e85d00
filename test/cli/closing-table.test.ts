import { expect, test } from 'vitest'
import { closingTable, sparkline } from '../../cli/closing-table.ts'
import { duration } from '../../cli/progress.ts'
import type { LuckRow } from '../../report/luck-table.ts'
import { luckInWords } from '../../report/luck-words.ts'
import { people } from '../../report/number-words.ts'
import { compareMeasure } from '../../study/comparison.ts'
import { summariseMeasure } from '../../study/summaries.ts'
import { scenarioNamed } from '../workers/stand-in.ts'

const summary = [
  summariseMeasure('encounters_between_ports', 'people', [280_000, 312_000, 350_000]),
  summariseMeasure('encounters_between_ports:family', 'people', [100_000, 110_000, 120_000]),
  summariseMeasure('children_separated', 'children', [10, 20, 90]),
  summariseMeasure('days_in_force:june-order', 'days', [180, 200, 210]),
  summariseMeasure('lifted_by:june-order:2024-09-30', 'probability', [0, 0, 1]),
]
const againstSummary = [summariseMeasure('encounters_between_ports', 'people', [5e5, 5e5, 5e5])]
const totals = (median: number[]) => ({
  encounters_between_ports: {
    months: ['2024-01', '2024-02', '2024-03'], low: median, median, high: median,
  },
})

test('answers the question in words and numbers', () => {
  const scenario = scenarioNamed('june-2024-order')
  const text = closingTable({
    scenario,
    against: scenarioNamed('status-quo-2024'),
    others: [],
    weight: 5,
    draws: {},
    replicates: 3,
    finished: 3,
    tables: {
      scenario: { name: 'june-2024-order', summary, monthlyTotals: totals([8, 4, 1]) },
      against: {
        name: 'status-quo-2024', summary: againstSummary, monthlyTotals: totals([8, 8, 8]),
      },
      comparison: [compareMeasure('encounters_between_ports', 'people',
        [280_000, 312_000, 350_000], [5e5, 5e5, 5e5])],
      others: [],
      luck: [],
      files: [],
      warnings: [],
    },
    expectations: [],
    files: ['summary.csv', 'run.json'],
    folder: 'results/a',
    seconds: 83,
    paint: (_, words) => words,
  })
  expect(text).toContain('What does the stand-in do?')
  expect(text).toMatch(
    /Encounters between ports +312,000 \(283,000–346,000\) +500,000 .* −38 % \(−43 to −31\)/)
  expect(text).toMatch(/ {2}people in families +110,000/)
  expect(text).toMatch(/Children who had been with their families +20 \(11–83\)/)
  expect(text).toContain('june-order  in force 200 (182–209) of 4 days from 2024-01-30 to 2024-02-02')
  expect(text).toContain('lifted by 2024-09-30 33 %')
  expect(text).toContain('june-2024-order  █▅▂  8 → 1')
  expect(text).toContain('In results/a: summary.csv, run.json')
  expect(text).toContain('1 min 23 s')
})

test('sets scenarios side by side, each with its paired difference', () => {
  const [baseline, low, high] = [3e5, 2e5, 4e5].map((value) => [value, value, value])
  const tablesOf = (name: string, values: number[]) => ({
    name, monthlyTotals: totals([8, 4, 1]),
    summary: [summariseMeasure('encounters_between_ports', 'people', values)],
    comparison: [compareMeasure('encounters_between_ports', 'people', values, baseline)],
  })
  const text = closingTable({
    scenario: scenarioNamed('quo'), against: null,
    others: [scenarioNamed('low'), scenarioNamed('high')],
    weight: 1, draws: { draws: 'priors' }, replicates: 3, finished: 3,
    tables: {
      scenario: tablesOf('quo', baseline), against: null, comparison: null,
      others: [tablesOf('low', low), tablesOf('high', high)], luck: [], files: [], warnings: [],
    },
    expectations: [], files: [], folder: 'results/a', seconds: 1, paint: (_, words) => words,
  })
  expect(text).toMatch(/^low, high against quo · .* · draws from priors · /)
  expect(text).toMatch(/ports +300,000 .* +200,000 .* −33 % .* +400,000 .* \+33 %/)
})

test('says how much of the spread is luck, of the total and of the difference as it is shown', () => {
  const row = (of: LuckRow['of'], share: number | null, against = 'quo'): LuckRow => ({
    measure: 'encounters_between_ports', unit: '', scenario: 'order', against: of === 'value' ? '' : against, of,
    pairs: 50, variance: 1, share,
  })
  expect(luckInWords([row('value', 0.118), row('difference', 0.5), row('ratio', 0.3)])).toEqual([
    'Of the spread of encounters between ports under order, 12 % is luck and 88 % doubt about parameters; of that of the '
    + 'paired difference, 30 % is luck and 70 % doubt about parameters (variance, by 50 pairs of replicates that share their '
    + 'parameters).',
  ])
  expect(luckInWords([row('value', 1), row('difference', 0.5), row('ratio', null)])[0])
    .toMatch(/100 % is luck and 0 % doubt .* 50 % is luck and 50 % doubt/)
  expect(luckInWords([row('value', null), row('ratio', 0.3)])).toEqual([])
  expect(luckInWords([])).toEqual([])
})

test('rounds for reading', () => {
  expect([0, 0.42, 7, 12.6, 999.6, 1234, 1_234_567].map(people)).toEqual(
    ['0', '0.42', '7', '13', '1,000', '1,230', '1,230,000'])
  expect([8.4, 125, 11_400].map(duration)).toEqual(['8 s', '2 min 05 s', '3 h 10 min'])
  expect(sparkline({ median: [0, 5, 10, null] }, 10)).toBe('▁▅█▁')
})
