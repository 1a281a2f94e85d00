/** What follows when Mexico stops somebody, at a checkpoint or near the line. */
import { leftOver } from '../random/distributions.ts'
import { MEXICO } from '../world.ts'
import { countFlow, Flow, NO_SECTOR } from './flows.ts'
import { leavePortLottery, takeSouth, waitOf } from './journeys.ts'
import { moveTo, waitUntil } from './moves.ts'
import { BYTES, HALVES, Status } from './people.ts'
import type { Sim } from './sim.ts'

/**
 * Returned, while there are places and to few; else taken south, while there are busses and money;
 * else let go with a paper. Answers whether the journey was broken off; if not, the party is where
 * it was and goes on.
 */
export function stopInMexico(sim: Sim, i: number): boolean {
  const { people, classes, params, chance, mexico, flows, weight, today } = sim
  const c = people.classIndex[i * HALVES]
  const origin = classes.origin[c]
  const party = classes.party[c]
  const size = people.partySize[i * BYTES]
  const occasion = people.nStops[i * BYTES]++
  countFlow(flows, Flow.stops_in_mexico, party, origin, NO_SECTOR, size)
  spend(sim, params.costPerStopUsd * size * weight)
  const luck = chance['stop-outcome'](people.number[i], occasion)
  const isReturned = luck < params.returnAfterStopProb
  if (origin !== MEXICO && isReturned && mexico.returnsLeft[0] >= 1) {
    mexico.returnsLeft[0] -= size * weight
    spend(sim, params.costPerReturnUsd * size * weight)
    countFlow(flows, Flow.returned_by_mexico, party, origin, NO_SECTOR, size)
    leavePortLottery(sim, i)
    moveTo(sim, i, Status.removed)
    const wait = waitOf(sim, chance['turn-back-wait'](people.number[i], people.nTurnBacks[i * BYTES]++), params.restartDays)
    waitUntil(sim, i, today.day + wait)
    return true
  }
  if (mexico.bussesLeft[0] < 1) return false
  mexico.bussesLeft[0] -= size * weight
  spend(sim, params.costPerBusUsd * size * weight)
  countFlow(flows, Flow.bussed_south, party, origin, NO_SECTOR, size)
  takeSouth(sim, i, leftOver(luck))
  return true
}

/** Pay out of this month's part. */
export function spend({ mexico }: Sim, usd: number): void {
  mexico.cashUsd[0] -= usd
  mexico.yearLeftUsd[0] -= usd
  mexico.spentTodayUsd[0] += usd
}
