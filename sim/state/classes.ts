/**
 * Classes: people who share origin, community, party and type, and so a hazard. The tables here are
 * fixed for a run; what changes from day to day (value, hazard) is state.
 */
import type { Parameters } from '../parameters/resolve.ts'
import { dimensions } from '../parameters/spec.ts'
import { nOrigins, nParties } from '../world.ts'
import type { Arena } from './arena.ts'

export const nTypes = dimensions.type.length
export const LAWFUL_ONLY = nTypes - 1 // the type that comes only with an appointment

export function createClassTable(params: Parameters) {
  const perOrigin = Math.round(params.communitiesPerOrigin)
  const nCommunities = nOrigins * perOrigin
  const nClasses = nCommunities * nParties * nTypes
  const origin = new Uint8Array(nClasses)
  const community = new Uint16Array(nClasses)
  const party = new Uint8Array(nClasses)
  const type = new Uint8Array(nClasses)
  for (let c = 0; c < nClasses; c++) {
    type[c] = c % nTypes
    party[c] = Math.floor(c / nTypes) % nParties
    community[c] = Math.floor(c / (nTypes * nParties))
    origin[c] = Math.floor(community[c] / perOrigin)
  }
  // The n-th community of an origin has a share in proportion to 1/n.
  let total = 0
  for (let n = 1; n <= perOrigin; n++) total += 1 / n
  const communityShare = Float64Array.from(
    { length: nCommunities }, (_, m) => 1 / ((m % perOrigin) + 1) / total,
  )
  const exposure = Float64Array.from(
    origin, (o, c) => params.exposure[o] * params.exposureOfParty[party[c]], // to Mexican control
  )
  return { perOrigin, nCommunities, nClasses, origin, community, party, type, communityShare, exposure }
}
export type ClassTable = ReturnType<typeof createClassTable>

/** The class of the same origin, community and type, but of another kind of party. */
export const classWithParty = (table: ClassTable, c: number, party: number): number =>
  (table.community[c] * nParties + party) * nTypes + table.type[c]

/** What a class makes of its options today, and what follows for its hazards. */
export function createOutlook(arena: Arena, nClasses: number) {
  return {
    crossValue: arena.float64(nClasses), //      crossing between ports, together
    portValue: arena.float64(nClasses), //       waiting for an appointment
    evadeProb: arena.float64(nClasses), //       of those who cross, share that evades
    departHazard: arena.float64(nClasses), //    1/day
    crossHazard: arena.float64(nClasses), //     1/day
  }
}
export type Outlook = ReturnType<typeof createOutlook>
