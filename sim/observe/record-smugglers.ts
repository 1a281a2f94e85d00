/** Smugglers' fees, sales, number and talk, once a day. */
import type { Sim } from '../state/sim.ts'
import { nCorridors, nOrigins, nProducts, products } from '../world.ts'
import { putByOrigin, type Recorder } from './recorder.ts'

const NO_DEMAND = 1e-9 // so that a fee has a mean where nobody wants a smuggler
const feeSeries = products.map((product) => `smuggler_fee_for:${product}`)
const clientSeries = products.map((product) => `smuggler_clients_for:${product}`)

// Sums by origin, filled anew each day.
const fee = new Float64Array(nOrigins)
const demand = new Float64Array(nOrigins)
const places = new Float64Array(nOrigins)
const businesses = new Float64Array(nOrigins)
const talk = new Float64Array(nOrigins)
const ofOrigin = new Float64Array(nOrigins)

export function recordSmugglers({ smugglers, today }: Sim, recorder: Recorder): void {
  const { day } = today
  addUp(smugglers)
  const feeOfAll = total(fee) / total(demand)
  for (let o = 0; o < nOrigins; o++) {
    talk[o] /= Math.max(1, businesses[o])
    fee[o] /= demand[o]
  }
  putByOrigin(recorder, 'smuggler_fee', day, feeOfAll, fee)
  putByOrigin(recorder, 'smuggler_revenue', day, total(smugglers.revenueUsd), smugglers.revenueUsd)
  putByOrigin(recorder, 'smuggler_places', day, total(places), places)
  putByOrigin(recorder, 'smuggler_businesses', day, total(businesses), businesses)
  putByOrigin(recorder, 'smugglers_opened', day, total(smugglers.opened), smugglers.opened)
  putByOrigin(recorder, 'smugglers_closed', day, total(smugglers.closed), smugglers.closed)
  putByOrigin(recorder, 'smuggler_talk', day, total(talk) / nOrigins, talk)
  putByOrigin(recorder, 'smuggler_trust', day, total(smugglers.trust) / nOrigins, smugglers.trust)
  for (let o = 0; o < nOrigins; o++) ofOrigin[o] = Number(smugglers.deadlineDay[o] > 0)
  putByOrigin(recorder, 'smuggler_deadline', day, total(ofOrigin) / nOrigins, ofOrigin)
  for (let p = 0; p < nProducts; p++) {
    for (let o = 0; o < nOrigins; o++) ofOrigin[o] = smugglers.askedUsd[o * nProducts + p]
    putByOrigin(recorder, feeSeries[p], day, total(ofOrigin) / nOrigins, ofOrigin)
    for (let o = 0; o < nOrigins; o++) ofOrigin[o] = smugglers.clients[o * nProducts + p]
    putByOrigin(recorder, clientSeries[p], day, total(ofOrigin), ofOrigin)
  }
}

function addUp({ n, perCorridor, isOpen, feeUsd, demand: wanted, capacityPerDay, message }: Sim['smugglers']): void {
  for (const sums of [fee, demand, places, businesses, talk]) sums.fill(0)
  const perOrigin = nCorridors * perCorridor
  for (let s = 0; s < n; s++) {
    if (!isOpen[s]) continue
    const origin = Math.floor(s / perOrigin)
    fee[origin] += feeUsd[s] * (wanted[s] + NO_DEMAND)
    demand[origin] += wanted[s] + NO_DEMAND
    places[origin] += capacityPerDay[s]
    businesses[origin]++
    talk[origin] += message[s]
  }
}

function total(column: Float64Array): number {
  let sum = 0
  for (let o = 0; o < nOrigins; o++) sum += column[o]
  return sum
}
