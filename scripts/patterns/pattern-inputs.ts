/** From the options of `npm run patterns` to what its replicates are made from. */
import { preferredDraws } from '../../cli/chosen-draws.ts'
import { UserError } from '../../cli/exit.ts'
import { runInputsFrom } from '../../cli/run-inputs.ts'
import type { RunArguments } from '../../cli/run-options.ts'
import { patterns } from '../../study/patterns/patterns.ts'
import type { RunInputs } from '../../workers/inputs.ts'

export interface PatternArguments extends
  Pick<RunArguments, 'replicates' | 'seed' | 'draws' | 'weight' | 'threads' | 'set' | 'out' | 'resume' | 'json' | 'quiet'> {
  readonly write?: boolean
}

const SCENARIO = 'history/2019-2024'
const [FROM, TO] = ['2019-10-01', '2024-05-31']
/** That of ordinary runs; days are as restless as observed only where one person stands for few (`dailyNoise`). */
export const defaultWeight = 5
export const defaultReplicates = 60

/** What the patterns are made from: other measures make another run. */
export interface PatternInputs extends RunInputs {
  readonly command: 'patterns'
  readonly patterns: readonly { readonly id: string; readonly measures: readonly string[] }[]
}

export function patternInputsFrom(args: PatternArguments): PatternInputs {
  const { replicates = defaultReplicates, weight = defaultWeight, draws = preferredDraws('priors'), seed, set } = args
  const run = runInputsFrom({ scenario: SCENARIO, replicates, weight, draws, seed, set })
  const { from, to } = run.scenario
  if (from > FROM || to < TO) {
    throw new UserError(`reported are ${from} to ${to}, expected ${FROM} to ${TO}, which the patterns are measured in`)
  }
  return {
    command: 'patterns',
    patterns: patterns.map(({ id, measures }) => ({ id, measures: measures.map(({ measure }) => measure) })),
    ...run,
  }
}
