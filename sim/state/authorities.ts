/** Mexico and the United States as actors: effort, money, places, quotas, queues. */
import { nCorridors, nHomePaths, nOrigins, nParties, nSectors, nZones } from '../world.ts'
import type { Arena } from './arena.ts'

export const createMexico = (arena: Arena) => ({
  effort: arena.float64(nZones), //           today's; 1 is that of autumn 2023
  ownEffort: arena.float64(nZones), //        that of its own stance, before agreements and money
  lastingEffort: arena.float64(nZones), //    what of it is left when fatigue has done its work
  ownConsent: arena.float64(1),
  government: arena.float64(2), //            factors of the government of the day: effort, consent
  corridorShare: arena.float64(nCorridors), // of the northern effort, adds up to 1
  sectorPressure: arena.float64(nSectors), // before each sector, against the rest of its corridor
  budgetUsdPerMonth: arena.float64(1),
  budgetUsdPerYear: arena.float64(1), //      infinite where nothing limits a year
  yearLeftUsd: arena.float64(1), //           left of this calendar year's budget
  cashUsd: arena.float64(1), //               left of this month's part
  stopsLeft: arena.float64(nZones), //        people who can still be stopped today, fractions kept
  bussesLeft: arena.float64(1),
  returnsLeft: arena.float64(1),
  spentTodayUsd: arena.float64(1),
  consent: arena.float64(1), //               share of what was agreed that it takes back, 0 to 1
})
export type Mexico = ReturnType<typeof createMexico>

export const createUnitedStates = (arena: Arena) => ({
  placesTaken: arena.float64(2), //           people held with a consequence prepared: adults, families
  usableShare: arena.float64(1), //           of places, today: fewer where many people are taken in
  flightsLeft: arena.float64(1), //           people who can still be flown out today
  takeBackLeft: arena.float64(nOrigins), //   by group of origins that shares a quota, today
  takeBackOfOriginLeft: arena.float64(nOrigins), // today, within the group's
  takenBackInMonth: arena.float64(nOrigins), // people, by group, in this calendar month
  takenBackOfOriginInMonth: arena.float64(nOrigins),
  paidForTakeBackUsd: arena.float64(1), //    today
  oldestSlotsLeft: arena.float64(1), //       ... of those for the oldest applications
  slotsLeft: arena.float64(1), //             appointments still to be given today, fractions kept
  walkUpsLeft: arena.float64(1),
  applicants: arena.float64(nParties), //     people in the lottery for appointments
  waitDays: arena.float64(1), //              days that an applicant can expect to wait
  homeApplicants: arena.float64(nParties * nOrigins), // people at home in the lottery for admission
  homePlacesLeft: arena.float64(nHomePaths * nOrigins), // places of today, fractions kept
  homeWaitDays: arena.float64(nOrigins), //   days that an applicant at home can expect to wait
  homeIsOpen: arena.uint8(nParties * nOrigins), // whether some path was open to them yesterday
  expectedEncounters: arena.float64(1), //    people a day, remembered over two weeks
  clusters: arena.float64(2), //              remembered sums of party size and of its square
})
export type UnitedStates = ReturnType<typeof createUnitedStates>

/** What the policies in force add up to today; read by every process, written by one. */
export const createLaw = (arena: Arena) => ({
  barred: arena.uint8(nParties * nOrigins), //      a suspension of asylum covers them
  claimProb: arena.float64(nParties * nOrigins), // chance that a fear interview follows
  passProb: arena.float64(nParties * nOrigins), //  chance to pass it
  interviewDays: arena.float64(nParties * nOrigins), // days a place is used where there is one
  otherGrounds: arena.uint8(nParties * nOrigins), // medical emergency and the like excuse
  returnToMexico: arena.uint8(nOrigins), //         Mexico takes these people back: quota group + 1
  takeBackPerDay: arena.float64(nOrigins), //       by group: people that Mexico has agreed to
  takeBackPerMonth: arena.float64(nOrigins), //     by group; infinite where there is no limit
  takeBackOfOriginPerDay: arena.float64(nOrigins), // limits by nationality, or infinite
  takeBackOfOriginPerMonth: arena.float64(nOrigins),
  takeBackPriceUsd: arena.float64(nOrigins), //     paid to Mexico for each person, by origin
  appointmentsPerDay: arena.float64(1),
  hasAppointments: arena.uint8(1), //               0: whoever applies waits to be taken without one
  appointmentFor: arena.uint8(nParties * nOrigins), // appointments are given to them
  shareByWaiting: arena.float64(1), //              of appointments, for the oldest applications; the rest by lot
  appliesInSouth: arena.uint8(1), //                applications are taken from southern Mexico on
  admitsFromHome: arena.uint8(nParties * nOrigins), // a lawful path from home is open to them
  homeOffered: arena.float64(nOrigins), //          its places a day, were all who could apply to know
  homeAdmissions: arena.float64(nHomePaths * nOrigins), // places a day that are filled
  earlyBarProb: arena.float64(nParties * nOrigins), // chance that a bar is applied to who would pass
  interviewScale: arena.float64(1), //              factor on interviewDays, by officers there are
  places: arena.float64(2), //                      in which adults, families can be held
  flightPlacesPerDay: arena.float64(1),
  interdictionProb: arena.float64(1), //            chance to stop an attempt that is noticed
  walkUpsPerDay: arena.float64(1),
  isBookedVoid: arena.uint8(1), //                  appointments given before are cancelled
  childReturnProb: arena.float64(nOrigins), //      chance that a child alone may be returned
  transferDays: arena.float64(1),
  childrenExempt: arena.uint8(nOrigins), //         children alone are transferred, not screened
  toMexico: arena.uint8(nParties * nOrigins), //    returns may go to Mexico
  toOrigin: arena.uint8(nParties * nOrigins), //    ... and to the origin
  expelProb: arena.float64(nParties * nOrigins), // chance that a case is expelled, if there is a way
  expelTo: arena.uint8(nParties * nOrigins), //     an ExpelTo, or several added up
  waitPolicy: arena.uint8(nParties * nOrigins), //  cases may wait in Mexico: policy + 1
})
export type Law = ReturnType<typeof createLaw>

/** How each policy stands today. */
export const createPolicyState = (arena: Arena, nPolicies: number, triggerLengths: readonly number[]) => ({
  inForce: arena.uint8(nPolicies), // in whole, or in the part that a court leaves
  blocked: arena.uint8(nPolicies), // by a court, in whole or in part
  waitPerDay: arena.float64(nPolicies), // cases that Mexico has agreed to let wait there
  waitLeft: arena.float64(nPolicies), // cases that Mexico still lets wait there today
  trigger: triggerLengths.map((length) => arena.float64(length)),
})
export type PolicyState = ReturnType<typeof createPolicyState>

/** What surrounds everybody: push by origin, and the day's common shock. */
export const createSurroundings = (arena: Arena) => ({
  logPush: arena.float64(nOrigins), //    AR(1) about 0
  push: arena.float64(nParties * nOrigins), // factor on intentions, dated shocks included
  leaving: arena.float64(nParties * nOrigins), // push, and the factor of dated shocks on leaving alone
  nearLine: arena.float64(nParties * nOrigins), // factor of dated shocks on crossing
  crossingFactor: arena.float64(1), //    weekday and common shock on the hazard of crossing
})
export type Surroundings = ReturnType<typeof createSurroundings>

export const LONGEST_WAIT = 1000 // days; people see no difference beyond
export const WAIT_SMOOTHING = 1 / 14 // 1/day; how fast the wait that people hear of follows queue and places

/** Days that somebody can expect to wait for an appointment if so many are given a day. */
export function waitFor({ applicants }: UnitedStates, perDay: number): number {
  let people = 0
  for (let p = 0; p < nParties; p++) people += applicants[p]
  return perDay > 0 ? Math.min(LONGEST_WAIT, people / perDay) : LONGEST_WAIT
}
