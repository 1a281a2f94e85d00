import { corridorTie } from '../parameters/ties.ts'
import { arrival } from '../random/distributions.ts'
import { drawLots } from '../random/lot.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { applyForAppointment, giveUp, headFor, waitInNorth } from '../state/journeys.ts'
import { BYTES, HALVES, Place, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { stopInMexico } from '../state/stops.ts'
import { nCorridors, nZones } from '../world.ts'

/**
 * Those on the road come nearer, through the zones of Mexico, unless they are stopped.
 *
 *   a zone stops those of the day's travellers with the lowest draw / exposure, while its capacity
 *   lasts and up to `stopProbMax` x exposure
 *   what follows a stop: state/stops.ts
 *
 * Before the last stage the corridor is chosen, if no smuggler chose it: a logit on the ties of the
 * origin and on where Mexico presses. In inland Mexico some apply for an appointment. Those taken
 * south decide, when the road is open again, to go on or go home.
 *
 * Reads mexico, calendar. Writes status, place, corridor, mexico's capacities and money,
 * communities' stops and passes; flows stops_in_mexico, bussed_south, returned_by_mexico, gave_up.
 * Chance: one lot a passage; keyed arrivals for the corridor.
 */
export function travel(sim: Sim): void {
  for (let zone = 0; zone < nZones; zone++) passZone(sim, zone)
  goOnAfterStop(sim)
}

function passZone(sim: Sim, zone: number): void {
  const { people, classes, params, lot, communities, mexico, today, weight } = sim
  let n = 0
  for (let k = today.start[Status.travelling]; k < today.start[Status.travelling + 1]; k++) {
    const i = today.person[k]
    if (people.place[i * BYTES] !== zone || people.status[i * BYTES] !== Status.travelling) continue
    const key = stopLot(sim, i, zone)
    if (key < params.stopProbMax[zone]) {
      lot.item[n] = i
      lot.key[n++] = key
    } else {
      communities.passesToday[classes.community[people.classIndex[i * HALVES]]] += people.partySize[i * BYTES] * weight
      passOn(sim, i, zone)
    }
  }
  drawLots(lot, n)
  for (let k = 0; k < n; k++) {
    const i = lot.sortedItem[k]
    const community = classes.community[people.classIndex[i * HALVES]]
    const size = people.partySize[i * BYTES] * weight
    if (mexico.stopsLeft[zone] >= 1) {
      mexico.stopsLeft[zone] -= size
      if (stopInMexico(sim, i)) {
        communities.stopsToday[community] += size
        continue
      }
    }
    communities.passesToday[community] += size
    passOn(sim, i, zone)
  }
}

/** A draw that is the lower the likelier a stop: uniform, divided by how exposed one is. */
function stopLot({ people, classes, params, chance, mexico }: Sim, i: number, zone: number): number {
  const shield = people.smuggler[i * HALVES] > 0 ? 1 - params.smugglerShield : 1
  const pressed = zone === Place.north ? mexico.corridorShare[people.corridor[i * BYTES]] * nCorridors : 1
  const c = people.classIndex[i * HALVES]
  const exposure = params.exposure[classes.origin[c]] * params.exposureOfParty[classes.party[c]]
    * shield * pressed
  const occasion = (people.nJourneys[i * BYTES] * 16 + people.nStops[i * BYTES]) * nZones + zone
  return exposure > 0 ? chance.stop(i, occasion) / exposure : 2
}

function passOn(sim: Sim, i: number, zone: number): void {
  const { people, params } = sim
  if (zone === Place.south) {
    headFor(sim, i, Place.inland, params.daysSouthToInland)
  } else if (zone === Place.inland) {
    if (people.smuggler[i * HALVES] === 0) people.corridor[i * BYTES] = chooseCorridor(sim, i)
    applyForAppointment(sim, i)
    headFor(sim, i, Place.north, params.daysInlandToNorth)
  } else {
    waitInNorth(sim, i)
  }
}

function chooseCorridor({ people, classes, params, chance, mexico }: Sim, i: number): number {
  const origin = classes.origin[people.classIndex[i * HALVES]]
  const turnAway = params.corridorPressureWeight * params.exposure[origin]
  const occasion = (people.nJourneys[i * BYTES] * 16 + people.nStops[i * BYTES]) * nCorridors
  let best = 0
  let earliest = Infinity
  for (let k = 0; k < nCorridors; k++) {
    const pressure = mexico.effort[Place.north] * mexico.corridorShare[k] * nCorridors
    const odds = corridorTie(params, origin, k) * Math.exp(-turnAway * pressure)
    const at = arrival(chance.corridor(i, occasion + k), odds)
    if (at < earliest) {
      earliest = at
      best = k
    }
  }
  return best
}

/** The road is open again for those taken south. */
function goOnAfterStop(sim: Sim): void {
  const { people, classes, params, chance, flows, today } = sim
  for (let k = today.start[Status.stopped]; k < today.start[Status.stopped + 1]; k++) {
    const i = today.person[k]
    const c = people.classIndex[i * HALVES]
    const party = classes.party[c]
    if (chance['after-stop'](i, people.nStops[i * BYTES] * 2 + 1) < params.giveUpAfterStopProb[party]) {
      countFlow(flows, Flow.gave_up, party, classes.origin[c], NO_SECTOR, people.partySize[i * BYTES])
      giveUp(sim, i)
    } else {
      headFor(sim, i, Place.inland, params.daysSouthToInland)
    }
  }
}
