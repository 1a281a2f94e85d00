/** What a subject of the benchmark hands over: numbers for programs, tables for people. */
import { cpus } from 'node:os'

export interface Figure {
  readonly name: string
  readonly unit: string
  readonly value: number
  /** Interval of at least 90 %, where there were rounds enough to say. */
  readonly low?: number
  readonly high?: number
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number }
}
export interface Table {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
export interface Findings {
  readonly title: string
  readonly words: string
  readonly tables: readonly Table[]
  readonly figures: readonly Figure[]
}
export interface Subject {
  readonly name: string
  /** Without `--full` too, so that all of these together take less than a minute. */
  readonly isQuick: boolean
  readonly measure: (full: boolean) => Findings | Promise<Findings>
}

export const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`

export const isMet = ({ value, goal }: Figure): boolean =>
  goal === undefined || ('atMost' in goal ? value <= goal.atMost : value >= goal.atLeast)

/** Three digits are more than a shared machine knows. */
export const shown = (value: number): string => value >= 1000
  ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
