/** The expectations of a run as JUnit XML, which CI systems show beside the tests of a project. */
import type { ExpectationResult } from '../study/expectations.ts'
import { element, escapeXml } from './chart/svg.ts'

export function junitXml(scenario: string, results: readonly ExpectationResult[]): string {
  const cases = results.map(({ statement, holds, value }) => {
    const message = value === null ? 'some replicate has no such number' : `found ${value}`
    const failure = element('failure', { message }, escapeXml(`${statement}: ${message}`))
    return element('testcase', { classname: scenario, name: statement }, holds ? '' : `\n${failure}\n`)
  })
  const counts = {
    tests: results.length, failures: results.filter(({ holds }) => !holds).length, errors: 0,
  }
  const suite = element('testsuite', { name: scenario, ...counts }, `\n${cases.join('\n')}\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${
    element('testsuites', { name: 'umbral', ...counts }, `\n${suite}\n`)}\n`
}
