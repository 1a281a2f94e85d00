import type { Argv } from 'yargs'
import { text, valued } from '../coerce.ts'
import type { ReplayArguments } from '../replay.ts'

export const command = 'replay <scenario>'
export const describe = 'Say what a scenario\'s trigger would have done on observed counts'

export const builder = (yargs: Argv) => yargs
  .positional('scenario', {
    describe: 'Name of a scenario, or a file', type: 'string', demandOption: true,
  })
  .options({
    counts: {
      ...valued({
        describe: 'CSV file: date,count a day, or sums of weeks on rows 7 days apart',
        coerce: text,
      }),
      demandOption: true,
    },
    set: {
      describe: 'Change a value of the scenario: path=value; may be repeated',
      type: 'array', string: true, requiresArg: true,
    },
    out: valued({
      describe: 'Draw counts, mean and states into this file (.svg or .png)', alias: 'o', coerce: text,
    }),
    json: { describe: 'JSON on stdout, every day included', type: 'boolean', default: false },
  })
  .example('$0 replay june-2024-order --counts counts.csv', 'The dates on which it switches')
  .epilogue('A column unaccompanied_noncontiguous of the file, a part of count, holds the children '
    + 'whom some triggers leave out. A day without a count gives no finding.')

export async function handler(args: object): Promise<void> {
  const { replay } = await import('../replay.ts')
  await replay(args as ReplayArguments)
}
