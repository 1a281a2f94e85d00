import { expect, test } from 'vitest'
import { openStoredRun } from '../../report/stored-run.ts'
import { changeInWords } from '../../report/number-words.ts'
import { figuresTable, withFigures } from '../../scripts/library/figures.ts'
import { standInRun } from '../report/stand-in-run.ts'
import { scenarioNamed } from '../workers/stand-in.ts'

test('a row says what a scenario changes, in the words of the closing table', async () => {
  const run = openStoredRun(await standInRun(scenarioNamed('a'), scenarioNamed('b')))
  const [header, , ...rows] = figuresTable([run]).split('\n')
  expect(header).toMatch(/^\| scenario \| encounters between ports \|/)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain(`| [a](#a), 2024-01-30 to 2024-02-02 | ${changeInWords(run.comparison[0])} |`)
  expect(figuresTable([{ ...run, against: null }]).split('\n')).toHaveLength(2)
})

test('the table stands between its marks, and nothing else of the page changes', () => {
  const [start, end] = ['<!-- figures: from `npm run library` -->', '<!-- end of figures -->']
  const page = (figures: string) => `before\n${start}\n${figures}\n${end}\nafter`
  expect(withFigures(page('old\nlines'), 'new')).toBe(page('new'))
  expect(() => withFigures('no marks', 'new')).toThrow('docs/scenarios.md has no')
})
