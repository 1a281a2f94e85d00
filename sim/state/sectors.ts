/** By which sector of their corridor people cross; known before the attempt is made. */
import { corridorOfSector, nSectors, sectors } from '../world.ts'
import { BYTES, Place } from './people.ts'
import type { Sim } from './sim.ts'

const SAN_DIEGO = sectors.indexOf('san-diego')
const PACIFIC = corridorOfSector[SAN_DIEGO]

/** A sector of the corridor, by what draws people there and where Mexico presses, cut from east to west. */
export function chooseSector(sim: Sim, i: number, origin: number, attempt: number): number {
  const { people, chance, sectorCuts, today } = sim
  if (sectorCuts.day[origin] !== today.day) cutSectors(sim, origin)
  const corridor = people.corridor[i * BYTES]
  const luck = chance.sector(people.number[i], attempt)
  let sector = corridorOfSector.indexOf(corridor)
  while (sector < LAST[corridor] && luck >= sectorCuts.cut[origin * nSectors + sector]) sector++
  return sector
}
/** The westernmost sector of each corridor. */
const LAST = [0, 1, 2].map((corridor) => corridorOfSector.lastIndexOf(corridor))

/** A logit on what draws people to each sector and on how hard Mexico presses before it; once a day. */
function cutSectors({ params, mexico, sectorCuts, today }: Sim, origin: number): void {
  sectorCuts.day[origin] = today.day
  const turnAway = params.corridorPressureWeight * params.exposure[origin] * mexico.effort[Place.north]
  const totals = [0, 0, 0]
  for (let s = 0; s < nSectors; s++) {
    const corridor = corridorOfSector[s]
    totals[corridor] += attraction(params, origin, s) * Math.exp(-turnAway * (mexico.sectorPressure[s] - 1))
    sectorCuts.cut[origin * nSectors + s] = totals[corridor]
  }
  for (let s = 0; s < nSectors; s++) sectorCuts.cut[origin * nSectors + s] /= totals[corridorOfSector[s]]
}

/** Relative weight within its corridor; San Diego has a share of its own, by origin. */
function attraction({ sanDiegoShareOfWest, sectorAttraction }: Sim['params'], origin: number, sector: number): number {
  if (corridorOfSector[sector] !== PACIFIC) return sectorAttraction[sector]
  const share = sanDiegoShareOfWest[origin]
  return sector === SAN_DIEGO ? share : (1 - share) * sectorAttraction[sector] / othersOfPacific(sectorAttraction)
}

const othersOfPacific = (attractions: ArrayLike<number>): number =>
  sectors.reduce((sum, _, s) => (corridorOfSector[s] === PACIFIC && s !== SAN_DIEGO ? sum + attractions[s] : sum), 1e-9)
