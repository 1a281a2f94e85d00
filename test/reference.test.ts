/** The generated pages of docs/ say what the code says. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outputs, policyOutputs, productOutputs } from '../sim/observe/outputs.ts'
import { parameters } from '../sim/parameters/table.ts'
import { table } from '../scripts/reference/markdown.ts'
import { referencePages } from '../scripts/reference/pages.ts'

const pages = referencePages()

describe('generated pages', () => {
  test.each(Object.keys(pages))('docs/%s is current', (name) => {
    const file = new URL(`../docs/${name}`, import.meta.url)
    const stored = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    const now = pages[name].split('\n')
    const stale = now.filter((line, k) => line !== stored[k])
    const isSame = stale.length === 0 && now.length === stored.length
    expect(isSame, `docs/${name} is stale: npm run reference. From line ${
      now.findIndex((line, k) => line !== stored[k]) + 1}: ${stale[0]?.slice(0, 120)}`).toBe(true)
  })

  test('say at the top that they are generated, and how', () => {
    for (const text of Object.values(pages)) {
      expect(text.split('\n').slice(0, 4).join()).toContain('generated from')
      expect(text).toContain('`npm run reference`')
    }
  })

  test('name every parameter and every series', () => {
    const missing = (page: string, names: readonly string[]) =>
      names.filter((name) => !pages[page].includes(`\n| \`${name}`))
    expect(missing('parameters.md', Object.keys(parameters))).toEqual([])
    expect(missing('outputs.md', Object.keys({ ...outputs, ...productOutputs, ...policyOutputs }))).toEqual([])
  })

  test('give every field of a scenario a meaning', () => {
    const rows = pages['scenario-files.md'].split('\n').filter((line) => line.startsWith('| `'))
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter((row) => row.split(' | ')[1].trim() === '')).toEqual([])
    expect(rows.find((row) => row.startsWith('| `policies.*.take-back`')))
      .toContain('yes, only take-back')
    expect(rows.find((row) => row.startsWith('| `policies.*.trigger.lift.held-for`')))
      .toContain('default 1 day')
  })
})

test('a table keeps its columns whatever stands in a cell', () => {
  expect(table(['a', 'b'], [['x | y', 'p > 0 `*|*`'], ['first\nsecond', '2 * 3']])).toBe([
    '| a | b |', '| --- | --- |', '| x \\| y | p \\> 0 `*\\|*` |', '| first<br>second | 2 \\* 3 |',
  ].join('\n'))
})
