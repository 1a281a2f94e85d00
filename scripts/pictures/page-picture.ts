/** A picture of the page of a run, with the numbers under a pointer. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openBrowser } from './browser.ts'
import { RunFolderError } from './run-pictures.ts'

const [WIDTH, HEIGHT] = [1060, 700] // px
const EDGE = 20
const POINTER = { x: 0.72, y: 0.62 } // of the picture

export async function pictureOfPage(folder: string): Promise<Uint8Array> {
  const file = join(folder, 'report.html')
  if (!existsSync(file)) throw new RunFolderError(`report.html is missing in ${folder}`)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
    await page.goto(pathToFileURL(file).href)
    const section = page.locator('#section-encounters')
    await section.evaluate((element) => element.scrollIntoView())
    const figure = (await section.locator('figure').boundingBox())!
    const top = (await section.boundingBox())!.y
    await page.mouse.move(figure.x + POINTER.x * figure.width, figure.y + POINTER.y * figure.height)
    return await page.screenshot({
      clip: {
        x: EDGE, y: top, width: WIDTH - 2 * EDGE,
        height: figure.y + figure.height + EDGE - top,
      },
    })
  } finally {
    await browser.close()
  }
}
