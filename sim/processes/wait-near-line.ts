import { leftOver } from '../random/distributions.ts'
import { fetchRows } from '../state/fetch.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { giveUp, waitInNorth } from '../state/journeys.ts'
import { raiseLadder } from '../state/ladders.ts'
import { BYTES, HALVES, WORDS, Place, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { stopInMexico } from '../state/stops.ts'
import { nCorridors, nOrigins, PartyKind } from '../world.ts'

/**
 * In northern Mexico: some are picked up, some lose patience, some cross today.
 *
 *   hazard of a sweep      `sweepHazardPerDay` x effort in the north x share of the corridor
 *                          x exposure of the origin, while money lasts
 *   hazard of crossing     that of the class; see weigh-options.ts
 *   hazard of patience     1 / `northPatienceDays`; then home with `goHomeProb`, else wait again
 *
 * Crossing and losing patience compete on one ladder: whoever is passed crosses with the share that
 * crossing has in that day's sum.
 *
 * Reads outlook, mexico. Writes status, the lists of today's attempts and of tired families; flows stops_in_mexico,
 * bussed_south, gave_up. Chance: a threshold for each ladder drawn on arrival; one draw to cross or reconsider, one to go home.
 */
export function waitNearLine(sim: Sim): void {
  sweep(sim)
  crossOrReconsider(sim)
}

function sweep(sim: Sim): void {
  const { people, sweepLadders, params, mexico, due, communities, classes, weight, agendas, running } = sim
  if (agendas[running.scenario].isOff['stops-in-mexico'] || mexico.cashUsd[0] <= 0) return
  const effort = mexico.effort[Place.north]
  let nDue = 0
  for (let ladder = 0; ladder < nCorridors * nOrigins; ladder++) {
    const origin = ladder % nOrigins
    const corridor = (ladder - origin) / nOrigins
    const hazard = params.sweepHazardPerDay * effort * mexico.corridorShare[corridor] * nCorridors
      * params.exposure[origin]
    if (hazard > 0) nDue = raiseLadder(sweepLadders, ladder, hazard, due, nDue)
  }
  fetchRows(sim, due.person, 0, nDue)
  for (let k = 0; k < nDue; k++) {
    const i = due.person[k]
    if (people.status[i * BYTES] !== Status.north || people.sweepKey[i * WORDS] !== due.key[k]) continue
    if (stopInMexico(sim, i)) {
      communities.stopsToday[classes.community[people.classIndex[i * HALVES]]] += people.partySize[i * BYTES] * weight
    } else {
      waitInNorth(sim, i)
    }
  }
}

function crossOrReconsider(sim: Sim): void {
  const { people, classes, params, chance, crossLadders, outlook, due, today } = sim
  const patienceHazard = 1 / params.northPatienceDays
  let nDue = 0
  for (let c = 0; c < classes.nClasses; c++) {
    nDue = raiseLadder(crossLadders, c, outlook.crossHazard[c] + patienceHazard, due, nDue)
  }
  fetchRows(sim, due.person, 0, nDue)
  let nReady = 0
  for (let k = 0; k < nDue; k++) {
    const i = due.person[k]
    if (people.status[i * BYTES] === Status.north && people.goKey[i * WORDS] === due.key[k]) {
      due.person[nReady++] = i
    }
  }
  today.nAttempts = 0
  today.nTired = 0
  for (let k = 0; k < nReady; k++) {
    const i = due.person[k]
    const hazard = outlook.crossHazard[people.classIndex[i * HALVES]]
    const luck = chance['north-patience'](people.number[i], people.nNorth[i * BYTES])
    if (luck < hazard / (hazard + patienceHazard)) today.attempts[today.nAttempts++] = i
    else reconsider(sim, i, leftOver(luck))
  }
}

function reconsider(sim: Sim, i: number, luck: number): void {
  const { people, classes, params, flows, today } = sim
  const c = people.classIndex[i * HALVES]
  const party = classes.party[c]
  if (luck < params.goHomeProb[party]) {
    countFlow(flows, Flow.gave_up, party, classes.origin[c], NO_SECTOR, people.partySize[i * BYTES])
    giveUp(sim, i)
  } else {
    waitInNorth(sim, i)
    if (party === PartyKind.family) today.tired[today.nTired++] = i
  }
}
