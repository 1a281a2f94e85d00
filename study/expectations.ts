/**
 * Statements that must hold over the replicates of a run, such as
 * `P(june-order.daysInForce > 30) > 0.5`.
 *
 *   statement   statistic compared number
 *   statistic   P(operand compared number)   share of the replicates
 *               mean(operand), median(operand), sd(operand), q0.95(operand)
 *   operand     a headline measure: got_aways, encounters_between_ports:family, june-order.daysInForce
 *               ratio(measure), difference(measure): to the counterfactual, replicate by replicate
 *   compared    < <= > >=
 *   number      2500, 2,500, 0.5, 50 %
 *
 * `june-order.daysInForce` is another way to write `days_in_force:june-order`. Here statements are read,
 * which is done whenever a scenario is; `judge-expectation.ts` judges them, with statistics.
 */
export type Comparison = '<' | '<=' | '>' | '>='

export type Statistic =
  | { readonly kind: 'share'; readonly comparison: Comparison; readonly than: number }
  | { readonly kind: 'mean' | 'sd' }
  | { readonly kind: 'quantile'; readonly probability: number }

export interface Expectation {
  readonly statement: string
  readonly statistic: Statistic
  /** Name of a headline measure, as in summary.csv. */
  readonly measure: string
  /** The measure itself, or how it stands to that of the counterfactual. */
  readonly of: 'scenario' | 'ratio' | 'difference'
  readonly comparison: Comparison
  readonly than: number
}

export interface ExpectationResult {
  readonly statement: string
  readonly holds: boolean
  /** What was found; null where some replicate has no such number. */
  readonly value: number | null
  /** Monte Carlo standard error of a share or a mean; null for other statistics. */
  readonly mcse: number | null
}

export type ParsedExpectation = Expectation | { readonly fault: string }

const NUMBER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?(\s*%)?$/i
const MEASURE = /^[\w:.-]+$/
const example = '"P(june-order.daysInForce > 30) > 0.5" or "median(got_aways) < 100000"'

/** Read a statement, or say what is wrong with it. Whether there is such a measure is not asked. */
export function parseExpectation(statement: string): ParsedExpectation {
  const whole = /^\s*(\w[\w.]*)\s*\((.*)\)\s*(<=|>=|<|>)\s*([^<>]*?)\s*$/s.exec(statement)
  if (!whole) return { fault: `expected a statement such as ${example}` }
  const [, name, inner, comparison, boundText] = whole
  const than = numberIn(boundText)
  if (than === null) return { fault: `"${boundText}" is no number, expected one such as 2500 or 50 %` }

  const share = /^(.*?)\s*(<=|>=|<|>)\s*([^<>]*?)\s*$/s.exec(inner)
  const shareThan = share && numberIn(share[3])
  let statistic: Statistic
  if (name === 'P') {
    if (!share) return { fault: `"${inner}" is no condition, expected one such as got_aways > 100000` }
    if (shareThan === null) return { fault: `"${share[3]}" is no number, expected one such as 2500` }
    if (!(than >= 0 && than <= 1)) {
      return { fault: `a share of the replicates is compared with ${boundText}, expected 0 to 1, or 50 %` }
    }
    statistic = { kind: 'share', comparison: share[2] as Comparison, than: shareThan }
  } else {
    if (share) return { fault: `"${inner}" is a condition, expected P(${inner}), or a measure alone` }
    const known = statisticNamed(name)
    if (!known) {
      return { fault: `"${name}" is no statistic, expected P, mean, median, sd, or a quantile such as q0.95` }
    }
    statistic = known
  }

  const operand = (name === 'P' ? share![1] : inner).trim()
  const nested = /^(ratio|difference)\s*\(\s*(.*?)\s*\)$/s.exec(operand)
  const measure = nested ? nested[2] : operand
  if (!MEASURE.test(measure)) {
    return { fault: `"${operand}" is no measure, expected one such as got_aways, or ratio(got_aways)` }
  }
  return {
    statement, statistic, measure: wholeName(measure), comparison: comparison as Comparison, than,
    of: nested ? nested[1] as 'ratio' | 'difference' : 'scenario',
  }
}

function statisticNamed(name: string): Statistic | null {
  if (name === 'mean' || name === 'sd') return { kind: name }
  if (name === 'median') return { kind: 'quantile', probability: 0.5 }
  const probability = /^q(0?\.\d+)$/.exec(name)?.[1]
  return probability === undefined ? null : { kind: 'quantile', probability: Number(probability) }
}

function numberIn(text: string): number | null {
  const match = NUMBER.exec(text)
  if (!match) return null
  const [percent] = [match[1] ?? '']
  const value = Number(text.slice(0, text.length - percent.length).replaceAll(',', ''))
  return percent === '' ? value : value / 100
}

/** `june-order.daysInForce` is `days_in_force:june-order`. */
function wholeName(measure: string): string {
  const [, policy, name] = /^([\w-]+)\.([a-zA-Z]+)$/.exec(measure) ?? []
  if (name === undefined) return measure
  return `${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}:${policy}`
}
