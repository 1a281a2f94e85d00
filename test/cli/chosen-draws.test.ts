/** Which draws a command takes, with and without a posterior that ships. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chosenDraws, preferredDraws } from '../../cli/chosen-draws.ts'
import { UserError } from '../../cli/exit.ts'
import { compareInputsFrom, runInputsFrom } from '../../cli/run-inputs.ts'
import { loadSweep } from '../../cli/sweep/load-sweep.ts'
import { drawsInSentences, drawsInShort } from '../../report/draws-words.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { drawnFor, drawsUsed } from '../../study/draws.ts'
import { pointWithDrawn, type SweepInputs } from '../../study/sweep.ts'
import { planRun, planSweep } from '../../workers/plan.ts'
import { temporaryFolder } from '../workers/folders.ts'
import { scenarioNamed } from '../workers/stand-in.ts'

const text = 'draw,detectionProb,smugglerFeeUsd.cuba\n0,0.6,3000\n1,0.65,3100\n2,0.7,3200\n'
function posteriorFile(name = 'posterior.csv'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}
const nowhere = (): string => join(temporaryFolder(), 'posterior.csv')
const scenario = 'june-2024-order'

test('a posterior that ships is what ordinary runs use, and defaults where none does', () => {
  const shipped = posteriorFile()
  const sha256 = createHash('sha256').update(readFileSync(shipped)).digest('hex')
  const found = { draws: 'posterior', posteriorFile: { file: 'data/posterior.csv', draws: 3, sha256 } }
  expect(runInputsFrom({ scenario }, shipped)).toMatchObject(found)
  expect(runInputsFrom({ scenario, draws: 'posterior' }, shipped)).toMatchObject(found)
  expect(compareInputsFrom({ baseline: 'status-quo-2024', others: [scenario] }, shipped)).toMatchObject(found)
  expect(loadSweep('sweep', { file: 'threshold-and-effort' }, shipped).inputs).toMatchObject(found)
  expect(runInputsFrom({ scenario, draws: 'defaults' }, shipped).draws).toBeUndefined()
  expect(runInputsFrom({ scenario, draws: 'priors' }, shipped)).toMatchObject({ draws: 'priors' })
  expect(runInputsFrom({ scenario }, nowhere())).toEqual(runInputsFrom({ scenario, draws: 'defaults' }))
  expect([preferredDraws('priors', shipped), preferredDraws('priors', nowhere())]).toEqual(['posterior', 'priors'])
})

test('a sensitivity analysis asks for the axes alone, unless draws are asked for', () => {
  const [shipped, file] = [posteriorFile(), 'what-matters']
  expect(loadSweep('sensitivity', { file }, shipped).inputs.draws).toBeUndefined()
  expect(loadSweep('sensitivity', { file, draws: 'posterior' }, shipped).inputs.draws).toBe('posterior')
  expect(loadSweep(null, { file }, shipped).inputs.draws).toBeUndefined()
})

test('a file is named without its folder, and a posterior that is not there is an error', () => {
  const { posteriorFile: of } = chosenDraws(posteriorFile('mine.csv'), nowhere())
  expect(of).toMatchObject({ file: 'mine.csv', draws: 3 })
  expect(() => chosenDraws('posterior', nowhere())).toThrow(UserError)
  expect(() => chosenDraws('posterior', nowhere())).toThrow(/data\/posterior.csv .* not there; expected defaults, priors, or a CSV/)
})

test('replicates have draws two and two, of the priors too', () => {
  const inputs = runInputsFrom({ scenario, replicates: 8, draws: posteriorFile() })
  const { taskOf } = planRun(inputs, 1, null)
  const used = [...Array(8).keys()].map((replicate) => taskOf(replicate))
  expect(used.map((task) => task.scenario.parameters.detectionProb)).toEqual([0.6, 0.6, 0.65, 0.65, 0.7, 0.7, 0.6, 0.6])
  expect(used.map((task) => task.against!.parameters.smugglerFeeUsd)).toEqual(
    [3000, 3000, 3100, 3100, 3200, 3200, 3000, 3000].map((cuba) => ({ cuba })))
  expect(used.map(({ replicate }) => replicate)).toEqual([...Array(8).keys()])
  const drawn = [0, 1, 2].map((replicate) => drawnFor({ draws: 'priors', seed: '1' }, replicate))
  expect(drawn[1]).toEqual(drawn[0])
  expect(drawn[2]).not.toEqual(drawn[0])
})

test('an axis of a sweep wins over the draw, which is the same at all points', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'sweep.yaml')
  writeFileSync(file, `question: What if more were seen?
scenarios: ${scenario}
axes:
  detectionProb: [0.5, 0.9]
design: { kind: grid }
replicates: 4
`)
  const { inputs, scenarioOf } = loadSweep('sweep', { file }, posteriorFile())
  const plan = planSweep('sweep', inputs, null, scenarioOf)
  const used = [...Array(8).keys()].map((task) => plan.taskOf(task))
  for (const replicate of [0, 1, 2, 3]) {
    const own = used.filter((task) => task.replicate === replicate).map((task) => task.scenario.parameters)
    expect(own.map(({ detectionProb }) => detectionProb as number).toSorted((a, b) => a - b)).toEqual([0.5, 0.9])
    expect(own.map(({ smugglerFeeUsd }) => smugglerFeeUsd)).toEqual(Array(2).fill({ cuba: replicate < 2 ? 3000 : 3100 }))
  }
})

test('an axis on the push of a named shock wins over the draw too, and other shocks have theirs', () => {
  const shock = { from: '2024-03-01', to: '2024-04-01', origins: [], parties: [], push: 2 }
  const point = { ...scenarioNamed('a'), shocks: ['flood', 'war'].map((name) => ({ ...shock, name })) } as unknown as Scenario
  const drawn = { shocks: { flood: 3, war: 4 } }
  const withAxis = (path: string) => {
    const axis = { name: 'x', label: 'x', targets: [{ path, factor: null, unit: '' }], priorOf: null, levels: [2] }
    return pointWithDrawn({ axes: [axis] } as unknown as SweepInputs, point, drawn).shocks.map(({ push }) => push)
  }
  expect(withAxis('shocks.0.push')).toEqual([2, 4])
  expect(withAxis('parameters.detectionProb')).toEqual([3, 4])
})

test('says what was used: the file, how many draws, and their hash', () => {
  const inputs = chosenDraws(undefined, posteriorFile())
  expect(drawsUsed(inputs, 4)).toEqual({ from: 'posterior', used: 2, ...inputs.posteriorFile })
  expect([5, 100].map((n) => drawsUsed(inputs, n).used)).toEqual([3, 3])
  expect(drawsUsed({ draws: 'priors' }, 7)).toEqual({ from: 'priors', used: 4 })
  expect(drawsUsed({}, 7)).toEqual({ from: 'defaults', used: 0 })
  expect(drawsInSentences(inputs)).toMatch(/the 3 rows of data\/posterior.csv \(SHA-256 [0-9a-f]{12}\)/)
  expect([inputs, { draws: 'priors' as const }, {}].map(drawsInShort))
    .toEqual(['draws of data/posterior.csv', 'draws from priors', 'default parameters'])
})
