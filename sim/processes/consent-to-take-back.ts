import { isoMonthOf } from '../dates.ts'
import type { Sim } from '../state/sim.ts'
import { nOrigins } from '../world.ts'

/**
 * Mexico decides how many people of other nationalities it takes back today.
 *
 *   quota of a day   what was agreed a day x consent, at most what the month has left
 *
 * There is one quota for each group of origins that a policy covers, and one for each nationality
 * that has a limit of its own; and one for each policy that lets cases wait in Mexico. What a day
 * leaves is lost, fractions and overdrafts carry over.
 *
 * Reads law, mexico. Writes us' quotas, policyState's of cases that wait. No chance.
 */
export function consentToTakeBack({ law, us, mexico, policyState, today, startDay }: Sim): void {
  const { day } = today
  if (day === startDay || isoMonthOf(day) !== isoMonthOf(day - 1)) {
    us.takenBackInMonth.fill(0)
    us.takenBackOfOriginInMonth.fill(0)
  }
  us.paidForTakeBackUsd[0] = 0
  for (let o = 0; o < nOrigins; o++) {
    us.takeBackLeft[o] = Math.min(
      carriedOver(us.takeBackLeft[o]) + law.takeBackPerDay[o] * mexico.consent[0],
      law.takeBackPerMonth[o] - us.takenBackInMonth[o],
    )
    us.takeBackOfOriginLeft[o] = Math.min(
      carriedOver(us.takeBackOfOriginLeft[o]) + law.takeBackOfOriginPerDay[o],
      law.takeBackOfOriginPerMonth[o] - us.takenBackOfOriginInMonth[o],
    )
  }
  const { waitLeft, waitPerDay } = policyState
  for (let s = 0; s < waitLeft.length; s++) {
    waitLeft[s] = carriedOver(waitLeft[s]) + waitPerDay[s] * mexico.consent[0]
  }
}

const carriedOver = (left: number): number => (left > 1 ? 0 : left)
