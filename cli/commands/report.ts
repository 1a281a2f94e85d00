import type { Argv } from 'yargs'
import { defaultReportFormats, reportFormats } from '../../report/formats.ts'
import { valued, wordsOf } from '../coerce.ts'
import type { ReportArguments } from '../make-report.ts'
import { runOptions } from '../run-options.ts'

export const command = 'report <dir>'
export const describe = 'Make what readers open again, from the stored tables of a run or a sweep'

export const builder = (yargs: Argv) => yargs
  .positional('dir', { describe: 'Folder of a run or a sweep', type: 'string', demandOption: true })
  .options({
    formats: valued({
      describe: `Some of ${reportFormats.join(', ')} [default: ${defaultReportFormats.join(',')}]`,
      coerce: wordsOf('formats', reportFormats),
    }),
    json: { describe: 'One JSON line on standard output', type: 'boolean' },
    quiet: runOptions.quiet,
  })
  .example('$0 report results/june-2024-order-9c04ba04d4', 'The same bytes as the run left')

export async function handler(args: object): Promise<void> {
  const { makeReport } = await import('../make-report.ts')
  await makeReport(args as ReportArguments)
}
