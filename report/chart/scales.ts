/** From days and counts to px. */
import { scaleLinear } from 'd3-scale'
import type { FanPanel } from '../chart.ts'
import type { Span } from './time-axis.ts'

const N_TICKS = 5

export const xPositions = (span: Span, left: number, width: number): ((day: number) => number) =>
  scaleLinear([span.from, span.to], [left, left + width])

/** A round number that nothing in the panel exceeds; the axis begins at zero. */
export function niceTop({ fan, counterfactual, observed, levels, top: least = 1 }: FanPanel): number {
  let top = least
  for (const { median, bands } of [...fan, ...(counterfactual ?? [])]) {
    if (median === null) continue
    top = Math.max(top, median, ...bands.map(([, high]) => high))
  }
  for (const { value } of [...(observed ?? []), ...(levels ?? [])]) top = Math.max(top, value)
  return scaleLinear([0, top], [0, 1]).nice(N_TICKS).domain()[1]
}

export interface ValueAxis {
  readonly top: number
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
}

/** Ticks from zero to `top`, with thousands marks. */
export function valueTicks(top: number): ValueAxis {
  const scale = scaleLinear([0, top], [0, 1])
  const label = scale.tickFormat(N_TICKS, ',f')
  return { top, ticks: scale.ticks(N_TICKS).map((value) => ({ value, label: label(value) })) }
}
