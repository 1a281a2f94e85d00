/** Rows of the parameter table (table.ts): the way north, and Mexico. */
import { allOrigins } from './all-origins.ts'
import type { ParameterSpec } from './spec.ts'

export const onTheWay = {
  // --- The way ---------------------------------------------------------------------------------
  daysToMexico: {
    default: allOrigins(16, {
      mexico: 2, guatemala: 4, honduras: 6, 'el-salvador': 5, nicaragua: 7, cuba: 9, haiti: 14,
      venezuela: 18, colombia: 12, ecuador: 15, other: 14,
    }),
    by: 'origin', range: [1, 200], unit: 'days',
    doc: 'Median days from home to southern Mexico (for Mexicans: to the road north).',
    source: 'AP October 2023: Darien to the US about 2.5 weeks; NBC 2017: Guatemala - Rio Grande 2',
  },
  daysSouthToInland: {
    default: 4, range: [1, 100], unit: 'days',
    doc: 'Median days from southern to inland Mexico.', source: 'assumption from the above',
  },
  daysInlandToNorth: {
    default: 4, range: [1, 100], unit: 'days',
    doc: 'Median days from inland to northern Mexico.', source: 'assumption from the above',
  },
  travelSpread: {
    default: 0.35, range: [0, 2], unit: 'log sd',
    doc: 'Spread of travel times.', source: 'assumption',
  },
  waitSpread: {
    default: 0.5, range: [0, 2], unit: 'log sd',
    doc: 'Spread of waits that are not travel: after a stop, in custody, before another attempt.',
    source: 'assumption',
  },
  corridorShareEast: {
    default: allOrigins(0.3, {
      mexico: 0.155, guatemala: 0.3, honduras: 0.9, 'el-salvador': 0.72, venezuela: 0.7, cuba: 0.77,
      haiti: 0.9, nicaragua: 0.81, colombia: 0.31, ecuador: 0.3, other: 0.094,
    }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Share of an origin that takes the Gulf corridor where nothing presses.',
    source: 'CBP encounters by sector and citizenship, December 2023',
  },
  corridorShareCentre: {
    default: {
      mexico: 0.0576, guatemala: 0.0769, honduras: 0.0576, 'el-salvador': 0.093, venezuela: 0.164, cuba: 0.045,
      haiti: 0.0257, nicaragua: 0.0576, colombia: 0.0858, ecuador: 0.0576, other: 0.0257,
    },
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Share of an origin that takes the central corridor where nothing presses.',
    source: 'CBP encounters by sector and citizenship, December 2023',
  },
  corridorPressureWeight: {
    default: 0.678, range: [0, 20], unit: 'per unit of effort',
    doc: 'How strongly people turn from a corridor where Mexico presses (log-odds).',
    source: 'by hand; Del Rio 28 % in December 2023, 9 % in May 2024',
  },
  sanDiegoShareOfWest: {
    default: {
      mexico: 0.0722, guatemala: 0.0722, honduras: 0.321, 'el-salvador': 0.208, venezuela: 0.352, cuba: 0.432,
      haiti: 0.432, nicaragua: 0.432, colombia: 0.57, ecuador: 0.289, other: 0.441,
    },
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Share of those in the Pacific corridor who cross near San Diego.',
    source: 'CBP encounters by sector and citizenship, December 2023 and April 2024',
  },
  sectorAttraction: {
    default: {
      'rio-grande-valley': 0.22, laredo: 0.05, 'del-rio': 0.73, 'big-bend': 0.015, 'el-paso': 0.985,
      tucson: 0.91, yuma: 0.06, 'el-centro': 0.03, 'san-diego': 1,
    },
    by: 'sector', range: [0, 1], unit: 'relative weight',
    doc: 'How a corridor divides between its sectors (San Diego has its own share).',
    source: 'CBP encounters by sector, autumn 2023',
  },
  remoteSector: {
    default: {
      'rio-grande-valley': 0, laredo: 0, 'del-rio': 0, 'big-bend': 1, 'el-paso': 0.2, tucson: 0.7,
      yuma: 0.5, 'el-centro': 0.4, 'san-diego': 0.2,
    },
    by: 'sector', range: [0, 1], unit: 'probability',
    doc: 'Chance that an attempt to evade in this sector goes by a remote route.',
    source: 'assumption; desert and mountain sectors',
  },

  // --- Mexico ----------------------------------------------------------------------------------
  stopsPerDay: {
    default: { south: 682, inland: 575, north: 261 },
    by: 'zone', range: [0, 1e5], unit: 'people/day',
    doc: 'People Mexico can stop a day at effort 1, by zone.',
    source: 'UPM: 91,000 - 97,000 a month recorded in October - November 2023',
  },
  stopProbMax: {
    default: { south: 0.5, inland: 0.5, north: 0.6 },
    by: 'zone', range: [0, 1], unit: 'probability',
    doc: 'Most that a passage through a zone can be stopped, however large the capacity.',
    source: 'assumption',
  },
  sweepHazardPerDay: {
    default: 0.00789, range: [0, 1], unit: '1/day',
    doc: 'Hazard that somebody waiting near the line is picked up, at northern effort 1.',
    source: 'by hand; December 2023 to January 2024',
  },
  lineControl: {
    default: 0.515, range: [0, 5], unit: 'per unit of effort',
    doc: 'How far Mexican control of the line\'s southern side holds back attempts (log hazard), for the most exposed.',
    source: 'by hand; weekly encounters 64,208 (18 December 2023), 23,067 (1 January 2024)',
  },
  exposure: {
    default: {
      mexico: 0.132, guatemala: 0.319, honduras: 0.679, 'el-salvador': 0.46, venezuela: 2.02, cuba: 1.08,
      haiti: 1.88, nicaragua: 0.454, colombia: 1.05, ecuador: 0.719, other: 0.514,
    },
    by: 'origin', range: [0, 3], unit: 'relative exposure',
    doc: 'How exposed people of an origin are to Mexican control.',
    source: 'by hand; order of the falls of January 2024 by citizenship',
  },
  exposureOfParty: {
    default: { 'single-adult': 0.963, family: 1.74, 'unaccompanied-child': 1.32 },
    by: 'party', range: [0, 3], unit: 'factor',
    doc: 'How exposed a kind of party is to Mexican control, relative to others.',
    source: 'CBP: December 2023 to January 2024 families -61 %, adults -43 %, children -40 %',
  },
  smugglerShield: {
    default: 0.4, range: [0, 1], unit: 'share',
    doc: 'Share of Mexican stops that a smuggler spares a client.', source: 'assumption',
  },
  busPlacesPerDay: {
    default: 2000, range: [0, 1e5], unit: 'people/day',
    doc: 'Places on busses south a day at effort 1.',
    source: 'by hand; WOLA April 2024: most of those stopped in 2024 are bussed south',
  },
  returnPlacesPerDay: {
    default: 70, range: [0, 1e4], unit: 'people/day',
    doc: 'People Mexico can return to their countries a day at effort 1.',
    source: 'UPM: 1,300 to 4,000 assisted returns and deportations a month in 2023 - 2024',
  },
  returnAfterStopProb: {
    default: 0.04, range: [0, 1], unit: 'probability',
    doc: 'Chance that Mexico means to return somebody stopped, if it has the places.',
    source: 'UPM: returns and deportations were 1 to 4 % of those recorded in 2023 - 2024',
  },
  costPerStopUsd: {
    default: 60, range: [0, 1e4], unit: 'USD',
    doc: 'What one stop costs Mexico.', source: 'assumption',
  },
  costPerBusUsd: {
    default: 90, range: [0, 1e4], unit: 'USD',
    doc: 'What taking one person south costs Mexico.', source: 'assumption',
  },
  costPerReturnUsd: {
    default: 600, range: [0, 1e5], unit: 'USD',
    doc: 'What returning one person costs Mexico.', source: 'assumption',
  },
  costPerTakeBackUsd: {
    default: 120, range: [0, 1e5], unit: 'USD',
    doc: 'What receiving one person from the United States costs Mexico.', source: 'assumption',
  },
  budgetUsdPerMonth: {
    default: 17_000_000, range: [0, 1e10], unit: 'USD/month',
    doc: 'Money for migration control until a scenario entry changes it.', source: 'assumption',
  },
  lastingEffortShare: {
    default: 0.151, range: [0, 1], unit: 'share',
    prior: { kind: 'logit-normal', sd: 0.7 },
    doc: "Share of Mexico's effort above 1 that does not wear off.",
    source: 'assumption; stops recorded in Mexico stayed at 113,000 to 125,000 a month from January to May 2024',
  },
  fatigueDays: {
    default: 21.3, range: [1, 10_000], unit: 'days',
    doc: 'Time in which that part of effort above 1 which wears off falls to 1/e.',
    source: 'by hand; a third of the fall of January 2024 was regained in nine weeks',
  },
  bussedSouthDays: {
    default: 25.9, range: [1, 200], unit: 'days',
    doc: 'Median days between a stop and the road again in southern Mexico.',
    source: 'assumption; two months and still in Mexico City (AFP, early 2024)',
  },
  giveUpAfterStopProb: {
    default: { 'single-adult': 0.25, family: 0.4, 'unaccompanied-child': 0.3 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody bussed south goes home.', source: 'assumption',
  },
  stopCost: {
    default: 0.0407, range: [0, 2], unit: 'value',
    doc: 'What a stop in Mexico is felt to cost.', source: 'assumption',
  },
  stopLoss: {
    default: 0.344, range: [0, 1], unit: 'share',
    doc: 'Share of what awaits at the line that a stop on the way is felt to take away.',
    source: 'assumption; most of those bussed south try again',
  },
  unfundedEffort: {
    default: 0.6, range: [0, 1], unit: 'share',
    doc: 'Share of stops that go on when the money is used up; nobody is then taken south.',
    source: 'UPM: 94,816 recorded in December 2023 although transfers were suspended',
  },
  unfundedConsent: {
    default: 1, range: [0, 1], unit: 'share',
    doc: 'Share of its consent to take people back that Mexico keeps when the money is used up.',
    source: 'assumption; the memo of December 2023 suspended transfers and returns, not take-back',
  },
  consentPressure: {
    default: 0, range: [0, 10], unit: 'per 100,000 people',
    doc: 'How far people waiting near the line wear down Mexico\'s consent to take more back (log).',
    source: 'assumption: not at all; NBC May 2024: take-backs are an extra burden',
  },
} as const satisfies Record<string, ParameterSpec>
