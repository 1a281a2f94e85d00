/** What the file of a sweep or of a sensitivity analysis may say. */
import * as z from 'zod'
import { block, list, number, text, wholeNumber } from '../scenario/fields.ts'

const level = z.union([z.number(), z.string(), z.boolean()])
const levels = list(level, 'a list of values').min(1, { error: () => 'expected at least one value' })

const anyNumber = (what: string) => z.number({ error: () => `expected ${what}` })

const distribution = z.discriminatedUnion('kind', [
  block({
    kind: z.literal('uniform'), low: anyNumber('the lowest value'), high: anyNumber('the highest'),
  }, 'uniform, with low and high'),
  block({
    kind: z.literal('log-uniform'), low: number(1e-12, Infinity, ''), high: number(1e-12, Infinity, ''),
  }, 'log-uniform, with low and high'),
  block({
    kind: z.literal('normal'), mean: anyNumber('a mean'), sd: number(0, Infinity, ''),
  }, 'normal, with mean and sd'),
  block({
    kind: z.literal('log-normal'), median: number(1e-12, Infinity, ''), sd: number(0, Infinity, ''),
  }, 'log-normal, with median and the sd of the logarithm'),
  block({
    kind: z.literal('beta'), a: number(1e-3, Infinity, ''), b: number(1e-3, Infinity, ''),
  }, 'beta, with a and b'),
], {
  error: () => 'expected a kind: uniform, log-uniform, normal, log-normal or beta',
})

const paths = list(text('a field'), 'a list of fields, such as mexico.3.effort')
  .min(1, { error: () => 'expected at least one field' })

const axisBlock = block({
  label: text('words for the axis').optional(),
  values: levels.optional(),
  from: anyNumber('the first value').optional(),
  to: anyNumber('the last value').optional(),
  step: number(1e-12, Infinity, '').optional(),
  unit: text('a unit, such as days').optional(),
  distribution: distribution.optional(),
  sets: z.union([
    paths, z.record(z.string(), anyNumber('a factor')),
  ], { error: () => 'expected a list of fields, or a map of fields with factors' }).optional(),
  scales: paths.optional(),
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

const points = wholeNumber(1, 1_000_000, 'points')
const design = z.discriminatedUnion('kind', [
  block({ kind: z.literal('grid') }, 'a grid'),
  block({ kind: z.literal('latin-hypercube'), points }, 'a Latin hypercube, with points'),
  block({ kind: z.literal('sobol'), points }, 'a Sobol sequence, with points'),
  block({
    kind: z.literal('sobol-indices'), samples: wholeNumber(2, 1_000_000, 'samples'),
  }, 'Sobol indices, with samples'),
  block({
    kind: z.literal('morris'), walks: wholeNumber(2, 100_000, 'walks'),
  }, 'Morris screening, with walks'),
], { error: () => 'expected a kind: grid, latin-hypercube, sobol, sobol-indices or morris' })

const picture = z.discriminatedUnion('kind', [
  block({
    kind: z.literal('heat-map'), measure: text('a measure'), x: text('an axis'), y: text('an axis'),
    title: text('a title').optional(),
  }, 'a heat map, with measure, x and y'),
  block({
    kind: z.literal('response'), measure: text('a measure'), x: text('an axis'),
    by: text('an axis').optional(), title: text('a title').optional(),
  }, 'a response curve, with measure and x'),
], { error: () => 'expected a kind: heat-map or response' })

export const sweepSchema = block({
  question: text('the question it asks, as a sentence'),
  scenarios: z.union([
    text('a scenario').transform((name): string[] => [name]),
    list(text('a scenario'), 'a list of scenarios').min(1),
  ], { error: () => 'expected a scenario, or a list of scenarios' }),
  set: z.record(z.string(), level).prefault({}),
  axes: z.record(z.string(), axis).refine((axes) => Object.keys(axes).length > 0, {
    error: () => 'expected at least one axis',
  }),
  design,
  seed: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'seed').optional(),
  weight: wholeNumber(1, 100_000, 'people').optional(),
  replicates: wholeNumber(1, 1_000_000, 'replicates a point').optional(),
  measures: list(text('a measure'), 'a list of measures').min(1).optional(),
  reference: z.record(z.string(), level).optional(),
  pictures: list(picture, 'a list of pictures').optional(),
}, 'a sweep: a map with question, scenarios, axes and design')

export type SweepFile = z.output<typeof sweepSchema>
export type AxisFile = SweepFile['axes'][string]
export type Picture = NonNullable<SweepFile['pictures']>[number]
