import type { Parameters } from './resolve.ts'

/** Share of an origin that takes a corridor where nothing presses: east, centre, and the rest west. */
export function corridorTie(params: Parameters, origin: number, corridor: number): number {
  const east = params.corridorShareEast[origin]
  const centre = params.corridorShareCentre[origin]
  return corridor === 0 ? east : corridor === 1 ? centre : Math.max(0.01, 1 - east - centre)
}
