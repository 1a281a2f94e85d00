import { drawLots } from '../random/lot.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import {
  applyForAppointment, giveUp, headFor, stopLot, takeCorridor, waitInNorth,
} from '../state/journeys.ts'
import { BYTES, HALVES, Place, Status, WORDS } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { stopInMexico } from '../state/stops.ts'
import { nZones } from '../world.ts'

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
 * Chance: one lot a passage; one draw for the corridor.
 */
export function travel(sim: Sim): void {
  passZones(sim)
  goOnAfterStop(sim)
}

function passZones(sim: Sim): void {
  const { people, params, lot, due: { person: zoneOf }, today } = sim
  const from = today.start[Status.travelling]
  const to = today.start[Status.travelling + 1]
  // A loop of loads alone, so that memory answers many at once (docs/performance.md).
  for (let k = from; k < to; k++) zoneOf[k - from] = people.place[today.person[k] * BYTES]
  let n = 0
  for (let k = from; k < to; k++) {
    const i = today.person[k]
    const zone = zoneOf[k - from]
    const key = stopLot(sim, i, zone, people.stopLuck[i * WORDS])
    if (key < params.stopProbMax[zone]) {
      lot.item[n] = i
      lot.key[n++] = (zone + key) / nZones // one lot for each zone, one behind the other
    } else {
      pass(sim, i, zone)
    }
  }
  drawLots(lot, n)
  for (let k = 0; k < n; k++) stopOrPass(sim, lot.sortedItem[k])
}

function stopOrPass(sim: Sim, i: number): void {
  const { people, classes, communities, mexico, weight } = sim
  const zone = people.place[i * BYTES]
  if (mexico.stopsLeft[zone] >= 1) {
    const size = people.partySize[i * BYTES] * weight
    mexico.stopsLeft[zone] -= size
    if (stopInMexico(sim, i)) {
      communities.stopsToday[classes.community[people.classIndex[i * HALVES]]] += size
      return
    }
  }
  pass(sim, i, zone)
}

function pass(sim: Sim, i: number, zone: number): void {
  const { people, classes, communities, weight } = sim
  const community = classes.community[people.classIndex[i * HALVES]]
  communities.passesToday[community] += people.partySize[i * BYTES] * weight
  passOn(sim, i, zone)
}

function passOn(sim: Sim, i: number, zone: number): void {
  const { params, law } = sim
  if (zone === Place.south) {
    if (law.appliesInSouth[0]) applyForAppointment(sim, i)
    headFor(sim, i, Place.inland, params.daysSouthToInland)
  } else if (zone === Place.inland) {
    takeCorridor(sim, i)
    headFor(sim, i, Place.north, params.daysInlandToNorth)
  } else {
    waitInNorth(sim, i)
  }
}

/** The road is open again for those taken south. */
function goOnAfterStop(sim: Sim): void {
  const { people, classes, params, chance, flows, today } = sim
  for (let k = today.start[Status.stopped]; k < today.start[Status.stopped + 1]; k++) {
    const i = today.person[k]
    const c = people.classIndex[i * HALVES]
    const party = classes.party[c]
    if (chance['after-stop'](people.number[i], people.nStops[i * BYTES]) < params.giveUpAfterStopProb[party]) {
      countFlow(flows, Flow.gave_up, party, classes.origin[c], NO_SECTOR, people.partySize[i * BYTES])
      giveUp(sim, i)
    } else {
      headFor(sim, i, Place.inland, params.daysSouthToInland)
    }
  }
}
