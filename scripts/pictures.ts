/** Draws docs/pictures/ from the tables of a run: `npm run pictures -- <run folder>`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { renderPng } from '../report/png.ts'
import { browserPath } from './pictures/browser.ts'
import { pictureOfPage } from './pictures/page-picture.ts'
import {
  RunFolderError, scenarioOf, simulatedAndObserved, throughTheYears, underTheOrder,
} from './pictures/run-pictures.ts'

const MAIN = 'june-2024-order'
/** Pictures by the scenario of the run. */
const pictures: Readonly<Record<string, Readonly<Record<string, (folder: string) => string>>>> = {
  [MAIN]: {
    'simulated-and-observed-2024.png': simulatedAndObserved,
    'june-2024-order.png': underTheOrder,
  },
  'history/2019-2024': { 'history-2019-2024.png': throughTheYears },
}

const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: npm run pictures -- <folder of a run>')
  process.exitCode = 2
} else {
  try {
    if (!(scenarioOf(folder) in pictures)) {
      throw new RunFolderError(`no pictures of ${scenarioOf(folder)}; expected a run of ${Object.keys(pictures).join(' or ')}`)
    }
    const target = join(packageFolder(), 'docs', 'pictures')
    const drawn = Object.entries(pictures[scenarioOf(folder)]).map(([file, draw]) =>
      ({ file, png: renderPng(draw(folder)) }))
    if (browserPath === undefined) console.error('no Chromium here: the picture of the page stays as it is')
    else if (scenarioOf(folder) === MAIN) drawn.push({ file: 'report-page.png', png: await pictureOfPage(folder) })
    mkdirSync(target, { recursive: true })
    for (const { file, png } of drawn) {
      writeFileSync(join(target, file), png)
      console.log(`docs/pictures/${file}`)
    }
  } catch (error) {
    if (!(error instanceof RunFolderError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
