import type { ArgumentsCamelCase, Argv } from 'yargs'
import { Exit } from '../exit.ts'
import type { FileKind } from '../scenario/kind-of-file.ts'
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
  const { kindOfFile } = await import('../scenario/kind-of-file.ts')
  const { ScenarioError, lineOf, problemRecord } = await import('../scenario/problems.ts')

  const problemsIn = async (file: string): Promise<readonly Problem[]> => {
    try {
      await load[kindOfFile(file)](file)
      return []
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems
      throw error
    }
  }
  for (const file of files) {
    const problems = await problemsIn(file)
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

/** Each kind imports what it needs alone, so that a scenario is checked quickly. */
const load: Record<FileKind, (file: string) => Promise<unknown>> = {
  async scenario(file) {
    const { loadAgainst, loadScenario } = await import('../scenario/load.ts')
    const { parameters } = await import('../../sim/parameters/table.ts')
    return loadAgainst(loadScenario(file, parameters), parameters)
  },
  async sweep(file) {
    const { loadSweep } = await import('../sweep/load-sweep.ts')
    return loadSweep(null, { file })
  },
  async calibration(file) {
    const { loadCalibration } = await import('../calibrate/load-calibration.ts')
    return loadCalibration({ file })
  },
  async draws(file) {
    const { readDraws } = await import('../read-draws.ts')
    return readDraws(file)
  },
}
