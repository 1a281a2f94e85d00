import { arrival } from '../random/distributions.ts'
import { drawLots } from '../random/lot.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { setOut } from '../state/journeys.ts'
import { raiseLadder } from '../state/ladders.ts'
import { BYTES, HALVES, WORDS, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { corridorOfSmuggler } from '../state/smugglers.ts'
import { nCorridors } from '../world.ts'

const FEE_UNIT_USD = 10_000
const TWO_POW_26 = 67_108_864
const EVEN_RECORD = 0.5 // share of clients who got in, at which the taste is measured

/**
 * People at home decide to go, and with whom.
 *
 * A class's hazard accumulates; whoever's own threshold has been passed leaves. In the order of a
 * lot they look for a smuggler: a logit choice between going alone and each business from their
 * origin that still has places today, on fee, record and the taste for being guided.
 *
 * Reads outlook, smugglers. Writes status, smuggler, corridor; smugglers' clients, demand, revenue;
 * flow departures. Chance: a lot, and an arrival for each smuggler.
 */
export function depart(sim: Sim): void {
  const { people, classes, homeLadders, outlook, due, lot, chance, flows } = sim
  let nDue = 0
  for (let c = 0; c < classes.nClasses; c++) {
    nDue = raiseLadder(homeLadders, c, outlook.departHazard[c], due, nDue)
  }
  let n = 0
  for (let k = 0; k < nDue; k++) {
    const i = due.person[k]
    if (people.status[i * BYTES] === Status.home && people.goKey[i * WORDS] === due.key[k]) {
      lot.item[n++] = i
    }
  }
  for (let k = 0; k < n; k++) {
    const i = lot.item[k]
    lot.key[k] = chance['departure-lot'](i, people.nJourneys[i * BYTES])
  }
  drawLots(lot, n)
  for (let k = 0; k < n; k++) {
    const i = lot.sortedItem[k]
    const c = people.classIndex[i * HALVES]
    hireSmuggler(sim, i, c)
    setOut(sim, i)
    countFlow(flows, Flow.departures, classes.party[c], classes.origin[c], NO_SECTOR, people.partySize[i * BYTES])
  }
}

function hireSmuggler(sim: Sim, person: number, c: number): void {
  const { people, smugglers, classes, chance, flows, weight, agendas, running } = sim
  people.smuggler[person * HALVES] = 0
  if (agendas[running.scenario].isOff.smugglers) return
  const n = nCorridors * smugglers.perCorridor
  const first = classes.origin[c] * n
  const odds = oddsOf(sim, c, first, n)
  const occasion = people.nJourneys[person * BYTES] * (n + 1)
  const size = people.partySize[person * BYTES] * weight
  let best = -1
  let earliest = arrival(chance.smuggler(person, occasion), 1) // alone
  for (let k = 0; k < n; k += 2) {
    // One draw of 53 bits serves two businesses, with 26 bits each.
    const both = chance.smuggler(person, occasion + 1 + k) * TWO_POW_26
    const upper = Math.floor(both)
    const one = arrival(upper / TWO_POW_26, odds[c * n + k])
    const other = k + 1 < n ? arrival(both - upper, odds[c * n + k + 1]) : Infinity
    if (one < earliest) {
      earliest = one
      best = first + k
    }
    if (other < earliest) {
      earliest = other
      best = first + k + 1
    }
  }
  if (best < 0) return
  smugglers.demandToday[best] += size
  if (smugglers.clientsToday[best] >= smugglers.capacityPerDay[best]) return
  smugglers.clientsToday[best] += size
  flows.revenueUsd[0] += size * smugglers.feeUsd[best]
  people.smuggler[person * HALVES] = best + 1
  people.corridor[person * BYTES] = corridorOfSmuggler(smugglers, best)
}

/** Odds of each business against going alone, for a class; worked out once a day. */
function oddsOf({ smugglers, classes, params, today, hiring }: Sim, c: number, first: number, n: number): Float64Array {
  const { odds, day } = hiring
  if (day[c] === today.day) return odds
  day[c] = today.day
  const slope = params.decisionSlope[classes.party[c]]
  const feeWeight = params.typeFeeWeight[classes.type[c]] / FEE_UNIT_USD
  for (let k = 0; k < n; k++) {
    const s = first + k
    const record = smugglers.arrived[s] / (smugglers.arrived[s] + smugglers.failed[s])
    const value = record - EVEN_RECORD - feeWeight * smugglers.feeUsd[s]
    odds[c * n + k] = Math.exp(params.smugglerTaste + slope * value) / n
  }
  return odds
}
