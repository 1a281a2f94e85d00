import { covers } from '../policies/slots.ts'
import { nNews } from '../state/communities.ts'
import type { Sim } from '../state/sim.ts'
import { nParties } from '../world.ts'

/**
 * That a measure has begun makes what happened before it tell less of what comes.
 *
 *   who knows it in force   counts all outcomes from before for less, by `newRuleDiscount`
 *
 * Until there are new ones the word of the measure stands for them (words.ts); a few soon weigh more
 * than many old ones. Of measures that were announced alone: of others there is nothing to hear.
 *
 * Reads policies, awareness, forceHeard. Writes communities' startHeard, outcomes. No chance: shares.
 */
export function hearOfStarts({ slots, telling, communities, classes, params, agendas, running, today, startDay }: Sim): void {
  if (agendas[running.scenario].isOff.news) return
  const { aware, forceHeard, startHeard, outcomes } = communities
  for (const s of telling.ofMeasures) {
    const slot = slots[s]
    if (!slot.isIn[running.scenario] || slot.tells !== 'closing' || slot.policy.announced === null) continue
    if (slot.policy.kind === 'news' || slot.effectiveDay < startDay || today.day < slot.effectiveDay) continue
    for (let m = 0; m < classes.nCommunities; m++) {
      const origin = Math.floor(m / classes.perOrigin)
      for (let p = 0; p < nParties; p++) {
        if (!covers(slot, p, origin)) continue
        const person = m * nParties + p
        const at = s * classes.nCommunities * nParties + person
        const knows = aware[s * classes.nCommunities + m] * forceHeard[at]
        const before = startHeard[at]
        startHeard[at] = knows
        if (knows <= before) continue
        const keep = (1 - params.newRuleDiscount * knows) / (1 - params.newRuleDiscount * before)
        for (let news = 0; news < nNews; news++) outcomes[person * nNews + news] *= keep
      }
    }
  }
}
