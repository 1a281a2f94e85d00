/** Text from the command line to checked values. An option given twice counts as last given. */
import type { Options } from 'yargs'
import type { Shard } from '../workers/plan.ts'

type Given = string | readonly string[] | undefined

const lastOf = (given: Given): string | undefined =>
  typeof given === 'string' || given === undefined ? given : given.at(-1)

/** A whole number within limits. */
export const wholeNumber = (name: string, min: number, max: number) =>
  (given: Given): number | undefined => {
    const text = lastOf(given)
    if (text === undefined) return undefined
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    const limits = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
    throw new Error(`--${name} is "${text}", expected a whole number ${limits}`)
  }

/** `i/n`: the i-th of n parts. */
export const shardOf = (given: Given): Shard | undefined => {
  const text = lastOf(given)
  if (text === undefined) return undefined
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? []
  if (index >= 1 && index <= of) return { index, of }
  throw new Error(`--shard is "${text}", expected i/n such as 1/3, with i from 1 to n`)
}

export const text = (given: Given): string | undefined => lastOf(given)

/** One word of a list. */
export const wordFrom = <Word extends string>(name: string, known: readonly Word[]) =>
  (given: Given): Word | undefined => {
    const word = lastOf(given)
    if (word === undefined) return undefined
    const found = known.find((one) => one === word)
    if (found !== undefined) return found
    throw new Error(`--${name} is "${word}", expected one of ${known.join(', ')}`)
  }

/** One word of a list, or the path of a CSV file. */
export const wordOrTable = (name: string, known: readonly string[]) =>
  (given: Given): string | undefined => {
    const word = lastOf(given)
    if (word === undefined || known.includes(word) || /\.csv$/i.test(word)) return word
    throw new Error(`--${name} is "${word}", expected one of ${known.join(', ')}, or a CSV file`)
  }

/** A share above 0 and below 1, also in per cent: 0.01 or 1%. */
export const share = (name: string) =>
  (given: Given): number | undefined => {
    const text = lastOf(given)
    if (text === undefined) return undefined
    const [, digits, percent] = /^(\d*\.?\d+)\s*(%?)$/.exec(text) ?? []
    const value = digits === undefined ? Number.NaN : Number(digits) / (percent === '%' ? 100 : 1)
    if (value > 0 && value < 1) return value
    throw new Error(`--${name} is "${text}", expected a share between 0 and 1, such as 1% or 0.01`)
  }

/** Words from a list, separated by commas. */
export const wordsOf = (name: string, known: readonly string[]) =>
  (given: Given): string[] | undefined => {
    const words = lastOf(given)?.split(',').map((word) => word.trim())
    for (const word of words ?? []) {
      if (!known.includes(word)) {
        throw new Error(`--${name} has "${word}", expected some of ${known.join(', ')}`)
      }
    }
    return words && [...new Set(words)]
  }

/** Options that take one value each. */
export const valued = <T extends Options>(option: T): T & { type: 'string'; requiresArg: true } =>
  ({ ...option, type: 'string', requiresArg: true })
