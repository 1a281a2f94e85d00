/** Runs of worlds, kept on disk as they are done. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Matrix } from 'ml-matrix'
import { packageFolder } from '../../report/package-folder.ts'
import { firstEnsemble, runWorld, type KnownWorlds, type WorldRuns } from '../../study/calibration/known-truth.ts'
import type { Ensemble } from '../../study/calibration/linear-response.ts'

/** The first line is the round that all worlds share, each other one a world. */
const file = join(packageFolder(), 'results/calibration-proof/worlds.jsonl')

interface Plain {
  readonly scores: number[][]
  readonly data: number[][]
}
type StoredWorld = Omit<WorldRuns, 'ensembles'> & { readonly ensembles: readonly Plain[] }

export function storedWorlds(worlds: KnownWorlds, n: number, onWorld: (done: number) => void): WorldRuns[] {
  mkdirSync(dirname(file), { recursive: true })
  const [shared, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  const first = shared === undefined ? firstEnsemble(worlds) : opened(JSON.parse(shared) as Plain)
  if (shared === undefined) store(first)
  const runs = lines.map((line): WorldRuns => {
    const { ensembles, ...rest } = JSON.parse(line) as StoredWorld
    return { ...rest, ensembles: [first, ...ensembles.map(opened)] }
  })
  while (runs.length < n) {
    const one = runWorld(worlds, first, runs.length)
    store({ ...one, ensembles: one.ensembles.slice(1) })
    runs.push(one)
    onWorld(runs.length)
  }
  return runs
}

const store = (value: object): void => appendFileSync(file, `${JSON.stringify(value)}\n`)

const opened = ({ scores, data }: Plain): Ensemble => ({ scores: new Matrix(scores), data: new Matrix(data) })
