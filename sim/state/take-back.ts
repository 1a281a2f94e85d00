/** People whom Mexico takes back from the United States, within what it has agreed to. */
import type { Sim } from './sim.ts'
import { spend } from './stops.ts'

/**
 * Mexico takes people of an origin back, if today's and this month's quotas have room; the last party
 * may overdraw. It pays for them, and is paid where a price was agreed. Answers whether it takes them.
 */
export function takeBack(sim: Sim, origin: number, people: number): boolean {
  const { law, us, mexico } = sim
  const group = law.returnToMexico[origin] - 1
  if (group < 0 || us.takeBackLeft[group] < 1 || us.takeBackOfOriginLeft[origin] < 1) return false
  us.takeBackLeft[group] -= people
  us.takeBackOfOriginLeft[origin] -= people
  us.takenBackInMonth[group] += people
  us.takenBackOfOriginInMonth[origin] += people
  spend(sim, sim.params.costPerTakeBackUsd * people)
  const paid = law.takeBackPriceUsd[origin] * people
  mexico.cashUsd[0] += paid
  mexico.yearLeftUsd[0] += paid
  us.paidForTakeBackUsd[0] += paid
  return true
}

/** Mexico lets people wait on its side for their cases under a policy, if it has room for more today. */
export function letWaitInMexico(sim: Sim, policy: number, people: number): boolean {
  const { waitLeft } = sim.policyState
  if (waitLeft[policy] < 1) return false
  waitLeft[policy] -= people
  spend(sim, sim.params.costPerTakeBackUsd * people)
  return true
}
