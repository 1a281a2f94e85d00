/** The page in a real browser; passed over where none is installed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeReports } from '../../report/write-reports.ts'
import { browserPath, openBrowser } from '../../scripts/pictures/browser.ts'
import { shortRun } from './short-run.ts'

describe.skipIf(browserPath === undefined)('report.html', () => {
  const folder = mkdtempSync(join(tmpdir(), 'umbral-page-'))
  let browser: Browser
  let address = ''
  beforeAll(async () => {
    await shortRun(folder)
    await writeReports(folder, ['html'])
    address = pathToFileURL(join(folder, 'report.html')).href
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** Open the page, with all that it says on the console and asks of the network. */
  async function open(width = 1200, javaScriptEnabled = true): Promise<{ page: Page; heard: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled })
    const heard: string[] = []
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(error.message))
    page.on('request', (request) => {
      if (request.url() !== address) heard.push(request.url())
    })
    await page.goto(address)
    return { page, heard }
  }

  test('says nothing on the console, asks for nothing, and shows every picture', async () => {
    const { page, heard } = await open()
    const figures = await page.locator('figure').evaluateAll((all) => all.map(({ id }) => id))
    expect(figures).toHaveLength(11)
    for (const id of figures) {
      const picture = page.locator(`figure#${id} .wide svg`)
      expect((await picture.boundingBox())!.height, id).toBeGreaterThan(150)
      expect(await picture.locator('path').count(), id).toBeGreaterThan(1)
    }
    expect(heard).toEqual([])
    await page.close()
  })

  test('can be read without scripts', async () => {
    const { page } = await open(1200, false)
    expect(await page.locator('figure .wide svg').first().isVisible()).toBe(true)
    expect(await page.locator('.answer p').first().innerText()).toMatch(/encounters between ports of entry/)
    await page.locator('details.numbers summary').first().click()
    expect(await page.locator('details.numbers table').first().innerText()).toMatch(/2024-0\d-\d\d/)
    await page.close()
  })

  test('shows the numbers under a pointer, and with the arrow keys', async () => {
    const { page, heard } = await open()
    const figure = page.locator('figure#encounters')
    await figure.scrollIntoViewIfNeeded()
    const tip = figure.locator('.tip')
    expect(await tip.isVisible()).toBe(false)
    const box = (await figure.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.6)
    expect(await tip.innerText()).toMatch(
      /^\d+ \w+ 2024\njune-2024-order: [\d,]+\n95 % of runs: [\d,]+ to [\d,]+\n80 %[^]*status-quo-2024: [\d,]+/)
    await page.mouse.move(2, 2)
    expect(await tip.isVisible()).toBe(false)

    await page.locator('figure#party').focus()
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
    expect(await page.locator('figure#party .tip').innerText()).toMatch(/^May 2024: People in families\n/)
    expect(await page.locator('figure#party [role=status]').innerText()).toMatch(/^May 2024/)
    expect(heard).toEqual([])
    await page.close()
  })

  test('sets text apart from its ground by a contrast of 4.5 and more', async () => {
    const { page } = await open()
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    const pairs = await page.evaluate<[string, string][]>(coloursOfText)
    expect(pairs.length).toBeGreaterThanOrEqual(3)
    // The names of thresholds lie on the fans; their ground at its darkest is where two fans meet.
    pairs.push(['rgb(26, 26, 26)', darkestFan()])
    for (const [ink, ground] of pairs) {
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
    await page.close()
  })

  test('fits a phone, with letters that can be read, and paper', async () => {
    const { page } = await open(360)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    const sizes = await page.evaluate<number[]>(sizesOfLetters)
    expect(Math.min(...sizes)).toBeGreaterThan(9.5)
    await page.setViewportSize({ width: 720, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('figure .wide').first().isVisible()).toBe(true)
    expect(await page.locator('nav').isVisible()).toBe(false)
    await page.close()
  })
})

/** In the browser: every pair of colours of a text that is seen and of what it stands on. */
const coloursOfText = `(() => {
  const groundOf = (element) => {
    if (element === null) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(element)
    return backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor
  }
  const pairs = [...document.querySelectorAll('body *')]
    .filter((element) => element.getClientRects().length > 0
      && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
    .map((element) => {
      const { color, fill } = getComputedStyle(element)
      return [element instanceof SVGElement ? fill : color, groundOf(element)]
    })
  return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()]
})()`

/** In the browser: sizes of all letters in the pictures for phones, px on the screen. */
const sizesOfLetters = `[...document.querySelectorAll('.narrow svg')].flatMap((svg) => {
  const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute('width'))
  return [...svg.querySelectorAll('text')].map((text) => scale * Number(text.getAttribute('font-size')))
})`

const channels = (colour: string): number[] => colour.match(/[\d.]+/g)!.slice(0, 3).map(Number)

/** WCAG 2: relative luminance, and the ratio of two. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Three bands of each fan over one another on white. */
function darkestFan(): string {
  const fans = ['#d55e00', '#0072b2'].map((hex) =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)))
  const ground = [255, 255, 255]
  for (const fan of fans) {
    for (let band = 0; band < 3; band++) ground.forEach((_, k) => (ground[k] = 0.8 * ground[k] + 0.2 * fan[k]))
  }
  return `rgb(${ground.join()})`
}
