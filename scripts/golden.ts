/** Rewrites test/golden/golden.json, the numbers that results are held to: `npm run golden`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import { goldenNumbers, type GoldenNumbers } from './golden/numbers.ts'

const file = join(packageFolder(), 'test', 'golden', 'golden.json')
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GoldenNumbers) : {}
const now = goldenNumbers()
const changed = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name])
if (changed.length === 0) {
  console.log('Nothing has changed.')
} else {
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`)
  for (const name of changed) console.log(`${name}: ${before[name] ?? 'none'} -> ${now[name] ?? 'none'}`)
  console.log(`\n${changed.length} of ${Object.keys(now).length} numbers of test/golden/golden.json have `
    + 'changed.\nSay what changed results, and why, in CHANGELOG.md, marked **changes results**.')
}
