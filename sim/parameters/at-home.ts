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
      mexico: 1270, guatemala: 356, honduras: 186, 'el-salvador': 125, venezuela: 554, cuba: 191,
      haiti: 23.2, nicaragua: 141, colombia: 303, ecuador: 364, other: 917,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Single adults who begin to intend to cross, a day, before push, season and shocks.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  familyIntentionsPerDay: {
    default: {
      mexico: 670, guatemala: 232, honduras: 205, 'el-salvador': 72.8, venezuela: 564, cuba: 77.6,
      haiti: 27.8, nicaragua: 21.3, colombia: 244, ecuador: 232, other: 289,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Members of families who begin to intend to cross, a day.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  childIntentionsPerDay: {
    default: {
      mexico: 481, guatemala: 130, honduras: 69.4, 'el-salvador': 41.4, venezuela: 12.2, cuba: 7.45,
      haiti: 3.94, nicaragua: 10.8, colombia: 5.4, ecuador: 14.3, other: 13.8,
    },
    by: 'origin', range: [0, 1e5], unit: 'people/day',
    doc: 'Children who begin to intend to cross without parents, a day; splits come on top.',
    source: 'by hand, from CBP encounters October 2023 - May 2024',
  },
  lawfulOnlyIntentionsPerDay: {
    default: {
      mexico: 520, guatemala: 8, honduras: 85, 'el-salvador': 20, venezuela: 480, cuba: 1110,
      haiti: 311, nicaragua: 806, colombia: 32, ecuador: 3, other: 110,
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
    default: 1.45, range: [0, 5], unit: 'factor',
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
    default: { poverty: 0.5, violence: 0.3, disaster: 2, 'us-jobs': 0.81 },
    by: 'cause', range: [-10, 10], unit: 'elasticity',
    doc: 'How push answers to what pushes and pulls: poverty (share of people), violence (homicides), disaster (share of people hit), jobs open in the United States.',
    source: 'assumption; Clemens 2021: sustained violence weighs as much as long-run economics',
  },
  seasonOfDeparture: {
    default: {
      jan: 0.87, feb: 1.05, mar: 1.28, apr: 1.29, may: 1.1, jun: 0.95,
      jul: 0.88, aug: 0.86, sep: 0.9, oct: 0.97, nov: 0.97, dec: 0.88,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month, of all but Mexicans and northern Central America.',
    source: 'so that simulated encounters have the season of Border Patrol monthly encounters of Ecuadorians and others April 2011 - March 2019 (data/encounters-before-2020.csv), each month about the twelve around it, the middle of the years (its first three harmonics, divided by how the simulated season answered)',
  },
  seasonOfDepartureCentralAmerica: {
    default: {
      jan: 0.54, feb: 0.94, mar: 1.25, apr: 1.12, may: 1.14, jun: 1.33,
      jul: 1.19, aug: 0.94, sep: 1.02, oct: 1.19, nov: 0.85, dec: 0.5,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month from Guatemala, Honduras and El Salvador.',
    source: 'as seasonOfDeparture, of Guatemalans, Hondurans and Salvadorans; departures must vary nearly twice as much as encounters, as stocks and waits level them',
  },
  seasonOfDepartureMexico: {
    default: {
      jan: 0.82, feb: 1.31, mar: 1.67, apr: 1.45, may: 1, jun: 0.78,
      jul: 0.8, aug: 0.99, sep: 1.06, oct: 0.87, nov: 0.65, dec: 0.61,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: 'Factor on the hazard of departure by month from Mexico, of all but families.',
    source: 'as seasonOfDeparture, of Mexicans; departures must vary nearly twice as much as encounters, as stocks and waits level them',
  },
  seasonOfFamilies: {
    default: {
      jan: 0.96, feb: 0.95, mar: 0.98, apr: 0.83, may: 0.82, jun: 0.95,
      jul: 1.02, aug: 1.05, sep: 1.06, oct: 1.11, nov: 1.18, dec: 1.13,
    },
    by: 'month', range: [0.1, 3], unit: 'factor',
    prior: { kind: 'none' },
    doc: "Factor on families' hazard of departure by month, on top of their origin's; of Mexicans by itself.",
    source: 'Border Patrol monthly encounters of people in families (data/parties-before-2020.csv) over those of Guatemalans, Hondurans and Salvadorans of all parties, who most of them were, 2012 - 2019, each about the twelve months around it; the middle of the years, moved forward by half a month, half as steep again, as waits level them',
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
    default: 0.0125, range: [0, 1], unit: '1/day',
    doc: 'Hazard of setting out when going and staying look equally good.',
    source: 'by hand; sets how fast the stock at home answers',
  },
  lapseDays: {
    default: 669, range: [1, 900], unit: 'days',
    doc: 'Mean time until an intention that was not acted upon is let go.',
    source: 'assumption; surveys find plans within the next 12 months',
  },
  decisionSlope: {
    default: { 'single-adult': 4.85, family: 7.02, 'unaccompanied-child': 5.43 },
    by: 'party', range: [0.01, 50], unit: '1/value',
    doc: 'How sharply a difference in expected value moves a choice (logit).',
    source: 'by hand',
  },
  stayValue: {
    default: { 'single-adult': 0.176, family: 0.274, 'unaccompanied-child': 0.494 },
    by: 'party', range: [-2, 2], unit: 'value',
    doc: 'Value of staying at home, against which going is weighed; entry is worth 1.',
    source: 'by hand',
  },
  tiesValue: {
    default: {
      mexico: 0.123, guatemala: -0.171, honduras: 0.018, 'el-salvador': -0.114, venezuela: -0.00188, cuba: -0.322,
      haiti: -0.131, nicaragua: -0.136, colombia: -0.102, ecuador: -0.0808, other: -0.164,
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
    default: 15.6, range: [1, 365], unit: 'days',
    doc: 'How far ahead a departure is planned; a deadline further off hurries few.',
    source: 'assumption; the rush of April - May 2023 took about five weeks',
  },
  crossingHorizonDays: {
    default: 7.83, range: [1, 365], unit: 'days',
    doc: 'How far ahead those near the line plan to cross; they need a day for it.',
    source: 'assumption; encounters were highest in the last three days of Title 42',
  },
  waitAndSee: {
    default: 0.453, range: [0, 5], unit: 'factor',
    doc: 'Option value of waiting for the experience of others while only an announcement is known.',
    source: 'by hand; the plateau after May 2023 lasted about seven weeks',
  },
} as const satisfies Record<string, ParameterSpec>
