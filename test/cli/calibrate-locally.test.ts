/** Calibrations by the local smoother, and the kinds of data that one may give. */
import { spawnSync } from 'node:child_process'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadCalibration } from '../../cli/calibrate/load-calibration.ts'
import { readDraws } from '../../cli/read-draws.ts'
import { readObserved } from '../../report/observed.ts'
import { readCsv } from '../../report/read-csv.ts'
import type { Datum } from '../../study/calibration/data.ts'
import { comparable, localityOf, type CalibrationInputs } from '../../study/calibration/inputs.ts'
import { withDrawn } from '../../study/priors.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'
import { killedAfter } from './killed-after.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')
const umbral = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

const world = `
question: What happens in two months?
extends: status-quo-2024
shocks:
  - { name: lean-may, from: 2024-05-01, to: 2024-05-31, origins: [cuba], push: 0.5, reason: A lean month }
  - { name: all-of-april, from: 2024-04-01, to: 2024-04-30, push: 0.9, reason: Another }
  - { from: 2024-04-01, to: 2024-04-30, push: 1, reason: Without a name }
  - { name: more-jobs, from: 2024-04-01, to: 2024-04-30, cause: us-jobs, change: 0.1, reason: Without a push }
`
const calibration = `
question: What do two months tell?
scenario: ./world.yaml
set: { start: 2024-03-25, from: 2024-04-01, to: 2024-05-31, headline.from: 2024-05-01, headline.to: 2024-05-31 }
observed:
  - { series: encounters_between_ports, by: [origin, party], each: quarter, at-least: 100, plus: 50, error: 35 % }
  - { series: encounters_between_ports, rise: [2024-04, 2024-05], by: origin, plus: 50, error: 0.2 }
  - { series: encounters_between_ports, week: 2024-05-06, value: 29000, error: 7 %, judges: true }
  - { series: encounters_between_ports, sector: del-rio, per: encounters_between_ports, from: 2024-05, to: 2024-05, error: 0.02 }
  - { series: releases, less: releases_after_stay, per: encounters_between_ports, from: 2024-05, to: 2024-05, value: 0.53, error: 0.03 }
also:
  scenario: status-quo-2024
  set: { start: 2024-02-25, from: 2024-03-01, to: 2024-04-30, headline.from: 2024-03-01, headline.to: 2024-04-30 }
  observed:
    - { series: encounters_between_ports, by: origin, each: period, from: 2024-03, to: 2024-04, plus: 500, error: 15 % }
parameters:
  singleAdultIntentionsPerDay.*: { kind: log-normal, sd: 0.5 }
  tiesValue.cuba: { kind: normal, sd: 0.05 }
  detectionProb: prior
  shocks.lean-may: { kind: log-normal, sd: 0.7 }
  shocks.all-of-april: prior
  push.haiti: prior
method: { kind: local-ensemble-smoother, members: 8, rounds: 2, draws: 10, keep: 6, luck: shared, adjust: 2, draws-weight: 4000 }
weight: [8000, 8000]
`

function fileWith(text: string, folder = temporaryFolder()): string {
  writeFileSync(join(folder, 'world.yaml'), world)
  const file = join(folder, 'calibration.yaml')
  writeFileSync(file, text)
  return file
}

test('on one thread or two, and killed and resumed: the same bytes', async () => {
  const folder = temporaryFolder()
  const file = fileWith(calibration, folder)
  const one = join(folder, 'one')
  expect(umbral('calibrate', file, '--out', one, '--threads', '1')).toMatchObject({ status: 0 })
  const files = filesOf(one)
  const two = join(folder, 'two')
  expect(umbral('calibrate', file, '--out', two, '--threads', '2', '--quiet')).toMatchObject({ status: 0, stderr: '' })
  expect(filesOf(two)).toEqual(files)

  const killed = join(folder, 'killed')
  const args = ['calibrate', file, '--out', killed, '--threads', '1']
  await killedAfter(14, program, args)
  expect(umbral(...args, '--resume', '--quiet')).toMatchObject({ status: 0, stderr: '' })
  expect(filesOf(killed)).toEqual(files)

  const { header, rows } = readCsv(files['posterior.csv'])
  expect(rows).toHaveLength(6)
  expect(header.slice(-6)).toEqual([
    'tiesValue.cuba', 'detectionProb', 'shocks.lean-may', 'shocks.all-of-april', 'push.haiti.2024-04', 'push.haiti.2024-05'])
  expect(JSON.parse(files['manifest.json']).kept).toHaveLength(6)
  const fit = readCsv(files['fit.csv']).rows.map(([series]) => series)
  expect(fit).toContain('rise of encounters_between_ports venezuela')
  expect(fit).toContain('status-quo-2024: encounters_between_ports mexico')
  expect(files['report.html']).toMatch(/of the spread of the first round/)
  expect(files['report.html']).toMatch(/and 2 of each of 10 draws, each time moved by what their runs missed, of which the 6 that fit best are kept/)

  const unmoved = fileWith(calibration.replace(' adjust: 2,', '').replace('keep: 6', 'keep: 10'), temporaryFolder())
  expect(umbral('calibrate', unmoved, '--out', join(folder, 'unmoved'), '--quiet')).toMatchObject({ status: 0 })
  const drawn = readCsv(filesOf(join(folder, 'unmoved'))['posterior.csv']).rows
  const push = header.length - 2
  for (const row of rows) {
    expect(drawn.map((other) => other.slice(push))).toContainEqual(row.slice(push)) // it stands still
    expect(drawn.map((other) => other.slice(0, push))).not.toContainEqual(row.slice(0, push))
  }

  renameSync(join(one, 'posterior.csv'), join(folder, 'draws.csv'))
  const [draw] = readDraws(join(folder, 'draws.csv'))
  const { scenario, also } = loadCalibration({ file })
  const sizes = withDrawn(scenario, draw).shocks.map(({ push }) => push)
  expect(sizes).toEqual([draw.shocks!['lean-may'], draw.shocks!['all-of-april'], 1, null])
  expect(withDrawn(also!, draw).shocks).toEqual(also!.shocks) // it has no shocks of these names
})

test('a star moves every shock that has a name and a push, each by itself', () => {
  const all = calibration.replace(/ {2}shocks\.lean-may: .*\n/, '').replace('shocks.all-of-april: prior', 'shocks.*: prior')
  const { parameters } = loadCalibration({ file: fileWith(all) })
  const moved = parameters.filter(({ name }) => name === 'shocks').map(({ key }) => key)
  expect(new Set(moved)).toEqual(new Set(['all-of-april', 'lean-may']))
  expect(moved).toHaveLength(2)
})

describe('what is observed', () => {
  const loaded = (): CalibrationInputs => loadCalibration({ file: fileWith(calibration) })
  const named = (series: string): Datum[] => loaded().data.filter((datum) => datum.series === series)
  const seen = (month: string, ...[party, origin]: (string | null)[]): number => readObserved('encounters-monthly')
    .filter((row) => row.place === 'between-ports' && row.month === month
      && (party === null || row.party === party) && row.origin === origin)
    .reduce((sum, { encounters }) => sum + encounters, 0)

  test('of a quarter is the mean of its months, with a larger error where they are few', () => {
    const [quarter] = named('encounters_between_ports cuba single-adult')
    const mean = (seen('2024-04', 'single-adult', 'cuba') + seen('2024-05', 'single-adult', 'cuba')) / 2
    expect(quarter).toMatchObject({ period: '2024-04/2024-05', observed: mean, nMonths: 2, plus: 50, origin: 'cuba' })
    expect(quarter.error).toBeCloseTo(Math.sqrt(0.35 * 0.35 + 30 / mean), 12)
    const inputs = loaded()
    expect(comparable(inputs, inputs.data.map(({ observed }) => observed))).toContain(Math.log(mean + 50))
    for (const { observed } of inputs.data.filter(({ nMonths }) => nMonths === 2)) expect(observed).toBeGreaterThanOrEqual(100)
  })

  test('as a rise is how many times as many there are', () => {
    const [rise] = named('rise of encounters_between_ports mexico')
    expect(rise).toMatchObject({ scale: 'log', plus: 0, plusBoth: 50, origin: 'mexico' })
    expect(rise.observed).toBeCloseTo((seen('2024-05', null, 'mexico') + 50) / (seen('2024-04', null, 'mexico') + 50), 12)
  })

  test('of a week, of a sector and less another series is read off days, a part and a difference', () => {
    expect(named('encounters_between_ports in a week')[0].of).toHaveLength(7)
    const [share] = named('encounters_between_ports del-rio per encounters_between_ports')
    expect(share.observed).toBeCloseTo(0.086, 3)
    expect(named('releases less releases_after_stay per encounters_between_ports')[0].less).toHaveLength(1)
  })

  test('in a second scenario stands behind the record of the first', () => {
    const [total] = named('status-quo-2024: encounters_between_ports cuba')
    expect(total.observed).toBe(seen('2024-03', null, 'cuba') + seen('2024-04', null, 'cuba'))
    expect(Math.min(...total.of)).toBeGreaterThan(Math.max(...named('encounters_between_ports in a week')[0].of))
  })

  test('tells parameters of an origin what is of that origin, shocks of it too', () => {
    const { ofScores, ofData } = localityOf(loaded())
    expect(ofScores.slice(-6)).toEqual(['cuba', null, 'cuba', null, 'haiti', 'haiti'])
    expect(ofScores.filter((one) => one === 'haiti')).toHaveLength(3)
    expect(ofData.filter((one) => one === null)).toHaveLength(3) // the week, the share and the difference
  })
})

describe('what is wrong is said with its place', () => {
  const faults: [string, [string, string], RegExp][] = [
    ['a group that is not there', ['[origin, party]', '[origin, partei]'], /calibration.yaml:6:54: observed.0.by.1: is "partei", expected one of party, origin, sector/],
    ['a group twice', ['[origin, party]', '[origin, origin]'], /6:45: observed.0.by: names something twice/],
    ['a length of time', ['each: quarter', 'each: year'], /6:68: observed.0.each: is "year", expected one of month, quarter, period/],
    ['a least number', ['at-least: 100', 'at-least: 0'], /observed.0.at-least: is 0, expected 1 or more \(people\)/],
    ['no cell that is large enough', ['at-least: 100', 'at-least: 900000'], /observed.0.at-least: is 900000, but no cell has as many people/],
    ['a number to add', ['plus: 50, error: 35', 'plus: -1, error: 35'], /observed.0.plus: is -1, expected 0 or more/],
    ['one month of a rise', ['[2024-04, 2024-05]', '[2024-04]'], /7:47: observed.1.rise: is a list, expected two months/],
    ['a month that is not reported', ['[2024-04, 2024-05]', '[2024-03, 2024-05]'], /7:47: observed.1.rise: has 2024-03, expected months that the scenario reports/],
    ['a day that is none', ['week: 2024-05-06', 'week: 2024-05-32'], /8:47: observed.2.week: is "2024-05-32", expected a date/],
    ['a week that is not reported', ['week: 2024-05-06', 'week: 2024-05-27'], /8:47: observed.2.week: is 2024-05-27, expected the first of seven days/],
    ['a week without a value', ['value: 29000, ', ''], /observed.2.value: is missing, expected 0 or more/],
    ['a series that is not counted by day', ['{ series: encounters_between_ports, week', '{ series: encounters, week'], /8:15: observed.2.series: is "encounters", expected a series of daily.csv/],
    ['a sector that is not there', ['sector: del-rio', 'sector: del-ria'], /9:49: observed.3.sector: is "del-ria", expected one of/],
    ['a series without sectors', ['{ series: encounters_between_ports, sector', '{ series: encounters_at_ports, sector'], /9:15: observed.3.series: is "encounters_at_ports", which is not counted for del-rio/],
    ['a series to take off', ['less: releases_after_stay', 'less: releases_after_stays'], /10:31: observed.4.less: is "releases_after_stays", .*did you mean "releases_after_stay"/],
    ['a share that was not observed', ['value: 0.53, ', ''], /10:5: observed.4: is not in data\/ for all these months, expected a value/],
    ['what the second scenario was observed to be', ['each: period, from: 2024-03', 'each: period, frm: 2024-03'], /also.observed.0.frm: unknown key/],
    ['months that the second scenario does not report', ['from: 2024-03, to: 2024-04, plus', 'from: 2024-05, to: 2024-05, plus'], /15:7: also.observed.0: has no month/],
    ['a kind of prior', ['kind: normal', 'kind: gaussian'], /kind: is "gaussian", expected one of log-normal, logit-normal, normal/],
    ['a shock that is not there', ['shocks.lean-may', 'shocks.lean-mai'], /20:3: parameters.shocks.lean-mai: is no shock with a push, .*did you mean "lean-may"/],
    ['a shock without a push', ['shocks.lean-may', 'shocks.more-jobs'], /is no shock with a push/],
    ['a prior that a size cannot have', ['shocks.lean-may: { kind: log-normal', 'shocks.lean-may: { kind: normal'], /20:20: parameters.shocks.lean-may: is normal, expected log-normal/],
    ['push of no origin', ['push.haiti', 'push.hayti'], /22:3: parameters.push.hayti: is no origin, expected one of mexico, .*did you mean "haiti"/],
    ['a prior of its own for push', ['push.haiti: prior', 'push.haiti: { kind: normal, sd: 2 }'], /parameters.push.haiti: is standard normal, expected "prior"/],
    ['more kept than drawn', ['keep: 6', 'keep: 15'], /method.keep: is 15, expected at most the 10 draws/],
    ['too few to adjust by', ['draws: 10, keep: 6', 'draws: 7, keep: 7'], /method.draws: is 7, expected at least 8 to adjust by/],
    ['where to start', ['luck: shared', 'start-spread: 2'], /method.start-spread: is 2, expected 0.1 to 1/],
    ['a round that there is not', ['luck: shared', 'push-rounds: [1, 9]'], /method.push-rounds: has round 9, expected one of 1 to 2/],
    ['rounds for push alone', ['luck: shared', 'push-rounds: [1, 2]'], /method.push-rounds: is 2 rounds, expected fewer than the 2 that there are/],
    ['how narrow', ['luck: shared', 'least-spread: 0'], /method.least-spread: is 0, expected 0.05 to 1/],
    ['whose luck', ['luck: shared', 'luck: bad'], /23:91: method.luck: is "bad", expected one of shared, own/],
    ['what only a local smoother has', ['kind: local-ensemble-smoother', 'kind: ensemble-smoother'], /method.luck: is of no use to the kind ensemble-smoother/],
  ]
  test.each(faults)('%s', (_name, [from, to], message) => {
    expect(calibration).toContain(from)
    expect(() => loadCalibration({ file: fileWith(calibration.replace(from, to)) })).toThrow(message)
  })

  test('a name that two shocks have, or that is none', () => {
    const file = fileWith(calibration)
    const path = join(dirname(file), 'world.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace('all-of-april', 'lean-may').replace('more-jobs', 'More jobs'))
    expect(() => loadCalibration({ file })).toThrow(/world.yaml:6:13: shocks.1.name: is "lean-may", as another shock/)
    expect(() => loadCalibration({ file })).toThrow(/8:13: shocks.3.name: is "More jobs", expected lower-case words/)
  })
})
