import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoredRun, type StoredRun } from '../../report/stored-run.ts'
import { pageOf } from '../../report/page.ts'
import { encountersByDay } from '../../report/run-charts.ts'
import { writeReports } from '../../report/write-reports.ts'
import { scenarioNamed } from '../workers/stand-in.ts'
import { shortRun } from './short-run.ts'
import { standInRun } from './stand-in-run.ts'

interface ShownPanel {
  readonly title?: string
  readonly dates: readonly string[]
  readonly series: readonly { readonly name: string; readonly median: readonly number[] }[]
}
const numbersIn = (page: string): Record<string, readonly ShownPanel[]> => {
  const [, json] = /<script type="application\/json" id="numbers">(.*?)<\/script>/s.exec(page)!
  return JSON.parse(json) as Record<string, readonly ShownPanel[]>
}

test('is one file that names no other, and the same bytes from the same tables', async () => {
  const folder = await standInRun(scenarioNamed('a'), scenarioNamed('b'))
  expect(await writeReports(folder, ['html'])).toEqual(['report.html'])
  const page = readFileSync(join(folder, 'report.html'), 'utf8')
  expect(pageOf(openStoredRun(folder))).toBe(page)
  expect(page.match(/(?:src|href)="(?!#|data:,)[^"]*"|url\(|@import|https?:(?!\/\/www\.w3\.org)/g)).toBeNull()
  expect(page).not.toContain(folder)
})

test('takes a name or a question for text, whatever it says', async () => {
  const evil = '</script><img src=x onerror=alert(1)>&"\''
  const folder = await standInRun(
    { ...scenarioNamed(`<b>${evil}`), question: `${evil}?` }, scenarioNamed(`=1+1${evil}`))
  const page = pageOf(openStoredRun(folder))
  expect(page).not.toMatch(/<img|<b>/)
  expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;')
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(numbersIn(page).encounters[0].series[0].name).toBe(`<b>${evil}`)
})

describe('scenarios side by side', () => {
  const folder = mkdtempSync(join(tmpdir(), 'umbral-page-'))
  let run: StoredRun
  let page = ''
  beforeAll(async () => {
    await shortRun(folder, { sideBySide: true })
    run = openStoredRun(folder)
    page = pageOf(run)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('have every section, with the numbers of the tables', () => {
    const shown = numbersIn(page)
    expect(Object.keys(shown)).toEqual([
      'encounters', 'policy-june-order-june-2024-order', 'policy-june-order-strict', 'party', 'origin',
      'sector', 'children', 'ports', 'outcomes', 'mexico', 'smugglers', 'waiting',
    ])
    const family = shown.party.find(({ title }) => title === 'People in families: strict')!
    const stored = run.others[1].monthly.find('encounters_between_ports', { party: 'family' })!
    expect(family.dates).toEqual(stored.periods)
    expect(family.series[0].median).toEqual(
      stored.numbers('q0.5').map((value) => Number(value!.toPrecision(4))))
  })

  test('share a scale where they stand beside each other', () => {
    const shown = numbersIn(page)
    expect(shown.party.map(({ title }) => title)).toEqual(
      ['Single adults', 'People in families', 'Unaccompanied children'].flatMap((party) =>
        ['june-2024-order', 'strict'].map((name) => `${party}: ${name}`)))
    expect(shown.party[0].series.map(({ name }) => name)).toEqual(['scenario', 'status-quo-2024'])
    const tops = [...page.split('<figure id="party"')[1].split('</div>')[0]
      .matchAll(/data-plot="[^"]* ([\d.]+)"/g)].map(([, top]) => Number(top))
    expect(tops).toHaveLength(6)
    for (const k of [0, 2, 4]) expect(tops[k + 1]).toBe(tops[k])
  })

  test('are drawn as on the page: what is compared, with its policies, before the baseline', () => {
    const { fanLabel, counterfactualLabel, policyLines, source } = encountersByDay(run)
    expect([fanLabel, counterfactualLabel]).toEqual(['june-2024-order', 'status-quo-2024, same people and luck'])
    expect(policyLines!.map(({ label }) => label)).toContainEqual(expect.stringContaining('June order'))
    expect(source).toContain('scenario june-2024-order')
  })

  test('are each compared with the baseline', () => {
    expect(page).toContain('june-2024-order minus status-quo-2024, run by run')
    expect(page).toContain('strict minus status-quo-2024, run by run')
  })
})
