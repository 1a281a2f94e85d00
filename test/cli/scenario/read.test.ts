import { expect, test } from 'vitest'
import { folderOf, head, problemsOf } from './folder.ts'

test.each([
  ['a tab', 'parameters:\n\tdetectionProb: 1\n', 6],
  ['an open bracket', 'expect: [', 5],
  ['an unknown tag', 'expect: !list []', 5],
  ['two documents', '---\nquestion: What?\n', 5],
])('places %s that is not YAML', (_, lines, line) => {
  expect(problemsOf(lines)[0]).toMatch(new RegExp(`^it.yaml:${line}:\\d+: is not YAML: `))
})

test('keeps YAML 1.2: no and dates are words, 012 is twelve, << is a key', () => {
  const { scenario } = folderOf({ 'it.yaml': head.replace('What happens?', 'no') }).load('it.yaml')
  expect(scenario.question).toBe('no')
  expect(problemsOf('parameters: { detectionProb: 012 }')[0]).toContain('is 12, expected')
  expect(problemsOf('<<: { a: 1 }')[0]).toContain('<<: unknown key')
})

test('names a key given twice with its path, beside whatever else is wrong', () => {
  const problems = problemsOf('parameters:\n  detectionProb: 0.1\n  detectionProb: 1.4\nfoo: 1\n')
  expect(problems).toEqual([
    'it.yaml:7:3: parameters.detectionProb: is given twice in the same map, expected once',
    expect.stringContaining('it.yaml:8:1: foo: unknown key'),
  ])
})

test('follows anchors, but not for ever', () => {
  const shock = '{ from: 2024-01-01, to: 2024-01-02, push: 1, reason: &why Storm }'
  const again = '{ from: 2024-02-01, to: 2024-02-02, push: 1, reason: *why }'
  const text = `${head}shocks:\n  - ${shock}\n  - ${again}\n`
  const { scenario } = folderOf({ 'it.yaml': text }).load('it.yaml')
  expect(scenario.shocks[1].reason).toBe('Storm')
  expect(problemsOf('observe: &a { groups: *a }').join()).toContain('refers to itself')
  const nested = Array.from({ length: 9 }, (_, i) =>
    `  - &x${i + 1} [${Array(9).fill(i === 0 ? '1' : `*x${i}`).join(', ')}]`)
  expect(problemsOf(`expect:\n${nested.join('\n')}`).join()).toContain('unfolds too far')
})

test.each([
  ['', 'is not a scenario, expected a map'],
  ['# only a comment\n', 'is not a scenario, expected a map'],
  ['- a list\n', 'is not a scenario, expected a map'],
  [new Uint8Array([0xff, 0xfe, 0x00]), 'is not text in UTF-8'],
])('refuses a file of %j', (content, expected) => {
  expect(folderOf({ 'it.yaml': content }).problems('it.yaml'))
    .toEqual([expect.stringMatching(new RegExp(`^it.yaml:1:1: ${expected}`))])
})

test.each(['__proto__: { a: 1 }', '? [a, b]\n: 1'])('refuses the key of %s', (lines) => {
  expect(problemsOf(lines)).toEqual([
    expect.stringContaining('has a key that is not a name, expected a plain word'),
  ])
})

test.each(['constructor', 'to-string', 'has-own-property'])('allows a policy called %s', (name) => {
  const lines = `policies: { ${name}: { kind: eligibility, effective: 2024-01-01 } }`
  expect(problemsOf(lines)).toEqual([])
})
