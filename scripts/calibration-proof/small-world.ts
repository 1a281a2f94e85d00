/** A world of twelve months, quick enough to be calibrated forty times. */
import { openScenario } from '../../cli/scenario/load.ts'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { runReplicate } from '../../sim/run-replicate.ts'
import { parties } from '../../sim/world.ts'
import { parametersAt, withTablePrior } from '../../study/calibration/calibrated-parameters.ts'
import { onScale, placesOf, sumsIn, type RecordSum, type Scale } from '../../study/calibration/data.ts'
import type { KnownWorlds } from '../../study/calibration/known-truth.ts'
import { withDrawn } from '../../study/priors.ts'

const WEIGHT = 400 // people a simulated person stands for
/** Errors of observation: a share of a month's count, and of a share itself. */
const COUNT_ERROR = 0.02
const SHARE_ERROR = 0.005

export const movedParameters = [
  'singleAdultIntentionsPerDay', 'familyIntentionsPerDay', 'childIntentionsPerDay', 'lawfulOnlyIntentionsPerDay',
  'departureHazardPerDay', 'crossingHazardPerDay', 'detectionProb', 'retryProb', 'stopsPerDay', 'northPatienceDays',
].map((name) => withTablePrior(name, null))

const changes = { start: '2024-01-01', 'parameters.communitiesPerOrigin': '1', expect: '[]' }
const scenario = openScenario('status-quo-2024', parameters, {})
  .load(Object.entries(changes).map(([path, value]) => ({ option: 'small world', path, value }))).scenario
const layout = recordLayout(scenario)

/** Months of encounters by party, at ports, and of stops; shares of got-aways and repeats in the year. */
const data: readonly (RecordSum & { readonly scale: Scale })[] = [
  ...parties.flatMap((party) => months('encounters_between_ports', party)),
  ...months('encounters_at_ports'), ...months('stops_in_mexico'),
  ...['got_aways', 'repeat_encounters'].map((series) => ({
    of: places(series), per: places('encounters_between_ports'), scale: 'as-is' as const,
  })),
]

function places(series: string, party?: string): number[] {
  return [...placesOf(layout, series, { party })!.values()]
}

function months(series: string, party?: string): { of: number[]; per: null; scale: 'log' }[] {
  return places(series, party).map((place) => ({ of: [place], per: null, scale: 'log' }))
}

/** The first round, of the prior, is shared by all worlds; each then has one of its own. */
export function smallWorlds(seed: string): KnownWorlds {
  const workspace = {}
  return {
    seed, nParameters: movedParameters.length, sizes: [200, 64],
    errors: data.map(({ scale }) => (scale === 'log' ? COUNT_ERROR : SHARE_ERROR)),
    simulate: (scores, luck, run) => {
      const { records: [record] } = runReplicate({
        scenario: withDrawn(scenario, parametersAt(movedParameters, scores)),
        against: null, seed: luck, replicate: run, weight: WEIGHT,
      }, workspace)
      return sumsIn(record, data).map((value, k) => onScale(value, data[k].scale, WEIGHT))
    },
  }
}
