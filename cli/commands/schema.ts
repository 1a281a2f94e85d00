import type { ArgumentsCamelCase, Argv } from 'yargs'

export const command = 'schema [kind]'
export const describe = 'Print the JSON Schema with which editors complete and check files'

const kinds = ['scenario', 'sweep'] as const

export const builder = (yargs: Argv) => yargs
  .positional('kind', {
    describe: 'Of scenarios, or of sweeps and sensitivity analyses', choices: kinds, default: 'scenario',
  })
  .option('write', {
    describe: 'Write both to scenarios/ of the package', type: 'boolean', default: false,
  })
  .example('$0 schema > scenario.schema.json', 'Then begin a file with '
    + '"# yaml-language-server: $schema=./scenario.schema.json"')

export async function handler(
  { kind, write }: ArgumentsCamelCase<{ kind: (typeof kinds)[number], write: boolean }>,
): Promise<void> {
  const { jsonSchemaText } = await import('../scenario/json-schema.ts')
  const { sweepJsonSchemaText } = await import('../sweep/sweep-json-schema.ts')
  const { parameters } = await import('../../sim/parameters/table.ts')
  const texts = { scenario: () => jsonSchemaText(parameters), sweep: sweepJsonSchemaText }
  if (!write) {
    process.stdout.write(texts[kind]())
    return
  }
  const { writeFileSync } = await import('node:fs')
  const { default: path } = await import('node:path')
  const { shippedFolder } = await import('../scenario/shipped.ts')
  const { shownFile } = await import('../scenario/problems.ts')
  for (const one of kinds) {
    const file = path.join(shippedFolder(), `${one}.schema.json`)
    writeFileSync(file, texts[one]())
    console.error(`wrote ${shownFile(file)}`)
  }
}
