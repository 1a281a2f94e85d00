/** The files of docs/scaling/ and the action, as far as they can be tried without their engines. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { temporaryFolder } from './workers/folders.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const inBash = (script: string, env: Record<string, string> = {}) =>
  spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: root, env: { ...process.env, ...env } })

test.each(['slurm-array.sbatch', 'slurm-merge.sbatch', 'install-slurm.sh', 'try-slurm.sh', 'parallel.sh', 'action-run.sh'])(
  'docs/scaling/%s is a script that bash can read', (file) => {
    expect(inBash(`bash -n docs/scaling/${file}`)).toMatchObject({ status: 0, stderr: '' })
  })

test('the Kubernetes job has a pod a shard', () => {
  type Job = { spec: { completions: number, template: { spec: { containers: { args: string[] }[] } } } }
  const [shards, merge] = parseAllDocuments(read('docs/scaling/kubernetes-job.yaml')).map((one) => one.toJS() as Job)
  const [command] = shards.spec.template.spec.containers[0].args
  expect(command).toContain(`--shard "$((JOB_COMPLETION_INDEX + 1))/${shards.spec.completions}"`)
  expect(merge.spec.template.spec.containers[0].args[0]).toContain('umbral merge')
})

test('the matrix numbers its shards from 1 without a gap', () => {
  type Workflow = { jobs: { shard: { strategy: { matrix: { shard: number[] } } }, merge: { needs: string } } }
  const { shard, merge } = (parse(read('docs/scaling/github-matrix.yml')) as Workflow).jobs
  expect(shard.strategy.matrix.shard).toEqual(shard.strategy.matrix.shard.map((_, k) => k + 1))
  expect(merge.needs).toBe('shard')
})

test('the action runs a sweep and writes the summary of the job', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'sweep.yaml')
  writeFileSync(file, `
question: Does the action work?
scenarios: june-2024-order
set: { start: 2024-05-01, from: 2024-05-25, to: 2024-06-25 }
axes: { detectionProb: [0.6, 0.8] }
design: { kind: grid }
measures: [encounters_between_ports]
`)
  type Action = { runs: { steps: { env?: object, run?: string }[] } }
  const step = (parse(read('action.yml')) as Action).runs.steps.find(({ env }) => env)!
  expect(step.run).toBe('bash "$GITHUB_ACTION_PATH/docs/scaling/action-run.sh"')
  const ended = inBash(step.run!, {
    GITHUB_ACTION_PATH: root, RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    COMMAND: 'sweep', FILE: file, ARGUMENTS: '--replicates 1 --weight 4000 --quiet',
  })
  expect(ended).toMatchObject({ status: 0, stderr: '' })
  expect(readFileSync(join(folder, 'output'), 'utf8')).toBe(`folder=${folder}/umbral-results\n`)
  expect(existsSync(join(folder, 'umbral-results/sweep.csv'))).toBe(true)
  expect(readFileSync(join(folder, 'summary'), 'utf8')).toMatch(/### Does the action work\?[^]*detectionProb/)
})
