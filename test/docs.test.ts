/** What the documentation names is there, and what is internal to our machines is named nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { shippedScenarios } from '../cli/scenario/shipped-list.ts'
import { isCentral } from '../scripts/library/central.ts'
import { outputs, policyOutputs, productOutputs } from '../sim/observe/outputs.ts'
import { parameters } from '../sim/parameters/table.ts'
import { dailySchedule } from '../sim/schedule.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
/** What pages say of it holds with and without it. */
const optionalPosterior = 'data/posterior.csv'
const isThere = (file: string): boolean => existsSync(join(root, file))

/** Files of a folder and those below it, from the root, with slashes. */
const filesIn = (folder: string): string[] => !isThere(folder) ? [] :
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(
      entry.parentPath.slice(root.length + 1).replaceAll('\\', '/'), entry.name,
    ))

const processes = filesIn('sim/processes')
const model = read('docs/model.md')
const written = filesIn('docs').filter((file) => file.endsWith('.md'))
const pages = [...written, 'README.md', 'CHANGELOG.md'].filter(isThere)

describe('docs/model.md', () => {
  test('has a submodel for every process, in the order of the day, and for no other', () => {
    const headings = [...model.matchAll(/^### .*\(`(sim\/processes\/[^`]+)`\)$/gm)].map(([, file]) => file)
    expect(headings.toSorted()).toEqual(processes.toSorted())
    const named = headings.map((file) =>
      posix.basename(file, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    expect(named).toEqual(dailySchedule.map(({ name }) => name))
  })

  test('names only parameters that there are', () => {
    const names = new Set(model.match(/\b[a-z]+(?:[A-Z][a-z]*)+\b/g))
    expect(names.size).toBeGreaterThan(80)
    expect([...names].filter((name) => !(name in parameters))).toEqual([])
  })

  test('names only series that there are', () => {
    const names = new Set(model.match(/(?<=`)[a-z]+(?:_[a-z]+)+(?=[`:])/g))
    expect(names.size).toBeGreaterThan(8)
    expect([...names].filter((name) => !(name in outputs || name in productOutputs || name in policyOutputs))).toEqual([])
  })

  test('follows the ODD protocol', () => {
    const parts = ['Purpose and patterns', 'Entities, state variables and scales',
      'Process overview and scheduling', 'Design concepts', 'Initialization', 'Input data', 'Submodels']
    expect([...model.matchAll(/^## \d\. (.+)$/gm)].map(([, title]) => title)).toEqual(parts)
    const concepts = ['Basic principles', 'Emergence', 'Adaptation', 'Objectives', 'Learning',
      'Prediction', 'Sensing', 'Interaction', 'Stochasticity', 'Collectives', 'Observation']
    expect(concepts.filter((concept) => !model.includes(`\n**${concept}.** `))).toEqual([])
  })
})

describe('docs/scenarios.md', () => {
  const page = read('docs/scenarios.md')
  const shipped = shippedScenarios().map(({ name }) => name)

  test('has a section for every scenario that ships, in their order, and for no other', () => {
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual(shipped)
  })

  test('shows a picture of each central scenario', () => {
    const central = shipped.filter(isCentral)
    expect(central).toHaveLength(5)
    const pictures = [...page.matchAll(/\(pictures\/scenario-(.+)\.png\)/g)].map(([, name]) => name)
    expect(pictures).toEqual(central)
  })
})

describe('pages', () => {
  test.each(pages)('%s names only files that exist', (page) => {
    const text = read(page)
    const folders = 'bench|cli|data|docs|report|scenarios|scripts|sim|study|test|workers'
    const paths = text.match(new RegExp(`(?<=\`)(?:${folders})/[\\w./-]*(?=\`)`, 'g')) ?? []
    expect(paths.filter((path) => path !== optionalPosterior && !isThere(path))).toEqual([])
  })

  test.each(pages)('%s links only to pages and headings that exist', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
    const broken = links.filter((link) => {
      const [path, anchor] = link.split('#')
      const file = path === '' ? page : posix.join(posix.dirname(page), path)
      return !isThere(file) || (anchor !== undefined && !anchorsOf(read(file)).includes(anchor))
    })
    expect(broken).toEqual([])
  })
})

/** As GitHub makes them of headings. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title.toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-'))

describe('what is published', () => {
  const code = ['bench', 'cli', 'report', 'scripts', 'sim', 'study', 'test', 'workers']
  const files = [...pages, 'data/SOURCES.md', 'results/README.md', 'package.json', ...[...code, 'scenarios'].flatMap(filesIn)]
    .filter((file) => /\.(?:ts|json|md|ya?ml)$/.test(file) && file !== 'test/docs.test.ts')
    // Made from the parameter table; another test says when it is stale.
    .filter((file) => file !== 'scenarios/scenario.schema.json')
  const secrets: readonly (readonly [string, RegExp])[] = [
    ['paths of a machine', /(?<![\w.~-])\/(?:work|tmp|root|home)\//],
    ['folders outside of the repository', /\.\.\/shared\b/],
    ['internal notes', /\b(?:MODEL|DESIGN|FACTS|STYLE)\.md\b|\b(?:MODEL|FACTS)\b/],
  ]
  test.each(secrets)('names no %s', (_name, pattern) => {
    const found = files.flatMap((file) => read(file).split('\n').flatMap((line, k) =>
      pattern.test(line) ? [`${file}:${k + 1}: ${line.trim().slice(0, 100)}`] : []))
    expect(found).toEqual([])
  })
})
