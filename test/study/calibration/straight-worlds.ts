/** Models so simple that their posterior is known: data answer to parameters by straight lines, or nearly. */
import { inverse, Matrix } from 'ml-matrix'
import seedrandom from 'seedrandom'
import { normal } from '../../../sim/random/distributions.ts'
import type { KnownWorlds } from '../../../study/calibration/known-truth.ts'

export const normals = (name: string): (() => number) => {
  const next = seedrandom.tychei(name)
  return () => normal(next.double())
}

export const N_DATA = 24
export const N_PARAMETERS = 5
const STRENGTHS = [0.6, 0.4, 0.25, 0.1, 0] // of each parameter; nothing depends on the last one
export const ERROR = 0.1
const LUCK_OF_ALL = 0.2 // what all data of a run share, as months share a year's push
const LUCK_OF_EACH = 0.15

const draw = normals('slopes')
export const slopes = new Matrix(Array.from({ length: N_DATA }, () => STRENGTHS.map((s) => s * draw())))

/** `bend`: how far from straight the answer is. */
export const straightWorlds = (seed: string, sizes: readonly number[], bend = 0): KnownWorlds => ({
  seed, sizes, nParameters: N_PARAMETERS, errors: Array.from({ length: N_DATA }, () => ERROR),
  simulate: (scores, luck, run) => {
    const next = normals(`${luck}/${run}`)
    const shared = LUCK_OF_ALL * next()
    const bent = scores.map((z) => z + bend * (z * z - 1))
    return Array.from(slopes.mmul(Matrix.columnVector(bent)).to1DArray(), (value) =>
      value + shared + LUCK_OF_EACH * next())
  },
})

/** Mean and covariance of the scores, given data of the model without a bend. */
export function exactPosterior(seen: readonly number[]): { mean: number[]; covariance: Matrix } {
  const error = Matrix.ones(N_DATA, N_DATA).mul(LUCK_OF_ALL * LUCK_OF_ALL)
    .add(Matrix.eye(N_DATA).mul(LUCK_OF_EACH * LUCK_OF_EACH + ERROR * ERROR))
  const gain = slopes.transpose().mmul(inverse(error))
  const covariance = inverse(gain.mmul(slopes).add(Matrix.eye(N_PARAMETERS)))
  return { covariance, mean: covariance.mmul(gain).mmul(Matrix.columnVector([...seen])).to1DArray() }
}
