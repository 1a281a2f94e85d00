/** Lawful paths from home (parole, offices in the region): their places, and the lottery for them. */
import type { PolicySlot } from '../policies/slots.ts'
import { covers } from '../policies/slots.ts'
import { exponential } from '../random/distributions.ts'
import { nOrigins, nParties } from '../world.ts'
import type { Law } from './authorities.ts'
import { LAWFUL_ONLY } from './classes.ts'
import { classOf, noteApplicants, numberOf, sizeOf } from './intentions.ts'
import { joinLadder } from './ladders.ts'
import { BYTES } from './people.ts'
import type { Sim } from './sim.ts'

export function clearHomePaths(law: Law): void {
  law.admitsFromHome.fill(0)
  law.homeOffered.fill(0)
  law.homeAdmissions.fill(0)
}

/**
 * Add a path's places to the law. They are divided between origins as the applicants are, so that
 * the lottery is one for all whom it covers, and filled as far as people have heard of the path.
 */
export function offerFromHome(sim: Sim, slot: PolicySlot, s: number): void {
  const { law, us } = sim
  const perDay = slot.policy.admissionsPerDay ?? 0
  let all = 0
  for (let p = 0; p < nParties; p++) {
    for (let o = 0; o < nOrigins; o++) {
      if (!covers(slot, p, o)) continue
      law.admitsFromHome[p * nOrigins + o] = 1
      all += us.homeApplicants[p * nOrigins + o]
    }
  }
  if (all === 0) return
  for (let o = 0; o < nOrigins; o++) {
    let applicants = 0
    for (let p = 0; p < nParties; p++) {
      if (covers(slot, p, o)) applicants += us.homeApplicants[p * nOrigins + o]
    }
    const places = (perDay * applicants) / all
    law.homeOffered[o] += places
    law.homeAdmissions[slot.path * nOrigins + o] += places * knownShare(sim, slot, s, o)
  }
}

/** Share of an origin's people who have heard of a policy; all, of one older than the run. */
function knownShare({ communities, classes, startDay }: Sim, slot: PolicySlot, s: number, origin: number): number {
  if (slot.effectiveDay < startDay) return 1
  let known = 0
  for (let m = origin * classes.perOrigin; m < (origin + 1) * classes.perOrigin; m++) {
    known += communities.aware[s * classes.nCommunities + m] * classes.communityShare[m]
  }
  return known
}

/**
 * Apply from home, if a path is open to this party, it has the papers, and it was never met at the
 * border: whoever crosses between ports forgoes parole.
 */
export function applyFromHome(sim: Sim, who: number): void {
  const { people, intentions, classes, params, chance, homeLottery, law, us, weight } = sim
  const c = classOf(sim, who)
  const origin = classes.origin[c]
  const cell = classes.party[c] * nOrigins + origin
  if (!law.admitsFromHome[cell]) return
  const number = numberOf(sim, who)
  if (intentions.lotteryKey[number] > 0 || (who >= 0 && people.nAttempts[who * BYTES] > 0)) return
  const isSure = classes.type[c] === LAWFUL_ONLY
  if (!isSure && chance['home-path-use'](number, 0) >= params.homePathUseProb[origin]) return
  const bears = exponential(chance['home-lottery'](number, who < 0 ? 0 : people.nTurnBacks[who * BYTES]))
  intentions.lotteryKey[number] = joinLadder(homeLottery, origin, who, bears + 1e-6)
  us.homeApplicants[cell] += sizeOf(sim, who) * weight
  if (who < 0) noteApplicants(sim, number, sizeOf(sim, who))
}

/** Stop applying from home: admitted, gone, or the intention has lapsed. */
export function leaveHomeLottery(sim: Sim, who: number): void {
  const { intentions: { lotteryKey }, classes, us, weight } = sim
  const number = numberOf(sim, who)
  if (lotteryKey.length === 0 || lotteryKey[number] === 0) return
  lotteryKey[number] = 0
  const c = classOf(sim, who)
  us.homeApplicants[classes.party[c] * nOrigins + classes.origin[c]] -= sizeOf(sim, who) * weight
  if (who < 0) noteApplicants(sim, number, -sizeOf(sim, who))
}
