import { covers, exemptsChild, whatWorks } from '../policies/slots.ts'
import { N_DAYS } from '../state/calendar.ts'
import { nNews } from '../state/communities.ts'
import { intentionsPerDay } from '../state/newcomers.ts'
import { LAWFUL_ONLY, nTypes } from '../state/classes.ts'
import type { Sim } from '../state/sim.ts'
import { nParties } from '../world.ts'

/**
 * Outcomes become news, and news beliefs.
 *
 *   remembered count   x exp(-1 / memory) + today's, own and, by `contactShare`, other
 *                      communities' of the same origin
 *
 * What is remembered are counts, so a belief moves with the flow of news: where few go, little is
 * learnt. Experience with a policy in force is counted in days of ordinary news of those it
 * concerns, or of children alone whom it exempts; it is what overrules the word of its announcement.
 *
 * Reads today's outcomes. Writes communities. No chance.
 */
export function updateBeliefs(sim: Sim): void {
  const { communities, classes, params, agendas, running } = sim
  if (!agendas[running.scenario].isOff.news) gainExperience(sim)
  const keep = Math.exp(-1 / params.memoryDays)
  const { perOrigin } = classes
  remember(communities.outcomes, communities.outcomesToday, nParties * nNews, perOrigin, keep, params.contactShare)
  const keepRoad = Math.exp(-1 / params.roadMemoryDays)
  remember(communities.stops, communities.stopsToday, 1, perOrigin, keepRoad, params.contactShare)
  meetAhead(sim)
  remember(communities.passes, communities.passesToday, 1, perOrigin, keepRoad, params.contactShare)
  remember(communities.evasions, communities.evasionsToday, 1, perOrigin, keep, params.contactShare)
  remember(communities.caught, communities.caughtToday, 1, perOrigin, keep, params.contactShare)
}

/** Passages of today that were sure when the stage began. */
function meetAhead({ communities, classes, today }: Sim): void {
  const from = (today.day % N_DAYS) * classes.nCommunities
  for (let m = 0; m < classes.nCommunities; m++) {
    communities.passesToday[m] += communities.passesAhead[from + m]
    communities.passesAhead[from + m] = 0
  }
}

/** `width` counts a community; communities of one origin stand together, `perOrigin` of them. */
function remember(
  counts: Float64Array, today: Float64Array, width: number, perOrigin: number, keep: number,
  contact: number,
): void {
  const block = width * perOrigin
  for (let from = 0; from < counts.length; from += block) {
    for (let k = 0; k < width; k++) {
      let all = 0
      for (let m = 0; m < perOrigin; m++) all += today[from + m * width + k]
      for (let m = 0; m < perOrigin; m++) {
        const at = from + m * width + k
        const heard = (1 - contact) * today[at] + (contact * all) / perOrigin
        counts[at] = counts[at] * keep + heard
      }
    }
  }
  today.fill(0)
}

function gainExperience(sim: Sim): void {
  const { communities, classes, slots, policyState, running, today, startDay } = sim
  const { outcomesToday, experience } = communities
  slots.forEach((slot, s) => {
    if (slot.tells === null || slot.effectiveDay < startDay || today.day < slot.effectiveDay) return
    const working = whatWorks(slot, policyState.blocked[s])
    if (!working || !slot.isIn[running.scenario] || !policyState.inForce[s]) return
    for (let m = 0; m < classes.nCommunities; m++) {
      const origin = Math.floor(m / classes.perOrigin)
      for (let p = 0; p < nParties; p++) {
        const of = (s * classes.nCommunities + m) * nParties + p
        if (slot.tells === 'home-path') experience[of]++ // every day tells how many are admitted
        if (slot.tells === 'home-path' || !(covers(working, p, origin) || exemptsChild(working, p, origin))) continue
        const at = (m * nParties + p) * nNews
        const heard = outcomesToday[at] + outcomesToday[at + 1] + outcomesToday[at + 2]
        experience[of] += heard / ordinaryNews(sim, m, p)
      }
    }
  })
}

/** People of a party a day whose outcome a community hears of in ordinary times: half of those who intend. */
function ordinaryNews(sim: Sim, community: number, party: number): number {
  const { classes } = sim
  let people = 0
  const from = (community * nParties + party) * nTypes
  for (let c = from; c < from + nTypes; c++) {
    if (classes.type[c] !== LAWFUL_ONLY) people += intentionsPerDay(sim, c)
  }
  return Math.max(1, people / 2)
}
