import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../report/read-csv.ts'
import { openStoredRun } from '../../report/stored-run.ts'
import { columnLetters, rangeOf, serialOf } from '../../report/workbook/cells.ts'
import { mostRows, rowsKept, tableSheet } from '../../report/workbook/table-sheet.ts'
import { replaceParts } from '../../report/workbook/zip-parts.ts'
import { writeReports } from '../../report/write-reports.ts'
import { scenarioNamed } from '../workers/stand-in.ts'
import { standInRun } from './stand-in-run.ts'

const a = scenarioNamed('a')
const b = scenarioNamed('=1+1')
const workbook = 'results.xlsx'

const read = () =>
  readXlsx(new Uint8Array(readFileSync(join(folder, workbook))), { readStyles: true })

let folder = ''
let book: Awaited<ReturnType<typeof read>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'umbral-test-'))
  await standInRun(a, b, 21, folder)
  expect(await writeReports(folder, ['xlsx'])).toEqual([workbook])
  book = await read()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The rows of a sheet, cells by the names of their columns. */
function sheetOf(name: string) {
  const [header, ...rows] = book.sheets.find((sheet) => sheet.name === name)!.rows
  return rows.map((row) => Object.fromEntries(header.map((title, k) => [String(title), row[k]])))
}

/** The text of a part of the archive, found by its name. */
function partOf(archive: Uint8Array, name: string): string {
  const zip = Buffer.from(archive)
  const at = zip.indexOf(name) // of its local header
  const length = zip.readUInt32LE(at - 12)
  const data = zip.subarray(at + name.length, at + name.length + length)
  return (zip.readUInt16LE(at - 22) === 8 ? inflateRawSync(data) : data).toString('utf8')
}

describe('cells', () => {
  test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %d is %s',
    (index, letters) => expect(columnLetters(index)).toBe(letters))

  test('ranges name their sheet, with quotes doubled', () => {
    expect(rangeOf('What\'s up', 1, 2, 9)).toBe('\'What\'\'s up\'!$B$2:$B$9')
  })

  test('dates count from the end of 1899, months from their first day', () => {
    expect([serialOf('1900-03-01'), serialOf('2024-01-31'), serialOf('2024-01')])
      .toEqual([61, 45_322, 45_292])
  })
})

describe('the workbook', () => {
  test('has a sheet for each purpose, and says on its cover what they are', async () => {
    const { sheets } = book
    expect(sheets.map(({ name }) => name)).toEqual([
      'Cover', 'Charts', 'Summary', 'Comparison', 'Monthly', 'Daily', 'Monthly 2', 'Daily 2',
      'Groups', 'Parameters', 'Dictionary', 'Chart data',
    ])
    const cover = new Map(sheets[0].rows.map(([label, text]) => [label, text]))
    expect(cover.get('Question')).toBe('What does the stand-in do?')
    expect(cover.get('Answer')).toMatch(/encounters between ports .*median of 21 runs; 90 % of runs/)
    expect(cover.get('Replicates')).toBe(21)
    for (const { name } of sheets.slice(1)) expect(cover.has(name)).toBe(true)
    for (const sheet of sheets.slice(2, -1)) {
      expect(sheet.freezePane?.rows).toBe(1)
      expect(sheet.autoFilter?.range).toMatch(/^A1:/)
    }
  })

  test('has the numbers of the CSV tables, as numbers', async () => {
    const { scenario, comparison } = openStoredRun(folder)
    const summary = sheetOf('Summary')
    expect(summary[0]).toMatchObject({
      scenario: 'a', measure: 'encounters_between_ports', mean: scenario.summary[0].mean,
      mcse: scenario.summary[0].mcse, 'q0.95': scenario.summary[0].quantiles[4],
    })
    expect(sheetOf('Comparison')[0]).toMatchObject({
      scenario: 'a', against: '=1+1', mean_difference: comparison[0].meanDifference,
    })
    const family = scenario.monthly.find('encounters_between_ports', { party: 'family' })!
    expect(sheetOf('Monthly').map((row) =>
      row['encounters_between_ports:family q0.5'])).toEqual(family.numbers('q0.5'))
  })

  test('keeps text text: a scenario called =1+1 calculates nothing', async () => {
    const { sheets } = book
    expect(sheets[2].rows.map(([scenario]) => scenario)).toContain('=1+1')
    for (const { cells } of sheets) {
      expect([...cells?.values() ?? []].filter(({ formula }) => formula !== undefined)).toEqual([])
    }
    const comparison = readFileSync(join(folder, 'comparison.csv'), 'utf8')
    expect(comparison).toContain(',\'=1+1,')
    expect(comparison).not.toMatch(/(?:^|,)=/m)
  })

  test('names its columns for formulas', async () => {
    const { namedRanges } = book
    expect(namedRanges).toContainEqual(
      { name: 'Daily_encounters_between_ports', range: '\'Daily\'!$B$2:$B$5' })
    expect(namedRanges!.map(({ name }) => name)).toContain('Monthly_2_month')
    expect(namedRanges!.map(({ name }) => name)).toContain('Summary_table')
    // Excel calls a workbook damaged in which the name of a sheet with a space has no quotes.
    const xml = partOf(readFileSync(join(folder, workbook)), 'xl/workbook.xml')
    const ranges = [...xml.matchAll(/<definedName [^>]*>([^<]*)</g)].map(([, range]) => range)
    expect(ranges.filter((range) => !/^(?:'[^']+'|\w+)!\$/.test(range))).toEqual([])
    expect(ranges).toContain('\'Monthly 2\'!$1:$1')
  })

  test('draws charts that hold the numbers they refer to', async () => {
    const archive = readFileSync(join(folder, workbook))
    const xml = partOf(archive, 'xl/charts/chart2.xml') // the first panel by party, by month
    const data = sheetOf('Chart data')
    expect(xml).toContain('<c:areaChart>')
    expect(xml).toContain('People in families')
    const [, median] = /'Chart data'!\$(\w+)\$1:[^]*?<c:v>a, median<\/c:v>[^]*?<c:val>([^]*?)<\/c:val>/
      .exec(xml)!.slice(1)
    const points = [...median.matchAll(/<c:v>([^<]+)</g)].map(([, value]) => Number(value))
    const { scenario } = openStoredRun(folder)
    expect(points).toEqual(
      scenario.monthly.find('encounters_between_ports', { party: 'family' })!.numbers('q0.5'))
    expect(data.length).toBeGreaterThan(0)
    // The bands, added up from below, end at the highest quantile.
    const areas = [...xml.slice(0, xml.indexOf('<c:lineChart>')).matchAll(/<c:val>([^]*?)<\/c:val>/g)]
      .map(([, part]) => [...part.matchAll(/<c:v>([^<]+)</g)].map(([, value]) => Number(value)))
    const top = areas.reduce((sums, area) => area.map((value, k) => value + (sums[k] ?? 0)), [])
    const highest = scenario.monthly.find('encounters_between_ports', { party: 'family' })!
      .numbers('q0.975')
    top.forEach((value, k) => expect(value).toBeCloseTo(highest[k]!, 6))
  })
})

describe('dates', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('are dates, in four time zones alike', async () => {
    const all = []
    for (const place of ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati']) {
      process.env.TZ = place
      await writeReports(folder, ['xlsx'])
      all.push(readFileSync(join(folder, workbook)).toString('base64'))
      book = await read()
      const dates = sheetOf('Daily').map(({ date }) => date)
      expect(dates).toEqual(['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02']
        .map((day) => new Date(`${day}T00:00:00Z`)))
      expect(sheetOf('Monthly')[1].month).toEqual(new Date('2024-02-01T00:00:00Z'))
    }
    expect(new Set(all).size).toBe(1)
  })
})

test('a sheet holds 50,000 rows at most, and says what is missing', () => {
  const table = {
    name: 'x', columns: [{ header: 'n', width: 9 }], allRowsIn: 'monthly.csv',
    rows: Array.from({ length: 60_000 }, (_, n) => [n]),
  }
  const { rows } = tableSheet(table)
  expect(rows).toHaveLength(mostRows)
  expect(rows!.at(-2)).toEqual([49_997])
  expect(rows!.at(-1)).toEqual(['Cut after 49998 of 60000 rows; all are in monthly.csv'])
  const whole = { ...table, rows: table.rows.slice(0, 49_999) }
  expect(rowsKept(whole)).toBe(49_999)
  expect(tableSheet(whole).rows).toHaveLength(mostRows)
})

test('parts of an archive are exchanged, the others stay', async () => {
  const before = await writeXlsx({ sheets: [{ name: 'x', rows: [['kept']] }] })
  const text = `<?xml version="1.0"?><a>${'ä'.repeat(1000)}</a>`
  const after = replaceParts(before, new Map([['docProps/app.xml', text]]))
  expect(partOf(after, 'docProps/app.xml')).toBe(text)
  expect((await readXlsx(new Uint8Array(after))).sheets[0].rows).toEqual([['kept']])
  expect(() => replaceParts(before, new Map([['none.xml', '']]))).toThrow('has no part none.xml')
  expect(() => replaceParts(before.slice(0, -1), new Map())).toThrow('does not end as a plain ZIP')
})

const office = spawnSync('soffice', ['--version']).status === 0

describe.skipIf(!office)('LibreOffice', () => {
  const convert = (folder: string, to: string): void => {
    execFileSync('soffice', [
      '--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--convert-to', to, '--outdir', join(folder, 'out'), join(folder, workbook),
    ], { stdio: 'pipe', env: { ...process.env, TZ: 'America/Los_Angeles' } })
  }

  test('opens every sheet with dates as dates, and prints it', async () => {
    mkdirSync(join(folder, 'out'))
    // Commas, quotes, UTF-8, from row 1 on, every sheet in a file of its own.
    convert(folder, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1')
    expect(readdirSync(join(folder, 'out'))).toHaveLength(12)
    const shown = (sheet: string) =>
      readCsv(readFileSync(join(folder, 'out', `results-${sheet}.csv`), 'utf8'))
    expect(shown('Daily').rows.map(([date]) => date))
      .toEqual(['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02'])
    // A date in the manner of the place, where a mere number would be 45292.
    for (const [month] of shown('Monthly').rows) expect(month).toMatch(/^\d+\D\d+\D\d+$/)
    expect(shown('Summary').rows.map(([scenario]) => scenario)).toContain('=1+1')
    const { scenario } = openStoredRun(folder)
    const median = scenario.daily.find('encounters_between_ports')!.numbers('q0.5')
    expect(shown('Daily').rows.map(([, cell]) => Number(cell.replaceAll(',', '')))).toEqual(median)
    convert(folder, 'pdf')
    const pdf = readFileSync(join(folder, 'out', 'results.pdf'), 'latin1')
    expect(pdf.startsWith('%PDF')).toBe(true)
    expect(pdf.match(/\/Subtype\s*\/Image/g)!.length).toBeGreaterThanOrEqual(3)
  })
})
