/** What `npm run patterns` does: from arguments to an exit status. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { printedTable } from '../../bench/printed-table.ts'
import { Exit } from '../../cli/exit.ts'
import { writeError, writeOut } from '../../cli/output.ts'
import { defaultFolder, inspectRunFolder, shownFolder, stateOfFolder } from '../../cli/run-folder.ts'
import { runInJournal } from '../../cli/run-in-journal.ts'
import { watched } from '../../cli/watch-run.ts'
import { jsonText } from '../../report/json.ts'
import { packageFolder } from '../../report/package-folder.ts'
import { recordLayout, type RecordLayout } from '../../sim/observe/layout.ts'
import { drawsUsed } from '../../study/draws.ts'
import type { Coverage } from '../../study/patterns/coverage.ts'
import type { PatternResult } from '../../study/patterns/judge.ts'
import { runTasks } from '../../workers/coordinator.ts'
import { planRun, type Plan } from '../../workers/plan.ts'
import { patternInputsFrom, type PatternArguments, type PatternInputs } from './pattern-inputs.ts'
import { countInWords, coverageHeader, coverageRows, header, rowsOf } from './pattern-words.ts'
import { coverageFile, pageFile, patternsFile, pictureFiles, writePatterns } from './write-patterns.ts'

export interface Surroundings {
  /** The worker's file; tests bring their own. */
  readonly worker?: string
  /** Where `--write` writes. */
  readonly docs?: string
}

export async function showPatterns(
  args: PatternArguments, { worker, docs = join(packageFolder(), 'docs') }: Surroundings = {},
): Promise<number> {
  const inputs = patternInputsFrom(args)
  const layout = recordLayout(inputs.scenario)
  const plan = planPatterns(inputs, layout)
  const folder = resolve(args.out ?? defaultFolder('patterns', inputs))
  const state = inspectRunFolder(folder, plan)
  const status = state.kind !== 'finished' ? await simulate(args, { inputs, layout, plan, folder, worker })
    : state.failed > 0 ? Exit.someFailed : Exit.fine
  if (status !== Exit.fine && status !== Exit.someFailed) return status
  if (args.json || !args.quiet) writeOut(args.json ? jsonText(resultsIn(folder)) : closingWords(folder))
  if (args.write) copyPage(folder, docs)
  return status
}

/** Task r is replicate r; all of it is kept, as the measures need days, weeks and groups. */
export const planPatterns = (inputs: PatternInputs, layout: RecordLayout): Plan =>
  ({ ...planRun(inputs, layout.length, null), command: 'patterns', inputs })

interface Simulation {
  readonly inputs: PatternInputs
  readonly layout: RecordLayout
  readonly plan: Plan
  readonly folder: string
  readonly worker?: string
}

/** Fill the run's folder; an exit status. */
async function simulate(
  args: PatternArguments, { inputs, layout, plan, folder, worker }: Simulation,
): Promise<number> {
  stateOfFolder(plan, folder, args.resume)
  const threads = args.threads ?? availableParallelism()
  const { result, interrupted, canResume } = await watched(
    { folder, json: false, quiet: args.quiet ?? false, task: 'replicate', startEvent: () => ({}) },
    ({ signal, onStart, onRound, onProgress }) => runInJournal({ folder, plan, threads }, async (journal) => {
      onStart(journal.nDone)
      onRound(plan.nTasks, journal.nDone)
      const execution = await runTasks(plan, journal, { threads, worker, signal, onProgress })
      const isWhole = !execution.interrupted && journal.recorded().length > 0
      const files = isWhole ? await writePatterns(folder, inputs, layout, journal) : []
      return {
        execution, draws: drawsUsed(inputs, inputs.replicates),
        result: { files, nDone: journal.nDone, failures: journal.failures() },
      }
    }),
  )
  const { files, nDone, failures } = result
  if (failures.length > 0) {
    const [{ task, stage, message }] = failures
    writeError(`${failures.length} of ${plan.nTasks} replicates failed; the first is replicate ${task}, in ${
      stage}: ${message}\n`)
  }
  if (interrupted) writeError(`Interrupted: ${nDone} of ${plan.nTasks} replicates are done and kept.\n`)
  if (canResume) writeError(`The same command with --resume goes on in ${shownFolder(folder)}\n`)
  if (interrupted) return Exit.interrupted
  return files.length === 0 ? Exit.fault : failures.length > 0 ? Exit.someFailed : Exit.fine
}

const readJson = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const resultsIn = (folder: string): PatternResult[] => readJson(folder, patternsFile) as PatternResult[]

/** The tables for people. */
function closingWords(folder: string): string {
  const results = resultsIn(folder)
  const coverage = readJson(folder, coverageFile) as Coverage[]
  const files = [patternsFile, coverageFile, pageFile, ...pictureFiles].join(', ')
  return `${[
    printedTable(header, rowsOf(results), [2, 3, 4]),
    printedTable(coverageHeader, coverageRows(coverage), [1, 2, 3, 4, 5]),
    `${countInWords(results)}\nIn ${shownFolder(folder)}: ${files}`,
  ].join('\n\n')}\n`
}

function copyPage(folder: string, docs: string): void {
  for (const file of [pageFile, ...pictureFiles]) {
    mkdirSync(dirname(join(docs, file)), { recursive: true })
    copyFileSync(join(folder, file), join(docs, file))
    writeError(`docs/${file}\n`)
  }
}
