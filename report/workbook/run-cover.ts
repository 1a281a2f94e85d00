/** What the cover of a run's workbook says. */
import { answerOf } from '../answer.ts'
import { drawsInSentences } from '../draws-words.ts'
import { dateInWords, people } from '../number-words.ts'
import { limitsOf } from '../page/limits.ts'
import type { StoredRun } from '../stored-run.ts'
import type { Cover, Fact } from './cover-sheet.ts'

export const coverOf = (run: StoredRun): Cover => ({
  title: run.scenario.scenario.name, question: run.scenario.scenario.question, answer: answerOf(run),
  facts: factsOf(run), limits: limitsOf(run.manifest),
})

function factsOf({ scenario: { scenario }, against, others, manifest }: StoredRun): Fact[] {
  const { version, fingerprint, seed, weight, finished, replicates } = manifest
  const beside = [...against ? [against] : [], ...others].map((other) => other.scenario.name)
  const days = (from: string, to: string): string => `${dateInWords(from)} to ${dateInWords(to)}`
  return [
    ['Scenario', scenario.name],
    ...beside.length === 0 ? [] : [['Compared with', beside.join(', ')] as const],
    ['Dates', days(scenario.from, scenario.to)],
    ['Headline period', `${days(scenario.headline.from, scenario.headline.to)
    }; Summary and Comparison are taken over it`],
    ['Replicates', finished],
    ...finished === replicates ? []
      : [['', `of ${people(replicates)} that were asked for; the others failed or were not run`] as const],
    ['People per simulated person', weight],
    ['Parameters', drawsInSentences(manifest, 'those on the sheet')],
    ['Seed', seed],
    ['Version', `${version}, run ${fingerprint.slice(0, 10)}`],
  ]
}
