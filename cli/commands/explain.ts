import type { ArgumentsCamelCase, Argv } from 'yargs'
import type { Term } from '../scenario/terms.ts'

export const command = 'explain [term]'
export const describe = 'Say what a parameter, an output or a field of a scenario means'

export const builder = (yargs: Argv) => yargs
  .positional('term', {
    describe: 'Such as detectionProb, encounters_between_ports, lift.below; without one, all',
    type: 'string',
  })
  .option('json', { describe: 'A JSON array on stdout', type: 'boolean', default: false })

export async function handler(
  { term, json }: ArgumentsCamelCase<{ term?: string, json: boolean }>,
): Promise<void> {
  const { allTerms, findTerms, nearestTerms } = await import('../scenario/terms.ts')
  const { ScenarioError } = await import('../scenario/problems.ts')
  const { parameters } = await import('../../sim/parameters/table.ts')
  const { outputs, policyOutputs, productOutputs } = await import('../../sim/observe/outputs.ts')

  const all = allTerms(parameters, { ...outputs, ...productOutputs, ...policyOutputs })
  const found = term === undefined ? all : findTerms(all, term)
  if (found.length === 0) {
    const near = nearestTerms(all, term ?? '')
    const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : '"umbral explain" lists all'
    const text = `is no parameter, output or field of a scenario; ${hint}`
    throw new ScenarioError([{ place: { option: `explain ${term}` }, path: '', text }])
  }
  if (json) console.log(JSON.stringify(found, null, 2))
  else if (term === undefined) console.log(listOf(found))
  else console.log(found.map(articleOn).join('\n\n'))
}

const headings = {
  parameter: 'Parameters', output: 'Outputs', field: 'Fields of a scenario', value: 'Words in them',
} as const satisfies Record<Term['kind'], string>

/** Every term on one line, under the heading of its kind. */
function listOf(terms: readonly Term[]): string {
  const sections = Object.entries(headings).map(([kind, heading]) => {
    const lines = terms.filter((one) => one.kind === kind)
      .map(({ name, where, text }) => `  ${kind === 'field' ? where : name}: ${text}`)
    return [`${heading} (${lines.length})`, ...lines].join('\n')
  })
  return sections.join('\n\n')
}

function articleOn({ name, kind, where, text, details }: Term): string {
  const title = kind === 'field' || where.endsWith(name) ? where : `${name}, in ${where}`
  const lines = Object.entries(details).map(([key, value]) => `  ${`${key}:`.padEnd(9)} ${value}`)
  return [`${title} (${kind})`, `  ${text}`, ...lines].join('\n')
}
