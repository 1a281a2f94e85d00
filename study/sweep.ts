/** A sweep as plain data: its axes, the points of its design, and what each point changes. */
import type { Measure } from '../sim/observe/measures.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { DrawInputs } from './draws.ts'
import { withDrawn, type Draw } from './priors.ts'

export type AxisValue = number | string | boolean

/** A field that an axis changes. */
export interface Target {
  readonly path: string // in dots
  /** What the axis's value is multiplied by; null where it is set as it is. */
  readonly factor: number | null
  /** Unit to write after a number; empty where there is none. */
  readonly unit: string
}

export interface SweepAxis {
  readonly name: string
  readonly label: string
  readonly targets: readonly Target[]
  /** Name of the parameter whose prior the axis runs through, by quantile; null for other axes. */
  readonly priorOf: string | null
  /** The values of a grid, or that values are drawn from; null for a continuous axis. */
  readonly levels: readonly AxisValue[] | null
}

export interface SweepPoint {
  /** Position in the sweep's scenarios. */
  readonly scenario: number
  /** One for each axis. */
  readonly values: readonly AxisValue[]
}

export type Design =
  | { readonly kind: 'grid' }
  | { readonly kind: 'latin-hypercube' | 'sobol'; readonly points: number }
  | { readonly kind: 'sobol-indices'; readonly samples: number }
  | { readonly kind: 'morris'; readonly walks: number }

export type Picture =
  | {
    readonly kind: 'heat-map'; readonly measure: string; readonly x: string; readonly y: string
    readonly title?: string
  }
  | {
    readonly kind: 'response'; readonly measure: string; readonly x: string; readonly by?: string
    readonly title?: string
  }

/** What a sweep is made from; see RunInputs. */
export interface SweepInputs extends DrawInputs {
  readonly version: string
  readonly build: string
  readonly name: string
  readonly question: string
  readonly scenarios: readonly Scenario[]
  readonly axes: readonly SweepAxis[]
  readonly design: Design
  readonly points: readonly SweepPoint[]
  /** Points in the order in which each replicate visits them. */
  readonly order: readonly number[]
  /** Position of the point that the others are compared with; null without one. */
  readonly reference: number | null
  readonly measures: readonly Pick<Measure, 'measure' | 'unit'>[]
  readonly pictures: readonly Picture[]
  readonly seed: string
  readonly weight: number
  /** Replicates of each point; with a precision those of each round. */
  readonly replicates: number
  /** Greatest relative Monte Carlo error of what the pictures show; left out where it does not matter. */
  readonly precision?: number
}

/** Task numbers run through all points before a point has its next replicate. */
export const sweepTask = (inputs: SweepInputs, visit: number, replicate: number): number =>
  replicate * inputs.points.length + visit

export const replicateOfTask = ({ points }: SweepInputs, task: number): number =>
  Math.floor(task / points.length)

export const pointOfTask = ({ points, order }: SweepInputs, task: number): number =>
  order[task % points.length]

/** The scenario of a point with parameters drawn for it. What axes set holds, the push of a shock too. */
export function pointWithDrawn({ axes }: SweepInputs, scenario: Scenario, drawn: Draw | null): Scenario {
  if (drawn === null) return scenario
  const onAxes = new Set(axes.flatMap(({ targets }) => targets.flatMap(({ path }) => {
    const [, place] = /^shocks\.(\d+)\./.exec(path) ?? []
    return place === undefined ? [] : [scenario.shocks[Number(place)]?.name]
  })))
  const shocks = Object.entries(drawn.shocks ?? {}).filter(([name]) => !onAxes.has(name))
  return withDrawn(scenario, { ...drawn, shocks: Object.fromEntries(shocks) })
}
