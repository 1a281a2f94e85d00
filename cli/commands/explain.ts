import type { ArgumentsCamelCase, Argv } from 'yargs'
import type { Term } from '../scenario/terms.ts'

export const command = 'explain [term]'
export const describe = 'Say what a parameter, an output, a process or a field of a scenario means'

export const builder = (yargs: Argv) => yargs
  .positional('term', {
    describe: 'Such as detectionProb, got_aways, hold-in-custody, lift.below; without one, all',
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

  const { measureKinds } = await import('../scenario/measure-kinds.ts')
  const { withPosterior } = await import('../scenario/posterior-terms.ts')
  const { processTerms } = await import('../scenario/process-terms.ts')

  const all = withPosterior(allTerms({
    parameters, outputs: { ...outputs, ...productOutputs, ...policyOutputs },
    measures: measureKinds(), processes: processTerms(),
  }))
  const found = term === undefined ? all : findTerms(all, term)
  if (found.length === 0) {
    const near = nearestTerms(all, term ?? '')
    const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : '"umbral explain" lists all'
    const text = `is no parameter, output, process or field of a scenario; ${hint}`
    throw new ScenarioError([{ place: { option: `explain ${term}` }, path: '', text }])
  }
  if (json) console.log(JSON.stringify(found, null, 2))
  else if (term === undefined) console.log(listOf(found))
  else console.log(found.map(articleOn).join('\n\n'))
}

const headings = {
  parameter: 'Parameters', output: 'Outputs', measure: 'Headline measures', process: 'Processes',
  field: 'Fields of a scenario', value: 'Words in them',
} as const satisfies Record<Term['kind'], string>

/** Every term on one line, under the heading of its kind. */
function listOf(terms: readonly Term[]): string {
  const sections = Object.entries(headings).map(([kind, heading]) => {
    const lines = terms.filter((one) => one.kind === kind)
      .map(({ name, where, text }) => `  ${kind === 'field' ? where : name}: ${kind === 'process' ? beginningOf(text) : text}`)
    return [`${heading} (${lines.length})`, ...lines].join('\n')
  })
  return sections.join('\n\n')
}

const LONGEST = 140

/** How the section on a process begins: its first sentence, or as much of it as fits. */
function beginningOf(text: string): string {
  const paragraph = text.split('\n\n')[0].replaceAll(/\s+/g, ' ')
  const sentence = /^.*?\.(?=\s|$)/.exec(paragraph)?.[0] ?? paragraph
  return sentence.length <= LONGEST ? sentence : sentence.slice(0, LONGEST).replace(/[ ,;:]+\S*$/, ' ...')
}

function articleOn({ name, kind, where, text, details }: Term): string {
  const title = kind === 'field' || where.endsWith(name) ? where : `${name}, in ${where}`
  const lines = Object.entries(details).map(([key, value]) => `  ${`${key}:`.padEnd(9)} ${value}`)
  return [`${title} (${kind})`, indented(text), ...lines].join('\n')
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ')
