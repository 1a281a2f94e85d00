import { expect, test } from 'vitest'
import { codeOf, importsOf } from './source-text.ts'

const bare = (source: string): string =>
  codeOf(source, { strings: 'drop' }).replace(/\s+/g, ' ').trim()

test('drops comments and what stands in strings', () => {
  expect(bare("/** a ** b */ const a = 'x ** y' // ** \nconst b = 2")).toBe('const a = const b = 2')
  expect(bare(String.raw`const a = 'it\'s ** here' + "b"; c ** d`)).toBe('const a = + ; c ** d')
})

test('keeps the code inside a template', () => {
  expect(bare('const a = `b ** ${c ** `d ** ${{ e: 1 }.e}`} **` + f')).toBe(
    'const a = ${c ** ${{ e: 1 }.e} } + f',
  )
})

test('tells a regular expression from a division', () => {
  expect(bare("const a = /[/'**]/.test(b) ? 1 : 2 / 3 // '")).toBe('const a = .test(b) ? 1 : 2 / 3')
  expect(bare("const a = b / c / d; const e = 'x'")).toBe('const a = b / c / d; const e =')
})

test('finds imports in every form', () => {
  const source = `
    import a from 'a'
    import { b,
      type B } from './b.ts'
    import type { C } from "../c.ts"
    export * from './d.ts'
    export { e } from './e.ts'
    import './f.ts'
    const g = await import('./g.ts')
    // import { h } from './h.ts'
    export const i = 'from'
    const text = \`import from\`
    export function from(x: string) { return x === './j.ts' }`
  expect(importsOf(source)).toEqual([
    'a', './b.ts', '../c.ts', './d.ts', './e.ts', './f.ts', './g.ts',
  ])
})
