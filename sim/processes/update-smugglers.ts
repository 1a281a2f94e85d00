import { isoDateOf } from '../dates.ts'
import { corridorTie } from '../parameters/ties.ts'
import { gumbel } from '../random/distributions.ts'
import { caughtBelief, prospectOf } from '../state/beliefs.ts'
import type { Sim } from '../state/sim.ts'
import { nProducts, originOfSmuggler, Product } from '../state/smugglers.ts'
import { nCorridors, nOrigins, PartyKind } from '../world.ts'

const DEMAND_MEMORY = 1 / 14 // how fast a smuggler's idea of demand follows it
const RECORD_KEPT = Math.exp(-1 / 60) // a record is remembered about two months
const USUAL_FAILURE = 0.35 // at which the fee of the first day is asked
const VAGUE = 2 // people a day that rumour adds to every record
const FIRST_RECORD = VAGUE * 60 // people; what rumour alone would keep up
const FEE_RETURN = 0.01 // 1/day, pull of the fee towards what the risk is worth
const PRODUCT_SLOPE = 6
const PLACES_KEPT = 4 // simulated people
const ROOM = 1.15 // capacity that is aimed at, relative to demand

/**
 * Smugglers compete: price, capacity, product and message follow demand, risk and profit.
 *
 *   fee        up where demand exceeds capacity, down where it falls short; drawn to the first fee
 *              x (failure / usual failure) ^ feeRiskPass
 *   capacity   moves to the corridors where the profit is, and in sum follows demand
 *   product    on the first of a month, a logit choice among what sells: evading, walking up,
 *              handing children over, going on until in
 *   message    the idler, the louder it talks consequences down and deadlines up
 *
 * Reads demand and record of the day, beliefs. Writes smugglers.
 * Chance: a Gumbel for each product, month and business.
 */
export function updateSmugglers(sim: Sim): void {
  const { smugglers, params, agendas, running, today } = sim
  if (agendas[running.scenario].isOff.smugglers) return
  for (let s = 0; s < smugglers.n; s++) {
    smugglers.demand[s] += (smugglers.demandToday[s] - smugglers.demand[s]) * DEMAND_MEMORY
    smugglers.arrived[s] *= RECORD_KEPT
    smugglers.failed[s] *= RECORD_KEPT
    // A business nobody hires keeps a vague record instead of none.
    smugglers.arrived[s] += (1 - USUAL_FAILURE) * VAGUE
    smugglers.failed[s] += USUAL_FAILURE * VAGUE
    const pressure = (ROOM * smugglers.demand[s]) / Math.max(1, smugglers.capacityPerDay[s]) - 1
    const failure = smugglers.failed[s] / (smugglers.arrived[s] + smugglers.failed[s])
    const aim = Math.log(params.smugglerFeeUsd[originOfSmuggler(smugglers, s)])
      + params.feeRiskPass * Math.log(Math.max(0.02, failure) / USUAL_FAILURE)
    const logFee = Math.log(smugglers.feeUsd[s])
    smugglers.feeUsd[s] = Math.exp(
      logFee + params.feeAdjustment * Math.max(-0.5, Math.min(0.5, pressure)) + FEE_RETURN * (aim - logFee),
    )
    smugglers.message[s] = Math.max(0, Math.min(1, -pressure))
  }
  for (let origin = 0; origin < nOrigins; origin++) moveCapacity(sim, origin)
  if (isoDateOf(today.day).endsWith('-01')) chooseProducts(sim)
  for (let s = 0; s < smugglers.n; s++) {
    // The last party served may have been larger than the places left: it uses up tomorrow's.
    // A few places not used are kept, so that use in the long run does not depend on weight.
    const balance = smugglers.clientsToday[s] - smugglers.capacityPerDay[s]
    smugglers.clientsToday[s] = Math.max(-PLACES_KEPT * sim.weight, balance)
  }
  smugglers.demandToday.fill(0)
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

function chooseProducts(sim: Sim): void {
  const { smugglers, chance, law, params, classes, today } = sim
  const adult = { released: 0, removed: 0, returned: 0 }
  const family = { released: 0, removed: 0, returned: 0 }
  for (let s = 0; s < smugglers.n; s++) {
    const origin = originOfSmuggler(smugglers, s)
    const community = origin * classes.perOrigin
    prospectOf(sim, community, origin, PartyKind.singleAdult, adult)
    prospectOf(sim, community, origin, PartyKind.family, family)
    const values = new Array<number>(nProducts).fill(0)
    values[Product.evade] = (1 - caughtBelief(sim, community)) * params.unseenValue
    values[Product.walkUp] = adult.released
    values[Product.handChildrenOver] = law.childrenExempt[origin] * (1 - family.released)
    values[Product.untilIn] = 1 - adult.released - 0.3
    let best = 0
    let bestValue = -Infinity
    values.forEach((value, product) => {
      const noisy = PRODUCT_SLOPE * value + gumbel(chance['smuggler-product'](today.day, s * nProducts + product))
      if (noisy > bestValue) {
        bestValue = noisy
        best = product
      }
    })
    smugglers.product[s] = best
  }
}

/** The businesses of the first day: fees, capacities in proportion to those who intend to go. */
export function openBusinesses({ smugglers, params }: Sim): void {
  for (let s = 0; s < smugglers.n; s++) {
    const origin = originOfSmuggler(smugglers, s)
    const corridor = Math.floor(s / smugglers.perCorridor) % nCorridors
    const share = corridorTie(params, origin, corridor)
    const intending = params.singleAdultIntentionsPerDay[origin]
      + params.familyIntentionsPerDay[origin] + params.childIntentionsPerDay[origin]
    smugglers.feeUsd[s] = params.smugglerFeeUsd[origin]
    smugglers.capacityPerDay[s] = (params.smugglerCapacityShare * intending * share) / smugglers.perCorridor
    smugglers.demand[s] = smugglers.capacityPerDay[s]
    smugglers.arrived[s] = (1 - USUAL_FAILURE) * FIRST_RECORD
    smugglers.failed[s] = USUAL_FAILURE * FIRST_RECORD
    smugglers.product[s] = s % 2 === 0 ? Product.walkUp : Product.evade
  }
}
