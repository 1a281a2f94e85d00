/** What can be looked up with `explain`: parameters, outputs, processes, and what a scenario may say. */
import type { Measure } from '../../sim/observe/measures.ts'
import type { OutputSpec } from '../../sim/observe/outputs.ts'
import type { JsonSchema } from './json-schema.ts'
import { wholeSchema } from './json-schema.ts'
import { nearest, plainForm } from './nearest.ts'
import { shownDefault } from './parameters-schema.ts'
import type { ParameterTable } from './parameters-schema.ts'

export interface Term {
  readonly name: string
  readonly kind: 'parameter' | 'output' | 'measure' | 'process' | 'field' | 'value'
  /** Where it is written: `policies.*.trigger.lift.below`, a column of tables, ... */
  readonly where: string
  readonly text: string
  readonly details: Readonly<Record<string, string>>
}

export interface Known {
  readonly parameters: ParameterTable
  readonly outputs?: Readonly<Record<string, OutputSpec>>
  readonly measures?: readonly Measure[]
  readonly processes?: readonly Term[]
}

export function allTerms(
  { parameters: table, outputs = {}, measures = [], processes = [] }: Known,
): readonly Term[] {
  const fields = new Map<string, Term>()
  collect(wholeSchema(table), '', fields)
  return [
    ...Object.entries(table).map(([name, spec]): Term => ({
      name, kind: 'parameter', where: `parameters.${name}`, text: spec.doc,
      details: {
        unit: spec.unit,
        default: shownDefault(spec),
        ...spec.by && { by: spec.by },
        range: spec.range.join(' to '),
        ...spec.prior && { prior: shownPrior(spec.prior) },
        source: spec.source,
      },
    })),
    ...Object.entries(outputs).map(([name, spec]): Term => ({
      name, kind: 'output', where: 'daily.csv, monthly.csv', text: spec.doc,
      details: {
        unit: spec.unit,
        kind: spec.kind,
        ...spec.by.length > 0 && { by: spec.by.join(', ') },
        ...spec.monthlyBy && { monthly: spec.monthlyBy.join(', ') },
      },
    })),
    ...measures.map(({ measure, unit, doc }): Term =>
      ({ name: measure, kind: 'measure', where: 'summary.csv', text: doc, details: { unit } })),
    ...processes,
    ...fields.values(),
  ]
}

/**
 * All terms of that name, or whose path ends so: `below`, `lift.below`, `asylum-suspension`. A series
 * or measure is also found by what stands before its colon: `days_in_force:june-order`.
 */
export function findTerms(terms: readonly Term[], sought: string): readonly Term[] {
  const wanted = plainForm(sought)
  const exact = terms.filter(({ name }) => plainForm(name) === wanted)
  if (exact.length > 0) return exact
  const counted = terms.filter(({ name, kind }) =>
    (kind === 'output' || kind === 'measure') && beforeColon(name) === beforeColon(wanted))
  if (counted.length > 0) return counted
  return terms.filter(({ where, kind }) => isInFile(kind) && endsWithPath(where, sought))
}

const beforeColon = (name: string): string => plainForm(name.split(':')[0])

const isInFile = (kind: Term['kind']): boolean =>
  kind === 'parameter' || kind === 'field' || kind === 'value'

export function nearestTerms(terms: readonly Term[], sought: string): readonly string[] {
  const names = new Set(terms.map(({ name }) => name))
  const holding = [...names].filter((name) => plainForm(name).includes(plainForm(sought)))
  const near = nearest(sought, names)
  return [...new Set([...near === undefined ? [] : [near], ...holding])].slice(0, 8)
}

function endsWithPath(where: string, sought: string): boolean {
  const have = where.split('.').toReversed()
  const parts = sought.split('.').toReversed()
  return parts.length <= have.length
    && parts.every((part, i) => have[i] === '*' || plainForm(have[i]) === plainForm(part))
}

function shownPrior({ kind, ...numbers }: NonNullable<ParameterTable[string]['prior']>): string {
  const shown = Object.entries(numbers).map(([name, value]) => `${name} ${value}`)
  return `${kind} (${shown.join(', ')})`
}

/** Fields of all branches and levels, one term for each place where a key can stand. */
function collect(schema: JsonSchema, path: string, terms: Map<string, Term>): void {
  const { anyOf = [], oneOf = [], properties = {}, items, additionalProperties } = schema
  for (const branch of [...anyOf, ...oneOf]) collect(branch as JsonSchema, path, terms)
  if (isSchema(items)) collect(items, `${path}.*`, terms)
  if (isSchema(additionalProperties)) collect(additionalProperties, `${path}.*`, terms)
  for (const [name, property] of Object.entries(properties)) {
    const where = path === '' ? name : `${path}.${name}`
    if (where.startsWith('parameters.')) continue // the table says more
    if (where.startsWith('mexico-also.')) continue // the fields of `mexico`
    const field = property as JsonSchema
    if (field.const !== undefined) addKind(name, where, String(field.const), terms)
    else if (!terms.has(where)) {
      terms.set(where, {
        name, kind: 'field', where, text: field.description ?? '', details: detailsOf(field),
      })
    }
    collectValues(field, where, terms)
    collect(field, where, terms)
  }
}

/** The field by which branches differ: each branch knows one of its words. */
function addKind(name: string, where: string, word: string, terms: Map<string, Term>): void {
  const values = [terms.get(where)?.details.values ?? [], word].flat().join(', ')
  const text = 'Which sort it is; that decides which other fields there are.'
  terms.set(where, { name, kind: 'field', where, text, details: { values } })
}

/** Words with a meaning of their own: the kinds of policy, standards, exemptions. */
function collectValues(field: JsonSchema, where: string, terms: Map<string, Term>): void {
  const add = (name: string, text: string | undefined) => {
    if (text !== undefined) {
      terms.set(`${where}=${name}`, { name, kind: 'value', where, text, details: {} })
    }
  }
  for (const one of choicesOf(field)) {
    const meanings = one.enumDescriptions as readonly string[] | undefined
    one.enum?.forEach((value, i) => add(String(value), meanings?.[i]))
    if (one.const !== undefined) add(String(one.const), one.description)
  }
}

function detailsOf(field: JsonSchema): Record<string, string> {
  const words = choicesOf(field).flatMap((one) => one.enum ?? one.const ?? []).map(String)
  const forms = branchesOf(field)
  const example = forms.flatMap((one) => one.examples as readonly string[] | undefined ?? [])[0]
  const numbers = forms.find(({ type }) => type === 'number' || type === 'integer')
  const isDate = choicesOf(field).some(({ format }) => format === 'date')
  return {
    ...words.length > 0 && { values: words.join(', ') },
    ...isDate && { form: 'date as YYYY-MM-DD' },
    ...example !== undefined && { form: `with its unit, such as "${example}"` },
    ...numbers && { range: rangeOf(numbers) },
    ...isShowable(field.default) && { default: String(field.default) },
  }
}

const rangeOf = ({ minimum, maximum }: JsonSchema): string =>
  maximum === undefined ? `${minimum ?? 'any'} or more` : `${minimum ?? 'any'} to ${maximum}`

const isShowable = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number'
  || (Array.isArray(value) && value.length > 0)

/** A field, each form it may take, and for a list each form its items may take. */
const choicesOf = (field: JsonSchema): JsonSchema[] =>
  branchesOf(field).flatMap((one) => [one, ...isSchema(one.items) ? branchesOf(one.items) : []])

const branchesOf = (field: JsonSchema): JsonSchema[] =>
  [field, ...(field.anyOf ?? []).flatMap((branch) => branchesOf(branch as JsonSchema))]

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
