import type { ArgumentsCamelCase, Argv } from 'yargs'

export const command = 'schema'
export const describe = 'Print the JSON Schema with which editors complete and check scenario files'

export const builder = (yargs: Argv) => yargs
  .option('write', {
    describe: 'Write it to scenarios/scenario.schema.json of the package', type: 'boolean',
    default: false,
  })
  .example('$0 schema > scenario.schema.json', 'Then begin a file with '
    + '"# yaml-language-server: $schema=./scenario.schema.json"')

export async function handler({ write }: ArgumentsCamelCase<{ write: boolean }>): Promise<void> {
  const { jsonSchemaText } = await import('../scenario/json-schema.ts')
  const { parameters } = await import('../../sim/parameters/table.ts')
  const text = jsonSchemaText(parameters)
  if (!write) {
    process.stdout.write(text)
    return
  }
  const { writeFileSync } = await import('node:fs')
  const { default: path } = await import('node:path')
  const { shippedFolder } = await import('../scenario/shipped.ts')
  const { shownFile } = await import('../scenario/problems.ts')
  const file = path.join(shippedFolder(), 'scenario.schema.json')
  writeFileSync(file, text)
  console.error(`wrote ${shownFile(file)}`)
}
