import { corridorTie } from '../parameters/ties.ts'
import type { Sim } from '../state/sim.ts'
import { corridorOfSmuggler, originOfSmuggler, pressureOn, Product, ROOM } from '../state/smugglers.ts'
import { nCorridors, nOrigins, nProducts } from '../world.ts'

const DEMAND_MEMORY = 1 / 14 // how fast a smuggler's idea of demand follows it
const MEMORY = 1 / 60 // of its record and its profit: about two months
const RECORD_KEPT = Math.exp(-MEMORY)
const USUAL_FAILURE = 0.35 // at which the fee of the first day is asked
const VAGUE = 2 // people a day that rumour adds to every record
const FIRST_RECORD = VAGUE * 60 // people; what rumour alone would keep up
const FEE_RETURN = 0.03 // 1/day, pull of the fee towards what the risk is worth
const PLACES_KEPT = 4 // simulated people

/**
 * Smugglers compete: sales, fee and capacity follow demand, risk and profit.
 *
 *   revenue    `depositShare` of the fee of those who set out today, the rest from those who got in
 *   profit     revenue less what a client and a place cost, remembered two months
 *   fee        up where demand exceeds capacity, down where it falls short; drawn to the first fee
 *              x factor of the product x (failure / usual failure) ^ feeRiskPass; never below what
 *              a client costs, as most of it is paid by those who get in only
 *   capacity   moves to the corridors where the profit is, and in sum follows demand
 *
 * Reads demand, clients and outcomes of the day. Writes smugglers. No chance.
 */
export function updateSmugglers(sim: Sim): void {
  const { smugglers, agendas, running, weight } = sim
  if (agendas[running.scenario].isOff.smugglers) return
  countSales(sim)
  for (let s = 0; s < smugglers.n; s++) {
    smugglers.demand[s] += (smugglers.demandToday[s] - smugglers.demand[s]) * DEMAND_MEMORY
    // A business nobody hires keeps a vague record instead of none.
    smugglers.arrived[s] = (smugglers.arrived[s] + smugglers.arrivedToday[s]) * RECORD_KEPT + (1 - USUAL_FAILURE) * VAGUE
    smugglers.failed[s] = (smugglers.failed[s] + smugglers.failedToday[s]) * RECORD_KEPT + USUAL_FAILURE * VAGUE
    if (smugglers.isOpen[s]) askFee(sim, s)
  }
  noteFees(sim)
  for (let origin = 0; origin < nOrigins; origin++) moveCapacity(sim, origin)
  for (let s = 0; s < smugglers.n; s++) {
    // The last party served may have been larger than the places left: it uses up tomorrow's.
    // A few places not used are kept, so that use in the long run does not depend on weight.
    const balance = smugglers.clientsToday[s] - smugglers.capacityPerDay[s]
    smugglers.clientsToday[s] = Math.max(-PLACES_KEPT * weight, balance)
  }
  smugglers.demandToday.fill(0)
  smugglers.hiredToday.fill(0)
  smugglers.arrivedToday.fill(0)
  smugglers.failedToday.fill(0)
}

/** What was sold and earned today, at the fee asked today. */
function countSales(sim: Sim): void {
  const { smugglers, params } = sim
  smugglers.revenueUsd.fill(0)
  smugglers.clients.fill(0)
  for (let s = 0; s < smugglers.n; s++) {
    const origin = originOfSmuggler(smugglers, s)
    const cost = costsOf(sim, s)
    const revenue = smugglers.feeUsd[s] * (params.depositShare * smugglers.hiredToday[s]
      + (1 - params.depositShare) * smugglers.arrivedToday[s])
    const spent = cost.clientUsd * smugglers.hiredToday[s] + cost.placeUsd * smugglers.capacityPerDay[s]
    smugglers.profitUsd[s] += (revenue - spent - smugglers.profitUsd[s]) * MEMORY
    smugglers.revenueUsd[origin] += revenue
    smugglers.clients[origin * nProducts + smugglers.product[s]] += smugglers.hiredToday[s]
  }
}

/** What a client of the business, and a place a day, cost it. */
const costsOf = ({ smugglers, params }: Sim, s: number) => {
  const first = params.smugglerFeeUsd[originOfSmuggler(smugglers, s)]
  return {
    clientUsd: params.clientCostShare * first * params.productFeeFactor[smugglers.product[s]],
    placeUsd: params.placeCostShare * first,
  }
}

function askFee(sim: Sim, s: number): void {
  const { smugglers, params } = sim
  const first = params.smugglerFeeUsd[originOfSmuggler(smugglers, s)]
  const failure = smugglers.failed[s] / (smugglers.arrived[s] + smugglers.failed[s])
  const aim = Math.log(first * params.productFeeFactor[smugglers.product[s]])
    + params.feeRiskPass * Math.log(Math.max(0.02, failure) / USUAL_FAILURE)
  const logFee = Math.log(smugglers.feeUsd[s])
  const pressure = Math.max(-0.5, Math.min(0.5, pressureOn(smugglers, s)))
  const asked = Math.exp(logFee + params.feeAdjustment * pressure + FEE_RETURN * (aim - logFee))
  const paidShare = params.depositShare + (1 - params.depositShare) * (1 - failure)
  smugglers.feeUsd[s] = Math.max(asked, costsOf(sim, s).clientUsd / paidShare)
}

/** The mean fee asked for each product; where nobody sells it, what was asked last. */
function noteFees({ smugglers }: Sim): void {
  const n = nCorridors * smugglers.perCorridor
  for (let cell = 0; cell < nOrigins * nProducts; cell++) {
    const origin = Math.floor(cell / nProducts)
    let sum = 0
    let nSellers = 0
    for (let s = origin * n; s < (origin + 1) * n; s++) {
      if (!smugglers.isOpen[s] || smugglers.product[s] !== cell % nProducts) continue
      sum += smugglers.feeUsd[s]
      nSellers++
    }
    if (nSellers > 0) smugglers.askedUsd[cell] = sum / nSellers
  }
}

function moveCapacity({ smugglers, params }: Sim, origin: number): void {
  const n = nCorridors * smugglers.perCorridor
  let capacity = 0
  let demand = 0
  let profit = 0
  for (let s = origin * n; s < (origin + 1) * n; s++) {
    capacity += smugglers.capacityPerDay[s]
    demand += smugglers.demand[s]
    profit += smugglers.demand[s] * smugglers.feeUsd[s]
  }
  if (profit <= 0 || capacity <= 0) return
  const growth = 1 + params.capacityGrowth * ((ROOM * demand) / capacity - 1)
  for (let s = origin * n; s < (origin + 1) * n; s++) {
    const share = (smugglers.demand[s] * smugglers.feeUsd[s]) / profit
    const own = smugglers.capacityPerDay[s]
    smugglers.capacityPerDay[s] = growth * (own + (capacity * share - own) * params.capacityAdjustment)
  }
}

/** The businesses of the first day: fees, capacities in proportion to those who intend to go. */
export function openBusinesses({ smugglers, params }: Sim): void {
  const nOpen = Math.min(smugglers.perCorridor, Math.round(params.smugglersAtFirst))
  for (let s = 0; s < smugglers.n; s++) {
    const origin = originOfSmuggler(smugglers, s)
    smugglers.product[s] = s % 2 === 0 ? Product.walkUp : Product.evade
    smugglers.feeUsd[s] = params.smugglerFeeUsd[origin] * params.productFeeFactor[smugglers.product[s]]
    smugglers.arrived[s] = (1 - USUAL_FAILURE) * FIRST_RECORD
    smugglers.failed[s] = USUAL_FAILURE * FIRST_RECORD
    if (s % smugglers.perCorridor >= nOpen) continue
    smugglers.isOpen[s] = 1
    const share = corridorTie(params, origin, corridorOfSmuggler(smugglers, s)) / nOpen
    const intending = params.singleAdultIntentionsPerDay[origin]
      + params.familyIntentionsPerDay[origin] + params.childIntentionsPerDay[origin]
    smugglers.capacityPerDay[s] = params.smugglerCapacityShare * intending * share
    smugglers.demand[s] = smugglers.capacityPerDay[s]
  }
  for (let origin = 0; origin < nOrigins; origin++) {
    smugglers.trust[origin] = 1
    for (let product = 0; product < nProducts; product++) {
      smugglers.askedUsd[origin * nProducts + product] = params.smugglerFeeUsd[origin] * params.productFeeFactor[product]
    }
  }
}
