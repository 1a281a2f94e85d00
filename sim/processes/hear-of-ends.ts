import { News, nNews } from '../state/communities.ts'
import type { Sim } from '../state/sim.ts'
import { nOrigins, nParties } from '../world.ts'

/**
 * That a measure has ended is news too: what it did to people says little of what comes next.
 *
 *   hazard of hearing   reach + contagion x share who know, from the day on which expulsion or a
 *                       suspension of asylum no longer covers people of an origin and a party
 *   who has heard       counts returns to Mexico from before for less, by `endedRuleDiscount`, and
 *                       removals by that x the share who were expelled while it lasted (all, of a
 *                       suspension): others were removed for other reasons
 *
 * Releases are not touched: what a new measure makes of those is its word (words.ts).
 *
 * Reads law. Writes communities' covered, ended, endHeard, outcomes. No chance: shares, not persons.
 */
export function hearOfEnds({ communities, classes, params, law, agendas, running, today, startDay }: Sim): void {
  const { covered, ended, endHeard, outcomes } = communities
  if (today.day === startDay) endHeard.fill(1)
  const hasNews = !agendas[running.scenario].isOff.news
  for (let cell = 0; cell < nParties * nOrigins; cell++) {
    const hasEnded = noteEnd(covered, ended, cell, law.expelProb[cell], law.barred[cell])
    if (!hasNews) continue
    const party = Math.floor(cell / nOrigins)
    const first = (cell % nOrigins) * classes.perOrigin
    const ofReturns = params.endedRuleDiscount
    const ofRemovals = ofReturns * ended[cell]
    for (let m = first; m < first + classes.perOrigin; m++) {
      const at = m * nParties + party
      if (hasEnded) endHeard[at] = 0
      const before = endHeard[at]
      if (before > NEARLY_ALL) continue
      endHeard[at] = 1 - (1 - before) * Math.exp(-params.announcementReach - params.contagion * before)
      const after = endHeard[at]
      outcomes[at * nNews + News.returned] *= (1 - ofReturns * after) / (1 - ofReturns * before)
      outcomes[at * nNews + News.removed] *= (1 - ofRemovals * after) / (1 - ofRemovals * before)
    }
  }
}
/** Those who have not heard by then are not waited for. */
const NEARLY_ALL = 0.999

/** Whether something that covered people yesterday does so no longer, and whom it turned back: a share. */
function noteEnd(covered: Float64Array, ended: Float64Array, cell: number, expelled: number, barred: number): boolean {
  const [ofExpulsion, ofBar] = [cell * 2, cell * 2 + 1]
  const share = Math.max(expelled > 0 ? 0 : covered[ofExpulsion], barred > 0 ? 0 : covered[ofBar])
  covered[ofExpulsion] = expelled
  covered[ofBar] = barred
  if (share > 0) ended[cell] = share
  return share > 0
}
