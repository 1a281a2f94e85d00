/** `docs/scenario-files.md`: every field that a scenario file may have. */
import { wholeSchema, type JsonSchema } from '../../cli/scenario/json-schema.ts'
import { allTerms, type Term } from '../../cli/scenario/terms.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { code, page, table } from './markdown.ts'

const sections = [
  ['The file', '', 'What stands at its left margin.'],
  ['The headline period', 'headline', ''],
  ['Policies', 'policies', 'A map of policies by name: lower-case words joined by hyphens. `*` stands for that name.'],
  ['What Mexico does', 'mexico', 'A list; `*` stands for each of its entries. Entries of `mexico-also` are alike.'],
  ['Shocks', 'shocks', 'A list; `*` stands for each of its entries.'],
  ['What to observe', 'observe', ''],
] as const

export function scenarioFilesPage(): string {
  const schema = wholeSchema(parameters)
  const terms = allTerms({ parameters })
  const fields = terms.filter(({ kind }) => kind === 'field')
  const values = terms.filter(({ kind }) => kind === 'value')
  const needs = needsOf(schema)
  const sectionOf = ({ where }: Term): string => where.includes('.') ? where.split('.')[0] : ''
  const left = fields.filter((field) => !sections.some(([, name]) => name === sectionOf(field)))
  if (left.length > 0) throw new Error(`in no section: ${left.map(({ where }) => where).join(', ')}`)
  return page(
    'Scenario files',
    'the schema in `cli/scenario/`',
    'A scenario is a YAML file that asks one question; those that ship are in `scenarios/`. `umbral validate` '
      + 'checks a file and names every fault with its line, `umbral schema` prints the same rules for editors, and '
      + '`umbral explain <field>` says what follows here. A file that `extends` another says only what it '
      + 'changes: maps merge key by key, lists replace, and `null` takes away. What is *needed* must be given '
      + 'by the file or by one that it extends. Some fields are checked but do not act yet: '
      + '[model.md](model.md#limits) names them.',
    ...sections.flatMap(([title, name, text]) => [
      `## ${title}`,
      ...text === '' ? [] : [text],
      table(
        ['field', 'meaning', 'needed', 'how it is written'],
        fields.filter((field) => sectionOf(field) === name)
          .map((field) => rowOf(field, needs.get(field.where) ?? '', values)),
      ),
    ]),
    '## What is expected',
    'Each statement under `expect:` compares a statistic over the replicates with a number. One that is not '
      + 'understood is refused before anything runs; one that does not hold makes the run end with status 3. What '
      + 'was found is in `manifest.json`, and as JUnit XML where `--junit` says.',
    table(['written', 'means'], [
      ['`P(june-order.daysInForce > 30) > 0.5`', 'in more than half of the replicates the order is in force on more than '
        + '30 reported days; the number may be written `50 %`'],
      ['`median(got_aways) < 100,000`', 'of a headline measure (a row of `summary.csv`): `mean`, `median`, `sd`, or '
        + 'a quantile such as `q0.95`'],
      ['`q0.9(ratio(encounters_between_ports)) < 0.8`', 'of the measure divided by that of the scenario run beside it, '
        + 'replicate by replicate; `difference(...)` subtracts it'],
      ['`P(lifted_by:june-order:2024-12-31 > 0) < 0.2`', 'measures of a policy are named as in `summary.csv`; '
        + '`june-order.daysInForce` is short for `days_in_force:june-order`'],
    ]),
    '## Parameters',
    'Under `parameters:` any row of the [parameter table](parameters.md): one number, or for a parameter that '
      + 'differs by origin, party and so on a map of some of its keys.',
  )
}

function rowOf({ where, text, details }: Term, needed: string, values: readonly Term[]): string[] {
  const meanings = new Map(values.filter((value) => value.where === where)
    .map((value) => [value.name, value.text]))
  const { values: words = '', ...rest } = details
  const shownWords = words.split(', ').filter(Boolean).map((word) =>
    meanings.has(word) ? `${code(word)}: ${meanings.get(word)}` : code(word))
  const separator = meanings.size > 0 ? '\n' : ', '
  const form = Object.entries(rest).map(([key, value]) => key === 'form' ? value : `${key} ${value}`)
  return [
    code(where), text, needed,
    [shownWords.join(separator), form.join('; ')].filter(Boolean).join(meanings.size > 0 ? '\n' : '; '),
  ]
}

/** Where a field is needed: `yes`, or the kinds of policy that need it, or may have it. */
function needsOf(schema: JsonSchema): Map<string, string> {
  const needs = new Map<string, string>()
  const visit = (one: JsonSchema, path: string, kinds: string): void => {
    for (const branch of [...one.anyOf ?? [], ...one.oneOf ?? []]) visit(branch as JsonSchema, path, kinds)
    for (const inner of [one.items, one.additionalProperties]) {
      if (typeof inner === 'object' && !Array.isArray(inner)) visit(inner as JsonSchema, `${path}.*`, kinds)
    }
    const properties = (one.properties ?? {}) as Readonly<Record<string, JsonSchema>>
    const kind = properties.kind?.const
    for (const [name, property] of Object.entries(properties)) {
      const where = path === '' ? name : `${path}.${name}`
      if (where.startsWith('parameters.')) continue
      const isNeeded = one.required?.includes(name) ?? false
      note(where, isNeeded, kind === undefined ? kinds : String(kind))
      visit(property, where, kinds)
    }
  }
  const notes = new Map<string, { in: Set<string>, neededIn: Set<string> }>()
  const note = (where: string, isNeeded: boolean, kind: string): void => {
    const known = notes.get(where) ?? { in: new Set(), neededIn: new Set() }
    known.in.add(kind)
    if (isNeeded) known.neededIn.add(kind)
    notes.set(where, known)
  }
  visit(schema, '', '')
  const nKinds = notes.get('policies.*.kind')!.in.size
  for (const [where, { in: has, neededIn }] of notes) {
    const isOfSomeKinds = /^policies\.\*\.[^.]+$/.test(where) && has.size < nKinds
    const only = isOfSomeKinds ? `only ${[...has].join(', ')}` : ''
    needs.set(where, [neededIn.size > 0 ? 'yes' : '', only].filter(Boolean).join(', '))
  }
  return needs
}
