/** Rows of the parameter table (table.ts): custody in the United States, after a turn-back, and children. */
import { allOrigins } from './all-origins.ts'
import type { ParameterSpec } from './spec.ts'

export const inCustody = {
  // --- United States: custody ------------------------------------------------------------------
  custodyPlaces: {
    default: 8330, range: [0, 1e6], unit: 'places',
    doc: 'Places in which adults can be held while a consequence is prepared.',
    source: 'by hand; about 700 - 810 a day not released, December 2023 and May 2024 (pattern P10)',
  },
  familyPlaces: {
    default: 348, range: [0, 1e6], unit: 'places',
    doc: 'Places in which families can be held while a consequence is prepared.',
    source: 'assumption; families were almost always released',
  },
  usualEncounters: {
    default: 5100, range: [1, 1e6], unit: 'people/day',
    doc: 'Encounters between ports, remembered over two weeks, at which as many places can be used as there are.',
    source: 'by hand; between the two months of pattern P10 (8,056 and 3,803 a day)',
  },
  crowding: {
    default: 0.18, range: [0, 2], unit: 'elasticity',
    doc: 'By how much of their share more encounters make places fewer that can be used: who takes people in prepares no case. Fewer encounters make them more, down to half the usual.',
    source: 'by hand; about 700 a day not released in December 2023, about 810 in May 2024 with half as many encounters (pattern P10)',
  },
  fearScreeningDays: {
    default: 11, range: [1, 200], unit: 'days',
    doc: 'Days a place is used by a case with a fear interview and 24 hours of consultation.',
    source: 'assumption; AP March 2024: too few asylum officers',
  },
  shortScreeningDays: {
    default: 6, range: [1, 200], unit: 'days',
    doc: 'Days a place is used by a case with a fear interview and 4 hours of consultation.',
    source: 'assumption',
  },
  quickRemovalDays: {
    default: 4, range: [1, 200], unit: 'days',
    doc: 'Days a place is used by a case without a fear interview.', source: 'assumption',
  },
  claimAskedProb: {
    default: 0.85, range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody who is asked says that they fear return.', source: 'assumption',
  },
  claimManifestedProb: {
    default: 0.5, range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody who is not asked shows fear and is heard.',
    source: 'assumption; AP June 2024 on manifestation',
  },
  passSignificantProb: {
    default: 0.83, range: [0, 1], unit: 'probability',
    doc: 'Chance to pass a fear interview under "significant possibility".',
    source: 'CIS: about 83 % FY2008 - FY2019',
  },
  passReasonableProb: {
    default: 0.55, range: [0, 1], unit: 'probability',
    doc: 'Chance to pass under "reasonable possibility".',
    source: 'Washington Times: 65 % in September 2019 under the transit ban; lower for 2023',
  },
  passProbableProb: {
    default: 0.4, range: [0, 1], unit: 'probability',
    doc: 'Chance to pass under "reasonable probability".',
    source: 'assumption; a standard above "reasonable possibility"',
  },
  otherGroundsProb: {
    default: 0.03, range: [0, 1], unit: 'probability',
    doc: 'Chance of other grounds (medical emergency, imminent threat, trafficking), each family.',
    source: 'assumption; the rules call them exceptional',
  },
  asylumOfficers: {
    default: 1000, range: [1, 1e5], unit: 'officers',
    doc: 'Officers who hold fear interviews, beside those that a policy adds.',
    source: 'assumption; AP March 2024: too few asylum officers',
  },
  interviewQueueShare: {
    default: 0.6, range: [0, 1], unit: 'share',
    doc: 'Share of the days of a case with an interview that are a wait for an officer.',
    source: 'assumption',
  },
  borderPatrolAgents: {
    default: 19_000, range: [1, 1e6], unit: 'agents',
    doc: 'Agents of the Border Patrol, beside those that a policy adds.', source: 'assumption',
  },
  interdictionElasticity: {
    default: 0.5, range: [0, 5], unit: 'elasticity',
    doc: 'By how much of their share more agents make attempts that are noticed and not stopped rarer.',
    source: 'assumption; studies of enforcement find small effects (Gathmann 2004, Lessem 2018)',
  },
  flightPlacesPerDay: {
    default: 450, range: [0, 1e5], unit: 'people/day',
    doc: 'Removals to origins other than Mexico that flights and consent allow a day.',
    source: 'assumption',
  },
  originConsentProb: {
    default: allOrigins(1, { venezuela: 0.05, cuba: 0.15, nicaragua: 0.2, haiti: 0.6, other: 0.6 }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Chance that the country of origin takes somebody whom the United States would fly home.',
    source: 'assumption; by their governments Venezuela, Cuba and Nicaragua took next to nobody in 2021 and 2022',
  },
  mexicanAdultReturnProb: {
    default: 0.95, range: [0, 1], unit: 'probability',
    doc: 'Chance that a Mexican single adult is returned, which uses no scarce place.',
    source: 'ratio of not released to encounters, December 2023 and May 2024',
  },
  mexicanFamilyReturnProb: {
    default: 0.0417, range: [0, 1], unit: 'probability',
    doc: 'Chance that a Mexican family is returned at once where no suspension bars it.',
    source: 'assumption',
  },
  mexicanFamilyReturnBarredProb: {
    default: 0.35, range: [0, 1], unit: 'probability',
    doc: 'Chance that a Mexican family is returned at once under a suspension of asylum.',
    source: 'assumption',
  },
  contiguousChildReturnProb: {
    default: 0.85, range: [0, 1], unit: 'probability',
    doc: 'Chance that a Mexican child alone is returned the same day.',
    source: 'TVPRA 2008; HHS daily reports: transfers match children who are not Mexican',
  },
  transferDays: {
    default: 2, range: [1, 30], unit: 'days',
    doc: 'Median days until a child is transferred to HHS.', source: 'TVPRA 2008: 72 hours',
  },

  // --- After a turn-back -----------------------------------------------------------------------
  retryProb: {
    default: { 'single-adult': 0.416, family: 0.381, 'unaccompanied-child': 0.366 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance to try again after being returned to Mexico, when trying and not look the same.',
    source: 'DHS OIS 2017: 55 - 75 % do not try again after repatriation',
  },
  retryAfterExpulsionProb: {
    default: { 'single-adult': 0.746, family: 0.453, 'unaccompanied-child': 0.34 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance to try again after an expulsion without legal consequence, when trying and not look the same.',
    source: 'aggregate trial model fitted to May 2024: retries per expulsion 0.46, 0.09, 0.19; CBP: 27 - 38 % repeats under Title 42',
  },
  retryOfOrigin: {
    default: {
      mexico: 0.955, guatemala: 0.955, honduras: 0.955, 'el-salvador': 0.955, venezuela: 0.543, cuba: 0.543,
      haiti: 0.543, nicaragua: 0.543, colombia: 0.543, ecuador: 0.543, other: 0.543,
    },
    by: 'origin', range: [0, 1], unit: 'share',
    doc: 'How far people of an origin are able to try again after a return to Mexico, against those whose home is near: others have spent what they had, and Mexico takes many south.',
    source: 'assumption; Cubans, Haitians, Nicaraguans: below 1,800 a month from February to August 2023, while expelled to Mexico',
  },
  retryWhileWaitingProb: {
    default: { 'single-adult': 0.2, family: 0.12, 'unaccompanied-child': 0.2 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance, before each hearing, that somebody whose case waits in Mexico crosses again instead, when trying and not look the same.',
    source: 'assumption',
  },
  missHearingProb: {
    default: 0.35, range: [0, 1], unit: 'probability',
    doc: 'Chance, before each hearing, that somebody whose case waits in Mexico goes home.',
    source: 'assumption; many orders were given in absence',
  },
  daysBetweenHearings: {
    default: 60, range: [1, 900], unit: 'days',
    doc: 'Median days from the return to Mexico to the first hearing, and from one to the next.',
    source: 'assumption',
  },
  hearingsPerCase: {
    default: 3, range: [1, 20], unit: 'hearings',
    doc: 'Hearings until a case that waits in Mexico is decided. Whole number.', source: 'assumption',
  },
  caseGrantProb: {
    default: 0.1, range: [0, 1], unit: 'probability',
    doc: 'Chance that a case which waited in Mexico to the last hearing ends in admission; else it ends in removal.',
    source: 'assumption',
  },
  retryAfterRemovalProb: {
    default: 0.15, range: [0, 1], unit: 'probability',
    doc: 'Chance to set out again after removal to an origin other than Mexico.',
    source: 'Bazzi and others 2021, and CBP: 7 - 20 % with a formal removal',
  },
  retryDays: {
    default: 6.21, range: [1, 200], unit: 'days',
    doc: 'Median days until the next attempt.', source: 'assumption',
  },
  restartDays: {
    default: 60, range: [1, 600], unit: 'days',
    doc: 'Median days at home before setting out again.', source: 'assumption',
  },
  guaranteeRetry: {
    default: 1.6, range: [1, 5], unit: 'factor',
    doc: 'Factor on the odds to try again for clients whose smuggler promises entry.',
    source: 'assumption; payment on arrival (Washington Examiner on DHS OIS 2017)',
  },

  // --- Children and separation -----------------------------------------------------------------
  ownExperienceWeight: {
    default: 0.639, range: [0, 1], unit: 'share',
    doc: 'How far a family that was turned back itself expects it again.', source: 'assumption',
  },
  partingCost: {
    default: 0.584, range: [0, 5], unit: 'value',
    doc: 'What sending a child on alone is felt to cost a family.',
    source: 'by hand; 8.4 % of children alone in FY2021 had been expelled before',
  },
  partingCostYoung: {
    default: 0.242, range: [0, 5], unit: 'value',
    doc: 'Added where the eldest child is under 13.',
    source: 'Pew 2014: 84 % of children alone are 13 to 17',
  },
  teenProb: {
    default: 0.45, range: [0, 1], unit: 'probability',
    doc: 'Chance that a family has a child of 13 to 17.', source: 'assumption',
  },
  handOverEase: {
    default: 0.25, range: [0, 2], unit: 'value',
    doc: 'By how much a smuggler who hands children over lowers the cost of parting.',
    source: 'assumption; RAND 2019: packages for women and children',
  },
} as const satisfies Record<string, ParameterSpec>
