/** What is known of each parameter before and after a calibration. */
import { normal } from '../../sim/random/distributions.ts'
import { parametersAt, pathOf, specOf, type CalibratedParameter } from '../../study/calibration/calibrated-parameters.ts'
import type { NormalPosterior } from '../../study/calibration/posterior.ts'
import { csvRow, numberCell, textCell } from '../csv.ts'

export interface ParameterRow {
  readonly parameter: string
  readonly unit: string
  /** 5 %, 50 % and 95 %. */
  readonly prior: readonly number[]
  readonly posterior: readonly number[]
  /** In standard deviations of the prior: where the posterior's middle lies, and how wide it is. */
  readonly shift: number
  readonly width: number
}

const INTERVAL = [0.05, 0.5, 0.95].map(normal)

export function parameterRows(
  moved: readonly CalibratedParameter[], { mean, covariance }: NormalPosterior,
): ParameterRow[] {
  return moved.map((one, k) => {
    const shift = mean.get(0, k)
    const width = Math.sqrt(covariance.get(k, k))
    const { unit, at } = scaleOf(one)
    return {
      parameter: pathOf(one), unit, shift, width,
      prior: INTERVAL.map(at), posterior: INTERVAL.map((z) => at(shift + width * z)),
    }
  })
}

/** Its value; where all keys of a parameter move together, what they move by. */
function scaleOf(one: CalibratedParameter): { unit: string; at: (z: number) => number } {
  const { name, key, prior } = one
  const spec = specOf(one)
  if (spec.by && key === null) {
    const sd = prior.kind === 'none' ? 0 : prior.sd
    return prior.kind === 'log-normal'
      ? { unit: 'factor on the defaults', at: (z) => Math.exp(sd * z) }
      : { unit: prior.kind === 'normal' ? 'added to the defaults' : 'shift of the log-odds', at: (z) => sd * z }
  }
  return { unit: spec.unit, at: (z) => valueOf(one, parametersAt([one], [z])[name]) }
}

const valueOf = ({ key }: CalibratedParameter, value: number | Readonly<Record<string, number>>): number =>
  typeof value === 'number' ? value : value[key!]

export function parametersCsv(rows: readonly ParameterRow[]): string {
  const header = ['parameter', 'unit', ...['prior', 'posterior'].flatMap((when) =>
    ['q0.05', 'q0.5', 'q0.95'].map((name) => `${when}_${name}`)), 'shift', 'width']
  return csvRow(header) + rows.map(({ parameter, unit, prior, posterior, shift, width }) => csvRow([
    textCell(parameter), textCell(unit), ...[...prior, ...posterior, shift, width].map(numberCell),
  ])).join('')
}
