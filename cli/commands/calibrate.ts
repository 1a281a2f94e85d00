import type { Argv } from 'yargs'
import { calibrateOptions, type CalibrateArguments } from '../calibrate/calibrate-options.ts'

export const command = 'calibrate <file>'
export const describe = 'Learn parameters from observed series: draws of their posterior, and how those fit'

export const builder = (yargs: Argv) => yargs
  .positional('file', {
    describe: "A calibration's file, or the name of one that ships", type: 'string', demandOption: true,
  })
  .options(calibrateOptions)
  .example('$0 calibrate my.yaml --weight 1000', 'A quick look at whether the data tell of a parameter')

export async function handler(args: object): Promise<void> {
  const { runCalibration } = await import('../calibrate/run-calibration.ts')
  process.exitCode = await runCalibration(args as CalibrateArguments)
}
