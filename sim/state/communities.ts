import { nOrigins, nParties } from '../world.ts'
import type { Arena } from './arena.ts'
import { N_DAYS } from './calendar.ts'

/** Outcomes of an encounter as communities hear of them. */
export const News = { released: 0, removed: 1, returned: 2 } as const
export const nNews = 3

/**
 * What people of one origin who hear the same news know and believe. Beliefs are remembered counts
 * of their own people's outcomes; awareness is a share of the community for each policy.
 */
export function createCommunities(arena: Arena, nCommunities: number, nPolicies: number) {
  const perParty = nCommunities * nParties * nNews
  return {
    outcomes: arena.float64(perParty), //      remembered people by party and News
    outcomesToday: arena.float64(perParty),
    stops: arena.float64(nCommunities), //     remembered passages of a zone that a stop broke off
    passes: arena.float64(nCommunities), //    ... and that did not
    stopsToday: arena.float64(nCommunities),
    passesAhead: arena.float64(N_DAYS * nCommunities), // ... on days to come, where no stop can be
    passesToday: arena.float64(nCommunities),
    evasions: arena.float64(nCommunities), //  remembered attempts to evade
    caught: arena.float64(nCommunities), //    ... that failed
    evasionsToday: arena.float64(nCommunities),
    caughtToday: arena.float64(nCommunities),
    endHeard: arena.float64(nCommunities * nParties), // share who have heard of the last end of a measure on them
    covered: arena.float64(nParties * nOrigins * 2), //  share of them expelled yesterday, and whether asylum was suspended
    ended: arena.float64(nParties * nOrigins), //        that share, of the last measure that ended
    // By policy and community:
    aware: arena.float64(nPolicies * nCommunities), //     share who have heard of it
    awareOnRoad: arena.float64(nPolicies), //              share of those on the way who have heard
    // By policy, community and party:
    experience: arena.float64(nPolicies * nCommunities * nParties), // days of ordinary news since it took effect
    startHeard: arena.float64(nPolicies * nCommunities * nParties), // ... and how many had heard that yesterday
    forceHeard: arena.float64(nPolicies * nCommunities * nParties), // 0..1, how far it is known to be in force for them
  }
}
export type Communities = ReturnType<typeof createCommunities>
