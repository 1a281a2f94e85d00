/**
 * The one table of parameters. Types, defaults, validation, `--set`, sweep axes, priors, the JSON
 * schema and the reference page are all read off it.
 *
 * Levels by origin were set by hand so that October 2023 - May 2024 is reproduced (docs/model.md,
 * Initialization and input); "by hand" marks them. "assumption" means that no figure was found.
 */
import type { ParameterSpec } from './spec.ts'

const allOrigins = (value: number, changes: Readonly<Record<string, number>>) => ({
  mexico: value, guatemala: value, honduras: value, 'el-salvador': value, venezuela: value,
  cuba: value, haiti: value, nicaragua: value, colombia: value, ecuador: value, other: value,
  ...changes,
})

export const parameters = {
  // --- Population -----------------------------------------------------------------------------
  communitiesPerOrigin: {
    default: 2, range: [1, 12], unit: 'communities',
    prior: { kind: 'none' },
    doc: 'Communities in each origin; people of one community hear the same news. Whole number.',
    source: 'assumption',
  },
  singleAdultIntentionsPerDay: {
    default: {
      mexico: 1680, guatemala: 570, honduras: 260, 'el-salvador': 96, venezuela: 600, cuba: 130,
      haiti: 34, nicaragua: 140, colombia: 380, ecuador: 480, other: 1070,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Single adults who begin to intend to cross, a day, before push, season and shocks.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  familyIntentionsPerDay: {
    default: {
      mexico: 770, guatemala: 400, honduras: 480, 'el-salvador': 160, venezuela: 1080, cuba: 110,
      haiti: 23, nicaragua: 32, colombia: 380, ecuador: 420, other: 400,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Members of families who begin to intend to cross, a day.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  childIntentionsPerDay: {
    default: {
      mexico: 350, guatemala: 180, honduras: 180, 'el-salvador': 54, venezuela: 35, cuba: 8.4,
      haiti: 6, nicaragua: 11.9, colombia: 11.3, ecuador: 27, other: 28,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Children who begin to intend to cross without parents, a day; splits come on top.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  lawfulOnlyIntentionsPerDay: {
    default: {
      mexico: 520, guatemala: 8, honduras: 85, 'el-salvador': 20, venezuela: 460, cuba: 620,
      haiti: 500, nicaragua: 2, colombia: 32, ecuador: 3, other: 110,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'People who begin to intend to come, a day, but only with an appointment at a port.',
    source: 'by hand, from CBP encounters at ports October 2023 - May 2024',
  },
  lawfulOnlyFamilyShare: {
    default: 0.55, range: [0, 1], unit: 'probability',
    doc: 'Share of those who come only by appointment who are in families; the rest are adults.',
    source: 'CBP, encounters at southwest ports October 2023 - May 2024: 41 to 47 % family units',
  },
  initialHomeStock: {
    default: 0.65, range: [0, 5], unit: 'factor',
    doc: 'Stock of people who intend to go on the first day, relative to that at which as many leave or let go as begin to intend.',
    source: 'assumption; forgotten within the spin-up',
  },
  initialTravelShare: {
    default: 0.6, range: [0, 1], unit: 'probability',
    doc: 'On the first day, travellers as a share of those who formed intentions in a travel time.',
    source: 'assumption; forgotten within the spin-up',
  },
  initialApplicants: {
    default: 130_000, range: [0, 1e6], unit: 'people',
    doc: 'People in Mexico applying for a port appointment on the first day.',
    source: 'CBS: 64.3 million requests January 2023 - February 2024, about 165,000 a day',
  },
  familySizeMean: {
    default: 2.9, range: [2, 6], unit: 'people',
    doc: 'Mean size of a family; one or two adults and one to four children.',
    source: 'assumption',
  },
  multiplierSpread: {
    default: 0.5, range: [0, 2], unit: 'log sd',
    doc: 'Spread between people of one class in how readily they act (log-normal, median 1).',
    source: 'assumption',
  },
  typeShare: {
    default: { cautious: 0.3, bold: 0.3, 'means-cautious': 0.2, 'means-bold': 0.2, 'lawful-only': 0 },
    by: 'type', range: [0, 1], unit: 'probability',
    prior: { kind: 'none' },
    doc: 'Share of each type of taste and means among those who would cross between ports.',
    source: 'assumption',
  },
  typeFeeWeight: {
    default: {
      cautious: 0.2, bold: 0.2, 'means-cautious': 0.07, 'means-bold': 0.07, 'lawful-only': 0.1,
    },
    by: 'type', range: [0, 2], unit: 'value per 10,000 USD',
    doc: 'What 10,000 USD of a fee weighs against the value of entry (1), by means.',
    source: 'assumption; MIT and WFP 2021: 7,500 USD is several years of savings',
  },
  typeRiskAversion: {
    default: {
      cautious: 1.3, bold: 0.8, 'means-cautious': 1.3, 'means-bold': 0.8, 'lawful-only': 1.5,
    },
    by: 'type', range: [0, 5], unit: 'factor',
    doc: 'Factor on what bad outcomes are felt to cost.',
    source: 'assumption',
  },

  // --- Push, season, calendar ------------------------------------------------------------------
  pushInnovationSd: {
    default: 0.05, range: [0, 0.1], unit: 'log sd per month',
    doc: 'Innovation of the monthly AR(1) of log push, one for each origin.',
    source: 'assumption; at most 0.10, so that push cannot draw the curve',
  },
  pushPersistence: {
    default: 0.8, range: [0, 1], unit: 'correlation',
    doc: 'Persistence of the monthly AR(1) of log push.', source: 'assumption',
  },
  pushElasticity: {
    default: { poverty: 0.5, violence: 0.3, disaster: 2, 'us-jobs': 1 },
    by: 'cause', range: [-10, 10], unit: 'elasticity',
    doc: 'How push answers to what pushes and pulls: poverty (share of people), violence (homicides), disaster (share of people hit), jobs open in the United States.',
    source: 'assumption; Clemens 2021: sustained violence weighs as much as long-run economics',
  },
  seasonOfDeparture: {
    default: {
      jan: 0.92, feb: 1.05, mar: 1.08, apr: 1.05, may: 1.03, jun: 0.97, jul: 0.96, aug: 1.02,
      sep: 1.02, oct: 1, nov: 1.02, dec: 1,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month.',
    source: 'by hand, from Border Patrol monthly encounters 2012 - 2019',
  },
  weekdayOfCrossing: {
    default: { mon: 0.93, tue: 0.99, wed: 1.05, thu: 1.03, fri: 1.04, sat: 1, sun: 0.96 },
    by: 'weekday', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of crossing by day of the week.',
    source: 'Border Patrol daily apprehensions April - May 2024: Monday 3,821, Wednesday 4,348',
  },
  dailyNoise: {
    default: 0.057, range: [0, 0.5], unit: 'coefficient of variation',
    prior: { kind: 'none' },
    doc: 'Variation of daily encounters about their weekly course, weekday removed.',
    source: 'Border Patrol daily apprehensions April - May 2024: 5.7 %',
  },

  // --- Leaving ---------------------------------------------------------------------------------
  departureHazardPerDay: {
    default: 0.011, range: [0, 1], unit: '1/day',
    doc: 'Hazard of setting out when going and staying look equally good.',
    source: 'by hand; sets how fast the stock at home answers',
  },
  lapseDays: {
    default: 450, range: [1, 900], unit: 'days',
    doc: 'Mean time until an intention that was not acted upon is let go.',
    source: 'assumption; surveys find plans within the next 12 months',
  },
  decisionSlope: {
    default: { 'single-adult': 5.5, family: 6.5, 'unaccompanied-child': 7.5 },
    by: 'party', range: [0.01, 50], unit: '1/value',
    doc: 'How sharply a difference in expected value moves a choice (logit).',
    source: 'by hand',
  },
  stayValue: {
    default: { 'single-adult': 0.13, family: 0.33, 'unaccompanied-child': 0.38 },
    by: 'party', range: [-2, 2], unit: 'value',
    doc: 'Value of staying at home, against which going is weighed; entry is worth 1.',
    source: 'by hand',
  },
  tiesValue: {
    default: {
      mexico: 0.18, guatemala: -0.08, honduras: -0.07, 'el-salvador': -0.075, venezuela: -0.115,
      cuba: -0.28, haiti: -0.2, nicaragua: -0.1, colombia: -0.115, ecuador: -0.125, other: -0.19,
    },
    by: 'origin', range: [-2, 2], unit: 'value',
    doc: 'What ties in the United States and nearness add to the value of going; below 0, other countries to go to.',
    source: 'by hand, so that levels hold at the fees observed; Beine and others: elasticity of flows to diaspora about 1',
  },
  journeyCost: {
    default: allOrigins(0.15, { mexico: 0.03, guatemala: 0.08, honduras: 0.1, 'el-salvador': 0.1 }),
    by: 'origin', range: [0, 2], unit: 'value',
    doc: 'What the way north is felt to cost, beside the smuggler.', source: 'assumption',
  },
  planningHorizonDays: {
    default: 30, range: [1, 365], unit: 'days',
    doc: 'How far ahead a departure is planned; a deadline further off hurries few.',
    source: 'assumption; the rush of April - May 2023 took about five weeks',
  },
  waitAndSee: {
    default: 0.6, range: [0, 5], unit: 'factor',
    doc: 'Option value of waiting for the experience of others while only an announcement is known.',
    source: 'by hand; the plateau after May 2023 lasted about seven weeks',
  },

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
      mexico: 0.13, guatemala: 0.26, honduras: 0.78, 'el-salvador': 0.62, venezuela: 0.6, cuba: 0.66,
      haiti: 0.8, nicaragua: 0.7, colombia: 0.27, ecuador: 0.26, other: 0.08,
    }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Share of an origin that takes the Gulf corridor where nothing presses.',
    source: 'CBP encounters by sector and citizenship, December 2023',
  },
  corridorShareCentre: {
    default: allOrigins(0.15, {
      mexico: 0.12, guatemala: 0.17, honduras: 0.12, 'el-salvador': 0.2, venezuela: 0.36, cuba: 0.1,
      haiti: 0.06, nicaragua: 0.13, colombia: 0.18, ecuador: 0.13, other: 0.05,
    }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Share of an origin that takes the central corridor where nothing presses.',
    source: 'CBP encounters by sector and citizenship, December 2023',
  },
  corridorPressureWeight: {
    default: 1.1, range: [0, 20], unit: 'per unit of effort',
    doc: 'How strongly people turn from a corridor where Mexico presses (log-odds).',
    source: 'by hand; Del Rio 28 % in December 2023, 9 % in May 2024',
  },
  sanDiegoShareOfWest: {
    default: allOrigins(0.6, {
      mexico: 0.1, guatemala: 0.1, honduras: 0.45, 'el-salvador': 0.3, venezuela: 0.5, ecuador: 0.4,
      colombia: 0.8, other: 0.62,
    }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Share of those in the Pacific corridor who cross near San Diego.',
    source: 'CBP encounters by sector and citizenship, December 2023 and April 2024',
  },
  sectorAttraction: {
    default: {
      'rio-grande-valley': 0.34, laredo: 0.05, 'del-rio': 0.61, 'big-bend': 0.015, 'el-paso': 0.985,
      tucson: 0.85, yuma: 0.11, 'el-centro': 0.04, 'san-diego': 1,
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
    default: { south: 1300, inland: 1100, north: 500 },
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
    default: 0.016, range: [0, 1], unit: '1/day',
    doc: 'Hazard that somebody waiting near the line is picked up, at northern effort 1.',
    source: 'by hand; December 2023 to January 2024',
  },
  lineControl: {
    default: 0.9, range: [0, 5], unit: 'per unit of effort',
    doc: 'How far Mexican control of the line\'s southern side holds back attempts (log hazard), for the most exposed.',
    source: 'by hand; weekly encounters 64,208 (18 December 2023), 23,067 (1 January 2024)',
  },
  exposure: {
    default: allOrigins(0.5, {
      mexico: 0.03, guatemala: 0.5, honduras: 0.8, 'el-salvador': 0.6, venezuela: 1, cuba: 0.8,
      haiti: 1, nicaragua: 0.55, colombia: 0.7, ecuador: 0.65, other: 0.5,
    }),
    by: 'origin', range: [0, 1], unit: 'relative exposure',
    doc: 'How exposed people of an origin are to Mexican control.',
    source: 'by hand; order of the falls of January 2024 by citizenship',
  },
  exposureOfParty: {
    default: { 'single-adult': 0.8, family: 1.5, 'unaccompanied-child': 1.3 },
    by: 'party', range: [0, 3], unit: 'factor',
    doc: 'How exposed a kind of party is to Mexican control, relative to others.',
    source: 'CBP: December 2023 to January 2024 families -61 %, adults -43 %, children -40 %',
  },
  smugglerShield: {
    default: 0.4, range: [0, 1], unit: 'share',
    doc: 'Share of Mexican stops that a smuggler spares a client.', source: 'assumption',
  },
  busPlacesPerDay: {
    default: 2600, range: [0, 1e5], unit: 'people/day',
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
  fatigueDays: {
    default: 240, range: [1, 10_000], unit: 'days',
    doc: 'Time in which effort above 1 falls to 1/e of its excess.',
    source: 'by hand; a third of the fall of January 2024 was regained in nine weeks',
  },
  bussedSouthDays: {
    default: 12, range: [1, 200], unit: 'days',
    doc: 'Median days between a stop and the road again in southern Mexico.', source: 'assumption',
  },
  giveUpAfterStopProb: {
    default: { 'single-adult': 0.25, family: 0.4, 'unaccompanied-child': 0.3 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody bussed south goes home.', source: 'assumption',
  },
  stopCost: {
    default: 0.08, range: [0, 2], unit: 'value',
    doc: 'What a stop in Mexico is felt to cost.', source: 'assumption',
  },
  stopLoss: {
    default: 0.6, range: [0, 1], unit: 'share',
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

  // --- In northern Mexico ----------------------------------------------------------------------
  crossingHazardPerDay: {
    default: 0.1, range: [0, 2], unit: '1/day',
    doc: 'Hazard of crossing between ports when crossing and waiting look equally good.',
    source: 'aggregate trial model fitted to May 2024: about 0.1 a day',
  },
  northPatienceDays: {
    default: 120, range: [1, 900], unit: 'days',
    doc: 'Mean time after which somebody waiting near the line reconsiders.', source: 'assumption',
  },
  idleValue: {
    default: { 'single-adult': 0.1, family: 0.1, 'unaccompanied-child': 0.1 },
    by: 'party', range: [-2, 2], unit: 'value',
    doc: 'Value of staying near the line without an appointment to hope for.', source: 'assumption',
  },
  goHomeProb: {
    default: { 'single-adult': 0.35, family: 0.4, 'unaccompanied-child': 0.5 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance that a waiter who reconsiders goes home; the rest wait on.', source: 'assumption',
  },
  appUseProb: {
    default: allOrigins(0.4, { mexico: 0.1, cuba: 0.9, haiti: 0.95, venezuela: 0.6, honduras: 0.35 }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody on the way through Mexico also applies for an appointment.',
    source: 'by hand, from CBP encounters at ports',
  },
  lawfulPenaltyWithoutPath: {
    default: 0.1, range: [0, 10], unit: 'value',
    doc: 'The same where no appointment is given and no path from home is open to them.',
    source: 'assumption; 42,617 Cubans between ports in December 2022, below 400 from February to May 2023',
  },
  lawfulCrossingPenalty: {
    default: 1.5, range: [0, 10], unit: 'value',
    doc: 'Distaste of those who come only by appointment for crossing between ports.',
    source: 'assumption',
  },
  portDiscountPerDay: {
    default: 0.003, range: [0, 0.1], unit: '1/day',
    doc: 'Rate at which entry by appointment is worth less the longer the wait.',
    source: 'assumption',
  },
  waitCostPerDay: {
    default: 0.001, range: [0, 0.1], unit: 'value/day',
    doc: 'What a day of waiting in Mexico is felt to cost.', source: 'assumption',
  },
  evadeFeeUsd: {
    default: 2500, range: [0, 50_000], unit: 'USD',
    doc: 'What a guide for an attempt to evade costs on top.', source: 'assumption',
  },
  unseenValue: {
    default: 0.6, range: [0, 2], unit: 'value',
    doc: 'Value of entry unseen; a release with a date, and a way to work lawfully, is worth 1.',
    source: 'assumption',
  },
  evadeRisk: {
    default: 0.08, range: [0, 2], unit: 'value',
    doc: 'What the danger of an attempt to evade is felt to cost.', source: 'assumption',
  },
  modeSlope: {
    default: 12, range: [0.01, 100], unit: '1/value',
    doc: 'How sharply the better of evading and walking up is taken (logit).',
    source: 'by hand; got-aways about 12 % of encounters in FY2024',
  },
  productBonus: {
    default: 0.06, range: [0, 1], unit: 'value',
    doc: 'By how much a smuggler\'s product draws clients to the way of crossing it is made for.',
    source: 'assumption',
  },
  evadeTaste: {
    default: { 'single-adult': 0, family: -0.6, 'unaccompanied-child': -0.2 },
    by: 'party', range: [-5, 5], unit: 'value',
    doc: 'Taste for evading rather than walking up, beside what follows from the chances.',
    source: 'assumption; families and children surrender',
  },
  detectionProb: {
    default: 0.92, range: [0, 1], unit: 'probability',
    prior: { kind: 'logit-normal', sd: 0.5 }, // 0.81 to 0.97
    doc: 'Chance that an attempt to evade is noticed.',
    source: 'DHS OIS 2017: detected or interdicted; undetected entries a fraction of got-aways',
  },
  interdictionProb: {
    default: 0.72, range: [0, 1], unit: 'probability',
    prior: { kind: 'logit-normal', sd: 0.33 }, // 0.57 to 0.83
    doc: 'Chance that a noticed attempt to evade ends in an apprehension.',
    source: 'DHS OIS 2017: 55 - 85 % of attempts; got-aways about 12 % of encounters in FY2024',
  },
  smugglerEvasion: {
    default: 0.12, range: [0, 1], unit: 'share',
    doc: 'Share by which a smuggler lowers the chance of apprehension of an evader.',
    source: 'assumption',
  },

  // --- Ports -----------------------------------------------------------------------------------
  homePathUseProb: {
    default: allOrigins(0.3, { venezuela: 0.4, cuba: 0.8, haiti: 0.8, nicaragua: 0.8 }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody who intends to go can apply from home for parole or at an office: has the sponsor and the papers.',
    source: 'assumption; a sponsor and a passport were asked for, which fewer Venezuelans have',
  },
  walkUpsPerDay: {
    default: 230, range: [0, 1e5], unit: 'people/day',
    doc: 'People ports take without an appointment, a day.',
    source: 'CBP: 52,241 at ports in December 2023, 45,770 of them by appointment',
  },
  appointmentLeadDays: {
    default: 16, range: [1, 200], unit: 'days',
    doc: 'Median days between being given an appointment and its date.',
    source: 'assumption; the app offered dates up to three weeks ahead',
  },
  noShowProb: {
    default: 0.03, range: [0, 1], unit: 'probability',
    doc: 'Chance that an appointment is not kept.', source: 'assumption',
  },

  // --- United States: custody ------------------------------------------------------------------
  custodyPlaces: {
    default: 7600, range: [0, 1e6], unit: 'places',
    doc: 'Places in which adults can be held while a consequence is prepared.',
    source: 'by hand; about 700 - 810 a day not released, December 2023 and May 2024 (pattern P10)',
  },
  familyPlaces: {
    default: 500, range: [0, 1e6], unit: 'places',
    doc: 'Places in which families can be held while a consequence is prepared.',
    source: 'assumption; families were almost always released',
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
    default: 0.06, range: [0, 1], unit: 'probability',
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
    default: { 'single-adult': 0.42, family: 0.25, 'unaccompanied-child': 0.35 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance to try again after being returned to Mexico, when trying and not look the same.',
    source: 'DHS OIS 2017: 55 - 75 % do not try again after repatriation',
  },
  retryAfterExpulsionProb: {
    default: { 'single-adult': 0.6, family: 0.3, 'unaccompanied-child': 0.4 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance to try again after an expulsion without legal consequence, when trying and not look the same.',
    source: 'aggregate trial model fitted to May 2024: retries per expulsion 0.46, 0.09, 0.19; CBP: 27 - 38 % repeats under Title 42',
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
    default: 6, range: [1, 200], unit: 'days',
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
    default: 0.5, range: [0, 1], unit: 'share',
    doc: 'How far a family that was turned back itself expects it again.', source: 'assumption',
  },
  partingCost: {
    default: 0.9, range: [0, 5], unit: 'value',
    doc: 'What sending a child on alone is felt to cost a family.',
    source: 'by hand; 8.4 % of children alone in FY2021 had been expelled before',
  },
  partingCostYoung: {
    default: 0.5, range: [0, 5], unit: 'value',
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

  // --- Beliefs and news ------------------------------------------------------------------------
  memoryDays: {
    default: 55, range: [1, 1000], unit: 'days',
    doc: 'Time over which the outcomes of one\'s own people are remembered.',
    source: 'aggregate trial model fitted to May 2024: 50 - 60 days',
  },
  roadMemoryDays: {
    default: 21, range: [1, 1000], unit: 'days',
    doc: 'Time over which news of stops on the way is remembered.',
    source: 'assumption; the border followed Mexican control within two weeks in January 2024',
  },
  contactShare: {
    default: 0.3, range: [0, 1], unit: 'share',
    doc: 'Weight of news from other communities of the same origin.', source: 'assumption',
  },
  priorBeliefPeople: {
    default: 100, range: [0, 1e5], unit: 'people',
    doc: 'How many outcomes the first belief of a community counts for.', source: 'assumption',
  },
  priorStopBelief: {
    default: 0.2, range: [0, 1], unit: 'probability',
    doc: 'Belief on the first day of the chance that a zone of Mexico breaks off a journey.',
    source: 'assumption; forgotten within the spin-up',
  },
  priorReleaseBelief: {
    default: { 'single-adult': 0.65, family: 0.95, 'unaccompanied-child': 0.97 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Belief on the first day that an encounter ends in release (others than Mexicans).',
    source: 'CBS: 77 % of encounters released in December 2023',
  },
  removalCost: {
    default: 0.45, range: [0, 5], unit: 'value',
    doc: 'What a removal is felt to cost beside the lost journey.', source: 'assumption',
  },
  returnCost: {
    default: 0.12, range: [0, 5], unit: 'value',
    doc: 'What a return to Mexico is felt to cost; one can try again.', source: 'assumption',
  },
  announcementReach: {
    default: 0.05, range: [0, 1], unit: '1/day',
    doc: 'Hazard of hearing of an announcement from the news (Bass innovation).',
    source: 'assumption; surveys: Facebook and WhatsApp within days',
  },
  leakReach: {
    default: 0.006, range: [0, 1], unit: '1/day',
    doc: 'Hazard of hearing of a leak from the news.', source: 'assumption',
  },
  contagion: {
    default: 0.15, range: [0, 2], unit: '1/day',
    doc: 'Hazard of hearing from others when all of them know (Bass imitation).',
    source: 'assumption',
  },
  roadReachFactor: {
    default: 3, range: [1, 20], unit: 'factor',
    doc: 'How much faster news spreads among those on the way.',
    source: 'Tech Transparency Project: WhatsApp groups of those travelling',
  },
  announcementCredibility: {
    default: 0.55, range: [0, 1], unit: 'probability',
    doc: 'How far an official announcement is believed.', source: 'assumption',
  },
  leakCredibility: {
    default: 0.12, range: [0, 1], unit: 'probability',
    doc: 'How far a leak is believed.', source: 'assumption',
  },
  rumouredDelayDays: {
    default: 60, range: [1, 1000], unit: 'days',
    doc: 'How far off people expect a measure that has leaked without a date.',
    source: 'assumption',
  },
  leakFadeDays: {
    default: 40, range: [1, 1000], unit: 'days',
    doc: 'Time in which a leak that nothing follows is forgotten.', source: 'assumption',
  },
  conditionalCredence: {
    default: 0.4, range: [0, 1], unit: 'probability',
    doc: 'How likely people think it that a measure which waits for a count will come.',
    source: 'assumption',
  },
  announcedSeverity: {
    default: 0.5, range: [0, 1], unit: 'probability',
    doc: 'Share of releases that an announced closing of asylum is taken to end.',
    source: 'by hand; the step of May 2023 was about -60 %',
  },
  takeBackSeverity: {
    default: 0.5, range: [0, 1], unit: 'probability',
    doc: 'Share of releases that an announced agreement by which Mexico takes people back is taken to end.',
    source: 'assumption; as an announced closing of asylum',
  },
  wordFadeDays: {
    default: 120, range: [1, 10_000], unit: 'days',
    doc: 'Time over which the word of a measure in force ages, also where nobody has experience of it.',
    source: 'aggregate trial model fitted to May 2024: the wedge fades over about four months',
  },
  experienceDays: {
    default: 60, range: [1, 10_000], unit: 'days of ordinary news',
    doc: 'How much news of own outcomes an announcement\'s word weighs as much as.',
    source: 'aggregate trial model fitted to May 2024: the wedge fades over about four months',
  },

  // --- Smugglers -------------------------------------------------------------------------------
  smugglersPerCorridor: {
    default: 3, range: [1, 10], unit: 'businesses',
    prior: { kind: 'none' },
    doc: 'Most smugglers from each origin that compete on each corridor. Whole number.',
    source: 'assumption',
  },
  smugglersAtFirst: {
    default: 2, range: [1, 10], unit: 'businesses',
    prior: { kind: 'none' },
    doc: 'Of these, how many there are on the first day. Whole number.',
    source: 'assumption',
  },
  smugglerFeeUsd: {
    default: allOrigins(12_000, {
      mexico: 9000, guatemala: 12_500, honduras: 12_000, 'el-salvador': 12_500, venezuela: 5000,
      cuba: 9000, haiti: 6000, nicaragua: 8000, colombia: 7000, ecuador: 13_000, other: 11_000,
    }),
    by: 'origin', range: [0, 1e5], unit: 'USD',
    doc: 'Fee on the first day, before the factor of the product.',
    source: 'Washington Times, court cases: Mexico 9,400, northern Central America 13,900 (2024)',
  },
  productFeeFactor: {
    default: { evade: 1.1, 'walk-up': 0.9, 'hand-children-over': 0.9, 'until-in': 1.3 },
    by: 'product', range: [0.1, 5], unit: 'factor',
    doc: 'Fee by what is sold, relative to the fee of the origin.',
    source: 'assumption; RAND 2019: 4,000 to 11,000 USD a migrant, cheaper without evasion',
  },
  depositShare: {
    default: 0.15, range: [0, 1], unit: 'share',
    doc: 'Share of the fee paid when setting out; the rest is paid on arrival.',
    source: 'DHS OIS 2017: Central Americans pay about 1,200 USD down and up to 8,000 on arrival',
  },
  clientCostShare: {
    default: 0.5, range: [0, 2], unit: 'share',
    doc: 'What a client costs a smuggler on the way, relative to the first fee of what is sold.',
    source: 'AP 2014: of 5,000 to 10,000 USD, 3,500 to 4,000 are the margin',
  },
  placeCostShare: {
    default: 0.1, range: [0, 2], unit: 'share',
    doc: 'What a place costs a smuggler, used or not, relative to the fee of the origin.',
    source: 'assumption; guides, houses and what is paid to gangs',
  },
  businessTurnover: {
    default: 0.2, range: [0, 10], unit: '1/month',
    doc: 'Hazard that a smuggler closes whose loss, or enters where the profit, is what places cost.',
    source: 'assumption',
  },
  entrantPlacesShare: {
    default: 0.3, range: [0, 1], unit: 'share',
    doc: 'Places of an entrant, relative to the mean of those open on the corridor.',
    source: 'assumption',
  },
  smugglerCapacityShare: {
    default: 0.6, range: [0, 5], unit: 'share',
    doc: 'Places of all smugglers of an origin on the first day, as a share of intentions a day.',
    source: 'assumption; DHS OIS 2017 and RAND 2019: two thirds and more hire one',
  },
  smugglerTaste: {
    default: 0.9, range: [-5, 5], unit: 'log-odds',
    doc: 'Taste for hiring a smuggler beside fee, safety and speed.',
    source: 'by hand; 55 % (MIT and WFP 2021) to 80 - 95 % (DHS OIS 2017) hire one',
  },
  smugglerSpeed: {
    default: 0.75, range: [0.1, 1], unit: 'factor',
    doc: 'Travel days of clients relative to others.', source: 'assumption',
  },
  feeAdjustment: {
    default: 0.03, range: [0, 1], unit: '1/day',
    doc: 'How fast a fee follows demand over capacity.',
    source: 'AP June 2006: 2,000 to 3,000 USD within weeks of an announcement',
  },
  feeRiskPass: {
    default: 0.25, range: [0, 5], unit: 'elasticity',
    doc: 'How far the fee that smugglers aim at follows the risk of failure.',
    source: 'Gathmann 2004, 2008: fees +17 to +30 % on a tripling of enforcement',
  },
  capacityAdjustment: {
    default: 0.01, range: [0, 1], unit: '1/day',
    doc: 'How fast capacity moves to where profit is.', source: 'assumption',
  },
  capacityGrowth: {
    default: 0.0003, range: [0, 1], unit: '1/day',
    doc: 'How fast the places of all smugglers of an origin together follow demand.',
    source: 'assumption; guides, houses and vehicles are not found within weeks',
  },
  smugglerMessage: {
    default: 0.3, range: [0, 2], unit: 'share',
    doc: 'Share by which idle smugglers talk an announced consequence down and a deadline up.',
    source: 'assumption; Tech Transparency Project: every change is used to create urgency',
  },
  ownDeadlineProb: {
    default: 0.15, range: [0, 1], unit: '1/month',
    doc: 'Chance that wholly idle smugglers of an origin begin to tell of a deadline of their own.',
    source: 'assumption; "Trump will win, hurry" in early 2024, false TikTok of May 2023 seen 17 million times',
  },
  ownDeadlineDays: {
    default: 45, range: [1, 365], unit: 'days',
    doc: 'How far off a deadline is that smugglers tell of by themselves.',
    source: 'assumption',
  },
  ownDeadlineCredence: {
    default: 0.1, range: [0, 1], unit: 'probability',
    doc: 'How far such a deadline is believed while smugglers are trusted.',
    source: 'assumption; below `leakCredibility`',
  },
  failedDeadlineCost: {
    default: 0.4, range: [0, 1], unit: 'share',
    doc: 'Share of the trust in smugglers\' talk that a deadline which fails costs them.',
    source: 'assumption',
  },
  trustDays: {
    default: 180, range: [1, 10_000], unit: 'days',
    doc: 'Time in which trust in smugglers\' talk comes back.',
    source: 'assumption',
  },
} as const satisfies Record<string, ParameterSpec>

export type ParameterName = keyof typeof parameters
