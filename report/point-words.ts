/** Points, axes and designs of a sweep in words. */
import type { AxisValue, Design, SweepInputs } from '../study/sweep.ts'

/** `threshold 2,500, mexican-effort 1`, after the scenario where there are several. */
export function pointInWords(
  { axes, scenarios, points }: Pick<SweepInputs, 'axes' | 'scenarios' | 'points'>, point: number,
): string {
  const { scenario, values } = points[point]
  return [
    ...scenarios.length > 1 ? [scenarios[scenario].name] : [],
    ...values.map((value, k) => `${axes[k].name} ${shownValue(value)}`),
  ].join(', ')
}

/** A value on an axis, thousands set apart. */
export function shownValue(value: AxisValue): string {
  if (typeof value !== 'number') return String(value)
  const text = String(Number(value.toPrecision(6)))
  return Number.isInteger(Number(text)) ? text.replaceAll(/\B(?=(\d{3})+$)/g, ',') : text
}

/** `threshold (Encounters a day ...): 1,500, 2,000, 2,500. Changes policies.june-order.trigger...` */
export function axesInWords({ axes, points }: Pick<SweepInputs, 'axes' | 'points'>): string[] {
  return axes.map(({ name, label, levels, priorOf, targets }, k) => {
    const own = points.map(({ values }) => Number(values[k]))
    const values = levels ? levels.map(shownValue).join(', ')
      : `${priorOf === null ? 'values' : 'quantiles of its prior'} from ${
        shownValue(own.reduce((a, b) => Math.min(a, b)))} to ${shownValue(own.reduce((a, b) => Math.max(a, b)))}`
    const paths = targets.map(({ path, factor }) =>
      factor === null ? path : `${path} (its value × ${shownValue(factor)})`)
    return `${name}${label === name || priorOf !== null ? '' : ` (${label})`}: ${values}. Changes ${paths.join(', ')}.`
  })
}

export function designInWords(design: Design): string {
  switch (design.kind) {
    case 'grid': return 'a grid'
    case 'latin-hypercube': return 'a Latin hypercube'
    case 'sobol': return 'a Sobol sequence'
    case 'sobol-indices': return `Sobol indices from ${design.samples} samples`
    case 'morris': return `Morris screening in ${design.walks} walks`
  }
}
