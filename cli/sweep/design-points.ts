/** The points of a design, and the order in which they are visited. */
import { gridPoints } from '../../study/design/grid.ts'
import { latinHypercube } from '../../study/design/latin-hypercube.ts'
import { morrisWalks } from '../../study/design/morris.ts'
import { saltelliPoints } from '../../study/design/saltelli.ts'
import { MOST_DIMENSIONS, sobolPoints } from '../../study/design/sobol-sequence.ts'
import { visitingOrder } from '../../study/design/visiting-order.ts'
import type { Design, SweepPoint } from '../../study/sweep.ts'
import { UserError } from '../exit.ts'
import type { OpenAxis } from './axes.ts'

/** Each point of the design in each of the scenarios. */
export function designPoints(
  design: Design, axes: readonly OpenAxis[], nScenarios: number, seed: string,
): SweepPoint[] {
  const values = design.kind === 'grid'
    ? gridPoints(axes.map(({ levels }) => levels!.length))
      .map((places) => axes.map(({ levels }, k) => levels![places[k]]))
    : cubePoints(design, axes.length, seed).map((point) => axes.map(({ at }, k) => at(point[k])))
  return Array.from({ length: nScenarios }, (_, scenario) =>
    values.map((one): SweepPoint => ({ scenario, values: one }))).flat()
}

/** Points in the unit cube. */
function cubePoints(
  design: Exclude<Design, { kind: 'grid' }>, nAxes: number, seed: string,
): readonly (readonly number[])[] {
  const nDimensions = design.kind === 'sobol-indices' ? 2 * nAxes : nAxes
  if (design.kind.startsWith('sobol') && nDimensions > MOST_DIMENSIONS) {
    throw new UserError(`${nAxes} axes are too many for ${design.kind}, which can do ${
      (MOST_DIMENSIONS * nAxes) / nDimensions}; use another design`)
  }
  switch (design.kind) {
    case 'latin-hypercube': return latinHypercube(design.points, nAxes, seed)
    case 'sobol': return sobolPoints(design.points, nAxes, seed)
    case 'sobol-indices': return saltelliPoints(design.samples, nAxes, seed)
    case 'morris': return morrisWalks(design.walks, nAxes, seed).flatMap(({ points }) => points)
      .map((point) => point.map((u) => Math.min(u, 1 - 1e-9))) // the highest level is a level too
  }
}

/** Grids and hypercubes spread out from the middle; the other designs are even as they come. */
export function orderOf(
  { kind }: Design, axes: readonly OpenAxis[], points: readonly SweepPoint[],
): number[] {
  if (kind !== 'grid' && kind !== 'latin-hypercube') return [...points.keys()]
  const nScenarios = 1 + Math.max(...points.map(({ scenario }) => scenario))
  const spans = axes.map(({ levels }, k) => spanOf(levels ?? points.map(({ values }) => values[k])))
  return visitingOrder(points.map(({ scenario, values }) =>
    [...values.map((value, k) => spans[k](value)), nScenarios > 1 ? scenario / (nScenarios - 1) : 0]))
}

/** Where a value lies between the least and the greatest, or a word in its list. */
function spanOf(values: readonly unknown[]): (value: unknown) => number {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length < values.length) {
    const distinct = [...new Set(values)]
    return (value) => Math.max(0, distinct.indexOf(value)) / Math.max(1, distinct.length - 1)
  }
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  return (value) => (high > low ? (Number(value) - low) / (high - low) : 0)
}
