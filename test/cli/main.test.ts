/** The built program, as a user meets it. `npm test` builds first. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../report/manifest.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')
beforeAll(() => {
  if (!existsSync(program)) throw new Error('there is no dist/cli/main.js: npm run build first')
})

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Run the program; `onError` may look at standard error as it comes. */
function umbral(
  args: readonly string[],
  onError: (soFar: string, stop: () => void) => void = () => {},
): Promise<Ended> {
  const { NO_COLOR, FORCE_COLOR, CI, GITHUB_STEP_SUMMARY, ...env } = process.env
  void [NO_COLOR, FORCE_COLOR, CI, GITHUB_STEP_SUMMARY]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env })
    let out = ''
    let err = ''
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
    })
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString()
      onError(err, () => child.kill('SIGINT'))
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
  })
}

describe('help', () => {
  test('lists the commands and the options of a run', async () => {
    const { status, out, err } = await umbral(['--help'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    for (const word of ['run', 'validate', 'scenarios', 'explain', 'schema', '--replicates']) {
      expect(out).toContain(word)
    }
  })

  test('prints a script that completes, for a shell that then asks for names', async () => {
    const { status, out, err } = await umbral(['completion'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('umbral --get-yargs-completions')
    expect(await umbral(['--get-yargs-completions', 'umbral', 'replay', 'june']))
      .toEqual({ status: 0, out: 'june-2024-order\n', err: '' })
  })

  test('knows its version', async () => {
    expect((await umbral(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('mistakes of the user end with 2 and say what was meant', () => {
  test.each([
    [['run', '--replicates', 'abc'], /--replicates is "abc", expected a whole number/],
    [['run', '--replicates', '0'], /--replicates is "0"/],
    [['run', '--precision', '5'], /--precision is "5", expected a share/],
    [['run', '--seed', '-1'], /--seed is "-1"/],
    [['run', '--seed'], /--seed needs a value/],
    [['run', '--replicats', '3'], /no option or argument "replicats"; did you mean "replicates"/],
    [['run', '--formats', 'csv,docx'], /--formats has "docx"/],
    [['vaildate', 'x.yaml'], /no command "vaildate"; did you mean "validate"/],
    [['run', 'jun-2024-order'], /did you mean "june-2024-order"/],
    [['run', '--set', 'detectonProb=1'], /detectonProb/],
    [['run', '--from', '2024-13-01'], /--from 2024-13-01/],
  ])('%j', async (args, message) => {
    const { status, out, err } = await umbral(args)
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n {4}at /) // no stack
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  test('also as an event', async () => {
    const { status, out } = await umbral(['run', '--json', '--replicates', 'abc'])
    expect(status).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ event: 'error' })
  })
})

test('the last of an option given twice counts', async () => {
  const { err } = await umbral(['run', '--replicates', '3', '--replicates', 'x'])
  expect(err).toContain('--replicates is "x"')
})

/** A coarse crowd and few days, so that a replicate takes a moment only. */
const quick = [
  '--weight', '2000', '--seed', '7',
  '--set', 'start=2024-04-01', '--from', '2024-05-15', '--to', '2024-07-15',
]

/** What readers open is made by one of the tests only: drawing takes longer than simulating. */
const tablesOnly = [...quick, '--formats', 'csv']

describe('a run', () => {
  test('answers on standard output and gives the same bytes on 1 and 2 threads', async () => {
    const folder = temporaryFolder()
    const all = []
    for (const threads of ['1', '2']) {
      const out = join(folder, threads)
      const args = ['run', 'june-2024-order', '-n', '5', ...quick, '--threads', threads]
      const ended = await umbral([...args, '--out', out])
      expect(ended.status).toBe(0)
      expect(ended.out).toContain('Encounters between ports')
      expect(ended.out).toContain('paired difference')
      expect(ended.err).toContain('5 of 5 replicates')
      all.push(filesOf(out))
    }
    expect(Object.keys(all[0])).toContain('comparison.csv')
    expect(all[1]).toEqual(all[0])

    const again = await umbral(['run', '-n', '5', ...quick, '--out', join(folder, '1')])
    expect(again).toMatchObject({ status: 2, out: '' })
    expect(again.err).toContain('this same run, finished')
  })

  test('with draws gives the same bytes on 1 and 2 threads, and tells luck from doubt', async () => {
    const folder = temporaryFolder()
    const draws = join(folder, 'posterior.csv')
    writeFileSync(draws, 'draw,crossingHazardPerDay,retryProb.single-adult\n0,0.05,0.3\n1,0.2,0.5\n2,0.4,0.7\n')
    const all = []
    for (const threads of ['1', '2']) {
      const out = join(folder, threads)
      const ended = await umbral(['run', '-n', '6', ...tablesOnly, '--draws', draws, '--threads', threads, '--out', out])
      expect(ended).toMatchObject({ status: 0 })
      expect(ended.out).toContain('draws of posterior.csv')
      expect(ended.out.replaceAll(/\s+/g, ' ')).toMatch(/% is luck and .* doubt about parameters .* by 3 pairs of replicates/)
      all.push(filesOf(out))
    }
    expect(Object.keys(all[0])).toContain('luck.csv')
    expect(all[1]).toEqual(all[0])
  })

  test('keeps what is done when interrupted, and resumes to the same bytes', async () => {
    const folder = temporaryFolder()
    const args = ['run', '-n', '14', ...tablesOnly, '--threads', '2']
    let isStopped = false
    const stopped = await umbral([...args, '--out', join(folder, 'a')], (err, stop) => {
      if (isStopped || !/^\d+ of 14/m.test(err)) return
      isStopped = true
      stop()
    })
    expect(stopped.status).toBe(130)
    expect(stopped.err).toMatch(/\d+ of 14 replicates are done and kept/)
    const manifest = JSON.parse(
      readFileSync(join(folder, 'a/manifest.json'), 'utf8')) as Manifest
    expect(manifest.finished).toBeGreaterThan(0)
    expect(manifest.finished + manifest.unfinished.length).toBe(14)

    const refused = await umbral([...args, '--out', join(folder, 'a')])
    expect(refused.status).toBe(2)
    expect(refused.err).toContain('add --resume')
    const resumed = await umbral([...args, '--out', join(folder, 'a'), '--resume', '--quiet'])
    expect(resumed).toEqual({ status: 0, out: '', err: '' })
    await umbral([...args, '--out', join(folder, 'b'), '--quiet'])
    expect(filesOf(join(folder, 'a'))).toEqual(filesOf(join(folder, 'b')))
  })

  test('speaks JSON lines on request', async () => {
    const out = join(temporaryFolder(), 'a')
    const ended = await umbral(['run', '-n', '2', ...tablesOnly, '--json', '--out', out])
    const events = ended.out.trimEnd().split('\n')
      .map((line) => JSON.parse(line) as { event: string, status?: number })
    expect(events[0].event).toBe('start')
    expect(events.some(({ event }) => event === 'comparison')).toBe(true)
    expect(events.at(-1)).toMatchObject({ event: 'end', status: 0 })
    expect(ended.err).toBe('')
  })
})
