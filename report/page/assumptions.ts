/** What a run assumes: its scenarios in words and numbers, and every parameter. */
import { parameters } from '../../sim/parameters/table.ts'
import type { ParameterSpec } from '../../sim/parameters/spec.ts'
import { dimensions } from '../../sim/parameters/spec.ts'
import { resolveParameters } from '../../sim/parameters/resolve.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { origins, parties } from '../../sim/world.ts'
import { nameInWords } from '../policy-lines.ts'
import { htmlText } from './html-text.ts'
import { tableOf } from './tables.ts'

/** The parameters are those of the first scenario; `about` says how the runs got theirs. */
export function assumptionsOf(scenarios: readonly Scenario[], about: string): string {
  return [
    `<p>${htmlText(about)}</p>`,
    ...scenarios.map(scenarioDetails),
    `<details><summary>All ${Object.keys(parameters).length} parameters, with sources</summary>
<div class="text">${parameterTable(scenarios[0])}</div>
</details>`,
  ].join('\n')
}

function scenarioDetails(scenario: Scenario): string {
  const { name, question, policies, mexico, shocks, switchOff } = scenario
  const changes = Object.entries(scenario.parameters)
  const lists = [
    ...Object.entries(policies).map(([policy, fields]) => [nameInWords(policy), plain(fields)]),
    ...mexico.map(({ date, ...entry }) => [`Mexico, ${date}`, plain(entry)]),
    ...shocks.map(({ from, to, ...shock }) => [`Shock, ${from} to ${to}`, plain(shock)]),
    ...changes.length > 0 ? [['Parameters that it sets', plain(scenario.parameters)]] : [],
    ...switchOff.length > 0 ? [['Switched off', switchOff.join(', ')]] : [],
  ]
  return `<details><summary>The scenario ${htmlText(name)}: its rules, dates and agreements</summary>
<p>${htmlText(question)}</p>
<dl>
${lists.map(([term, text]) => `<dt>${htmlText(term)}</dt><dd>${htmlText(text)}</dd>`).join('\n')}
</dl>
</details>`
}

/** Plain data as words: `kind: eligibility; effective: 2023-05-12; ...`. What says nothing is left out. */
function plain(value: unknown): string {
  if (Array.isArray(value)) {
    const everybody = [origins, parties].some((all) => value.length === all.length
      && all.every((one, k) => value[k] === one))
    return everybody ? 'all' : value.map(plain).join(', ')
  }
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, item]) => item !== null && !(Array.isArray(item) && item.length === 0))
    .map(([key, item]) => `${spaced(key)}: ${isNested(item) ? `(${plain(item)})` : plain(item)}`)
    .join('; ')
}
const isNested = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value)
const spaced = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function parameterTable(scenario: Scenario): string {
  const used = resolveParameters(scenario.parameters) as Readonly<Record<string, number | Float64Array>>
  const rows = Object.entries<ParameterSpec>(parameters).map(([name, { by, unit, doc, source }]) => {
    const value = used[name]
    const text = typeof value === 'number' || by === undefined ? String(value)
      : dimensions[by].map((key, k) => `${key} ${value[k]}`).join(', ')
    return [name, text, unit, doc, source]
  })
  return tableOf(`Parameters of ${scenario.name}`, ['Parameter', 'Value', 'Unit', 'Meaning', 'Source'], rows)
}
