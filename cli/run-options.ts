/** Options of the commands that run ensembles. Kept light: `--help` reads them. */
import type { Options } from 'yargs'
import { csvDialects, defaultFormats, formats, type CsvDialect, type Format } from '../report/formats.ts'
import type { Shard } from '../workers/plan.ts'
import { shardOf, share, text, valued, wholeNumber, wordFrom, wordOrTable, wordsOf } from './coerce.ts'

export const defaultScenario = 'june-2024-order'
/** Where the parameters of the replicates come from, if not from a file. */
const drawKinds = ['posterior', 'defaults', 'priors'] as const

export const runOptions = {
  replicates: valued({
    describe: 'Times to run it, each with luck of its own [default: 100]',
    alias: 'n',
    coerce: wholeNumber('replicates', 1, 1_000_000),
  }),
  precision: valued({
    describe: 'Add rounds of so many replicates until the Monte Carlo error of each measure of the closing table '
      + 'is at most this share of its mean, such as 1%',
    coerce: share('precision'),
  }),
  seed: valued({
    describe: 'The number that fixes the luck [default: 1]',
    coerce: wholeNumber('seed', 0, Number.MAX_SAFE_INTEGER),
  }),
  draws: valued({
    describe: 'Parameters of the replicates, two and two alike: rows of the "posterior" that ships, "defaults" for all, '
      + 'draws from "priors", or rows of a CSV file such as posterior.csv of "umbral calibrate" [default: posterior if '
      + 'data/posterior.csv is there, else defaults]',
    coerce: wordOrTable('draws', drawKinds),
  }),
  weight: valued({
    describe: 'People one simulated person stands for; 1 is everybody [default: 5]',
    coerce: wholeNumber('weight', 1, 100_000),
  }),
  threads: valued({
    describe: 'Threads to run on [default: all cores]; changes nothing in the results',
    coerce: wholeNumber('threads', 1, 1024),
  }),
  from: valued({ describe: 'First reported day, such as 2024-01-01', coerce: text }),
  to: valued({ describe: 'Last reported day', coerce: text }),
  set: {
    describe: 'Change a value of the scenario: path=value; may be repeated',
    type: 'array',
    string: true,
    requiresArg: true,
  },
  'no-against': {
    describe: 'Leave out the scenario that it is compared with',
    type: 'boolean',
  },
  out: valued({
    describe: 'Folder of the results [default: results/<scenario>-<hash of inputs>]',
    alias: 'o',
    coerce: text,
  }),
  formats: valued({
    describe: `Kinds of files to write, of ${formats.join(', ')} [default: ${
      defaultFormats.join(',')}]; csv always is`,
    coerce: wordsOf('formats', formats),
  }),
  'csv-dialect': valued({
    describe: 'CSV files as RFC 4180 has them, "standard", or marked as UTF-8 for "excel" [default: standard]',
    coerce: wordFrom('csv-dialect', csvDialects),
  }),
  shard: valued({
    describe: 'Run the i-th of n parts, such as 1/3; "umbral merge" joins them',
    coerce: shardOf,
  }),
  junit: valued({
    describe: 'Write what the scenario expects, and whether it holds, as JUnit XML to this file',
    coerce: text,
  }),
  resume: {
    describe: 'Go on with a run that was interrupted',
    type: 'boolean',
  },
  json: {
    describe: 'One JSON line an event on standard output, instead of tables for people',
    type: 'boolean',
  },
  quiet: {
    describe: 'Say nothing but what went wrong',
    alias: 'q',
    type: 'boolean',
  },
} as const satisfies Record<string, Options>

const { 'no-against': _, junit: __, ...shared } = runOptions
/** Of `compare`, where it is said which scenario is compared with which. */
export const compareOptions = shared

/** What the options of all commands that run ensembles give; undefined where one was not used. */
export interface SharedArguments {
  readonly replicates?: number
  readonly precision?: number
  readonly seed?: number
  /** One of `drawKinds`, or the path of a table. */
  readonly draws?: string
  readonly weight?: number
  readonly threads?: number
  readonly from?: string
  readonly to?: string
  readonly set?: readonly string[]
  readonly out?: string
  readonly formats?: readonly Format[]
  readonly csvDialect?: CsvDialect
  readonly shard?: Shard
  readonly resume?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

export interface RunArguments extends SharedArguments {
  readonly scenario?: string
  readonly noAgainst?: boolean
  readonly junit?: string
}

export interface CompareArguments extends SharedArguments {
  readonly baseline: string
  readonly others: readonly string[]
}
