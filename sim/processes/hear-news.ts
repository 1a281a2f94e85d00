import { covers, exemptsChild, whatWorks } from '../policies/slots.ts'
import type { Sim } from '../state/sim.ts'
import { nParties } from '../world.ts'

/**
 * Announcements and leaks spread; nobody reads the rule, they hear of it.
 *
 *   hazard of hearing   reach + contagion x (share of own people, and of others, who know)
 *
 * (Bass diffusion within and between communities; faster on the road.) `reach` is that of the news
 * once it is announced, of a leak before. A leak that nothing follows is forgotten, and what a vote,
 * an election or a court has decided against is given up as fast as an announcement is heard. Whether a
 * measure is in force is heard in the same way, and that a court has blocked it, by those for whom it
 * then ends. Children alone whom it exempts hear that it is in force like others.
 *
 * Reads policies, their state. Writes awareness, forceHeard. No chance: shares, not persons.
 */
export function hearNews({ slots, comes, communities, classes, params, policyState, agendas, running, today, startDay }: Sim): void {
  if (agendas[running.scenario].isOff.news) return
  const { aware, awareOnRoad, forceHeard } = communities
  const { nCommunities } = classes
  const { day } = today
  for (let s = 0; s < slots.length; s++) {
    const slot = slots[s]
    if (!slot.isIn[running.scenario] || slot.tells === null || slot.effectiveDay < startDay) continue
    const isAnnounced = day >= slot.announcedDay
    const isLeaked = slot.leakedDays.some((leak) => leak <= day)
    if (!isAnnounced && !isLeaked) continue
    const reach = isAnnounced ? params.announcementReach : params.leakReach
    const contagion = isAnnounced ? params.contagion : params.contagion * params.leakCredibility
    const forgetting = isAnnounced ? 0 : 1 / params.leakFadeDays
    const from = s * nCommunities
    if (day >= slot.decidedDay && !comes[s]) { // that it will not come spreads like an announcement
      const keep = Math.exp(-params.announcementReach - params.contagion)
      const keepOnRoad = Math.exp(-params.roadReachFactor * (params.announcementReach + params.contagion))
      for (let m = 0; m < nCommunities; m++) aware[from + m] *= keep
      awareOnRoad[s] *= keepOnRoad
      continue
    }

    let everywhere = awareOnRoad[s]
    for (let m = 0; m < nCommunities; m++) everywhere += aware[from + m]
    everywhere /= nCommunities + 1
    const learn = (known: number, factor: number): number => {
      const others = (1 - params.contactShare) * known + params.contactShare * everywhere
      const hazard = factor * (reach + contagion * others)
      return known + (1 - known) * (1 - Math.exp(-hazard)) - known * forgetting
    }
    for (let m = 0; m < nCommunities; m++) aware[from + m] = learn(aware[from + m], 1)
    awareOnRoad[s] = learn(awareOnRoad[s], params.roadReachFactor)

    if (day < slot.effectiveDay) continue
    const working = policyState.inForce[s] ? whatWorks(slot, policyState.blocked[s]) : null
    for (let m = 0; m < nCommunities; m++) {
      // On the day of effect those who have heard of it know; later changes have to be heard.
      const speed = day === slot.effectiveDay ? 1 : 1 - Math.exp(-reach - contagion * aware[from + m])
      const origin = Math.floor(m / classes.perOrigin)
      for (let p = 0; p < nParties; p++) {
        const target = Number(working !== null && (covers(working, p, origin) || exemptsChild(working, p, origin)))
        const at = (from + m) * nParties + p
        forceHeard[at] += (target - forceHeard[at]) * speed
      }
    }
  }
}
