import type { ArgumentsCamelCase, Argv } from 'yargs'

export const command = 'scenarios'
export const describe = 'List the scenarios that ship, with the question each asks'

export const builder = (yargs: Argv) => yargs
  .option('json', { describe: 'A JSON array on stdout', type: 'boolean', default: false })

export async function handler({ json }: ArgumentsCamelCase<{ json: boolean }>): Promise<void> {
  const { shippedScenarios } = await import('../scenario/shipped-list.ts')
  const scenarios = shippedScenarios()
  if (json) {
    console.log(JSON.stringify(scenarios, null, 2))
    return
  }
  const width = Math.max(...scenarios.map(({ name }) => name.length))
  for (const { name, question } of scenarios) console.log(`${name.padEnd(width)}  ${question}`)
}
