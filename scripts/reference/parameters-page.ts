/** `docs/parameters.md`: every row of the parameter table, in the table's own sections. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allTerms, type Term } from '../../cli/scenario/terms.ts'
import { packageFolder } from '../../report/package-folder.ts'
import { dimensions, type Dimension, type ParameterSpec } from '../../sim/parameters/spec.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { priorWidths } from '../../study/priors.ts'
import { code, page, table } from './markdown.ts'

const specs: Readonly<Record<string, ParameterSpec>> = parameters

export function parametersPage(): string {
  const terms = new Map(allTerms({ parameters })
    .filter(({ kind }) => kind === 'parameter')
    .map((term) => [term.name, term]))
  return page(
    'Parameters',
    '`sim/parameters/`',
    'A scenario changes parameters under `parameters:`, a command with `--set parameters.name=value`, both '
      + 'within the range given here. What a parameter does is said in [model.md](model.md). Under *source*, '
      + '"by hand" marks what was set so that October 2023 - May 2024 is reproduced, "assumption" what '
      + 'nobody has measured; many defaults were then moved to where October 2019 - May 2024 points, and are no longer what their source alone would give. Ordinary runs put the draws of `data/posterior.csv` in place of defaults where that file is there '
      + '([calibration.md](calibration.md)), and with `--draws defaults` use these. With `--draws '
      + 'priors` each pair of replicates draws from *priors* about the defaults, one draw for all keys of a parameter: a factor '
      + `(log-normal; standard deviation of its log ${widthsOf('factor')}) or, for probabilities and shares, `
      + `shifted log-odds (${widthsOf('logOdds')}), unless the row says otherwise.`,
    ...sectionsOf(readRows()).flatMap(([heading, names]) => [
      `## ${heading}`,
      table(
        ['parameter', 'meaning', 'unit', 'default', 'range', 'source'],
        names.map((name) => rowOf(terms.get(name)!)),
      ),
      ...tablesByKey(names),
    ]),
  )
}

const widthsOf = (kind: 'factor' | 'logOdds'): string => {
  const { assumption, byHand, measured } = priorWidths
  return `${assumption[kind]} where the source is an assumption, ${byHand[kind]} by hand, ${
    measured[kind]} else`
}

/** All files of the table, one after the other. */
function readRows(): string {
  const folder = join(packageFolder(), 'sim', 'parameters')
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('')
}

/** Names of parameters under the headings that the files have as comments, in the table's order. */
function sectionsOf(source: string): [string, string[]][] {
  const sections: [string, string[]][] = []
  for (const line of source.split('\n')) {
    const [, heading] = /^ {2}\/\/ -{3} (.+?) -+$/.exec(line) ?? []
    if (heading !== undefined) sections.push([heading, []])
    const [, name] = /^ {2}(\w+): \{/.exec(line) ?? []
    if (name !== undefined) sections.at(-1)?.[1].push(name)
  }
  const names = Object.keys(parameters)
  const listed = sections.flatMap(([, some]) => some)
  const wrong = names.filter((name) => listed.filter((one) => one === name).length !== 1)
  if (wrong.length > 0) throw new Error(`not once under a heading of the table: ${wrong.join(', ')}`)
  return sections.sort(([, [a]], [, [b]]) => names.indexOf(a) - names.indexOf(b))
}

function rowOf({ name, text, details }: Term): string[] {
  const [low, high] = specs[name].range
  const prior = details.prior === undefined ? '' : `; prior ${details.prior}`
  return [
    code(name), text, details.unit, shownDefault(name),
    `${grouped(low)} to ${grouped(high)}${prior}`, details.source,
  ]
}

function shownDefault(name: string): string {
  const { default: value, by } = specs[name]
  if (typeof value === 'number') return by === undefined ? grouped(value) : `${grouped(value)} for each ${by}`
  const [first, ...rest] = Object.values(value)
  return rest.every((one) => one === first) ? `${grouped(first)} for each ${by}` : `by ${by}, below`
}

/** For each dimension a table with a row a key and a column a parameter that differs by it. */
function tablesByKey(names: readonly string[]): string[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((by) => {
    const keyed = names.filter((name) =>
      specs[name].by === by && shownDefault(name).endsWith('below'))
    if (keyed.length === 0) return []
    const rows = dimensions[by].map((key) =>
      [code(key), ...keyed.map((name) =>
        grouped((specs[name].default as Readonly<Record<string, number>>)[key]))])
    return [table([by, ...keyed.map(code)], rows)]
  })
}

/** 7600 is 7,600; the digits after the point stay together. */
const grouped = (value: number): string => {
  const [whole, ...fraction] = String(value).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}
