/** Lawful paths from home (parole, offices in the region): their places, and the lottery for them. */
import type { PolicySlot } from '../policies/slots.ts'
import { covers } from '../policies/slots.ts'
import { exponential } from '../random/distributions.ts'
import { nOrigins, nParties } from '../world.ts'
import type { Law } from './authorities.ts'
import { LAWFUL_ONLY } from './classes.ts'
import { joinLadder } from './ladders.ts'
import { BYTES, HALVES, WORDS } from './people.ts'
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
export function applyFromHome(sim: Sim, person: number): void {
  const { people, classes, params, chance, homeLottery, law, us, weight } = sim
  const c = people.classIndex[person * HALVES]
  const origin = classes.origin[c]
  const cell = classes.party[c] * nOrigins + origin
  if (!law.admitsFromHome[cell] || people.portKey[person * WORDS] > 0) return
  if (people.nAttempts[person * BYTES] > 0) return
  const isSure = classes.type[c] === LAWFUL_ONLY
  if (!isSure && chance['home-path-use'](person, 0) >= params.homePathUseProb[origin]) return
  const bears = exponential(chance['home-lottery'](person, people.nTurnBacks[person * BYTES]))
  people.portKey[person * WORDS] = joinLadder(homeLottery, origin, person, bears + 1e-6)
  us.homeApplicants[cell] += people.partySize[person * BYTES] * weight
}

/** Stop applying from home: admitted, gone, or the intention has lapsed. */
export function leaveHomeLottery(sim: Sim, person: number): void {
  const { people, classes, us, weight } = sim
  if (people.portKey[person * WORDS] === 0) return
  people.portKey[person * WORDS] = 0
  const c = people.classIndex[person * HALVES]
  us.homeApplicants[classes.party[c] * nOrigins + classes.origin[c]] -=
    people.partySize[person * BYTES] * weight
}
