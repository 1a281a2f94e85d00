/** What the file of a sweep or of a sensitivity analysis may say. */
import * as z from '../scenario/zod.ts'
import { block, list, number, text, wholeNumber } from '../scenario/fields.ts'

const level = z.union([z.number(), z.string(), z.boolean()])
const levels = list(level, 'a list of values').min(1, { error: () => 'expected at least one value' })

const kindOf = <const T extends string>(kind: T, meaning: string) => z.literal(kind).describe(meaning)
const anyNumber = (what: string) => z.number({ error: () => `expected ${what}` })

const distribution = z.discriminatedUnion('kind', [
  block({
    kind: kindOf('uniform', 'Any value between two is as likely.'), low: anyNumber('the lowest value').describe('Lowest value.'),
    high: anyNumber('the highest').describe('Highest value.'),
  }, 'uniform, with low and high'),
  block({
    kind: kindOf('log-uniform', 'Any logarithm between two is as likely.'),
    low: number(1e-12, Infinity, '').describe('Lowest value.'), high: number(1e-12, Infinity, '').describe('Highest value.'),
  }, 'log-uniform, with low and high'),
  block({
    kind: kindOf('normal', 'A bell around its mean.'), mean: anyNumber('a mean').describe('Mean.'),
    sd: number(0, Infinity, '').describe('Standard deviation.'),
  }, 'normal, with mean and sd'),
  block({
    kind: kindOf('log-normal', 'Its logarithm is normal.'), median: number(1e-12, Infinity, '').describe('Median.'),
    sd: number(0, Infinity, '').describe('Standard deviation of the logarithm.'),
  }, 'log-normal, with median and the sd of the logarithm'),
  block({
    kind: kindOf('beta', 'Between 0 and 1.'), a: number(1e-3, Infinity, '').describe('First shape.'),
    b: number(1e-3, Infinity, '').describe('Second shape; the mean is a / (a + b).'),
  }, 'beta, with a and b'),
], {
  error: () => 'expected a kind: uniform, log-uniform, normal, log-normal or beta',
})

const paths = list(text('a field'), 'a list of fields, such as mexico.3.effort')
  .min(1, { error: () => 'expected at least one field' })

const axisBlock = block({
  label: text('words for the axis').optional()
    .describe('Words for the axis on pictures.'),
  values: levels.optional()
    .describe('The values, as a list.'),
  from: anyNumber('the first value').optional()
    .describe('First value of a range.'),
  to: anyNumber('the last value').optional()
    .describe('Last value of a range.'),
  step: number(1e-12, Infinity, '').optional()
    .describe('From one value of the range to the next; without it any number between.'),
  unit: text('a unit, such as days').optional()
    .describe('Unit to write after each number.'),
  distribution: distribution.optional()
    .describe('What values are drawn from.'),
  sets: z.union([
    paths, z.record(z.string(), anyNumber('a factor')),
  ], { error: () => 'expected a list of fields, or a map of fields with factors' }).optional()
    .describe('Fields that are set to the value, or to the value times a factor; by default the one that the axis is named after.'),
  scales: paths.optional()
    .describe('Fields of which every number is multiplied by the value; * stands for every entry.'),
}, 'a map with values, or from, to and step, or a distribution')
  .refine(({ values, from, to, distribution: drawn }) =>
    [values, drawn, from ?? to].filter((way) => way !== undefined).length === 1, {
    error: () => 'expected one of values, from with to, and distribution',
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined)
    && !(from !== undefined && to !== undefined && from >= to), {
    error: () => 'expected from below to',
  })

const axis = z.union([levels, z.literal('prior'), axisBlock], {
  error: () => 'expected a list of values, "prior", or a map with values, a range or a distribution',
})

const points = wholeNumber(1, 1_000_000, 'points').describe('How many points.')
const design = z.discriminatedUnion('kind', [
  block({ kind: kindOf('grid', 'Every combination of levels.') }, 'a grid'),
  block({ kind: kindOf('latin-hypercube', 'Each part of every axis once.'), points }, 'a Latin hypercube, with points'),
  block({ kind: kindOf('sobol', 'A scrambled Sobol sequence.'), points }, 'a Sobol sequence, with points'),
  block({
    kind: kindOf('sobol-indices', 'Shares of the variance, by umbral sensitivity.'),
    samples: wholeNumber(2, 1_000_000, 'samples').describe('Rows of the design; each costs a point and one more an axis.'),
  }, 'Sobol indices, with samples'),
  block({
    kind: kindOf('morris', 'Which factors matter at all, by umbral sensitivity.'),
    walks: wholeNumber(2, 100_000, 'walks').describe('Walks through the axes; each costs a point and one more an axis.'),
  }, 'Morris screening, with walks'),
], { error: () => 'expected a kind: grid, latin-hypercube, sobol, sobol-indices or morris' })

const measured = text('a measure').describe('A measure, by its name in summary.csv.')
const titled = text('a title').optional().describe('Words above the picture.')
const alongX = text('an axis').describe('Axis from left to right.')

const picture = z.discriminatedUnion('kind', [
  block({
    kind: kindOf('heat-map', 'Means on two axes, as coloured cells.'), measure: measured, x: alongX,
    y: text('an axis').describe('Axis from bottom to top.'), title: titled,
  }, 'a heat map, with measure, x and y'),
  block({
    kind: kindOf('response', 'Median and bands along an axis.'), measure: measured, x: alongX,
    by: text('an axis').optional().describe('Axis with a curve for each of its levels.'), title: titled,
  }, 'a response curve, with measure and x'),
], { error: () => 'expected a kind: heat-map or response' })

export const sweepSchema = block({
  question: text('the question it asks, as a sentence').describe('What is asked, as a sentence.'),
  scenarios: z.union([
    text('a scenario').transform((name): string[] => [name]),
    list(text('a scenario'), 'a list of scenarios').min(1),
  ], { error: () => 'expected a scenario, or a list of scenarios' })
    .describe('The scenario that the axes change, or several, each at every point.'),
  set: z.record(z.string(), level).prefault({}).describe('Changes that hold at every point, as with --set.'),
  axes: z.record(z.string(), axis).refine((axes) => Object.keys(axes).length > 0, {
    error: () => 'expected at least one axis',
  }).describe('What is varied: a parameter or a field by its path, or a name of its own with sets or scales.'),
  design: design.describe('Which points are run.'),
  seed: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'seed').optional()
    .describe('The number that fixes luck and design; 1 where nothing is said.'),
  weight: wholeNumber(1, 100_000, 'people').optional()
    .describe('People one simulated person stands for; 5 where nothing is said.'),
  replicates: wholeNumber(1, 1_000_000, 'replicates a point').optional()
    .describe('Replicates of each point; 20 where nothing is said.'),
  measures: list(text('a measure'), 'a list of measures').min(1).optional()
    .describe('Measures to keep, by their names in summary.csv; all where nothing is said.'),
  reference: z.record(z.string(), level).optional()
    .describe('A value of every axis: the point that all others are compared with.'),
  pictures: list(picture, 'a list of pictures').optional()
    .describe('What is drawn; by default the first measures along each axis.'),
}, 'a sweep: a map with question, scenarios, axes and design')

export type SweepFile = z.output<typeof sweepSchema>
export type AxisFile = SweepFile['axes'][string]
export type Picture = NonNullable<SweepFile['pictures']>[number]
