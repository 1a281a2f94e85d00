/** Calibrations by the built program: killed and resumed, and wrong in every way. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadCalibration } from '../../cli/calibrate/load-calibration.ts'
import { kindOfFile } from '../../cli/scenario/kind-of-file.ts'
import { readCsv } from '../../report/read-csv.ts'
import { parameters } from '../../sim/parameters/table.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'
import { killedAfter } from './killed-after.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')
const umbral = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

const calibration = `
question: What does a month tell?
scenario: status-quo-2024
set: { start: 2024-04-25, from: 2024-05-01, to: 2024-05-31, headline.from: 2024-05-01, headline.to: 2024-05-31 }
observed:
  - { series: encounters_between_ports, by: party, error: 10 % }
  - { series: repeat_encounters, per: encounters_between_ports, from: 2024-05, to: 2024-05, value: 0.1, error: 0.05 }
parameters:
  singleAdultIntentionsPerDay: prior
  childIntentionsPerDay.mexico: { kind: log-normal, sd: 0.2 }
  detectionProb: prior
method: { kind: ensemble-smoother, members: 10, rounds: 2, draws: 3 }
weight: [8000, 4000]
`

function fileWith(text: string, folder = temporaryFolder()): string {
  const file = join(folder, 'calibration.yaml')
  writeFileSync(file, text)
  return file
}

test('killed in a later round and resumed, on one thread or two: the bytes of one left alone', async () => {
  const folder = temporaryFolder()
  const file = fileWith(calibration, folder)
  const whole = join(folder, 'whole')
  const said = umbral('calibrate', file, '--out', whole, '--threads', '2')
  expect(said).toMatchObject({ status: 0 })
  expect(said.stdout).toMatch(/It took 23 runs: 2 rounds of 10, and one of each of 3 draws/)
  const files = filesOf(whole)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(
    ['fit.csv', 'manifest.json', 'parameters.csv', 'posterior.csv', 'report.html', 'pictures/fit.png']))

  const killed = join(folder, 'killed')
  const args = ['calibrate', file, '--out', killed, '--threads', '1']
  await killedAfter(12, program, args)
  expect(umbral(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('add --resume') as string })
  expect(umbral(...args, '--resume', '--quiet')).toMatchObject({ status: 0, stderr: '' })
  expect(filesOf(killed)).toEqual(files)

  const { header, rows } = readCsv(files['posterior.csv'])
  expect(rows).toHaveLength(3)
  const keys = Object.keys(parameters.singleAdultIntentionsPerDay.default)
  expect(header).toEqual(['draw', ...keys.map((key) => `singleAdultIntentionsPerDay.${key}`),
    'childIntentionsPerDay.mexico', 'detectionProb'])
  const known = readCsv(files['parameters.csv'])
  expect(known.rows.map(([name, unit]) => `${name} ${unit}`)).toEqual([
    'singleAdultIntentionsPerDay factor on the defaults', 'childIntentionsPerDay.mexico people/day', 'detectionProb probability',
  ])
  const fit = readCsv(files['fit.csv'])
  expect(fit.rows.map(([series, period]) => `${series} ${period}`)).toEqual([
    ...['single-adult', 'family', 'unaccompanied-child'].map((party) => `encounters_between_ports ${party} 2024-05`),
    'repeat_encounters per encounters_between_ports 2024-05/2024-05',
  ])
  expect(Number(fit.rows[0][2])).toBeGreaterThan(50_000) // of data/, in people
})

describe('what is wrong with a calibration is said before anything runs', () => {
  const faults: [string, [string, string], RegExp][] = [
    ['a parameter that is not there', ['detectionProb', 'detectionProp'],
      /calibration.yaml:11:3: parameters.detectionProp: is no parameter, .*did you mean "detectionProb"/],
    ['a key that is not there', ['childIntentionsPerDay.mexico', 'childIntentionsPerDay.mexica'], /has no key "mexica", .*did you mean "mexico"/],
    ['a parameter twice', ['childIntentionsPerDay.mexico', 'singleAdultIntentionsPerDay.mexico'], /singleAdultIntentionsPerDay.mexico twice/],
    ['a parameter without a prior', ['detectionProb: prior', 'dailyNoise: prior'], /parameters.dailyNoise: has no prior/],
    ['a series that is not there', ['series: encounters_between_ports', 'series: encounters_between_port'],
      /6:15: observed.0.series: is "encounters_between_port", .*did you mean "encounters_between_ports"/],
    ['a series that nobody has observed', ['{ series: encounters_between_ports, by: party', '{ series: gave_up'],
      /observed.0: has no month that was observed/],
    ['an error without a percent sign', ['error: 10 %', 'error: 10'], /observed.0.error: is 10, expected a share such as "10 %"/],
    ['a key of an entry that is not there', ['by: party', 'buy: party'], /observed.0.buy: unknown key.*did you mean "by"/],
    ['a period that is not reported', ['from: 2024-05, to: 2024-05', 'from: 2023-04, to: 2024-05'], /observed.1.from: to 2024-05 is no period/],
    ['too few members', ['members: 10', 'members: 8'], /method.members: is 8, expected at least 10 for 3 parameters/],
    ['weights that are not one a round', ['[8000, 4000]', '[4000]'], /weight: is a list of 1, expected one for each of 2 rounds/],
    ['what a parameter of the scenario holds', ['  detectionProb', '  initialApplicants'], /is set by the scenario/],
  ]
  test.each(faults)('%s', (_name, [from, to], message) => {
    expect(calibration).toContain(from)
    const scenario = to.includes('initialApplicants') ? calibration.replace('set: {', 'set: { parameters.initialApplicants: 7000,') : calibration
    expect(() => loadCalibration({ file: fileWith(scenario.replace(from, to)) })).toThrow(message)
  })
})

test('umbral validate knows a calibration from a scenario and a sweep', () => {
  expect(kindOfFile(fileWith(calibration))).toBe('calibration')
  expect(['status-quo-2024', 'threshold-and-effort', 'sweeps/threshold-and-effort', 'sweeps/2019-2024'].map(kindOfFile))
    .toEqual(['scenario', 'sweep', 'sweep', 'scenario'])
  expect(['2019-2024', 'calibrations/2019-2024', 'data/posterior.csv'].map(kindOfFile)).toEqual(['calibration', 'calibration', 'draws'])
  const faulty = fileWith(calibration.replace('members: 10', 'members: 1'))
  expect(umbral('validate', faulty)).toMatchObject({ status: 2, stderr: expect.stringContaining('method.members') as string })
})

const shipped = readdirSync(new URL('../../scenarios/calibrations', import.meta.url))
test.each(shipped)('scenarios/calibrations/%s is without a fault', (name) => {
  const file = fileURLToPath(new URL(`../../scenarios/calibrations/${name}`, import.meta.url))
  expect(readFileSync(file, 'utf8')).not.toMatch(/2024-0[6-9]|2025/) // later months are not fitted to
  const { data, parameters: moved } = loadCalibration({ file })
  expect(moved.length).toBeGreaterThan(5)
  expect(data.every(({ observed, error }) => observed >= 0 && error > 0)).toBe(true)
})
