import type { Argv } from 'yargs'
import { compareOptions, type CompareArguments } from '../run-options.ts'

export const command = 'compare <baseline> <others..>'
export const describe = 'Run scenarios side by side: the same people with the same luck under each'

export const builder = (yargs: Argv) => yargs
  .positional('baseline', {
    describe: 'The scenario that the others are compared with: a name, or a file', type: 'string',
  })
  .positional('others', { describe: 'The other scenarios', type: 'string', array: true })
  .options(compareOptions)
  .example('$0 compare status-quo-2024 june-2024-order', 'What the June 2024 order changes')

export async function handler(args: object): Promise<void> {
  const { compareScenarios } = await import('../run-ensemble.ts')
  process.exitCode = await compareScenarios(args as CompareArguments)
}
