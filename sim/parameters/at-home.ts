/** Rows of the parameter table (table.ts): who intends to go, what pushes them, and when they leave. */
import { allOrigins } from './all-origins.ts'
import type { ParameterSpec } from './spec.ts'

export const atHome = {
  // --- Population -----------------------------------------------------------------------------
  communitiesPerOrigin: {
    default: 2, range: [1, 12], unit: 'communities',
    prior: { kind: 'none' },
    doc: 'Communities in each origin; people of one community hear the same news. Whole number.',
    source: 'assumption',
  },
  singleAdultIntentionsPerDay: {
    default: {
      mexico: 1250, guatemala: 338, honduras: 193, 'el-salvador': 114, venezuela: 583, cuba: 205,
      haiti: 24.9, nicaragua: 131, colombia: 357, ecuador: 345, other: 863,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Single adults who begin to intend to cross, a day, before push, season and shocks.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  familyIntentionsPerDay: {
    default: {
      mexico: 723, guatemala: 231, honduras: 216, 'el-salvador': 72.4, venezuela: 629, cuba: 85.5,
      haiti: 32.5, nicaragua: 22.3, colombia: 246, ecuador: 246, other: 282,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Members of families who begin to intend to cross, a day.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  childIntentionsPerDay: {
    default: {
      mexico: 500, guatemala: 133, honduras: 69.4, 'el-salvador': 41, venezuela: 14.1, cuba: 8.7,
      haiti: 4.7, nicaragua: 10.4, colombia: 5.95, ecuador: 15.7, other: 12.7,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Children who begin to intend to cross without parents, a day; splits come on top.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  lawfulOnlyIntentionsPerDay: {
    default: {
      mexico: 520, guatemala: 8, honduras: 85, 'el-salvador': 20, venezuela: 477, cuba: 1320,
      haiti: 305, nicaragua: 801, colombia: 32, ecuador: 3, other: 110,
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
    default: 1.31, range: [0, 5], unit: 'factor',
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
    default: 0.771, range: [0, 2], unit: 'log sd',
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
    default: 0.1, range: [0, 0.1], unit: 'log sd per month',
    doc: 'Innovation of the monthly AR(1) of log push, one for each origin.',
    source: 'assumption; at most 0.10, so that push cannot draw the curve',
  },
  pushPersistence: {
    default: 0.95, range: [0, 1], unit: 'correlation',
    doc: 'Persistence of the monthly AR(1) of log push.', source: 'assumption',
  },
  pushElasticity: {
    default: { poverty: 0.5, violence: 0.3, disaster: 2, 'us-jobs': 0.862 },
    by: 'cause', range: [-10, 10], unit: 'elasticity',
    doc: 'How push answers to what pushes and pulls: poverty (share of people), violence (homicides), disaster (share of people hit), jobs open in the United States.',
    source: 'assumption; Clemens 2021: sustained violence weighs as much as long-run economics',
  },
  seasonOfDeparture: {
    default: {
      jan: 0.9, feb: 1.06, mar: 1.11, apr: 1.25, may: 1.06, jun: 0.99,
      jul: 0.93, aug: 0.86, sep: 0.93, oct: 1.02, nov: 0.99, dec: 0.9,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month, of all but Mexicans and northern Central America.',
    source: 'by hand, from Border Patrol monthly encounters of Ecuadorians and others 2011 - 2019 about their yearly mean, moved forward by the way and a little steeper, as waits level them',
  },
  seasonOfDepartureCentralAmerica: {
    default: {
      jan: 0.78, feb: 0.99, mar: 1.02, apr: 1.21, may: 1.17, jun: 1.09,
      jul: 1.08, aug: 0.95, sep: 1.02, oct: 1.05, nov: 0.99, dec: 0.65,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month from Guatemala, Honduras and El Salvador.',
    source: 'by hand, from Border Patrol monthly encounters of Guatemalans, Hondurans and Salvadorans 2011 - 2019 about their yearly mean, moved forward by the way and a little steeper, as waits level them',
  },
  seasonOfDepartureMexico: {
    default: {
      jan: 0.96, feb: 1.17, mar: 1.29, apr: 1.21, may: 1.04, jun: 0.88,
      jul: 0.88, aug: 0.93, sep: 0.99, oct: 0.99, nov: 0.84, dec: 0.83,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month from Mexico, of all but families.',
    source: 'by hand, from Border Patrol monthly encounters of Mexicans 2011 - 2019 about their yearly mean, moved forward by the way and a little steeper, as waits level them',
  },
  seasonOfFamilies: {
    default: {
      jan: 0.84, feb: 0.8, mar: 0.85, apr: 0.86, may: 0.88, jun: 1.03,
      jul: 1.17, aug: 1.12, sep: 1.04, oct: 1.1, nov: 1.2, dec: 1.11,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: "Factor on families' hazard of departure by month, on top of their origin's (of Mexicans: of that of all others).",
    source: 'Border Patrol monthly encounters of people in families over those of single adults 2012 - 2019, each about the mean of the twelve months around it; the middle of the years, moved forward by half a month',
  },
  seasonOfChildren: {
    default: {
      jan: 0.88, feb: 0.86, mar: 0.89, apr: 0.94, may: 0.99, jun: 1.06,
      jul: 1.11, aug: 1.03, sep: 0.99, oct: 1.06, nov: 1.14, dec: 1.05,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: "Factor on the hazard of departure of children alone by month, on top of their origin's.",
    source: 'Border Patrol monthly encounters of unaccompanied children over those of single adults 2012 - 2019, as seasonOfFamilies',
  },
  weekdayOfCrossing: {
    default: { mon: 0.935, tue: 1.015, wed: 1.05, thu: 1.005, fri: 1.035, sat: 0.99, sun: 0.97 },
    by: 'weekday', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of crossing by day of the week.',
    source: 'Border Patrol daily apprehensions April - May 2024: Monday 7 % below the week, Tuesday 1, Wednesday 5, Thursday 1, Friday 4 and Saturday 1 % above it, Sunday 5 % below',
  },
  dailyNoise: {
    default: 0.057, range: [0, 0.5], unit: 'coefficient of variation',
    prior: { kind: 'none' },
    doc: 'Variation of daily encounters about their weekly course, weekday removed.',
    source: 'by hand, so that days vary as Border Patrol daily apprehensions April - May 2024 do: 5.7 %, some of it from parties who cross together',
  },

  // --- Leaving ---------------------------------------------------------------------------------
  departureHazardPerDay: {
    default: 0.0102, range: [0, 1], unit: '1/day',
    doc: 'Hazard of setting out when going and staying look equally good.',
    source: 'by hand; sets how fast the stock at home answers',
  },
  lapseDays: {
    default: 700, range: [1, 900], unit: 'days',
    doc: 'Mean time until an intention that was not acted upon is let go.',
    source: 'assumption; surveys find plans within the next 12 months',
  },
  decisionSlope: {
    default: { 'single-adult': 4.79, family: 6.65, 'unaccompanied-child': 5.43 },
    by: 'party', range: [0.01, 50], unit: '1/value',
    doc: 'How sharply a difference in expected value moves a choice (logit).',
    source: 'by hand',
  },
  stayValue: {
    default: { 'single-adult': 0.16, family: 0.267, 'unaccompanied-child': 0.504 },
    by: 'party', range: [-2, 2], unit: 'value',
    doc: 'Value of staying at home, against which going is weighed; entry is worth 1.',
    source: 'by hand',
  },
  tiesValue: {
    default: {
      mexico: 0.12, guatemala: -0.147, honduras: 0.019, 'el-salvador': -0.11, venezuela: 0.000279, cuba: -0.31,
      haiti: -0.134, nicaragua: -0.126, colombia: -0.102, ecuador: -0.076, other: -0.164,
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
    default: 15.7, range: [1, 365], unit: 'days',
    doc: 'How far ahead a departure is planned; a deadline further off hurries few.',
    source: 'assumption; the rush of April - May 2023 took about five weeks',
  },
  crossingHorizonDays: {
    default: 7.78, range: [1, 365], unit: 'days',
    doc: 'How far ahead those near the line plan to cross; they need a day for it.',
    source: 'assumption; encounters were highest in the last three days of Title 42',
  },
  waitAndSee: {
    default: 0.5, range: [0, 5], unit: 'factor',
    doc: 'Option value of waiting for the experience of others while only an announcement is known.',
    source: 'by hand; the plateau after May 2023 lasted about seven weeks',
  },
} as const satisfies Record<string, ParameterSpec>
