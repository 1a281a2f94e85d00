/** What a sweep leaves for readers, and its rounds; with a tiny model in place of the real one. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Exit } from '../../cli/exit.ts'
import { makeReport } from '../../cli/make-report.ts'
import { runSweep } from '../../cli/sweep/run-sweep.ts'
import type { SweepArguments } from '../../cli/sweep/sweep-options.ts'
import { readCsv } from '../../report/read-csv.ts'
import type { SweepManifest } from '../../report/stored-sweep.ts'
import { filesOf, temporaryFolder } from '../workers/folders.ts'

const worker = new URL('../workers/stand-in-sweep-worker.ts', import.meta.url).href
const evil = '</title><img src=x onerror=alert(1)>'
const file = `
question: '${evil} Does it matter?'
scenarios: june-2024-order
axes:
  detectionProb: { label: 'Noticed <b>', values: [0.6, 0.7, 0.8] }
  effort: { from: 0.5, to: 1.5, step: 0.5, scales: [mexico.3.effort] }
design: { kind: grid }
replicates: 5
reference: { detectionProb: 0.7, effort: 1 }
measures: [got_aways, encounters_between_ports]
pictures:
  - { kind: heat-map, measure: got_aways, x: detectionProb, y: effort }
  - { kind: response, measure: got_aways, x: detectionProb }
`

let folder = ''
const run = (out: string, more: Partial<SweepArguments> = {}) => runSweep('sweep', {
  file: join(folder, 'sweep.yaml'), threads: 1, quiet: true, formats: ['csv'], out: join(folder, out), ...more,
}, worker)
const manifestIn = (out: string): SweepManifest =>
  JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8')) as SweepManifest

const begin = (): void => {
  folder = temporaryFolder()
  writeFileSync(join(folder, 'sweep.yaml'), file)
}

describe('page and workbook', () => {
  let page = ''
  let table: Record<string, string>[] = []
  let book: Awaited<ReturnType<typeof readXlsx>>
  let remade = false
  let plain: string[] = []
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'umbral-test-'))
    writeFileSync(join(folder, 'sweep.yaml'), file)
    expect(await run('out', { formats: undefined })).toBe(Exit.fine)
    const before = filesOf(join(folder, 'out'))
    for (const name of ['report.html', 'results.xlsx']) rmSync(join(folder, 'out', name))
    await makeReport({ dir: join(folder, 'out'), quiet: true })
    remade = JSON.stringify(filesOf(join(folder, 'out'))) === JSON.stringify(before)
    page = readFileSync(join(folder, 'out', 'report.html'), 'utf8')
    const { header, rows } = readCsv(before['sweep.csv'])
    table = rows.map((row) => Object.fromEntries(row.map((cell, k) => [header[k], cell])))
    book = await readXlsx(new Uint8Array(readFileSync(join(folder, 'out', 'results.xlsx'))))
    await run('plain')
    plain = readdirSync(join(folder, 'plain'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are made again from the stored tables, byte for byte', () => expect(remade).toBe(true))

  test('are left out where they are not asked for', () => {
    expect(plain).not.toContain('report.html')
    expect(plain).not.toContain('results.xlsx')
  })

  test('the page names no other file, takes any word for text, and has every picture', () => {
    expect(page.match(/(?:src|href)="(?!#|data:,)[^"]*"|url\(|@import|https?:(?!\/\/www\.w3\.org)/g)).toBeNull()
    expect(page).not.toMatch(/<img|<b>|<script/)
    expect(page.match(/<svg/g)).toHaveLength(2)
  })

  test('the page answers with the means of the table', () => {
    const means = table.filter(({ measure }) => measure === 'got_aways').map(({ mean }) => Math.round(Number(mean)))
    const [low, high] = [Math.min(...means), Math.max(...means)]
    expect(page).toContain(`Got-aways, expected: from ${low} (detectionProb 0.6, effort 0.5, and 2 more) to ${high} (detectionProb 0.8, effort 0.5, and 2 more); `)
    expect(page).toContain(' at the reference (detectionProb 0.7, effort 1).')
  })

  test('the workbook has a row a point, with the numbers of the table', () => {
    const sheet = (name: string) => book.sheets.find((one) => one.name === name)!.rows
    expect(book.sheets.map(({ name }) => name))
      .toEqual(['Cover', 'Pictures', 'Points', 'Sweep', 'Parameters', 'Dictionary'])
    const [header, ...points] = sheet('Points')
    expect(points).toHaveLength(9)
    const mean = header.indexOf('Got-aways')
    expect(points.map((row) => row[mean])).toEqual(
      table.filter(({ measure }) => measure === 'got_aways').map((row) => Number(row.mean)))
    expect(sheet('Sweep')).toHaveLength(1 + table.length)
  })
})

describe('precision', () => {
  test('adds rounds until every point is that precise, the same on any number of threads and after a resumption', async () => {
    begin()
    expect(await run('one', { precision: 0.02 })).toBe(Exit.fine)
    const { precision, replicates, finished } = manifestIn('one')
    expect(precision).toMatchObject({ target: 0.02, replicatesPerRound: 5, isReached: true })
    const { rounds, leastPrecise } = precision!
    expect(rounds).toBeGreaterThan(1)
    expect([replicates, finished]).toEqual([5 * rounds, 9 * 5 * rounds])
    // The spread is the same at every point, so that the smallest mean is known least.
    expect(leastPrecise!.measure).toBe('got_aways')
    expect(manifestIn('one').points[leastPrecise!.point!].values[0]).toBe(0.6)
    await run('two', { precision: 0.02, threads: 2 })
    expect(filesOf(join(folder, 'two'))).toEqual(filesOf(join(folder, 'one')))

    // Its tables are those of as many replicates asked for at once; one round fewer would not do.
    await run('plain', { replicates })
    const { 'manifest.json': _, ...tables } = filesOf(join(folder, 'plain'))
    expect(filesOf(join(folder, 'one'))).toMatchObject(tables)
    await run('short', { precision: 0.99, replicates: replicates - 5 })
    expect(manifestIn('short').precision!.leastPrecise!.error).toBeGreaterThan(0.02)

    expect(await run('one', { precision: 0.02, resume: true })).toBe(Exit.fine)
    await expect(run('one', { precision: 0.5 })).rejects.toThrow(/precision is 0.5 here, 0.02 there/)
  })

  test('is refused with --shard', async () => {
    begin()
    await expect(run('unused', { precision: 0.1, shard: { index: 1, of: 2 } })).rejects.toThrow(/no use with --shard/)
  })
})
