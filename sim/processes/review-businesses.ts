import { isoDateOf } from '../dates.ts'
import { gumbel } from '../random/distributions.ts'
import { caughtBelief, prospectOf } from '../state/beliefs.ts'
import type { Sim } from '../state/sim.ts'
import { originOfSmuggler, Product } from '../state/smugglers.ts'
import { nProducts, PartyKind } from '../world.ts'

const PRODUCT_SLOPE = 6

/**
 * On the first of a month smugglers look back: some close, others enter, all choose what they sell.
 *
 *   exit      hazard businessTurnover x loss / what its places cost; never the last of a corridor
 *   entry     hazard businessTurnover x profit / what places cost, of the open ones on the corridor,
 *             for each place in the market that is not taken
 *   product   a logit choice among what sells: evading, walking up, handing children over, going on
 *             until in; the fee changes by the factors of the products
 *
 * An entrant starts with a share of the places that the others have and with their mean fee, and
 * has no record. Clients on their way with a business that closes are still served.
 *
 * Reads beliefs, law. Writes smugglers. Chance: a draw for each business and month; a Gumbel for each
 * product, month and business.
 */
export function reviewBusinesses(sim: Sim): void {
  const { smugglers, agendas, running, today } = sim
  if (agendas[running.scenario].isOff.smugglers) return
  smugglers.opened.fill(0)
  smugglers.closed.fill(0)
  if (!isoDateOf(today.day).endsWith('-01')) return
  for (let first = 0; first < smugglers.n; first += smugglers.perCorridor) enterOrLeave(sim, first)
  chooseProducts(sim)
}

/** The market on one corridor from one origin, whose rows begin at `first`. */
function enterOrLeave(sim: Sim, first: number): void {
  const { smugglers, params, chance, today } = sim
  const { isOpen, capacityPerDay, feeUsd, profitUsd } = smugglers
  const origin = originOfSmuggler(smugglers, first)
  const end = first + smugglers.perCorridor
  const placeCost = params.placeCostShare * params.smugglerFeeUsd[origin]
  let nOpen = 0
  let places = 0
  let fees = 0
  let profit = 0
  for (let s = first; s < end; s++) {
    if (!isOpen[s]) continue
    nOpen++
    places += capacityPerDay[s]
    fees += feeUsd[s]
    profit += profitUsd[s]
  }
  const gain = profit / Math.max(1, placeCost * places)
  const [meanPlaces, meanFee] = [places / nOpen, fees / nOpen]
  for (let s = first; s < end; s++) {
    const luck = chance['smuggler-turnover'](today.day, s)
    const relative = isOpen[s] ? -profitUsd[s] / Math.max(1, placeCost * capacityPerDay[s]) : gain
    if (luck >= 1 - Math.exp(-params.businessTurnover * Math.max(0, relative))) continue
    if (!isOpen[s]) {
      open(sim, s, params.entrantPlacesShare * meanPlaces, meanFee)
    } else if (nOpen > 1) {
      nOpen--
      close(sim, s)
    }
  }
}

function open({ smugglers }: Sim, s: number, places: number, feeUsd: number): void {
  smugglers.isOpen[s] = 1
  smugglers.capacityPerDay[s] = places
  smugglers.demand[s] = places
  smugglers.feeUsd[s] = feeUsd
  smugglers.opened[originOfSmuggler(smugglers, s)]++
}

function close({ smugglers }: Sim, s: number): void {
  smugglers.isOpen[s] = 0
  smugglers.capacityPerDay[s] = 0
  smugglers.demand[s] = 0
  smugglers.clientsToday[s] = 0
  smugglers.profitUsd[s] = 0
  smugglers.message[s] = 0
  smugglers.closed[originOfSmuggler(smugglers, s)]++
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
    smugglers.feeUsd[s] *= params.productFeeFactor[best] / params.productFeeFactor[smugglers.product[s]]
    smugglers.product[s] = best
  }
}
