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
  let n = 0
  for (let c = 0; c < classes.nClasses; c++) {
    const nDue = raiseLadder(homeLadders, c, outlook.departHazard[c], due)
    for (let k = 0; k < nDue; k++) {
      const i = due.person[k]
      if (people.status[i * BYTES] !== Status.home || people.goKey[i * WORDS] !== due.key[k]) continue
      lot.item[n] = i
      lot.key[n++] = chance['departure-lot'](i, people.nJourneys[i * BYTES])
    }
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
  for (let k = 0; k < n; k++) {
    const at = arrival(chance.smuggler(person, occasion + 1 + k), odds[c * n + k])
    if (at < earliest) {
      earliest = at
      best = first + k
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
