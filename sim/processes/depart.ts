import { leftOver } from '../random/distributions.ts'
import { drawLots } from '../random/lot.ts'
import { nTypes } from '../state/classes.ts'
import { fetchThoseAtHome } from '../state/fetch.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { isAtHome, numberOf } from '../state/intentions.ts'
import { setOut } from '../state/journeys.ts'
import { raiseLadder } from '../state/ladders.ts'
import { leaveHome } from '../state/newcomers.ts'
import { BYTES, HALVES, WORDS } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { corridorOfSmuggler } from '../state/smugglers.ts'
import { nCorridors, nParties } from '../world.ts'

const FEE_UNIT_USD = 10_000
const EVEN_RECORD = 0.5 // share of clients who got in, at which the taste is measured

/**
 * People at home decide to go, and with whom.
 *
 * A class's hazard accumulates; whoever's own threshold has been passed leaves. In the order of a
 * lot they look for a smuggler: a logit choice between going alone and each business from their
 * origin that still has places today, on fee, record and the taste for being guided.
 *
 * Reads outlook, smugglers. Writes status, smuggler, corridor; smugglers' clients, demand;
 * flows departures, departures_with_smuggler. Chance: the threshold drawn with the intention, so that a hazard which lies lower
 * from the start lets nobody leave earlier; a lot; one draw, cut into the businesses from east to
 * west and going alone.
 */
export function depart(sim: Sim): void {
  const { people, classes, homeLadders, outlook, due, lot, chance, flows } = sim
  let nDue = 0
  for (let c = 0; c < classes.nClasses; c++) {
    nDue = raiseLadder(homeLadders, c, outlook.departHazard[c], due, nDue)
  }
  fetchThoseAtHome(sim, due.person, nDue)
  let n = 0
  for (let k = 0; k < nDue; k++) {
    const who = due.person[k]
    if (isAtHome(sim, who) && (who < 0 || people.goKey[who * WORDS] === due.key[k])) lot.item[n++] = who
  }
  for (let k = 0; k < n; k++) {
    const who = lot.item[k]
    lot.key[k] = chance.departure(numberOf(sim, who), who < 0 ? 0 : people.nJourneys[who * BYTES])
  }
  drawLots(lot, n)
  for (let k = 0; k < n; k++) {
    const i = leaveHome(sim, lot.sortedItem[k])
    const c = people.classIndex[i * HALVES]
    hireSmuggler(sim, i, c, leftOver(lot.sortedKey[k]))
    setOut(sim, i)
    const size = people.partySize[i * BYTES]
    countFlow(flows, Flow.departures, classes.party[c], classes.origin[c], NO_SECTOR, size)
  }
}

function hireSmuggler(sim: Sim, person: number, c: number, luck: number): void {
  const { people, classes, smugglers, flows, weight, agendas, running } = sim
  people.smuggler[person * HALVES] = 0
  if (agendas[running.scenario].isOff.smugglers) return
  const best = businessAt(sim, c, luck)
  if (best < 0) return
  const size = people.partySize[person * BYTES] * weight
  smugglers.demandToday[best] += size
  if (smugglers.clientsToday[best] >= smugglers.capacityPerDay[best]) return
  smugglers.clientsToday[best] += size
  smugglers.hiredToday[best] += size
  countFlow(flows, Flow.departures_with_smuggler, classes.party[c], classes.origin[c], NO_SECTOR, people.partySize[person * BYTES])
  people.smuggler[person * HALVES] = best + 1
  people.corridor[person * BYTES] = corridorOfSmuggler(smugglers, best)
}

/** The business that a class's odds give to a draw, cut corridor by corridor; -1 is going alone. Communities of an origin have the same odds. */
function businessAt(sim: Sim, c: number, luck: number): number {
  const { smugglers, classes, hiring } = sim
  const n = nCorridors * smugglers.perCorridor
  const kind = (classes.origin[c] * nParties + classes.party[c]) * nTypes + classes.type[c]
  if (hiring.day[kind] !== sim.today.day) cutByOdds(sim, kind, n)
  const from = kind * n
  for (let k = 0; k < n; k++) {
    if (luck < hiring.cut[from + k]) return classes.origin[c] * n + k
  }
  return -1
}

/** Cumulated shares of the businesses for an origin, party and type, by a logit against going alone; once a day. */
function cutByOdds({ smugglers, params, today, hiring }: Sim, kind: number, n: number): void {
  hiring.day[kind] = today.day
  const type = kind % nTypes
  const group = (kind - type) / nTypes
  const party = group % nParties
  const slope = params.decisionSlope[party]
  const feeWeight = params.typeFeeWeight[type] / FEE_UNIT_USD
  const first = ((group - party) / nParties) * n
  let nOpen = 0
  for (let k = 0; k < n; k++) nOpen += smugglers.isOpen[first + k]
  let total = 0
  for (let k = 0; k < n; k++) {
    const s = first + k
    hiring.cut[kind * n + k] = total
    if (!smugglers.isOpen[s]) continue
    const record = smugglers.arrived[s] / (smugglers.arrived[s] + smugglers.failed[s])
    const value = record - EVEN_RECORD - feeWeight * smugglers.feeUsd[s]
    total += Math.exp(params.smugglerTaste + slope * value) / nOpen
    hiring.cut[kind * n + k] = total
  }
  for (let k = 0; k < n; k++) hiring.cut[kind * n + k] /= total + 1
}
