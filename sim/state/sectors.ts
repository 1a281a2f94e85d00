/** By which sector of their corridor people cross; known before the attempt is made. */
import { corridorOfSector, sectors } from '../world.ts'
import { BYTES } from './people.ts'
import type { Sim } from './sim.ts'

const SAN_DIEGO = sectors.indexOf('san-diego')
const PACIFIC = corridorOfSector[SAN_DIEGO]

/** A sector of the corridor, by shares that policy does not change, cut from east to west. */
export function chooseSector({ people, params, chance }: Sim, i: number, origin: number, attempt: number): number {
  const corridor = people.corridor[i * BYTES]
  const sanDiego = corridor === PACIFIC ? params.sanDiegoShareOfWest[origin] : 0
  let total = 0
  for (let s = 0; s < SAN_DIEGO; s++) {
    if (corridorOfSector[s] === corridor) total += params.sectorAttraction[s]
  }
  let left = chance.sector(people.number[i], attempt) * (total / (1 - sanDiego + 1e-9))
  for (let s = 0; s < SAN_DIEGO; s++) {
    if (corridorOfSector[s] !== corridor) continue
    left -= params.sectorAttraction[s]
    if (left < 0) return s
  }
  return corridor === PACIFIC ? SAN_DIEGO : LAST_BEFORE[corridor]
}
/** The westernmost sector of each corridor. */
const LAST_BEFORE = [0, 1, 2].map((corridor) => corridorOfSector.lastIndexOf(corridor))
