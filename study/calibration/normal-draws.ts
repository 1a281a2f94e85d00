import { Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { normal } from '../../sim/random/distributions.ts'

/** The next of a row of standard normal numbers. */
export type NormalDraw = () => number

/** Standard normal numbers that belong to a name. */
export function normalDraws(name: string): NormalDraw {
  const next = seedrandom.tychei(name)
  return () => normal(next.double())
}

/** Standard normal numbers, a row a member. */
export const normalRows = (rows: number, columns: number, draw: NormalDraw): Matrix =>
  new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, draw)))
