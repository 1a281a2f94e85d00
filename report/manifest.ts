/**
 * `manifest.json`: everything needed to repeat a run, and nothing of where and when it ran.
 * `run.json`: where and when it ran.
 */
import { join } from 'node:path'
import type { Scenario } from '../sim/scenario.ts'
import type { DrawInputs, DrawsUsed } from '../study/draws.ts'
import type { ExpectationResult } from '../study/expectations.ts'
import type { LeastPrecise } from '../study/precision.ts'
import { writeFileWhole } from './files.ts'
import { jsonText } from './json.ts'

export interface ReplicateFailure {
  readonly replicate: number
  readonly stage: string
  readonly message: string
}

export interface RunWarning {
  readonly message: string
  /** In how many replicates; null where it does not come from one. */
  readonly replicates: number | null
}

export interface PrecisionRecord {
  /** Greatest relative Monte Carlo error asked for. */
  readonly target: number
  readonly replicatesPerRound: number
  readonly rounds: number
  readonly isReached: boolean
  /** The measure that is known least, and its relative error; null where no replicate finished. */
  readonly leastPrecise: LeastPrecise | null
}

export interface Manifest extends DrawInputs {
  readonly program: 'umbral'
  readonly version: string
  /** Hash of the program's files. */
  readonly build: string
  /** Hash of version, build, scenarios, seed, weight and number of replicates. */
  readonly fingerprint: string
  readonly seed: string
  readonly weight: number
  readonly replicates: number
  /** Where a precision was asked for: how far it was reached, and by how many rounds. */
  readonly precision?: PrecisionRecord
  /** Replicates that the tables are made of; fewer than `replicates` after an interrupt. */
  readonly finished: number
  readonly unfinished: readonly number[]
  readonly failures: readonly ReplicateFailure[]
  readonly warnings: readonly RunWarning[]
  /** What the scenario expects, and what was found over the finished replicates. */
  readonly expectations: readonly ExpectationResult[]
  readonly scenario: Scenario
  readonly against: Scenario | null
  /** What `compare` ran beside the scenario, which is then the baseline. */
  readonly others?: readonly Scenario[]
  /** Row of the posterior sample that replicate 0, 1, ... used; null for default parameters. */
  readonly posteriorRows: readonly (number | null)[]
}

export interface RunFacts {
  readonly started: string
  readonly ended: string
  readonly seconds: number
  readonly interrupted: boolean
  /** Where the parameters of the replicates came from; left out of a calibration, which looks for them. */
  readonly draws?: DrawsUsed
  /** Replicates of this execution; those found in the journal were run before. */
  readonly replicates: number
  readonly resumed: number
  readonly replicatesPerSecond: number | null
  readonly nsPerTransition: number | null
  readonly transitions: number
  readonly threads: number
  readonly peakMemoryMiB: number
  readonly machine: {
    readonly host: string
    readonly processor: string
    readonly cores: number
    readonly memoryGiB: number
    readonly platform: string
    readonly node: string
  }
}

export const manifestFile = 'manifest.json'
export const runFile = 'run.json'

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFileWhole(join(folder, manifestFile), (write) => write(jsonText(manifest)))

export const writeRunFacts = (folder: string, facts: RunFacts): Promise<void> =>
  writeFileWhole(join(folder, runFile), (write) => write(jsonText(facts)))
