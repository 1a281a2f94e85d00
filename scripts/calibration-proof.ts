/**
 * npm run calibration-proof: calibrate forty worlds whose truth is known, and write into
 * docs/calibration.md how often the truth was found. Worlds are kept in results/calibration-proof/,
 * and those that are there are not run again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { judgeWorld } from '../study/calibration/known-truth.ts'
import { proofInWords } from './calibration-proof/proof-in-words.ts'
import { smallWorlds } from './calibration-proof/small-world.ts'
import { storedWorlds } from './calibration-proof/stored-worlds.ts'

const N_WORLDS = 40
const [BEGIN, END] = ['<!-- npm run calibration-proof writes from here -->', '<!-- to here -->']

const worlds = smallWorlds('1')
const runs = storedWorlds(worlds, N_WORLDS, (done) => console.log(`${done} of ${N_WORLDS} worlds`))
const text = proofInWords(worlds, runs.map((one) => judgeWorld(worlds, one)))
const page = join(packageFolder(), 'docs/calibration.md')
const [before, rest] = readFileSync(page, 'utf8').split(BEGIN)
writeFileSync(page, `${before}${BEGIN}\n\n${text}\n${END}${rest.split(END)[1]}`)
console.log(text)
