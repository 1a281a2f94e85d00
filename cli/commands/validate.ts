import type { ArgumentsCamelCase, Argv } from 'yargs'
import { Exit } from '../exit.ts'
import type { Problem } from '../scenario/problems.ts'

export const command = 'validate <file...>'
export const describe = 'Check scenarios, with those they extend and run against, files of sweeps and calibrations, and tables of draws'

export const builder = (yargs: Argv) => yargs
  .positional('file', {
    describe: 'File of a scenario, a sweep or a calibration, or the name of one that ships; a CSV file of draws', type: 'string', array: true,
    demandOption: true,
  })
  .option('json', { describe: 'One JSON line a file on stdout', type: 'boolean', default: false })
  .example('$0 validate my-question.yaml', 'Every problem as file:line:column: path: what is wrong')

export async function handler(
  { file: files, json }: ArgumentsCamelCase<{ file: string[], json: boolean }>,
): Promise<void> {
  const { loadAgainst, loadScenario } = await import('../scenario/load.ts')
  const { ScenarioError, lineOf, problemRecord } = await import('../scenario/problems.ts')
  const { parameters } = await import('../../sim/parameters/table.ts')
  const { isCalibration, loadCalibration } = await import('../calibrate/load-calibration.ts')
  const { readDraws } = await import('../read-draws.ts')
  const { isSweep, loadSweep } = await import('../sweep/load-sweep.ts')

  const problemsIn = (file: string): readonly Problem[] => {
    try {
      if (/\.csv$/i.test(file)) readDraws(file)
      else if (isCalibration(file)) loadCalibration({ file })
      else if (isSweep(file)) loadSweep(null, { file })
      else loadAgainst(loadScenario(file, parameters), parameters)
      return []
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems
      throw error
    }
  }
  for (const file of files) {
    const problems = problemsIn(file)
    if (problems.length > 0) process.exitCode = Exit.input
    if (json) {
      const record = { file, ok: problems.length === 0, problems: problems.map(problemRecord) }
      console.log(JSON.stringify(record))
    } else if (problems.length === 0) {
      console.log(`${file}: ok`)
    } else {
      console.error(problems.map(lineOf).join('\n'))
    }
  }
}
